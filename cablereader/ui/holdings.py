"""Which cables the reader holds, by number, and which of them cite a given one. No Qt here.

:class:`Holdings` is what a source of cables answers; the opened folders are one such source,
:class:`OpenedCables`.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from cablereader.formats.opening import CableAddress
from cablereader.model.cable import Cable
from cablereader.model.level import Level
from cablereader.model.mrn import MRN, parse_mrn

LONGEST_BEGINNING = 320
"""Characters of the first paragraph that are kept for a preview."""

Identity = tuple[int, str, int]
"""Year, station and serial as :attr:`MRN.identity` gives them."""


@dataclass(frozen=True, slots=True)
class HeldCable:
    """What a preview, a list or a completion says about a cable, and where the cable is."""

    address: CableAddress
    mrn: MRN
    subject: str | None = None
    level: Level | None = None
    created: str | None = None
    beginning: str = ""
    """The first paragraph, on one line."""
    cites: tuple[MRN, ...] = ()
    """The telegrams in its REF block, once each."""

    @property
    def reference_id(self) -> str:
        """The number in its published form."""
        return self.mrn.canonical


class Holdings(Protocol):
    """A source of cables that can be asked by number."""

    def find(self, mrn: MRN) -> HeldCable | None:
        """Return the cable *mrn*, or None where it is not held."""

    def citing(self, mrn: MRN) -> Sequence[HeldCable]:
        """Return the cables that cite *mrn* in their REF blocks, the oldest first."""

    def near(self, mrn: MRN, most: int) -> Sequence[HeldCable]:
        """Return up to *most* cables of the same station and year with the nearest serials."""

    def completions(self, beginning: str, most: int) -> Sequence[HeldCable]:
        """Return up to *most* cables whose canonical numbers begin with *beginning*."""

    def beginning(self, held: HeldCable) -> str:
        """Return the first paragraph of a cable found here, on one line; empty if it is not known."""


def beginning_of(cable: Cable) -> str:
    """Return the first paragraph of *cable* for a preview, on one line."""
    if not cable.paragraphs:
        return ""
    first = cable.paragraphs[0]
    text = cable.text[first.start : min(first.end, first.start + 2 * LONGEST_BEGINNING)]
    beginning = " ".join(text.split())
    if len(beginning) > LONGEST_BEGINNING:
        beginning = beginning[:LONGEST_BEGINNING].rsplit(" ", 1)[0] + " …"
    return beginning


def held_cable(
    cable: Cable, address: CableAddress, *, with_beginning: bool = True
) -> HeldCable | None:
    """Return what is kept of *cable*; None for one without a number, which nothing can cite.

    Only the *beginning* takes reading the body, which many cables of one table can do without.
    """
    mrn = parse_mrn(cable.reference_id) if cable.reference_id else None
    if mrn is None:
        return None
    beginning = beginning_of(cable) if with_beginning else ""
    numbers = dict.fromkeys(item.reference_id for item in cable.references if item.reference_id)
    cites = (cited for number in numbers if (cited := parse_mrn(number)) is not None)
    return HeldCable(
        address,
        mrn,
        cable.subject,
        cable.classification_level,
        cable.created,
        beginning,
        tuple(cites),
    )


class OpenedCables:
    """The cables of the opened folders and files, as far as they were read."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[HeldCable, ...]] = {}
        self._by_identity: dict[Identity, list[HeldCable]] = {}
        self._citing: dict[Identity, dict[CableAddress, HeldCable]] = {}
        self._serials: dict[tuple[int, str], list[int]] = {}
        self._numbers: list[tuple[str, Identity]] = []
        self._number_of: dict[Identity, str] = {}

    def __len__(self) -> int:
        return len(self._by_identity)

    def paths(self) -> Sequence[str]:
        """Return the files that were read."""
        return tuple(self._files)

    def set_file(self, path: str, cables: Iterable[HeldCable]) -> bool:
        """Take *cables* as all that the file *path* holds; return whether that is news."""
        new = tuple(cables)
        if self._files.get(path) == new:
            return False
        changed = self.forget_file(path) or bool(new)
        self._files[path] = new
        for cable in new:
            self._add(cable)
        return changed

    def forget_file(self, path: str) -> bool:
        """Take out what the file *path* held; return whether there was anything."""
        old = self._files.pop(path, ())
        for cable in old:
            self._remove(cable)
        return bool(old)

    def find(self, mrn: MRN) -> HeldCable | None:
        """Return the cable *mrn*; of several copies the one that was read first."""
        found = self._by_identity.get(mrn.identity)
        return found[0] if found else None

    def citing(self, mrn: MRN) -> Sequence[HeldCable]:
        """Return the cables that cite *mrn* in their REF blocks, the oldest first, once each."""
        found = self._citing.get(mrn.identity, {}).values()
        once = {cable.reference_id: cable for cable in found}
        return sorted(once.values(), key=lambda item: (item.created or "", item.reference_id))

    def near(self, mrn: MRN, most: int) -> Sequence[HeldCable]:
        """Return up to *most* cables of the same station and year with the nearest serials."""
        year, post, serial = mrn.identity
        serials = self._serials.get((year, post), [])
        at = bisect_left(serials, serial)
        around = serials[max(0, at - most) : at + most]
        nearest = sorted(around, key=lambda other: (abs(other - serial), other))[:most]
        return [self._by_identity[year, post, other][0] for other in sorted(nearest)]

    def completions(self, beginning: str, most: int) -> Sequence[HeldCable]:
        """Return up to *most* cables whose canonical numbers begin with *beginning*."""
        wanted = "".join(beginning.upper().split())
        found: list[HeldCable] = []
        at = bisect_left(self._numbers, (wanted, (0, "", 0)))
        while at < len(self._numbers) and len(found) < most:
            number, identity = self._numbers[at]
            if not number.startswith(wanted):
                break
            found.append(self._by_identity[identity][0])
            at += 1
        return found

    def beginning(self, held: HeldCable) -> str:
        """Return the first paragraph of a cable found here."""
        return held.beginning

    def _add(self, cable: HeldCable) -> None:
        mrn, identity = cable.mrn, cable.mrn.identity
        held = self._by_identity.setdefault(identity, [])
        held.append(cable)
        if len(held) == 1:
            self._number_of[identity] = mrn.canonical
            insort(self._numbers, (mrn.canonical, identity))
            insort(self._serials.setdefault(identity[:2], []), mrn.serial)
        for cited in cable.cites:
            self._citing.setdefault(cited.identity, {})[cable.address] = cable

    def _remove(self, cable: HeldCable) -> None:
        mrn, identity = cable.mrn, cable.mrn.identity
        held = self._by_identity[identity]
        held.remove(cable)
        if not held:
            del self._by_identity[identity]
            serials = self._serials[identity[:2]]
            del serials[bisect_left(serials, mrn.serial)]
            number = self._number_of.pop(identity)
            del self._numbers[bisect_left(self._numbers, (number, identity))]
        for cited in cable.cites:
            self._citing[cited.identity].pop(cable.address, None)
