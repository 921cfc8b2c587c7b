"""Says which part of a very long text is on the page, and leads to the other parts."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from cablereader.model.text_parts import Part
from cablereader.ui.look.theme import Theme
from cablereader.ui.page.page_remark import PageRemark


class PartRemark(PageRemark):
    """Seen only over a text that is too long to be shown at once."""

    part_chosen = Signal(int)
    """The reader wants to see another part; carries the offset in the whole text of its beginning."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("partRemark")
        self._part: Part | None = None
        self.before = self.add_button(self.tr("Part &Before"), "partBefore")
        self.after = self.add_button(self.tr("&Next Part"), "partAfter")
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)

    def show_part(self, part: Part) -> None:
        """Say what is shown of the text that *part* is from."""
        self._part = part
        self.before.setEnabled(part.number > 0)
        self.after.setEnabled(part.number + 1 < len(part.starts))
        if part.is_whole:
            self.say("")
            return
        words = self.tr(
            "This text is too long for one page. Shown is part {number} of {count}, lines {first} to "
            "{last}. Find looks in this part only."
        )
        number, count = f"{part.number + 1:,}", f"{len(part.starts):,}"
        first, last = f"{part.first_line():,}", f"{part.last_line():,}"
        self.say(words.format(number=number, count=count, first=first, last=last))

    @Slot()
    def _on_before(self) -> None:
        self._step(-1)

    @Slot()
    def _on_after(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        if self._part is not None:
            self.part_chosen.emit(self._part.starts[self._part.number + by])
