"""The list in which the reader chooses how the library is grouped."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from cablereader.library import Grouping


class GroupingBox(QComboBox):
    """The ways of grouping, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryGrouping")
        self.setAccessibleName(self.tr("Group the library by"))
        self._filter_words: dict[Grouping, str] = {}
        for grouping, words, filter_words in (
            (Grouping.FOLDER, self.tr("By folder"), self.tr("Filter folders")),
            (Grouping.POST, self.tr("By post and date"), self.tr("Filter posts")),
            (Grouping.DATE, self.tr("By date"), self.tr("Filter years")),
            (Grouping.LEVEL, self.tr("By level"), self.tr("Filter levels")),
            (Grouping.TAGS, self.tr("By TAGS"), self.tr("Filter by code or meaning")),
            (Grouping.THREAD, self.tr("By thread"), self.tr("Filter by subject")),
        ):
            self.addItem(words, grouping)
            self._filter_words[grouping] = filter_words
        # Else the longest words would ask for more width than the column may have.
        self.setMinimumContentsLength(8)

    @property
    def grouping(self) -> Grouping:
        """The chosen way."""
        return Grouping(self.currentData())

    def choose(self, grouping: Grouping | str) -> None:
        """Choose *grouping*; by post where it is none that there is."""
        found = self.findData(grouping)
        self.setCurrentIndex(found if found >= 0 else self.findData(Grouping.POST))

    def filter_words(self) -> str:
        """Return what a filter of the topmost groups looks for, in words."""
        return self._filter_words[self.grouping]
