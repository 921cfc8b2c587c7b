"""The command palette: every command by a few letters of its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cablereader.ui.widgets.choice_delegate import Choice
from cablereader.ui.widgets.chooser import Chooser
from cablereader.ui.window.fuzzy import ranked


class CommandPalette(Chooser):
    """Lists commands with their keys; those that have nothing to work on stand last, muted."""

    def __init__(self, commands: Iterable[tuple[str, QAction]], parent: QWidget) -> None:
        """*commands* are pairs of a name and the command."""
        super().__init__(parent.tr("Command Palette"), parent.tr("Type a command"), parent)
        self.setObjectName("commandPalette")
        self._commands = list(commands)

    def choices(self, words: str) -> tuple[Sequence[Choice], str]:
        """Return the commands that fit *words*."""
        found = ranked(words, self._commands, lambda pair: pair[0])
        found.sort(key=lambda pair: not pair[1].isEnabled())
        rows = [
            Choice(_said(name, action), action, _keys(action), is_enabled=action.isEnabled())
            for name, action in found
        ]
        none = self.tr("No command has these letters.")
        return rows, "" if rows else none


def _said(name: str, action: QAction) -> str:
    return f"✓ {name}" if action.isCheckable() and action.isChecked() else name


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
