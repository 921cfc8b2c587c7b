"""The portions of a cable taken together: the highest level that any of them is marked with."""

from __future__ import annotations

from collections.abc import Iterator

from cablereader.model.cable import Cable
from cablereader.model.protection.markings import marking_level


def highest_marking(cable: Cable) -> str | None:
    """Return the portion marking of the highest level in *cable*, the title's included.

    Of several at one level it is the one that says most, "S/NF" rather than "S"; None when no
    portion is marked with a level. By rule the whole is as high as its highest portion (E.O. 12958,
    section 1.6(c) and the orders after it); a record that differs was marked wrongly or cut.
    """
    ranked = ((marking_level(marking), marking) for marking in _markings(cable))
    known = [(level, len(marking), marking) for level, marking in ranked if level is not None]
    return max(known)[2] if known else None


def _markings(cable: Cable) -> Iterator[str]:
    if cable.subject_marking:
        yield cable.subject_marking
    for paragraph in cable.paragraphs:
        if paragraph.marking:
            yield paragraph.marking
