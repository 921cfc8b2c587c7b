"""The published table: records, escapes, and what breaks them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from cablereader import read_cables
from cablereader.formats import table
from cablereader.formats.table import Dialect, dialect_of, read_rows

HEAD = (
    '"{}","3/27/2007 22:39","07LIMA{}","Embassy Lima","CONFIDENTIAL","07LIMA1|07LIMA2","FM LIMA","'
)


def _rows(text: str, doubled: bool = False) -> list[table.Row]:
    return list(read_rows(text.splitlines(keepends=True), Dialect(doubles_quotes=doubled)))


@pytest.mark.parametrize(
    ("written", "kept", "doubled"),
    [
        pytest.param(r"He said \"green\".", 'He said "green".', False, id="quotes"),
        pytest.param(r"It\'s green.", "It's green.", False, id="apostrophe"),
        pytest.param(r"C:\\NEW", r"C:\NEW", False, id="backslash"),
        pytest.param("text \\\nmore", "text \nmore", False, id="lone-backslash-at-the-end-of-a-line"),
        pytest.param(r"C:\NEW", r"C:\NEW", False, id="backslash-that-escapes-nothing"),
        pytest.param('He said ""green"".', 'He said "green".', True, id="doubled"),
        pytest.param('a","b', 'a","b', False, id="separator-in-the-text"),
    ],
)  # fmt: skip
def test_escapes(written: str, kept: str, doubled: bool) -> None:
    (row,) = _rows(f'{HEAD.format(1, 1)}{written}"\n', doubled)
    assert row.message == f"FM LIMA\n{kept}"
    assert row.metadata["references"] == "07LIMA1|07LIMA2"


def test_a_record_whose_quote_is_never_closed_ends_at_the_next() -> None:
    rows = _rows(f'{HEAD.format(1, 1)}A\nB\n{HEAD.format(2, 2)}C"\n')
    assert [row.metadata["reference_id"] for row in rows] == ["07LIMA1", "07LIMA2"]
    assert [row.message for row in rows] == ["FM LIMA\nA\nB", "FM LIMA\nC"]


def test_a_record_without_end_is_given_in_pieces_and_nothing_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(table, "_LONGEST_RECORD", 1000)
    lines = [f"line {number}\n" for number in range(1000)]
    rows = _rows(f'{HEAD.format(1, 1)}start\n{"".join(lines)}{HEAD.format(2, 2)}C"\n')
    assert len(rows) > 5
    assert [bool(row.metadata) for row in rows] == [True, *[False] * (len(rows) - 2), True]
    joined = "\n".join(row.message.rstrip("\n") for row in rows[:-1])
    assert joined == "FM LIMA\nstart\n" + "".join(lines).rstrip("\n")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(HEAD.format(1, 1), True, id="record"),
        pytest.param("\ufeff\n" + HEAD.format(1, 1), True, id="mark-and-blank-line"),
        pytest.param('"1","a","b"', False, id="another-table"),
        pytest.param('"1. (C) He said', False, id="quotation"),
    ],
)
def test_is_table(head: str, expected: bool) -> None:
    assert (dialect_of(head) is not None) is expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(r'a \"b\" c"', False, id="backslash"),
        pytest.param('a ""b"" c"', True, id="doubled"),
        pytest.param('","","a"', False, id="empty-fields-are-not-doubled-quotes"),
    ],
)
def test_which_escape(head: str, expected: bool) -> None:
    dialect = dialect_of(HEAD.format(1, 1) + head)
    assert dialect is not None
    assert dialect.doubles_quotes is expected


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str, line_end: str) -> None:
    file = tmp_path / "cables.csv"
    text = "".join(f'{HEAD.format(number, number)}A café.\nB"\n' for number in (1, 2))
    file.write_bytes(text.replace("\n", line_end).encode(encoding))
    assert [(cable.reference_id, cable.text) for cable in read_cables(file)] == [
        ("07LIMA1", "FM LIMA\nA café.\nB"),
        ("07LIMA2", "FM LIMA\nA café.\nB"),
    ]


def test_utf_16_that_is_cut_within_a_character(tmp_path: Path) -> None:
    file = tmp_path / "cables.csv"
    file.write_bytes(f'{HEAD.format(1, 1)}A"\n{HEAD.format(2, 2)}B"\n'.encode("utf-16")[:-5])
    assert len(list(read_cables(file))) == 2


_SAVED = [
    ["1", "3/27/2007 22:39", "07LIMA1", "Embassy Lima", "CONFIDENTIAL", "07LIMA2|07LIMA3"],
    ["2", "3/28/2007 8:05", "07LIMA4", "Embassy Lima", "UNCLASSIFIED", ""],
    ["3", "3/29/2007 0:00", "07LIMA5", "Embassy Lima", "SECRET", "07LIMA4"],
]
_BODIES = [
    ("FM AMEMBASSY LIMA", 'SUBJECT: A TOWER\n\n1. (C) He said "green", not; red.\n2. (C) No.\n'),
    ("", "One line, no more"),
    ("R 290000Z MAR 07\nFM AMEMBASSY LIMA", "1,2 metres; 3\t4"),
]


def _saved(separator: str, quoting: int, headings: bool) -> str:
    """The table as a program for tables saves it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, quoting=quoting, lineterminator="\n")  # type: ignore[arg-type]
    if headings:
        writer.writerow(("id", "date", "refid", "origin", "level", "refs", "header", "body"))
    writer.writerows([*facts, *body] for facts, body in zip(_SAVED, _BODIES, strict=True))
    return out.getvalue()


@pytest.mark.parametrize("headings", [False, True])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_a_program_for_tables_saves_is_read_as_it_was(
    tmp_path: Path, separator: str, quoting: int, headings: bool
) -> None:
    file = tmp_path / "saved.csv"
    file.write_text(_saved(separator, quoting, headings), encoding="utf-8")
    cables = list(read_cables(file))
    assert [cable.reference_id for cable in cables] == ["07LIMA1", "07LIMA4", "07LIMA5"]
    assert [cable.metadata.get("references") for cable in cables] == [
        "07LIMA2|07LIMA3",
        None,
        "07LIMA4",
    ]
    assert [cable.text.rstrip() for cable in cables] == [
        "\n".join(block for block in body if block).rstrip() for body in _BODIES
    ]


def test_dates_may_be_written_with_the_year_first(tmp_path: Path) -> None:
    file = tmp_path / "saved.csv"
    file.write_text("1,2007-03-27 22:39:00,07LIMA1,Embassy Lima,SECRET,,,A tower\n")
    [cable] = read_cables(file)
    assert cable.created == "2007-03-27T22:39Z"


def test_a_saved_record_that_lost_a_quotation_mark_ends_at_the_next() -> None:
    first, second = _saved(",", csv.QUOTE_MINIMAL, headings=False).split("\n2,", 1)
    rows = list(
        read_rows(
            f"{first.rstrip()[:-1]}\n2,{second}".splitlines(keepends=True),
            Dialect(is_published=False),
        )
    )
    assert [row.metadata["reference_id"] for row in rows] == ["07LIMA1", "07LIMA4", "07LIMA5"]
    assert "2. (C) No." in rows[0].message


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("1, 2 and 3 are towers.\n", id="numbers"),
        pytest.param("1,3/27 is the date\n", id="half-a-date"),
        pytest.param("id,date\n1,2\n", id="another-table"),
        pytest.param("1. (C) On 3/27/2007 he said\n", id="paragraph"),
    ],
)
def test_what_is_no_table(head: str) -> None:
    assert dialect_of(head) is None
