"""The body of a telegram: from the first paragraph to the signer."""

from __future__ import annotations

import re
from functools import cached_property

from cablereader.model.body.closing import Closing, read_closing
from cablereader.model.body.lists import read_lists
from cablereader.model.body.paragraphs import read_paragraphs
from cablereader.model.body.passages import Passages
from cablereader.model.findings import Findings
from cablereader.model.span import SpanKind
from cablereader.model.text.body_lines import BodyLines
from cablereader.model.text.substitutions import read_substitutions

# Words that point to a reference of the same message, or to another telegram.
_TEXT_REFERENCE = re.compile(
    r"\b(?:(?i:REF(?:TEL)?S?\.?)[ ](?:\([A-Za-z]\)|[A-Z](?![A-Za-z])\)?)"
    r"(?:(?:,|[ ](?i:AND)|,[ ](?i:AND))[ ]\(?[A-Z]\)?(?![A-Za-z]))*(?![A-Za-z])"
    r"|(?i:REFTELS?|SEPTELS?|REF\b\.))"
)


class Body:
    """The body of *found.text* that begins at *start*; the text of the message ends at *text_end*.

    The paragraphs and the signers are read at once; the summary and all that is only a span or a
    defect when it is asked for. A text that was cut off has no closing.
    """

    def __init__(self, found: Findings, start: int, text_end: int, *, is_cut: bool = False) -> None:
        closing = Closing(text_end) if is_cut else read_closing(found, start, text_end)
        end = closing.body_end
        self._found = found
        self._start, self._end = start, end
        self._page_lines = [
            place for place in found.page_lines if start <= place[0] and place[1] <= end
        ]
        self._lines = BodyLines(found.text, start, end, self._page_lines)
        self._parts = read_paragraphs(found, self._lines)
        self._passages = Passages(found, self._parts, end)
        self.paragraphs = self._parts.paragraphs
        self.contents = self._parts.contents
        """Where the words of each paragraph begin."""
        self.signers = closing.signers

    @cached_property
    def summary(self) -> str | None:
        """The summary as it reads, without its begin and end words."""
        return self._passages.read_summary(self._page_lines)

    def report_rest(self) -> None:
        """Report the places and the defects that no field of the cable holds; to be done once."""
        _ = self.summary
        self._passages.read_comments()
        read_lists(self._found, self._lines, self._parts)
        read_substitutions(self._found, self._start, self._end)
        for word in ("REF", "SEPTEL"):
            _read_text_references(self._found, word, self._start, self._end)


def _read_text_references(found: Findings, word: str, start: int, end: int) -> None:
    """Report the words that point to a reference and begin with *word*."""
    capitals = found.capitals
    position = capitals.find(word, start, end)
    while position >= 0:
        match = _TEXT_REFERENCE.match(found.text, position, end)
        if match:
            at, after = match.span()
            found.span(at, after - _closes_more(match[0]), SpanKind.TEXT_REFERENCE)
        position = capitals.find(word, match.end() if match else position + 1, end)


def _closes_more(words: str) -> bool:
    """Whether the bracket at the end of *words* was opened before them: "(see ref A)".

    In "refs A) and B)" each letter has a bracket, and none of them closes anything.
    """
    return words.endswith(")") and words.count(")") == 1 and "(" not in words
