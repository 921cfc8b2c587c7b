"""What stands above a message in files that are no usual dump."""

from __future__ import annotations

import pytest

from cablereader import parse_cable
from cablereader.formats.preface import read_preface

from .messages import ENVELOPE, MESSAGE, TEXT

_STATED = {
    "reference_id": "07LIMA1052",
    "subject": "A LIGHTHOUSE CHANGES COLOR AND",
    "created": "2007-03-27 22:39",
    "classification": "CONFIDENTIAL",
    "origin": "Embassy Lima",
}
_ID, _TITLE, _DATE, _LEVEL, _ORIGIN = _STATED.values()
_ROW = f"{_ID} | {_DATE} | 2011-08-30 01:44 | {_LEVEL} | {_ORIGIN}"
_NAMES = "Reference ID | Created | Released | Classification | Origin"
_LINKS = (
    f"[{_ID}](/cable/2007/03/{_ID}.html) [{_DATE}](/date/2007-03_0.html) "
    f'[2011-08-30 01:44](/reldate/x.html) [{_LEVEL}](/classification/1_0.html "unclassified") '
    f"[{_ORIGIN}](/origin/112_0.html)"
)


def _lines(*lines: str) -> str:
    return "\n".join((*lines, MESSAGE))


@pytest.mark.parametrize(
    ("text", "source_format"),
    [
        pytest.param(_lines(_ID, "", _TITLE, "", _DATE, "", _LEVEL, "", _ORIGIN, ""), "dump", id="blank-lines"),
        pytest.param(_lines(_ID, _TITLE, _DATE, "2011-08-30 01:44", _LEVEL, _ORIGIN), "dump", id="released"),
        pytest.param(_lines(_TITLE, _ID, _LEVEL, _ORIGIN, _DATE), "dump", id="other-order"),
        pytest.param(_lines(f"# {_ID}", f"## {_TITLE}", f"*{_DATE}*", _LEVEL, _ORIGIN), "dump", id="headings"),
        pytest.param(_lines(f"{_ID} | {_DATE} | {_LEVEL} | {_ORIGIN}", _TITLE), "dump", id="bars"),
        pytest.param(
            _lines(f"Viewing cable {_ID}, {_TITLE}", f"| {_NAMES} |", "|---|---|---|---|---|", f"| {_ROW} |", ""),
            "page", id="table",
        ),
        pytest.param(_lines(f"### Viewing cable {_ID}, {_TITLE}", _NAMES, "--- | --- | ---", _ROW), "page", id="bare-table"),
        pytest.param(
            _lines(f"Viewing cable {_ID}, {_TITLE}", _NAMES.replace(" | ", " "), _LINKS, ""), "page", id="links",
        ),
        pytest.param(
            _lines(
                f"Reference ID: {_ID}", f"Subject: {_TITLE}", f"Created: {_DATE}",
                f"Classification: {_LEVEL}", f"Origin: {_ORIGIN}", "",
            ),
            "key_value", id="names",
        ),
        pytest.param(
            _lines(
                f"**Cable ID:** #{_ID}  ", f"**Title:** {_TITLE}  ", f"**Date:** {_DATE}  ",
                f"**Class:** {_LEVEL}  ", f"**From:** {_ORIGIN}  ",
            ),
            "key_value", id="bold-names",
        ),
        pytest.param(
            _lines(
                "---", f"id: {_ID}", f'title: "{_TITLE}"', f"date: {_DATE}",
                f"classification: {_LEVEL}", f"origin: {_ORIGIN}", "---",
            ),
            "key_value", id="yaml",
        ),
    ],
)  # fmt: skip
def test_values_are_known_by_what_they_are(text: str, source_format: str) -> None:
    cable = parse_cable(text)
    assert cable.source_format == source_format
    assert {name: cable.metadata[name] for name in _STATED} == _STATED
    assert cable.text.lstrip("\n") == MESSAGE
    assert cable.defects == parse_cable(MESSAGE).defects


def test_a_value_may_be_missing() -> None:
    cable = parse_cable(_lines(_ID, _TITLE, _DATE, _LEVEL))
    assert (cable.text, cable.transmission_id) == (MESSAGE, "VZCZCXYZ0000")
    assert "origin" not in cable.metadata


def test_names_that_are_not_known_are_kept() -> None:
    head = (f"ID: {_ID}", f"Date: {_DATE}", f"Origin: {_ORIGIN}", "Referenced by: 07LIMA1100")
    assert parse_cable(_lines(*head)).metadata["referenced_by"] == "07LIMA1100"


def test_facts_of_a_message_without_an_envelope() -> None:
    cable = parse_cable("\n".join((f"ID: {_ID}", f"Date: {_DATE}", f"Origin: {_ORIGIN}", "", TEXT)))
    assert (cable.reference_id, cable.created) == (_ID, "2007-03-27T22:39Z")
    assert cable.references[0].reference_id == "07LIMA520"


def test_blocks_in_fences() -> None:
    fenced = (
        f"# Viewing cable {_ID}, {_TITLE}\n\n{_ROW}\n\n```\n{ENVELOPE}\n```\n\n```\n{TEXT}\n```\n"
    )
    cable = parse_cable(fenced)
    assert "```" not in cable.text
    assert (cable.signers, cable.defects) == (("SAMPLE",), parse_cable(MESSAGE).defects)


def test_indented_blocks() -> None:
    indented = "\n".join(f"    {line}" if line else "" for line in MESSAGE.split("\n"))
    assert parse_cable(f"{_NAMES}\n{_ROW}\n\n{indented}").text == MESSAGE


def test_date_of_an_office_tool_is_the_messages() -> None:
    weekday = "Tuesday, 27 March 2007, 22:39"
    cable = parse_cable("\n".join((_ID, _TITLE, _LEVEL, _ORIGIN, weekday, TEXT)))
    assert cable.text == f"{weekday}\n{TEXT}"
    assert "created" not in cable.metadata


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(MESSAGE, id="message"),
        pytest.param("\n\n" + MESSAGE, id="blank-lines-above"),
        pytest.param(TEXT, id="no-envelope"),
        pytest.param(f"Tuesday, 27 March 2007, 22:39\n{TEXT}", id="weekday"),
        pytest.param(_lines(_ID), id="identifier-alone"),
        pytest.param(_lines(_ID, _LEVEL), id="two-values"),
        pytest.param(_lines(_TITLE, _DATE, _LEVEL, _ORIGIN), id="no-identifier"),
        pytest.param(_lines(_ID, _LEVEL, _ORIGIN, *["A LINE OF OTHER TEXT"] * 4), id="much-else"),
        pytest.param(_lines("CONFIDENTIAL", "", "Lima 1052", "", "cxLima:", "    ACTION: POL"), id="office-tool"),
        pytest.param("\n".join((_ID, _DATE, _LEVEL, _ORIGIN, "NO MESSAGE")), id="no-message"),
        pytest.param(f"From: Sample\nDate: {_DATE}\nSubject: a note\n\n{MESSAGE}", id="mail"),
        pytest.param("", id="empty"),
    ],
)  # fmt: skip
def test_other_words_above_a_message_stay(text: str) -> None:
    assert read_preface(text) is None
    assert parse_cable(text).text == text
