"""Records of the National Archives, 1973-79."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cablereader import parse_cable, read_cables
from cablereader.formats.archives import read_archives_record
from cablereader.model.cable import SourceFormat

from .messages import MESSAGE, RECORD


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("source_format", "archives", id="format"),
        pytest.param("reference_id", "73LIMA2545", id="reference-id"),
        pytest.param("created", "1973-04-16T23:10Z", id="date-of-the-group"),
        pytest.param("classification", "CONFIDENTIAL", id="classification"),
        pytest.param("origin", "Embassy Lima", id="origin"),
        pytest.param("subject", "A LIGHTHOUSE", id="subject"),
        pytest.param("tags", ("PFOR", "PE"), id="tags"),
        pytest.param("signers", ("SAMPLE",), id="signer"),
        pytest.param("sender", "AMEMBASSY LIMA", id="sender"),
        pytest.param("defects", (), id="nothing-to-tell"),
    ],
)
def test_field(field: str, value: object) -> None:
    assert getattr(parse_cable(RECORD), field) == value


def test_paragraphs_run_across_pages() -> None:
    cable = parse_cable(RECORD)
    assert [item.number for item in cable.paragraphs] == [1, 2]


def test_addressees() -> None:
    cable = parse_cable(RECORD)
    assert [item.name for item in cable.to] == ["SECSTATE WASHDC"]
    assert [item.name for item in cable.info] == ["AMEMBASSY BOGOTA"]


def test_reference_year() -> None:
    assert [item.reference_id for item in parse_cable(RECORD).references] == ["73STATE71234"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("Concepts", "LIGHTHOUSES, PAINTS, COLORS", id="wrapped"),
        pytest.param("Capture Date", "01 JAN 1994", id="plain"),
        pytest.param("Channel Indicators", None, id="not-applicable"),
        pytest.param("classification", "CONFIDENTIAL", id="original-classification"),
        pytest.param("reference_id", "1973LIMA02545", id="document-number"),
        pytest.param("Secure", None, id="absent"),
    ],
)
def test_attribute(name: str, value: str | None) -> None:
    assert parse_cable(RECORD).metadata.get(name) == value


@pytest.mark.parametrize(
    ("old", "new", "name", "value"),
    [
        pytest.param(" COLORS", "COLORS", "Concepts", "LIGHTHOUSES, PAINTS, COLORS", id="column-0"),
        pytest.param("n/a", "NA", "Control Number", None, id="na"),
        pytest.param("n/a", "N/A", "Control Number", None, id="n-slash-a"),
        pytest.param(": LIMA", ":\nLIMA", "origin", "LIMA", id="value-below"),
        pytest.param(
            " COLORS",
            " NOTE: COLORS",
            "Concepts",
            "LIGHTHOUSES, PAINTS, NOTE: COLORS",
            id="unknown-key",
        ),
    ],
)
def test_attribute_shapes(old: str, new: str, name: str, value: str | None) -> None:
    assert parse_cable(RECORD.replace(old, new)).metadata.get(name) == value


@pytest.mark.parametrize(
    ("stated", "created"),
    [
        pytest.param("16 APR 1973", "1973-04-16", id="words"),
        pytest.param("16-Apr-1973 12:00:00 am", "1973-04-16", id="padded"),
        pytest.param(
            "16/04/1973",
            "1973-04-16",
            id="numbers",
        ),
    ],
)
def test_draft_date_without_group(stated: str, created: str) -> None:
    text = RECORD.replace(" R 162310Z APR 73\n", "").replace("16 APR 1973", stated)
    assert parse_cable(text).created == created


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(MESSAGE, id="message"),
        pytest.param("Message Text\n\nA", id="one-title"),
        pytest.param("The Message Text\nA\nMessage Attributes\n", id="title-within-a-line"),
        pytest.param("Message Attributes\nA: b\n\nMessage Text\n", id="wrong-order"),
        pytest.param("A\nMessage Text\nMessage Attributes\nB", id="no-attributes"),
        pytest.param(
            "SPARROWS\n" * 60 + "Message Text\nA\nMessage Attributes\nFrom: LIMA\n",
            id="text-above-the-titles",
        ),
    ],
)
def test_no_record(text: str) -> None:
    assert read_archives_record(text) is None


@pytest.mark.parametrize(
    "ending",
    [
        pytest.param("NNNN", id="nnnn"),
        pytest.param("NNN", id="nnn"),
        pytest.param("NNNNMAFVVZCZ", id="mafvvzcz"),
        pytest.param("<< END OF DOCUMENT >>", id="end-of-document"),
        pytest.param(
            "*** Current Handling Restrictions *** n/a\n*** Current Classification *** UNCLASSIFIED",
            id="current-classification",
        ),
    ],
)
def test_ending(ending: str) -> None:
    assert parse_cable(RECORD.replace(" NNNN", f" {ending}")).signers == ("SAMPLE",)


def _copied(attributes: str, between: str = "---") -> str:
    """Return the record without its titles, as copies on other sites have it."""
    message = RECORD.partition("Message Text")[2].partition("Message Attributes")[0]
    return f"{message.strip()}\n\n{between}\n\n{attributes}"


@pytest.mark.parametrize("between", ["---", "   Message Attributes", ""])
def test_copy_without_the_titles(between: str) -> None:
    cable = parse_cable(_copied(RECORD.partition("Message Attributes")[2].strip(), between))
    whole = parse_cable(RECORD)
    assert cable.source_format is SourceFormat.ARCHIVES
    assert cable.metadata["Document Number"] == whole.metadata["Document Number"]
    assert (cable.reference_id, cable.signers) == (whole.reference_id, whole.signers)
    assert [item.number for item in cable.paragraphs] == [1, 2]


@pytest.mark.parametrize("between", ["---", "Message Attributes", ""])
def test_a_few_labels_below_a_message_are_the_messages(between: str) -> None:
    cable = parse_cable(_copied("Subject: THE TOWER\nDocument Number: 12", between))
    assert cable.source_format is SourceFormat.MESSAGE


def test_labels_far_from_each_other_are_the_messages() -> None:
    keys = ("Document Number", "Drafter", "Locator", "Enclosure", "Page Count")
    body = "\n\n".join(f"{key}: THE KEEPER\n{'WAITS. ' * 60}" for key in keys)
    assert parse_cable(_copied(body, "")).source_format is SourceFormat.MESSAGE


def test_stamp_over_lines_tells_the_release() -> None:
    stamp = (
        "Declassified/Released\n   US Department of State\n   EO Systematic Review\n   30 JUN 2005"
    )
    text = f"Message Text\n\nA\n\nMessage Attributes\n\nFrom: LIMA\nMarkings:\n   {stamp}\n"
    record = read_archives_record(text)
    assert record is not None
    assert record.metadata["released"] == "30 JUN 2005"


def test_stamp_in_the_margin() -> None:
    stamp = "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005"
    text = RECORD.replace(" GREEN.", f" {stamp}\n\n GREEN.").replace(" NNNN", f" NNNN\n\n{stamp}")
    cable = parse_cable(text)
    assert [item.number for item in cable.paragraphs] == [1, 2]
    assert cable.signers == ("SAMPLE",)


def test_drafting_lines_of_the_department() -> None:
    drafting = (
        " DRAFTED BY ARA/APU:JQSAMPLE:ABC\n APPROVED BY ARA:JDOE\n EB - MR. ROE\n"
        "                         ---------------------     046093\n"
    )
    text = RECORD.replace(
        "                         ---------------------     046093\n", drafting
    ).replace("AMEMBASSY LIMA", "SECSTATE WASHDC", 1)
    cable = parse_cable(text)
    assert [item.name for item in cable.info] == ["AMEMBASSY BOGOTA"]
    assert cable.created == "1973-04-16T23:10Z"


SECOND = (
    RECORD.replace("2545", "2546").replace("GREEN", "BLUE").replace("01 JAN 1994", "02 JAN 1994")
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_several_records_in_one_file(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "records.txt"
    file.write_bytes((RECORD + SECOND).encode(encoding))
    one, other = read_cables(file)
    assert replace(one, source_name=None) == parse_cable(RECORD)
    assert replace(other, source_name=None) == parse_cable(SECOND)


def test_the_first_of_several_records_has_its_own_attributes() -> None:
    cable = parse_cable(RECORD + SECOND)
    assert cable.text == parse_cable(RECORD).text
    assert cable.metadata == parse_cable(RECORD).metadata
    assert [item.code for item in cable.defects] == ["several_cables"]


def test_a_message_that_names_the_titles_is_one_record() -> None:
    text = RECORD.replace("GREEN.", "GREEN.\n Message Text\n AND THE Message Attributes CAME.")
    cable = parse_cable(text)
    assert "several_cables" not in [item.code for item in cable.defects]
