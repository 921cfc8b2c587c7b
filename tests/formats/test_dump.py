"""Text dumps: five lines of metadata, then the message."""

from __future__ import annotations

import pytest

from cablereader import parse_cable
from cablereader.formats.dump import read_dump

from .messages import ENVELOPE, MESSAGE, TEXT, dump


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(dump(), id="usual"),
        pytest.param(dump(title=""), id="title-empty"),
        pytest.param(dump(created="2007-03-27 22:39"), id="short-date"),
        pytest.param(dump(classification="SECRET//NOFORN"), id="noforn"),
        pytest.param(dump(classification="UNCLASSIFIED//FOR OFFICIAL USE ONLY"), id="fouo"),
        pytest.param(dump(identifier="07OSLO000160ZDK164"), id="damaged-identifier"),
        pytest.param(dump(identifier="07SAMPLE1052"), id="unknown-post"),
        pytest.param("\n\n" + dump(), id="blank-lines-above"),
        pytest.param(dump(body=""), id="no-message"),
        pytest.param(dump(identifier="07LIMA1052  "), id="blanks-after"),
    ],
)
def test_recognized(text: str) -> None:
    assert read_dump(text) is not None
    assert parse_cable(text).source_format == "dump"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(MESSAGE, id="message"),
        pytest.param(dump(identifier="A LIGHTHOUSE"), id="no-identifier"),
        pytest.param(dump(classification="PRIVATE"), id="no-classification"),
        pytest.param(dump(created="yesterday"), id="no-date"),
        pytest.param("07LIMA1052\nA\nB", id="three-lines"),
        pytest.param("", id="empty"),
        pytest.param("x" + dump(), id="text-before"),
    ],
)
def test_not_recognized(text: str) -> None:
    assert read_dump(text) is None


def test_metadata_is_verbatim() -> None:
    cable = parse_cable(dump())
    assert dict(cable.metadata) == {
        "reference_id": "07LIMA1052",
        "subject": "A LIGHTHOUSE CHANGES COLOR AND",
        "created": "Tue Mar 27 00:00:00 +0200 2007",
        "classification": "CONFIDENTIAL",
        "origin": "Embassy Lima",
    }
    assert cable.text == MESSAGE


def test_title_is_not_the_subject() -> None:
    assert parse_cable(dump(title="SOMETHING")).subject == "A LIGHTHOUSE CHANGES COLOR AND SHAPE"


def test_title_where_the_message_has_no_subject() -> None:
    assert parse_cable(dump(title="SOMETHING", body=ENVELOPE)).subject == "SOMETHING"


def test_dump_without_message() -> None:
    cable = parse_cable(dump(body=""))
    assert (cable.reference_id, cable.created) == ("07LIMA1052", "2007-03-27")
    assert (cable.classification, cable.origin) == ("CONFIDENTIAL", "Embassy Lima")
    assert cable.paragraphs == ()


def test_blank_lines_between_the_metadata_and_the_message_are_the_files() -> None:
    assert parse_cable(dump(body=f"\n\n{MESSAGE}")).text == MESSAGE


def test_glued_blocks() -> None:
    cable = parse_cable(dump(body=ENVELOPE + TEXT))
    assert cable.reference_id == "07LIMA1052"
    assert [item.name for item in cable.info] == ["AMEMBASSY BOGOTA"]
    assert cable.info[0].serial == "0394"


@pytest.mark.parametrize("ends", [pytest.param("\r\n", id="crlf"), pytest.param("\r", id="cr")])
def test_line_ends(ends: str) -> None:
    assert parse_cable(dump().replace("\n", ends)).to_dict() == parse_cable(dump()).to_dict()
