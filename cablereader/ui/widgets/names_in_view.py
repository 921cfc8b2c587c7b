"""Object names for the tab in view: several panes are alike, and a name must find the one seen.

Scripts and assistive tools ask for ``bodyView``; the parts of the tabs behind are nameless.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_NAME = "nameInView"
_QT = "qt_"
"""Qt's own parts keep their names; Qt looks for some of them."""


def take_names(top: QWidget) -> None:
    """Make everything below *top* nameless until :func:`give_names`."""
    for part in top.findChildren(QWidget):
        name = part.objectName()
        if name and not name.startswith(_QT):
            part.setProperty(_NAME, name)
            part.setObjectName("")


def rename(part: QWidget, name: str) -> None:
    """Call *part* by another name, now or when it gets its name back."""
    if part.property(_NAME) and not part.objectName():
        part.setProperty(_NAME, name)
    else:
        part.setObjectName(name)


def give_names(top: QWidget) -> None:
    """Let everything below *top* have the names that :func:`take_names` took."""
    for part in top.findChildren(QWidget):
        name = part.property(_NAME)
        if name and not part.objectName():
            part.setObjectName(name)
