"""Small PDF files written by hand: a line of text an operator, as the archives' own files have it."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

LINES_A_PAGE = 55


def pdf(text: str, margin: str = "") -> bytes:
    """Return a PDF of *text*, which is cut into pages; *margin* stands at the foot of each."""
    lines = text.split("\n")
    pages = [lines[at : at + LINES_A_PAGE] for at in range(0, len(lines), LINES_A_PAGE)]
    return _file([_drawn(page, margin) for page in pages])


def picture_pdf() -> bytes:
    """Return a PDF whose page is a gray square."""
    return _file([b"0.5 g 100 100 300 300 re f"])


def drawn_pdf(operators: bytes) -> bytes:
    """Return a PDF of one page that does what *operators* say."""
    return _file([operators])


def packed_pdf(operators: bytes) -> bytes:
    """Return the same with the page compressed."""
    packed = zlib.compress(operators, 9)
    plain = b"<< /Length %d >>\nstream\n%s\n" % (len(operators), operators)
    file = _file([operators])
    return file.replace(
        plain,
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\n" % (len(packed), packed),
    )


def _drawn(lines: Sequence[str], margin: str) -> bytes:
    operators = ["BT /F1 9 Tf 12 TL 50 760 Td"]
    operators += [f"({_escaped(line)}) Tj T*" for line in lines]
    operators.append("ET")
    if margin:
        operators.append(f"BT /F1 6 Tf 50 20 Td ({_escaped(margin)}) Tj ET")
    return "\n".join(operators).encode("cp1252")


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(contents: Sequence[bytes]) -> bytes:
    first_page = 4
    kids = " ".join(f"{first_page + 2 * number} 0 R" for number in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(contents):
        stream = first_page + 2 * number + 1
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % stream
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    file = bytearray(b"%PDF-1.4\n")
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table,
    )
    return bytes(file)
