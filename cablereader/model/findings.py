"""What the recognizers of one message report to: places and defects, in the order found."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from cablereader.model.defect import Defect, DefectCode
from cablereader.model.span import Span, SpanKind, nest
from cablereader.model.text.capitals import capitals_of
from cablereader.model.text.page_lines import blank_out


class Findings:
    """Collects spans and defects while one text is read.

    *written* is the text as the file has it, of the same length, where marks in it were blanked for
    the reading.
    """

    def __init__(self, text: str, written: str | None = None) -> None:
        self.text = text
        self._written = written or text
        self.page_lines: list[tuple[int, int]] = []
        """Places of page feet, page headings and section breaks, in order."""
        self.clean = text
        """The text with those places blanked, of the same length."""
        self._spans: list[tuple[int, int, SpanKind]] = []
        self._defects: list[Defect] = []

    @cached_property
    def capitals(self) -> str:
        """The clean text in capitals, of the same length; words of any case are found in it fast."""
        return capitals_of(self.clean)

    def hide_page_lines(self, places: list[tuple[int, int]]) -> None:
        """Take note of the page lines, which are in order: blank them in *clean*."""
        self.page_lines = places
        for place in places:
            self.span(*place, SpanKind.PAGE_LINE)
        if places:
            self.clean = blank_out(self.text, 0, len(self.text), places)

    def span(self, start: int, end: int, kind: SpanKind) -> None:
        """Say that *text[start:end]*, without blanks and line breaks around it, is of *kind*."""
        self._spans.append((start, end, kind))

    def add(self, places: Iterable[tuple[int, int, SpanKind]]) -> None:
        """Say of many places what they are, as :meth:`span` does of one."""
        self._spans += places

    def defect(self, code: DefectCode, message: str, start: int = 0, end: int = 0) -> None:
        """Report a defect at *start* to *end*; without a place it is about the whole message."""
        self._defects.append(Defect(code, message, start, end))

    def mark(self) -> tuple[int, int]:
        """Return a mark for :meth:`forget_since`."""
        return len(self._spans), len(self._defects)

    def forget_since(self, mark: tuple[int, int]) -> None:
        """Take back what was reported since *mark*."""
        del self._spans[mark[0] :]
        del self._defects[mark[1] :]

    def spans(self) -> tuple[Span, ...]:
        """Return all spans, sorted and nested by the rule of :mod:`cablereader.model.span`."""
        return nest(self._trimmed(), len(self.text))

    def _trimmed(self) -> list[tuple[int, int, SpanKind]]:
        text, length = self.text, len(self.text)
        trimmed: list[tuple[int, int, SpanKind]] = []
        for place in self._spans:
            start, end, kind = place
            if start < end <= length and not (text[start].isspace() or text[end - 1].isspace()):
                trimmed.append(place)
                continue
            piece = text[start:end]
            words = piece.strip()
            if words:
                first = start + len(piece) - len(piece.lstrip())
                last = first + len(words)
                if self._written is not text:
                    first, last = self._with_link_marks(first, last, start, end)
                trimmed.append((first, last, kind))
        return trimmed

    def _with_link_marks(self, first: int, last: int, start: int, end: int) -> tuple[int, int]:
        """Take in the marks of links at the edges of *first* to *last*, if *start* to *end* does."""
        if self._written[first - 1 : first] == "[" and start < first:
            first -= 1
        if self._written.startswith("](", last):
            last = max(last, min(end, self._written.find(")", last) + 1))
        return first, last

    def defects(self) -> tuple[Defect, ...]:
        """Return all defects in the order of their places."""
        return tuple(sorted(self._defects, key=lambda defect: (defect.start, defect.end)))
