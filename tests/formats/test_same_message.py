"""The same message gives the same fields from every format, and the same text but for pilcrows."""

from __future__ import annotations

import bz2
import csv
import gzip
import html
import io
import json
import lzma
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cablereader import Cable, parse_cable, read_cables
from cablereader.formats.opening import open_document

from .pdf_files import pdf

_ENVELOPE = """\
VZCZCXRO1052
PP RUEHBO
DE RUEHPE #1052/01 0862239
ZNY CCCCC ZZH
P 272239Z MAR 07
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC PRIORITY 4718
INFO RUEHBO/AMEMBASSY BOGOTA 0394"""
_HEADER = """\
C O N F I D E N T I A L LIMA 001052

SIPDIS

E.O. 12958: DECL: 03/27/2017
TAGS: PREL PGOV PE
SUBJECT: A LIGHTHOUSE

REF: A. STATE 37835
     B. 06 LIMA 4698

Classified By: Polcouns Jane Q. Sample for reasons 1.4 (b) and (d).

"""
_METADATA = ("07LIMA1052", "A LIGHTHOUSE", "2007-03-27 22:39", "CONFIDENTIAL", "Embassy Lima")
# Facts of the file, not of the message.
_OF_THE_FILE = {
    "text",
    "source_format",
    "source_name",
    "metadata",
    "defects",
    "spans",
    "paragraphs",
}

_SENTENCES = st.sampled_from(
    [
        'The keeper said "green" and meant it.',
        "He cited A & B, and 3 < 4.",
        r"The path is C:\CABLES\NEW and ends \.",
        "-- A point, with a comma.",
        "On March\n27. They came; in\n2003. They went.",
        "COMMENT: It is green. END COMMENT.",
        "He gave a,b and 1,500.",
        "'Quoted' it was.",
    ]
)


@st.composite
def _texts(draw: st.DrawFn) -> str:
    paragraphs = draw(
        st.lists(st.lists(_SENTENCES, min_size=1, max_size=3), min_size=1, max_size=5)
    )
    body = "\n\n".join(
        f"{number}. (C) {chr(10).join(sentences)}" for number, sentences in enumerate(paragraphs, 1)
    )
    return f"{_HEADER}{body}\nSAMPLE\n"


def _pilcrows(text: str) -> str:
    return re.sub(r"^([ \t]*)(\d+|[A-Z])\. ", r"\1¶\2. ", text, flags=re.MULTILINE)


def _raw(text: str) -> str:
    return f"{_ENVELOPE}\n{text}"


def _dump(text: str) -> str:
    return "\n".join(_METADATA) + f"\n{_ENVELOPE}\n{_pilcrows(text)}"


def _page(text: str) -> str:
    blocks = [block.replace("\n", "&#x000A;") for block in (_ENVELOPE, _pilcrows(text))]
    cells = (_METADATA[0], _METADATA[2], "2011-08-30", _METADATA[3], _METADATA[4])
    row = "".join(f"<td> <a href='/x'>{cell}</a> </td>" for cell in cells)
    return (
        f"<html><body><h3>Viewing cable {_METADATA[0]}, {_METADATA[1]}</h3>"
        f"<table class='cable'><tr>{row}</tr></table>"
        + "".join(f"<code><pre>{block}</pre></code>" for block in blocks)
        + "</body></html>"
    )


def _table(text: str, *, doubled: bool) -> str:
    file = io.StringIO()
    style: dict[str, Any] = (
        {"doublequote": True} if doubled else {"doublequote": False, "escapechar": "\\"}
    )
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n", **style)
    writer.writerow(
        ["1", "3/27/2007 22:39", _METADATA[0], _METADATA[4], _METADATA[3], "", _ENVELOPE, text]
    )
    return file.getvalue()


def _table_of_one(text: str) -> str:
    return _table(text, doubled=False)


def _hobby_json(text: str) -> str:
    return json.dumps({"id": _METADATA[0], "Date": _METADATA[2], "header": _ENVELOPE, "body": text})


_FIELDS = (
    ("Date", "2007 March 27, 22:39 (Tuesday)"),
    ("Canonical ID", "07LIMA1052_a"),
    ("Original Classification", "CONFIDENTIAL"),
    ("Current Classification", "CONFIDENTIAL"),
    ("TAGS", "PREL - Political Affairs | PE - Peru"),
    ("From", "Peru Lima"),
    ("Markings", "-- Not Assigned --"),
    ("To", "Colombia Bogota | Secretary of State"),
)


def _plusd_text(text: str) -> str:
    fields = "".join(f"{name}:\n{value}\n" for name, value in _FIELDS)
    return f"{_METADATA[1]}\n{fields}\nContent\nShow Headers\n\n{_ENVELOPE}\n{text}"


def _plusd_page(text: str) -> str:
    fields = "".join(f"<tr><td>{name}:</td><td>{value}</td></tr>" for name, value in _FIELDS)
    content = html.escape(f"{_ENVELOPE}\n{_pilcrows(text)}")
    return f"<html><body><h1>{_METADATA[1]}</h1><table>{fields}</table><pre>{content}</pre></body></html>"


def _copied_page(text: str) -> str:
    identifier, title, created, classification, origin = _METADATA
    return (
        f"Viewing cable {identifier}, {title}\n\n"
        "Reference ID\tCreated\tReleased\tClassification\tOrigin\n"
        f"{identifier}\t{created}\t2011-08-30\t{classification}\t{origin}\n\n"
        f"{_ENVELOPE}\n{_pilcrows(text)}"
    )


def _record(text: str) -> str:
    attributes = (
        "Document Number: 2007LIMA01052\nDraft Date: 27 MAR 2007\nFrom: LIMA\n"
        "Original Classification: CONFIDENTIAL\nSubject: A LIGHTHOUSE\n"
    )
    message = f"{_ENVELOPE}\n{text}"
    return f"\n   Message Text\n\n{message}\n\n   Message Attributes\n\n{attributes}"


def _zipped(data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("cable", data)
    return file.getvalue()


def _facts(cable: Cable) -> dict[str, Any]:
    facts = {key: value for key, value in cable.to_dict().items() if key not in _OF_THE_FILE}
    facts["numbers"] = [(item.number, item.printed, item.marking) for item in cable.paragraphs]
    return facts


@given(_texts())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_same_fields_and_text(text: str) -> None:
    wanted = parse_cable(_raw(text))
    assert wanted.reference_id == "07LIMA1052"
    for name, file in {
        "dump": _dump(text),
        "page": _page(text),
        "table": _table(text, doubled=False),
        "doubled": _table(text, doubled=True),
        "json": _hobby_json(text),
        "copied": _copied_page(text),
        "library": _plusd_text(text),
        "library-page": _plusd_page(text),
        "archives": _record(text),
        "pdf": pdf(_raw(text)),
        "pdf-archives": pdf(_record(text)),
    }.items():
        cable = parse_cable(file)
        assert cable.text.replace("¶", "").rstrip("\n") == wanted.text.rstrip("\n"), name
        assert _facts(cable) == _facts(wanted), name


_PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "zip": _zipped,
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
}


@given(_texts(), st.sampled_from(sorted(_PACKERS)))
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_packing_changes_nothing(tmp_path: Path, text: str, packer: str) -> None:
    for kind in (
        _raw,
        _dump,
        _page,
        _plusd_page,
        _record,
        _table_of_one,
        lambda text: pdf(_raw(text)),
    ):
        written = kind(text)
        data = written if isinstance(written, bytes) else written.encode()
        (tmp_path / "cable").write_bytes(data)
        packed = tmp_path / "cable.packed"
        packed.write_bytes(_PACKERS[packer](data))
        wanted = list(read_cables(tmp_path / "cable"))
        for cables in (list(read_cables(packed)), list(open_document(packed).cables)):
            assert [replace(cable, source_name="cable") for cable in cables] == wanted


@given(_texts())
@settings(max_examples=30, deadline=None)
def test_our_own_output_gives_the_same_cable(text: str) -> None:
    wanted = parse_cable(_dump(text).replace("March", "Marchâ€™s"), "a name")
    assert parse_cable(json.dumps(wanted.to_dict())) == wanted


@pytest.mark.parametrize("suffix", ["gz", "bz2", "xz", "zip"])
def test_compressed_files_are_read_as_they_are(tmp_path: Path, suffix: str) -> None:
    data = _raw(f"{_HEADER}1. (C) Text.\nSAMPLE\n").encode()
    file = tmp_path / f"cable.{suffix}"
    if suffix == "zip":
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("a/one.txt", data)
            archive.writestr("a/two.txt", data.replace(b"1052", b"1053"))
    else:
        pack = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}[suffix]
        file.write_bytes(pack(data))
    found = [cable.reference_id for cable in read_cables(file)]
    assert found == ["07LIMA1052", "07LIMA1053"][: len(found)]
    assert len(found) == (2 if suffix == "zip" else 1)


@pytest.mark.parametrize("suffix", ["gz", "bz2", "xz", "zip"])
def test_damaged_compressed_file_is_an_error_of_the_file(tmp_path: Path, suffix: str) -> None:
    whole = tmp_path / "whole"
    pack = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}.get(suffix)
    if pack:
        whole.write_bytes(pack(b"VZCZC" * 5000))
    else:
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("one", b"VZCZC" * 5000)
    damaged = tmp_path / f"damaged.{suffix}"
    damaged.write_bytes(whole.read_bytes()[:-20])
    with pytest.raises(OSError, match=r".+"):
        list(read_cables(damaged))


def test_a_bomb_is_given_up(tmp_path: Path) -> None:
    file = tmp_path / "bomb.gz"
    with gzip.open(file, "wb") as bomb:
        for _ in range(300):
            bomb.write(b"\0" * 1_000_000)
    with pytest.raises(OSError, match="far more than text"):
        list(read_cables(file))


def test_a_broken_record_does_not_swallow_the_next(tmp_path: Path) -> None:
    rows = [_table(f"{_HEADER}1. (C) Text.\nSAMPLE\n", doubled=False) for _ in range(3)]
    rows[1] = rows[1].replace('","Embassy Lima"', ',Embassy "Lima', 1)[:-40] + "\n"
    file = tmp_path / "cables.csv"
    file.write_text("".join(rows), encoding="utf-8")
    cables = list(read_cables(file))
    assert len(cables) == 3
    assert cables[2].signers == ("SAMPLE",)


def test_a_table_is_read_as_a_stream(tmp_path: Path) -> None:
    file = tmp_path / "cables.csv"
    row = _table(f"{_HEADER}1. (C) Text.\nSAMPLE\n", doubled=False)
    file.write_text(row * 200, encoding="utf-8")
    cables = read_cables(file)
    assert next(cables).reference_id == "07LIMA1052"
    cables.close()  # type: ignore[attr-defined]


def test_bytes_that_are_not_utf_8_in_a_table(tmp_path: Path) -> None:
    file = tmp_path / "cables.csv"
    row = _table(f"{_HEADER}1. (C) A caf\xe9.\nSAMPLE\n", doubled=False)
    file.write_bytes(row.encode("cp1252"))
    assert "A café." in next(read_cables(file)).text
