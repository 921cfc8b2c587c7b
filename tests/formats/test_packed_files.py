"""Compressed files and archives: in a terminal, in Python, and as the window opens them."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, cast

import pytest

from cablereader import Cable, read_cables
from cablereader.formats import opening
from cablereader.formats.faults import ContentError, Fault
from cablereader.formats.opening import ProblemKind, open_document
from cablereader.formats.reading import cables_of, is_stream_of_records
from cablereader.formats.unparsed import Unparsed

from .messages import MESSAGE, RECORD, dump, page
from .pdf_files import pdf, picture_pdf

MEMBERS = {
    "a/one.txt": MESSAGE.encode(),
    "a/two.html": page().encode(),
    "three.txt": RECORD.encode(),
    "four.pdf": pdf(RECORD),
    "five": dump().encode("utf-16"),
}
PACKERS: list[Callable[[bytes], bytes]] = [gzip.compress, bz2.compress, lzma.compress]


def packed(members: Mapping[str, bytes], locked: tuple[str, ...] = ()) -> bytes:
    """Return a zip archive; members that are *locked* say that they are encrypted."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        for member in archive.infolist():
            if member.filename in locked:
                member.flag_bits |= 1
    return file.getvalue()


def _written(folder: Path, data: bytes) -> Path:
    file = folder / "file"
    file.write_bytes(data)
    return file


def test_members_of_an_archive_are_cables_in_order(tmp_path: Path) -> None:
    file = _written(tmp_path, packed(MEMBERS))
    document = open_document(file)
    assert document.problem is None
    assert document.remark is None
    assert [cable.source_name for cable in document.cables] == list(MEMBERS)
    assert [str(cable.source_format) for cable in document.cables] == [
        "message", "page", "archives", "archives", "dump",
    ]  # fmt: skip
    assert [cable.reference_id for cable in read_cables(file)] == [
        cable.reference_id for cable in document.cables
    ]


@pytest.mark.parametrize("pack", PACKERS, ids=["gzip", "bzip2", "xz"])
def test_a_compressed_file_opens_as_what_is_in_it(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    (cable,) = open_document(_written(tmp_path, pack(page().encode()))).cables
    assert cable.source_format == "page"
    assert cable.reference_id == "07LIMA1052"


def test_pictures_beside_the_cables_are_passed_over(tmp_path: Path) -> None:
    members = {"seal.png": b"\x89PNG\r\n\x00", **MEMBERS, "program": b"\x7fELF\0\0\0\1"}
    assert len(open_document(_written(tmp_path, packed(members))).cables) == len(MEMBERS)


BOMB = b"\0" * 200_000_000
LINES = b"The lamp burns.\n" * 2_500_000
DAMAGED_MEMBER = packed(MEMBERS).replace(b"three.txt", b"three.tx_", 1)


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        pytest.param(packed(MEMBERS)[:-40], ProblemKind.DAMAGED, "damaged", id="cut-zip"),
        pytest.param(b"PK\x03\x04" + b"x" * 100, ProblemKind.DAMAGED, "damaged", id="no-zip"),
        pytest.param(gzip.compress(MESSAGE.encode())[:-20], ProblemKind.DAMAGED, "damaged", id="cut-gzip"),
        pytest.param(bz2.compress(MESSAGE.encode())[:-20], ProblemKind.DAMAGED, "damaged", id="cut-bzip2"),
        pytest.param(lzma.compress(MESSAGE.encode())[:-20], ProblemKind.DAMAGED, "damaged", id="cut-xz"),
        pytest.param(packed(MEMBERS, tuple(MEMBERS)), ProblemKind.ENCRYPTED, "needs a password", id="encrypted"),
        pytest.param(packed({"in.zip": packed(MEMBERS)}), ProblemKind.BINARY, "inside an archive", id="zip-in-zip"),
        pytest.param(packed({"in.gz": gzip.compress(b"x")}), ProblemKind.BINARY, "inside an archive", id="gzip-in-zip"),
        pytest.param(gzip.compress(gzip.compress(b"x")), ProblemKind.BINARY, "packed twice", id="gzip-in-gzip"),
        pytest.param(packed({}), ProblemKind.EMPTY, "no text in this archive", id="empty-zip"),
        pytest.param(packed({"a.png": b"\x89PNG\0"}), ProblemKind.EMPTY, "no text in this archive", id="pictures"),
        pytest.param(packed({"a.pdf": picture_pdf()}), ProblemKind.BINARY, "no text in this PDF", id="pdf-picture"),
        pytest.param(gzip.compress(BOMB, 1), ProblemKind.TOO_LARGE, "too large", id="bomb"),
        pytest.param(packed({"a": LINES, "b": LINES}), ProblemKind.TOO_LARGE, "too large", id="two-halves"),
    ],
)  # fmt: skip
def test_the_window_is_told_why_there_is_nothing(
    tmp_path: Path, data: bytes, kind: ProblemKind, words: str
) -> None:
    problem = open_document(_written(tmp_path, data)).problem
    assert problem is not None
    assert (problem.kind, words in problem.what) == (kind, True), problem.what


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(packed(MEMBERS, ("a/two.html",)), "“a/two.html” in this archive needs a password", id="locked"),
        pytest.param(packed(MEMBERS, ("a/two.html", "five")), "“a/two.html” and 1 more", id="two-locked"),
        pytest.param(packed({**MEMBERS, "in.zip": packed({})}), "inside an archive", id="nested"),
        pytest.param(packed({"a.pdf": picture_pdf(), **MEMBERS}), "no text in this PDF", id="picture"),
        pytest.param(DAMAGED_MEMBER, "damaged", id="damaged"),
    ],
)  # fmt: skip
def test_what_can_be_read_is_shown_and_the_rest_is_told_of(
    tmp_path: Path, data: bytes, words: str
) -> None:
    file = _written(tmp_path, data)
    document = open_document(file)
    assert len(document.cables) >= len(MEMBERS) - 2
    assert words in (document.remark or "")
    cables = read_cables(file)
    for _ in document.cables:
        next(cables)
    with pytest.raises(OSError, match=words.split("“")[-1].split("”")[0]):
        next(cables)


def test_too_many_cables_are_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_CABLES", 2)
    problem = open_document(_written(tmp_path, packed(MEMBERS))).problem
    assert problem is not None
    assert problem.kind is ProblemKind.TOO_LARGE


def test_a_row_asks_for_less_than_the_reader(tmp_path: Path) -> None:
    file = _written(tmp_path, packed({"a": MESSAGE.encode() * 2000}))
    problem = open_document(file, 100_000).problem
    assert problem is not None
    assert problem.kind is ProblemKind.TOO_LARGE
    assert open_document(file).cables


@pytest.mark.parametrize("start", ["{", "[\n", '{"a": 1}\n'])
def test_text_in_an_archive_that_begins_like_json_is_kept(tmp_path: Path, start: str) -> None:
    (cable,) = read_cables(_written(tmp_path, packed({"a": f"{start} {MESSAGE}".encode()})))
    assert cable.text == f"{start} {MESSAGE}"


class _Bad(NamedTuple):
    """A message that cannot be parsed."""

    words: str

    def parse(self) -> Cable:
        raise ContentError(Fault.NESTED, self.words)


def test_of_several_faults_the_first_is_told() -> None:
    messages = cast(list[Unparsed], [_Bad("the first"), _Bad("the second")])
    with pytest.raises(ContentError, match="the first"):
        list(cables_of(messages))


def test_of_several_bad_members_the_first_is_told(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    inner = gzip.compress(MESSAGE.encode())
    path.write_bytes(packed({"one.gz": inner, "good.txt": MESSAGE.encode(), "two.gz": inner}))
    cables = read_cables(path)
    assert next(cables).reference_id == "07LIMA1052"
    with pytest.raises(ContentError, match=r"one\.gz"):
        next(cables)


def test_tables_in_an_archive_make_no_stream_of_records(tmp_path: Path) -> None:
    table = "id,created,identifier,body\n1,2007-03-27,07LIMA1,A keeper spoke.\n"
    path, archive = tmp_path / "cables.csv", tmp_path / "all.zip"
    path.write_text(table, "utf-8")
    archive.write_bytes(packed({"cables.csv": table.encode()}))
    assert is_stream_of_records(path)
    assert not is_stream_of_records(archive)
