"""What a file is taken for, and what never happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from cablereader import parse_cable, read_cables

from .messages import MESSAGE, RECORD, dump, page

_CSV = (
    '"1","3/27/2007 22:39","07LIMA1052","Embassy Lima","CONFIDENTIAL","07LIMA520|07LIMA500",'
    '"{}","{}"\n'
)


@pytest.mark.parametrize(
    ("text", "source_format"),
    [
        pytest.param(MESSAGE, "message", id="message"),
        pytest.param("\n\n" + MESSAGE, "message", id="blank-lines-above"),
        pytest.param(dump(), "dump", id="dump"),
        pytest.param(page(), "page", id="page"),
        pytest.param(RECORD, "archives", id="archives"),
        pytest.param("Dear Jane, the tower is green.", "text", id="letter"),
        pytest.param("", "text", id="empty"),
    ],
)
def test_source_format(text: str, source_format: str) -> None:
    assert parse_cable(text).source_format == source_format
    assert parse_cable(text.encode()).source_format == source_format


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(dump(), "x.html", id="dump-named-html"),
        pytest.param(page(), "x.txt", id="page-named-txt"),
        pytest.param(MESSAGE, "x.csv", id="message-named-csv"),
    ],
)
def test_name_does_not_matter(text: str, name: str) -> None:
    named, nameless = parse_cable(text, name), parse_cable(text)
    assert named.source_name == name
    assert named.source_format == nameless.source_format


@pytest.mark.parametrize(
    "text",
    [pytest.param(MESSAGE, id="message"), pytest.param(dump(), id="dump"),
     pytest.param(page(), id="page"), pytest.param(RECORD, id="archives")],
)  # fmt: skip
def test_file(text: str, tmp_path: Path) -> None:
    file = tmp_path / "cable"
    file.write_text(text, encoding="utf-8")
    (cable,) = read_cables(file)
    assert cable.source_name == "cable"
    assert cable.subject == parse_cable(text).subject


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        list(read_cables(tmp_path / "missing"))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\x00" * 100, id="zeros"),
        pytest.param(bytes(range(256)), id="all-bytes"),
        pytest.param(b"\xff\xfe", id="mark-alone"),
        pytest.param(b"\xff\xfeA", id="half-a-character"),
        pytest.param(b"\xef\xbb\xbf", id="utf-8-mark-alone"),
        pytest.param(b"%PDF-1.4\n\x80\x81", id="pdf"),
        pytest.param(b"PK\x03\x04", id="zip"),
        pytest.param(b"{", id="brace"),
        pytest.param(b'"1","', id="csv-cut"),
        pytest.param(b"<pre>", id="pre"),
        pytest.param(b"<table class='cable'>", id="table"),
        pytest.param(b"07LIMA1052\n\n2007\nSECRET\nX", id="shortest-dump"),
        pytest.param(b"Message Text\nMessage Attributes", id="shortest-record"),
        pytest.param(b"REF:", id="label"),
        pytest.param(b"E.O. 12958:", id="order"),
        pytest.param(b"TAGS: ", id="tags"),
        pytest.param(b"Classified By:", id="authority"),
        pytest.param(b"Classified By: for reasons 1.4 (", id="authority-cut"),
        pytest.param(b"1.", id="number"),
        pytest.param(b"UNCLAS", id="level"),
        pytest.param("¶".encode(), id="pilcrow"),
        pytest.param("١. (C) A\n٢. (C) B".encode(), id="arabic-digits"),
        pytest.param("UNCLAS LIMA 00²1052".encode(), id="superscript"),
        pytest.param("P 272239Z MAR ٠٧\nFM A".encode(), id="arabic-year"),
        pytest.param("E.O. 12958: DECL: ٠٣/٢٧/٢٠١٧".encode(), id="arabic-date"),
        pytest.param("UNCLAS LIMA 001052\n\nREF: LIMA ١٢".encode(), id="arabic-serial"),
        pytest.param(b"DE RUEHPE #1052 0000000", id="day-zero"),
        pytest.param(b"P 000000Z JAN 00", id="day-zero-of-a-group"),
        pytest.param(b"UNCLAS LIMA " + b"1" * 5000, id="endless-serial"),
        pytest.param(b"1" * 5000 + b". (C) A", id="endless-number"),
        pytest.param(b"UNCLAS LIMA 001052\n\nREF: LIMA " + b"1" * 5000, id="endless-reference"),
        pytest.param(b"REF: A. " * 2000, id="endless-labels"),
        pytest.param(b"<div>" * 2000, id="endless-elements"),
        pytest.param(b"UNCLAS LIMA 001052\n\n" + b"SUBJECT: " * 2000, id="endless-subjects"),
        pytest.param(b"2007-99-99", id="no-such-date"),
        pytest.param(dump(created="2007-99-99 99:99").encode(), id="no-such-date-in-a-dump"),
        pytest.param(dump(created="0000-00-00 00:00").encode(), id="zero-date-in-a-dump"),
        pytest.param(dump(identifier="9999LIMA1052").encode(), id="year-9999"),
    ],
)
def test_nothing_is_fatal(data: bytes) -> None:
    cable = parse_cable(data)
    assert cable.to_dict()["text"] == cable.text


def test_table_row() -> None:
    head, _, body = MESSAGE.partition("C O N F")
    cable = parse_cable(_CSV.format(head.strip(), "C O N F" + body.replace('"', '\\"')))
    assert cable.source_format == "table"
    assert cable.reference_id == "07LIMA1052"


def test_key_value_dump() -> None:
    text = (
        "ID: 12345\nORIGIN: 07LIMA1052\nDATE: 2007-03-27 22:39:00\nSOURCE: Embassy Lima\n"
        "CLASSIFICATION: CONFIDENTIAL\nMISC: 07LIMA520\n"
        "DESTINATION: VZCZCXYZ0000RUEHPE #1052 0862239CCCCC ZZH272239Z MAR 07AMEMBASSY LIMA\n\n"
        + MESSAGE.partition("BOGOTA 0394\n")[2]
    )
    cable = parse_cable(text)
    assert cable.source_format == "key_value"
    assert cable.reference_id == "07LIMA1052"
    assert cable.created == "2007-03-27T22:39Z"


def test_gzip(tmp_path: Path) -> None:
    import gzip

    file = tmp_path / "cable.gz"
    file.write_bytes(gzip.compress(MESSAGE.encode()))
    (cable,) = read_cables(file)
    assert cable.reference_id == "07LIMA1052"


def test_json_line_round_trip(tmp_path: Path) -> None:
    import json

    file = tmp_path / "cables.jsonl"
    wanted = parse_cable(MESSAGE)
    file.write_text(json.dumps(wanted.to_dict()) + "\n", encoding="utf-8")
    (cable,) = read_cables(file)
    assert cable.text == MESSAGE
    assert cable.reference_id == "07LIMA1052"


def test_two_messages_in_one_file(tmp_path: Path) -> None:
    file = tmp_path / "cables"
    second = MESSAGE.replace("1052", "1053")
    file.write_text(f"{MESSAGE}\nNNNN\n\n{second}\nNNNN\n", encoding="utf-8")
    assert [cable.reference_id for cable in read_cables(file)] == ["07LIMA1052", "07LIMA1053"]


def test_messages_without_numbers_of_their_own_are_as_many_cables(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    one = MESSAGE.replace(" LIMA 001052", "")
    path.write_text(f"{one}\n\n{one}", "utf-8")
    assert len(list(read_cables(path))) == 2
