"""The list of keys and the page about the program."""

from __future__ import annotations

import re
from collections.abc import Iterable

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cablereader import __version__
from cablereader.ui.commands.action_set import command_name
from cablereader.ui.look.fonts import title_font
from cablereader.ui.widgets.plain_buttons import use_words_alone

_COMMON_KEY = re.compile(r".+\+.+|F(?:[1-9]|1[0-2])|Del|Esc|Return")


class ShortcutsDialog(QDialog):
    """All commands that have a key."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutsDialog")
        self.setWindowTitle(self.tr("Keyboard Shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        commands = [action for action in actions if not action.shortcut().isEmpty()]
        rows = [(command_name(action), _keys(action)) for action in commands]
        rows += self._keys_of_the_parts()
        table = QTableWidget(len(rows), 2, self)
        table.setAccessibleName(self.windowTitle())
        table.setHorizontalHeaderLabels([self.tr("Command"), self.tr("Keys")])
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for number, (command, keys) in enumerate(rows):
            table.setItem(number, 0, QTableWidgetItem(command))
            table.setItem(number, 1, QTableWidgetItem(keys))
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.addWidget(table)
        layout.addWidget(_close_box(self))
        self.resize(480, 560)

    def _keys_of_the_parts(self) -> list[tuple[str, str]]:
        """Return what keys do in one part of the window only."""
        return [
            (self.tr("In the list: next cable, previous cable"), self.tr("J, K")),
            (
                self.tr("In the list: open a cable in a new tab"),
                self.tr("Ctrl+Enter, middle click"),
            ),
            (self.tr("In the list: close a folder or file"), self.tr("Del")),
            (self.tr("In the tree of the library: open or close a group"), self.tr("Enter")),
            (self.tr("In the library's sources: take one out"), self.tr("Del")),
            (self.tr("In the results: next cable, previous cable"), self.tr("J or N, K or P")),
            (self.tr("In the results: read the text"), self.tr("Enter")),
            (
                self.tr("In the results: select several, to copy or drag them"),
                self.tr("Shift+arrows, Shift+click"),
            ),
            (self.tr("In the results: undo, redo a filter"), self.tr("Ctrl+Z, Ctrl+Shift+Z")),
            (
                self.tr("Next hit, previous hit, and on in the next result"),
                self.tr("F3, Shift+F3 (while the find bar is closed)"),
            ),
            (self.tr("In the search: take what is offered"), self.tr("Tab")),
            (self.tr("In an empty search: searches of before"), self.tr("Down")),
            (self.tr("In the facets: include, exclude"), self.tr("Enter, - (or Alt+click)")),
            (
                self.tr("In the timeline: go, stretch, filter, let go"),
                self.tr("Arrows, Shift+arrows, Enter, Esc"),
            ),
            (self.tr("In the header: show a fact, or unfold its list"), self.tr("Enter")),
            (self.tr("In the header: follow a reference"), self.tr("Enter, click")),
            (self.tr("In the text: next cable, previous cable"), self.tr("J or N, K or P")),
            (self.tr("In the text: follow a reference"), self.tr("Enter, Ctrl+click")),
            (self.tr("Open a reference in a new tab"), self.tr("Ctrl+Enter, middle click")),
            (self.tr("In the text: one screen on, or back"), self.tr("Space, Shift+Space")),
            (self.tr("Back, forward"), self.tr("The mouse's side buttons")),
            (self.tr("In the header X-ray: go to the place of a token"), self.tr("Enter")),
            (self.tr("Close the find bar or the parse report"), self.tr("Esc")),
        ]


class AboutDialog(QDialog):
    """What the program is, its version and license, and that it stays off the network."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setWindowTitle(self.tr("About Cable Reader"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = QLabel(self.tr("Cable Reader {version}").format(version=__version__), self)
        title.setFont(title_font())
        words = QLabel(self._words(), self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(title)
        layout.addWidget(words)
        layout.addWidget(_close_box(self))
        self.setMinimumWidth(440)

    def _words(self) -> str:
        paragraphs = (
            self.tr("A reader for telegrams of the US Department of State."),
            self.tr(
                "Cable Reader never uses the network. It reads the files that you open, changes "
                "none of them, and sends nothing anywhere."
            ),
            self.tr("Free software under the MIT License."),
            self.tr("Made with Qt {qt} and PySide {pyside}, used under the LGPL.").format(
                qt=qVersion(), pyside=PySide6.__version__
            ),
        )
        return "\n\n".join(paragraphs)


def _close_box(dialog: QDialog) -> QDialogButtonBox:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    use_words_alone(box)
    box.rejected.connect(dialog.reject)
    return box


def _keys(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    keys = (key.toString(native) for key in action.shortcuts() if _is_common(key))
    return ", ".join(dict.fromkeys(keys))


def _is_common(key: QKeySequence) -> bool:
    """Return whether usual keyboards have the key: Qt also binds "Paste", "Exit" and F13 to F35."""
    return _COMMON_KEY.fullmatch(key.toString(QKeySequence.SequenceFormat.PortableText)) is not None
