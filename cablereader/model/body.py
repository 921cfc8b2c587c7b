"""The body of a telegram: from the first paragraph to the signer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cablereader.model.body_lines import BodyLines
from cablereader.model.cable import Paragraph
from cablereader.model.closing import read_closing
from cablereader.model.findings import Findings
from cablereader.model.lists import read_lists
from cablereader.model.paragraphs import read_paragraphs
from cablereader.model.passages import Passages
from cablereader.model.span import SpanKind
from cablereader.model.substitutions import read_substitutions

# Words that point to a reference of the same message, or to another telegram.
_TEXT_REFERENCE = re.compile(
    r"\b(?:(?i:REF(?:TEL)?S?\.?)[ ](?:\([A-Za-z]\)|[A-Z](?![A-Za-z])\)?)"
    r"(?:(?:,|[ ](?i:AND)|,[ ](?i:AND))[ ]\(?[A-Z]\)?(?![A-Za-z]))*(?![A-Za-z])"
    r"|(?i:REFTELS?|SEPTELS?|REF\b\.))"
)


@dataclass(frozen=True, slots=True)
class Body:
    """What the body holds."""

    paragraphs: tuple[Paragraph, ...]
    contents: tuple[int, ...]
    summary: str | None
    signers: tuple[str, ...]


def read_body(found: Findings, start: int, text_end: int) -> Body:
    """Read the body that begins at *start*; the text of the message ends at *text_end*."""
    text = found.text
    closing = read_closing(found, start, text_end)
    end = closing.body_end
    page_lines = [place for place in found.page_lines if start <= place[0] and place[1] <= end]
    lines = BodyLines(text, start, end, page_lines)
    paragraphs = read_paragraphs(found, lines)
    passages = Passages(found, paragraphs, end)
    summary = passages.read_summary(page_lines)
    passages.read_comments()
    read_lists(found, lines, paragraphs)
    read_substitutions(found, start, end)
    for word in ("REF", "SEPTEL"):
        _read_text_references(found, word, start, end)
    return Body(paragraphs.paragraphs, paragraphs.contents, summary, closing.signers)


def _read_text_references(found: Findings, word: str, start: int, end: int) -> None:
    """Report the words that point to a reference and begin with *word*."""
    capitals = found.capitals
    position = capitals.find(word, start, end)
    while position >= 0:
        match = _TEXT_REFERENCE.match(found.text, position, end)
        if match:
            found.span(*match.span(), SpanKind.TEXT_REFERENCE)
        position = capitals.find(word, match.end() if match else position + 1, end)
