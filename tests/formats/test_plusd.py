"""Records of the Public Library of US Diplomacy: pages, and text copied from them."""

from __future__ import annotations

import html
from collections.abc import Callable

import pytest

from cablereader import parse_cable
from cablereader.formats.plusd import read_plusd_page, read_plusd_text

from .messages import MESSAGE, RECORD

FIELDS = {
    "Date": "1973 April 16, 00:00 (Monday)",
    "Canonical ID": "1973LIMA02545_b",
    "Original Classification": "CONFIDENTIAL",
    "Current Classification": "UNCLASSIFIED",
    "Handling Restrictions": "-- N/A or Blank --",
    "Character Count": "612",
    "Executive Order": "GDS",
    "Locator": "TEXT ON-LINE",
    "TAGS": "PE - Peru | PFOR - Political Affairs--Foreign Policy",
    "Concepts": "LIGHTHOUSES | PAINTS",
    "Enclosure": "-- Not Assigned --",
    "Type": "TE - Telegram (cable)",
    "Office Origin": "-- N/A or Blank --",
    "Office Action": "ACTION ARA",
    "Archive Status": "Electronic Telegrams",
    "From": "Peru Lima",
    "Markings": "Declassified 23 MAY 2005",
    "To": "Colombia Bogota | Department of State",
}
LATER = FIELDS | {
    "Date": "2007 March 27, 22:39 (Tuesday)",
    "Canonical ID": "07LIMA1052_a",
    "Executive Order": "-- Not Assigned --",
}
OLD_MESSAGE = (
    RECORD.partition("Message Text\n")[2].partition("   Message Attributes")[0].strip("\n")
)
ATTRIBUTES = RECORD.partition("Message Attributes\n")[2]
TITLE = "A LIGHTHOUSE"
LINKED = "Linked documents or other documents that may mention this one: 1973STATE071234\n"


def one_a_line(message: str, fields: dict[str, str] = FIELDS) -> str:
    return f"{TITLE}\n{''.join(f'{name}: {value}{chr(10)}' for name, value in fields.items())}\n{message}"


def one_a_line_without_blanks(message: str, fields: dict[str, str] = FIELDS) -> str:
    return one_a_line(message, fields).replace(": ", ":", len(fields))


def two_a_line(message: str, fields: dict[str, str] = FIELDS) -> str:
    cells = [f"{name}:\t{value}" for name, value in fields.items()]
    lines = ["\t".join(cells[at : at + 2]) for at in range(0, len(cells), 2)]
    return f"{TITLE}\n" + "\n".join(lines) + f"\n\n{message}"


def below_names(message: str, fields: dict[str, str] = FIELDS) -> str:
    lines = "".join(f"{name}:\n{value}\n" for name, value in fields.items())
    return f"{TITLE}\n\n{lines}\nRaw content\nMetadata\nPrint\nShare\n\n{message}\n\n{LINKED}"


def page(message: str, fields: dict[str, str] = FIELDS, content: str = "pre") -> str:
    """Return a page: in a block of text, or with a break at the end of each line."""
    rows = "".join(
        f"<tr><td><div class='k'>{name}:</div><div class='v'><a href='/x'>{html.escape(value)}</a></div>"
        "</td></tr>\n"
        for name, value in fields.items()
    )
    written = html.escape(message, quote=False)
    if content != "pre":
        written = written.replace("\n", "<br />\n")
    return (
        "<!DOCTYPE html><html><head><script>var a = 'From: x';</script></head>\n<body><ul>"
        + "<li>Menu</li>" * 500
        + f"</ul><h1>{TITLE}</h1>\n<table>\n{rows}</table>\n<ul><li>Raw content</li></ul>\n"
        f"<{content}>{written}</{content}>\n<p>{LINKED}</p></body></html>"
    )


def page_with_breaks(message: str, fields: dict[str, str] = FIELDS) -> str:
    return page(message, fields, "div")


Shape = Callable[..., str]
PAGES: list[Shape] = [page, page_with_breaks]
SHAPES: list[Shape] = [one_a_line, one_a_line_without_blanks, two_a_line, below_names, *PAGES]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_message_is_that_of_the_archives(shape: Shape) -> None:
    cable, wanted = parse_cable(shape(OLD_MESSAGE)), parse_cable(RECORD)
    assert cable.text.strip() == wanted.text.strip()
    assert cable.source_format == ("page" if shape in PAGES else "archives")
    for name in ("reference_id", "created", "subject", "signers", "tags", "to", "classification"):
        assert getattr(cable, name) == getattr(wanted, name), name
    assert [item.number for item in cable.paragraphs] == [1, 2]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_later_cables_have_envelope_and_text_in_one(shape: Shape) -> None:
    cable, wanted = parse_cable(shape(MESSAGE, LATER)), parse_cable(MESSAGE)
    assert cable.text.strip() == wanted.text
    assert cable.reference_id == "07LIMA1052"
    assert cable.created == "2007-03-27T22:39Z"
    assert cable.defects == ()


@pytest.mark.parametrize("shape", SHAPES)
def test_fields_are_kept_by_name_but_for_blank_ones(shape: Shape) -> None:
    stated = parse_cable(shape(OLD_MESSAGE)).metadata
    assert {name: stated.get(name) for name in FIELDS} == {
        name: None if value.startswith("--") else value for name, value in FIELDS.items()
    }
    assert stated["subject"] == TITLE
    assert stated["created"] == "1973-04-16"


@pytest.mark.parametrize("shape", [one_a_line, two_a_line, page, page_with_breaks])
def test_attributes_below_a_rule_are_no_part_of_the_message(shape: Shape) -> None:
    cable = parse_cable(shape(f"{OLD_MESSAGE}\n\n---\n\n{ATTRIBUTES}"))
    assert cable.text.strip() == parse_cable(RECORD).text.strip()
    assert cable.metadata["Capture Date"] == "01 JAN 1994"
    assert cable.metadata["To"] == FIELDS["To"]
    assert cable.signers == ("SAMPLE",)


def test_a_whole_record_below_the_fields() -> None:
    cable = parse_cable(one_a_line(RECORD))
    assert cable.text == parse_cable(RECORD).text
    assert cable.metadata["Draft Date"] == "16 APR 1973"
    assert cable.metadata["Canonical ID"] == "1973LIMA02545_b"


def test_a_rule_within_the_message_is_the_messages() -> None:
    message = MESSAGE.replace("\n2. (C)", "\n-----\nTHE LAMP\n-----\n\n2. (C)")
    assert parse_cable(one_a_line(message, LATER)).text == message


def test_the_messages_own_labels_are_not_fields() -> None:
    message = MESSAGE.replace("\n2. (C)", "\nFrom: the keeper\nDate: unknown\n\n2. (C)")
    cable = parse_cable(one_a_line(message, LATER))
    assert cable.text == message
    assert cable.metadata["From"] == "Peru Lima"


def test_a_field_that_is_missing_is_not_taken_from_the_message() -> None:
    fields = {name: value for name, value in LATER.items() if name not in ("TAGS", "To", "From")}
    message = MESSAGE.replace("\n2. (C)", "\nFrom: the keeper\n\n2. (C)")
    cable = parse_cable(one_a_line(message, fields))
    assert cable.text == message
    assert "From" not in cable.metadata
    assert cable.tags == ("PREL", "PGOV", "PE")


@pytest.mark.parametrize(
    "message", [MESSAGE, OLD_MESSAGE.partition("PAGE 01")[1] + " X\n\n" + MESSAGE]
)
def test_the_last_field_may_have_no_value(message: str) -> None:
    cable = parse_cable(one_a_line(message, LATER | {"To": ""}))
    assert cable.text == message
    assert "To" not in cable.metadata


@pytest.mark.parametrize("message", [MESSAGE, MESSAGE.partition("BOGOTA 0394\n")[2], OLD_MESSAGE])
def test_the_last_field_may_run_over_lines(message: str) -> None:
    fields = LATER | {"To": "COLOMBIA BOGOTA\nDEPARTMENT OF STATE"}
    cable = parse_cable(one_a_line("", fields).rstrip("\n") + f"\n{message}")
    assert cable.text == message
    assert cable.metadata["To"] == "COLOMBIA BOGOTA DEPARTMENT OF STATE"


def test_signs_that_markup_escapes_are_the_messages() -> None:
    assert "green & white" in parse_cable(page(MESSAGE, LATER)).text
    assert "a < b" in parse_cable(page_with_breaks(MESSAGE, LATER)).text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(MESSAGE, id="message"),
        pytest.param(RECORD, id="record"),
        pytest.param(f"The Canonical ID: field is {MESSAGE}", id="within-a-line"),
        pytest.param(f"Canonical ID: 07LIMA1052\nDate: 2007\n\n{MESSAGE}", id="too-few"),
    ],
)
def test_no_record(text: str) -> None:
    assert read_plusd_text(text) is None
    assert read_plusd_page(f"<html>{text}</html>") is None


def test_a_script_that_never_ends_does_not_hide_the_message() -> None:
    cable = parse_cable(page_with_breaks(MESSAGE, LATER).replace("<table>", "<script>\n<table>"))
    assert cable.reference_id == "07LIMA1052"
    assert len(cable.paragraphs) == 2


@pytest.mark.parametrize("tab", ["", "\nContent\nShow Headers\n"])
def test_linked_documents_above_the_message(tab: str) -> None:
    text = one_a_line(f"{LINKED}1973STATE071235\n{tab}\n{MESSAGE}", LATER)
    cable = parse_cable(text)
    assert cable.source_format == "archives"
    assert cable.text == MESSAGE
