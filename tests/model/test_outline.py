"""The outline names what a reader looks for, where it is."""

from __future__ import annotations

import pytest

from cablereader import parse_cable
from cablereader.model.reading.outline import LONGEST, Entry, EntryKind, outline_of
from cablereader.model.reading.typesetting import set_for_reading

_HEAD = "UNCLAS LIMA 000012\n\nTAGS: PREL, PE\nSUBJECT: A LIGHTHOUSE\n\n"


def outline(body: str) -> tuple[Entry, ...]:
    cable = parse_cable(_HEAD + body)
    entries = outline_of(cable, set_for_reading(cable))
    assert [item.start for item in entries] == sorted(item.start for item in entries)
    return entries


def test_paragraphs_are_named_by_their_first_words() -> None:
    (entry,) = outline("1. (SBU) The lamp\nis out.\n\n-- An item.\n\nMore text.\n")
    assert (entry.number, entry.marking, entry.words) == (1, "SBU", "The lamp is out.")
    assert entry.kind is EntryKind.PARAGRAPH


def test_long_paragraphs_end_at_a_word() -> None:
    (entry,) = outline("1. (U) " + "lamp " * 80 + "\n")
    assert entry.words.endswith("lamp…")
    assert len(entry.words) <= LONGEST + 1


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("1. (U) Summary: Out.  End summary.\n", EntryKind.SUMMARY),
        ("1. (U) Comment: Well.  End comment.\n", EntryKind.COMMENT),
        ("1. (U) Action request: Oil, please.\n", EntryKind.ACTION_REQUEST),
        ("1. (U) They ask for action requested.\n", EntryKind.PARAGRAPH),
    ],
)
def test_passages_have_their_kind(body: str, kind: EntryKind) -> None:
    assert outline(body)[0].kind is kind


def test_headings_and_notes_have_entries_of_their_own() -> None:
    entries = outline("THE LAMP\n--------\n\n1. (U) Out (Note: Since May.  End note.) again.\n")
    assert [item.kind for item in entries] == [
        EntryKind.HEADING,
        EntryKind.PARAGRAPH,
        EntryKind.NOTE,
    ]
    assert entries[0].words == "THE LAMP"
    assert entries[1].number == 1
    assert entries[2].words.startswith("Note: Since May.")
