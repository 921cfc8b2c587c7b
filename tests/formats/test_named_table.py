"""Tables of other tools, whose first line names their columns."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cablereader import Cable, parse_cable, read_cables
from cablereader.formats.named_table import column_names, read_fields

from .messages import ENVELOPE, MESSAGE, TEXT

_VALUES = {
    "id": "1",
    "reference_id": "07LIMA1052",
    "created": "2007-03-27 22:39",
    "classification": "CONFIDENTIAL",
    "origin": "Embassy Lima",
    "subject": "A LIGHTHOUSE",
    "header": ENVELOPE,
    "body": TEXT,
    "content": MESSAGE,
    "likes": "12",
}


def _table(
    *names: str, separator: str = ",", quoting: int = csv.QUOTE_MINIMAL, rows: int = 2
) -> str:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator, quoting=quoting, lineterminator="\n")  # type: ignore[arg-type]
    writer.writerow(names)
    for _ in range(rows):
        writer.writerow([_VALUES[name.lower().replace(" ", "_")] for name in names])
    return file.getvalue()


def _read(tmp_path: Path, table: str) -> list[Cable]:
    file = tmp_path / "cables.csv"
    file.write_text(table, encoding="utf-8")
    return list(read_cables(file))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("reference_id", "created", "origin", "content"), id="one-text"),
        pytest.param(("body", "header", "origin", "created", "reference_id"), id="any-order"),
        pytest.param(
            ("id", "created", "reference_id", "origin", "classification", "content"), id="six"
        ),
        pytest.param(
            (
                "reference_id",
                "created",
                "classification",
                "origin",
                "subject",
                "likes",
                "header",
                "body",
            ),
            id="eight-that-are-not-the-published-ones",
        ),
        pytest.param(("Reference ID", "Created", "Origin", "Content"), id="names-in-words"),
    ],
)
def test_columns_are_known_by_their_names(
    tmp_path: Path, names: tuple[str, ...], quoting: int, separator: str
) -> None:
    cables = _read(tmp_path, _table(*names, separator=separator, quoting=quoting))
    assert [cable.text for cable in cables] == [MESSAGE, MESSAGE]
    for cable in cables:
        assert cable.source_format == "table"
        assert cable.metadata["reference_id"] == "07LIMA1052"
        assert cable.metadata["created"] == "2007-03-27 22:39"
        assert cable.defects == parse_cable(MESSAGE).defects


def test_running_number_is_no_identifier(tmp_path: Path) -> None:
    (cable,) = _read(tmp_path, _table("id", "created", "reference_id", "body", rows=1))
    assert cable.metadata["reference_id"] == "07LIMA1052"


@pytest.mark.parametrize("number", [1, "1"])
def test_running_number_of_an_object_is_no_identifier(number: object) -> None:
    cable = parse_cable(json.dumps({"id": number, "identifier": "07LIMA1052", "content": TEXT}))
    assert cable.metadata["reference_id"] == "07LIMA1052"


def test_column_of_another_tool_is_kept_by_its_name(tmp_path: Path) -> None:
    (cable,) = _read(tmp_path, _table("reference_id", "created", "likes", "body", rows=1))
    assert cable.metadata["likes"] == "12"


def test_published_columns_with_their_names_are_read_as_published(tmp_path: Path) -> None:
    names = "id,date,identifier,origin,classification,references,header,body\n"
    record = f'"1","3/27/2007 22:39","07LIMA1052","Embassy Lima","CONFIDENTIAL","","{ENVELOPE}","{TEXT}"\n'
    broken = record.replace('"07LIMA1052', '"07LIMA1051""')
    cables = _read(tmp_path, names + record + broken + record)
    assert [cable.text for cable in (cables[0], cables[-1])] == [MESSAGE, MESSAGE]
    assert len(cables) == 3


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("reference_id,created,origin", id="no-text"),
        pytest.param("content,lighthouse,color", id="one-name-of-ours"),
        pytest.param("The keeper, the date, the body of the text, the origin", id="sentence"),
        pytest.param("UNCLAS LIMA 001052", id="classification-line"),
        pytest.param("TAGS: PREL, PGOV, PE", id="tags"),
        pytest.param("", id="empty"),
    ],
)
def test_line_that_names_no_columns(line: str) -> None:
    assert column_names(line) is None


def test_lost_quotation_mark_loses_no_cable_before_it(tmp_path: Path) -> None:
    table = _table("reference_id", "created", "origin", "content")
    cables = _read(tmp_path, table + '"07LIMA1053,2007-03-28,Embassy Lima,UNCLAS')
    assert [cable.text for cable in cables[:2]] == [MESSAGE, MESSAGE]


def test_table_ends_at_a_field_without_end() -> None:
    lines = ["a,b\n", "1,2\n", '3,"' + "x" * 200 + "\n", "4,5\n"]
    fields = read_fields(iter(lines), ",", doubles_quotes=True, longest=100)
    assert list(fields) == [["1", "2"]]


def test_carriage_return_in_a_field_is_no_fault() -> None:
    cable = parse_cable("reference_id,created,content\n07LIMA1052,2007-03-27,UNCLAS\rLIMA\n")
    assert "UNCLAS" in cable.text


@pytest.mark.parametrize("end", ["\\n", "\\r\\n"])
def test_line_ends_that_were_written_in_words(tmp_path: Path, end: str) -> None:
    written = MESSAGE.replace("\n", end)
    (cable,) = _read(tmp_path, f'reference_id,created,content\n07LIMA1052,2007-03-27,"{written}"\n')
    assert cable.text == MESSAGE


def test_backslash_in_a_message_of_several_lines_stays(tmp_path: Path) -> None:
    message = MESSAGE.replace("tower", r"C:\new\name\nine\n\n\n\n\n\n tower")
    (cable,) = _read(tmp_path, f'reference_id,created,content\n07LIMA1052,2007-03-27,"{message}"\n')
    assert cable.text == message


def test_cables_in_the_answer_of_a_service(tmp_path: Path) -> None:
    answer = {
        "total": 2,
        "cables": [{"id": "07LIMA1052", "content": MESSAGE}] * 2,
        "page": {"a": 1},
    }
    assert [cable.text for cable in _read(tmp_path, json.dumps(answer, indent=1))] == [MESSAGE] * 2
