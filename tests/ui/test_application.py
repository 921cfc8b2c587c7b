"""What the system asks of the program ends in one function that takes paths.

There is one QApplication in a process and pytest-qt has made it; these tests run the program's own
in processes of theirs.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

_START = """
import json, os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QWidget
from cablereader.desktop.start_request import Request
from cablereader.ui.window.application import Application

class Window(QWidget):
    def __init__(self):
        super().__init__()
        self.done = []
    def open_paths(self, paths):
        self.done.append([str(path) for path in paths])
    def bring_to_front(self):
        self.done.append("front")
    def closeEvent(self, event):
        self.done.append("closed")

application = Application(["cablereader"])
window = Window()
"""
_END = """
print(json.dumps(window.done))
"""


def outcome(script: str, tmp_path: Path, **variables: str) -> Any:
    """Run *script* with an application and a window, and return what the window was asked."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        **variables,
    }
    done = subprocess.run(
        [sys.executable, "-c", _START + textwrap.dedent(script) + _END],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_paths_wait_for_the_window(tmp_path: Path) -> None:
    script = """
    application.open_paths([Path("/a")])
    application.open_paths([Path("/b")])
    application.attach(window)
    application.open_paths([])
    application.open_paths([Path("/c")])
    """
    assert outcome(script, tmp_path) == [["/a", "/b"], ["/c"]]


def test_a_file_open_event_opens_the_file(tmp_path: Path) -> None:
    script = """
    application.attach(window)
    QCoreApplication.sendEvent(application, QFileOpenEvent("/cables/a b.txt"))
    QCoreApplication.sendEvent(application, QFileOpenEvent(QUrl("file:///cables/caf%C3%A9.txt")))
    QCoreApplication.sendEvent(application, QFileOpenEvent(QUrl("https://example.org/a.txt")))
    """
    assert outcome(script, tmp_path) == [["/cables/a b.txt"], ["/cables/café.txt"]]


def test_a_second_start_opens_its_paths_in_front(tmp_path: Path) -> None:
    script = """
    application.attach(window)
    application.take_request(Request(("/a.txt",), "token-7"))
    application.take_request(Request(()))
    window.done.append(os.environ["XDG_ACTIVATION_TOKEN"])
    """
    assert outcome(script, tmp_path) == [["/a.txt"], "front", "front", "token-7"]


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_closes_the_window_and_ends_the_program(tmp_path: Path, name: str) -> None:
    number = getattr(signal, name)
    script = f"""
    application.attach(window)
    window.show()
    QTimer.singleShot(0, lambda: os.kill(os.getpid(), {int(number)}))
    status = application.exec()
    window.done.append(status)
    """
    assert outcome(script, tmp_path) == ["closed", 0]


def test_desktops_know_the_program_by_its_name_and_icon(tmp_path: Path) -> None:
    script = """
    window.done = [
        application.applicationDisplayName(),
        application.desktopFileName(),
        application.windowIcon().isNull(),
        application.windowIcon().pixmap(64, 64).width(),
    ]
    """
    assert outcome(script, tmp_path) == ["Cable Reader", "cablereader", False, 64]


def test_a_second_start_loads_no_window_code(tmp_path: Path) -> None:
    script = """
    from cablereader.ui.window import application as module
    from cablereader.desktop.single_instance import SingleInstance, Start
    SingleInstance.announce = lambda self, paths: Start.HANDED_OVER
    window.done = [module.run(["a.txt"]), "cablereader.ui.window.main_window" in sys.modules]
    """
    assert outcome(script, tmp_path) == [0, False]
