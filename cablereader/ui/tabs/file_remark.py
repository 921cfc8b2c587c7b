"""Tells that the file of the cable on the page is gone, changed or back, and offers to read it again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cablereader.ui.look.theme import Theme
from cablereader.ui.page.page_remark import PageRemark
from cablereader.ui.tabs.shown_file import FileState


class FileRemark(PageRemark):
    """Seen only where the page is no longer what the file has."""

    read_again_requested = Signal()
    """The reader wants to see what the file has now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("fileRemark")
        self.read_again = self.add_button(self.tr("&Read Again"), "readAgain")
        self.read_again.setToolTip(self.tr("Read the file again (F5)"))
        self.read_again.clicked.connect(self.read_again_requested)
        self.add_close_button()

    def tell(self, name: str, state: FileState) -> None:
        """Say what became of the file *name*."""
        words = {
            FileState.AS_READ: "",
            FileState.GONE: self.tr(
                "“{name}” is no longer where it was. The page shows what was read of it."
            ),
            FileState.CHANGED: self.tr(
                "“{name}” was written anew. The page shows it as it was read before."
            ),
            FileState.BACK: self.tr("“{name}” is there again, as it was read."),
        }[state]
        self.read_again.setVisible(state is not FileState.GONE)
        self.say(words.format(name=name))
