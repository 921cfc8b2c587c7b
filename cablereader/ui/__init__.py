"""The windows of Cable Reader: ``from cablereader.ui import MainWindow``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cablereader.ui.window.main_window import MainWindow

__all__ = ["MainWindow"]


def __getattr__(name: str) -> Any:
    # Importing one small part of this package, for example in a test, need not load every window.
    if name == "MainWindow":
        from cablereader.ui.window.main_window import MainWindow

        return MainWindow
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
