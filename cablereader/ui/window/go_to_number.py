"""Go to a cable by its number, in any spelling; near misses where it is not held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from cablereader.model.mrn import parse_mrn
from cablereader.ui.holdings import HeldCable, Holdings
from cablereader.ui.look.level_chip import chip_icon, chip_size
from cablereader.ui.widgets.choice_delegate import Choice
from cablereader.ui.widgets.chooser import Chooser

_MOST = 12
_NEAR = 6


class GoToNumber(Chooser):
    """Completes numbers of held cables while they are typed."""

    def __init__(
        self, holdings: Holdings, year: int | None, parent: QWidget, is_reading: bool = False
    ) -> None:
        """*year* is assumed where none is typed: that of the cable on the page.

        *is_reading* says that the folders are still being looked through.
        """
        placeholder = parent.tr("Number of a cable: 07LIMA1052, 07 Lima 1052, 2007LIMA01052")
        super().__init__(parent.tr("Go to Cable"), placeholder, parent)
        self.setObjectName("goToNumber")
        self._holdings = holdings
        self._year = year
        self._is_reading = is_reading
        self.list.setIconSize(chip_size(self.list.font()))

    def choices(self, words: str) -> tuple[Sequence[Choice], str]:
        """Return the cable that *words* spell, else those whose numbers begin so, else near ones."""
        if not words.strip():
            return self._rows(self._holdings.completions("", _MOST)), ""
        mrn = parse_mrn(words, self._year)
        exact = self._holdings.find(mrn) if mrn is not None else None
        begun = self._holdings.completions(words, _MOST)
        if not begun and mrn is not None:
            begun = self._holdings.completions(mrn.canonical, _MOST)
        elif not begun and self._year is not None:
            # A station alone, or the beginning of one: "lima".
            begun = self._holdings.completions(f"{self._year % 100:02d}{words}", _MOST)
        if exact is not None or begun:
            first = [exact] if exact is not None else []
            return self._rows([*first, *(item for item in begun if item != exact)]), ""
        if mrn is None:
            return [], self._not_understood()
        near = self._holdings.near(mrn, _NEAR)
        said = self.tr("{number} is not held.").format(number=mrn.canonical)
        if near:
            said += " " + self.tr("Near it:")
        elif self._is_reading:
            said += " " + self.tr("The folders are still being looked through.")
        return self._rows(near), said

    def _not_understood(self) -> str:
        return self.tr(
            "No held cable begins so. A number is a year, a station and a serial: 07LIMA1052."
        )

    def _rows(self, cables: Iterable[HeldCable]) -> list[Choice]:
        ratio = self.devicePixelRatioF()
        return [
            Choice(
                f"{item.reference_id}   {item.subject or ''}",
                item.address,
                (item.created or "")[:10],
                chip_icon(item.level, self.list.font(), ratio),
            )
            for item in cables
        ]
