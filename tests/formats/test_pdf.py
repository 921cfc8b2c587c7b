"""The text of PDF files; what cannot be read is said plainly."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from cablereader import parse_cable, read_cables
from cablereader.formats import pdf as pdf_module
from cablereader.formats.faults import ContentError, Fault
from cablereader.formats.opening import ProblemKind, open_document
from cablereader.formats.pdf import pdf_text

from .messages import MESSAGE, RECORD
from .pdf_files import LINES_A_PAGE, drawn_pdf, packed_pdf, pdf, picture_pdf

STAMP = "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005"


def _locked(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(MESSAGE)))
    writer.encrypt(password, "owner")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_lines_blank_lines_and_columns_are_kept() -> None:
    assert pdf_text(pdf(RECORD)).strip() == RECORD.strip()


def test_a_record_gives_the_fields_of_its_text() -> None:
    cable, wanted = parse_cable(pdf(RECORD)), parse_cable(RECORD)
    assert cable.source_format == "archives"
    assert cable.text == wanted.text
    assert cable.metadata == wanted.metadata
    assert cable.signers == ("SAMPLE",)


def test_a_message_across_pages_with_a_stamp_on_each() -> None:
    points = "\n\n".join(f"{number}. (C) THE LAMP BURNS." for number in range(3, 3 + LINES_A_PAGE))
    cable = parse_cable(pdf(MESSAGE.replace("\nSAMPLE", f"\n\n{points}\nSAMPLE"), STAMP))
    assert [item.number for item in cable.paragraphs] == list(range(1, 3 + LINES_A_PAGE))
    assert cable.signers == ("SAMPLE",)


def test_the_date_of_the_stamp_is_when_it_was_released() -> None:
    record = RECORD.replace("Review Release Date: <23 MAY 2005>\n", "")
    assert parse_cable(pdf(record, STAMP)).metadata["released"] == "30 JUN 2005"


def test_an_attribute_says_better_when_it_was_released() -> None:
    assert parse_cable(pdf(RECORD, STAMP)).metadata["released"] == "<23 MAY 2005>"


def test_a_file_locked_only_against_changes_is_read() -> None:
    assert "A LIGHTHOUSE" in pdf_text(_locked(""))


WHOLE = pdf(MESSAGE)


@pytest.mark.parametrize(
    ("data", "fault", "kind", "words"),
    [
        pytest.param(_locked("x"), Fault.ENCRYPTED, ProblemKind.ENCRYPTED, "needs a password", id="encrypted"),
        pytest.param(WHOLE[:200], Fault.DAMAGED, ProblemKind.DAMAGED, "is damaged", id="cut"),
        pytest.param(b"%PDF-1.4\n" + b"\x80" * 500, Fault.DAMAGED, ProblemKind.DAMAGED, "is damaged", id="noise"),
        pytest.param(WHOLE.replace(b"/Pages 2", b"/Pages 9"), Fault.DAMAGED, ProblemKind.DAMAGED, "is damaged", id="dangling"),
        pytest.param(picture_pdf(), Fault.NO_TEXT, ProblemKind.BINARY, "no text in this PDF", id="picture"),
        pytest.param(pdf(" "), Fault.NO_TEXT, ProblemKind.BINARY, "no text in this PDF", id="blank"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(
    data: bytes, fault: Fault, kind: ProblemKind, words: str, tmp_path: Path
) -> None:
    with pytest.raises(ContentError, match=words) as raised:
        pdf_text(data)
    assert raised.value.fault is fault
    file = tmp_path / "record.pdf"
    file.write_bytes(data)
    with pytest.raises(OSError, match=words):
        list(read_cables(file))
    problem = open_document(file).problem
    assert problem is not None
    assert problem.kind is kind
    assert words in problem.what
    assert parse_cable(data).text


def test_a_book_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "_MOST_PAGES", 2)
    text = "\n".join(["A"] * 3 * LINES_A_PAGE)
    with pytest.raises(ContentError, match="3 pages") as raised:
        pdf_text(pdf(text))
    assert raised.value.fault is Fault.TOO_LARGE


@pytest.mark.parametrize("limit", ["_MOST_BYTES", "_MOST_CHARACTERS"])
def test_what_holds_too_much_is_given_up(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(pdf_module, limit, 100)
    with pytest.raises(ContentError) as raised:
        pdf_text(WHOLE)
    assert raised.value.fault is Fault.TOO_LARGE


def test_a_page_that_takes_too_long_is_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "_MOST_SECONDS", -1.0)
    with pytest.raises(ContentError) as raised:
        pdf_text(WHOLE)
    assert raised.value.fault is Fault.TOO_LARGE


@pytest.mark.parametrize(
    "operators",
    [
        pytest.param(b"1000000000 0 Td (B) Tj", id="far-right"),
        pytest.param(b"0 -1000000000 Td (B) Tj", id="far-below"),
        pytest.param(b"/F1 0.00001 Tf 500 -500 Td (B) Tj", id="tiny"),
    ],
)
def test_places_far_apart_do_not_fill_the_memory(operators: bytes) -> None:
    text = pdf_text(drawn_pdf(b"BT /F1 9 Tf 50 700 Td (A) Tj " + operators + b" ET"))
    assert text.startswith("A")
    assert len(text) < 100_000


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(packed_pdf(b" " * 300_000_000), id="bomb"),
        pytest.param(drawn_pdf(b"[ " * 100_000), id="nested"),
    ],
)
def test_a_page_that_means_harm_is_given_up(data: bytes) -> None:
    with pytest.raises(ContentError):
        pdf_text(data)


def test_a_compressed_page_is_read() -> None:
    data = packed_pdf(b"BT /F1 9 Tf 50 700 Td (UNCLAS LIMA 000012) Tj ET")
    assert pdf_text(data).strip() == "UNCLAS LIMA 000012"
