"""Commands made alike: name, tip, keys and icon of an action, and what all of them are."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from cablereader.ui.look.icons import icon
from cablereader.ui.look.theme import Theme


class ActionSet(QObject):
    """Makes the actions of a window, each its child."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: dict[QAction, str] = {}

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colors of *theme*."""
        self._theme = theme
        for action, name in self._icons.items():
            action.setIcon(icon(name, theme.color("tool")))

    def all(self) -> list[QAction]:
        """Return every command in the order in which it was made."""
        return [child for child in self.children() if isinstance(child, QAction)]

    def _action(
        self,
        text: str,
        tip: str,
        key: QKeySequence.StandardKey | str | None,
        icon_name: str | None = None,
    ) -> QAction:
        action = QAction(text, self)
        action.setStatusTip(tip)
        if isinstance(key, str):
            action.setShortcut(QKeySequence(key))
        elif key is not None:
            action.setShortcuts(QKeySequence.keyBindings(key))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip} ({keys})" if keys else tip)
        if icon_name is not None:
            self._icons[action] = icon_name
            action.setIcon(icon(icon_name, self._theme.color("tool")))
        return action

    def _toggle(self, text: str, tip: str, key: str, icon_name: str) -> QAction:
        action = self._action(text, tip, key, icon_name)
        action.setCheckable(True)
        # In place of the check mark an icon would say nothing but its frame of "on".
        action.setIconVisibleInMenu(False)
        return action


def command_name(action: QAction) -> str:
    """Return the name of a command without the signs of menus."""
    return action.text().replace("&", "").removesuffix("…")
