"""The body of a telegram: from the first paragraph to the signer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cablereader.model.cable import Paragraph
from cablereader.model.closing import read_closing
from cablereader.model.findings import Findings
from cablereader.model.headings import body_lines
from cablereader.model.paragraphs import read_paragraphs
from cablereader.model.passages import read_comments, read_lists, read_summary
from cablereader.model.span import SpanKind
from cablereader.model.substitutions import read_substitutions

# Words that point to a reference of the same message, or to another telegram.
_TEXT_REFERENCE = re.compile(
    r"\b(?:(?i:REF(?:TEL)?S?\.?)[ ](?:\([A-Za-z]\)|[A-Z](?![A-Za-z])\)?)"
    r"(?:(?:,|[ ](?i:AND)|,[ ](?i:AND))[ ]\(?[A-Z]\)?(?![A-Za-z]))*(?![A-Za-z])"
    r"|(?i:REFTELS?|SEPTELS?|REF\b\.?))"
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
    lines = body_lines(text, start, end)
    paragraphs = read_paragraphs(found, lines, page_lines, end)
    summary = read_summary(found, paragraphs, page_lines, end)
    read_comments(found, paragraphs, end)
    read_lists(found, lines, paragraphs, frozenset(place[0] for place in paragraphs.headings))
    read_substitutions(found, start, end)
    for match in _TEXT_REFERENCE.finditer(text, start, end):
        if len(match[0]) > 3:
            found.span(*match.span(), SpanKind.TEXT_REFERENCE)
    return Body(paragraphs.paragraphs, paragraphs.contents, summary, closing.signers)
