"""Open the samples of the installed program in its own window, and close it. Run by wheel.sh."""

from __future__ import annotations

import sys

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

import cablereader
from cablereader.model.resources import resource
from cablereader.ui import MainWindow

_PATIENCE = 20_000  # milliseconds


def main() -> int:
    """Return 0 once the window shows the introduction."""
    assert "site-packages" in cablereader.__file__, cablereader.__file__
    application = QApplication([])
    window = MainWindow()
    window.show()
    window.open_paths([resource("samples", "00-how-to-read-a-cable.txt")])
    clock = QElapsedTimer()
    clock.start()
    while "09STATE59417" not in window.windowTitle():
        if clock.elapsed() > _PATIENCE:
            print(f"the window did not open the sample: {window.windowTitle()!r}", file=sys.stderr)
            return 1
        application.processEvents()
    print(window.windowTitle())
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
