"""What the recognizers of one message report to: places and defects, in the order found."""

from __future__ import annotations

from cablereader.model.defect import Defect, DefectCode
from cablereader.model.span import Span, SpanKind, nest


class Findings:
    """Collects spans and defects while one text is read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans: list[Span] = []
        self._defects: list[Defect] = []

    def span(self, start: int, end: int, kind: SpanKind) -> None:
        """Say that *text[start:end]*, without blanks and line breaks around it, is of *kind*."""
        piece = self.text[start:end]
        stripped = piece.strip()
        if stripped:
            start += len(piece) - len(piece.lstrip())
            self._spans.append(Span(start, start + len(stripped), kind))

    def defect(self, code: DefectCode, message: str, start: int = 0, end: int = 0) -> None:
        """Report a defect at *start* to *end*; without a place it is about the whole message."""
        self._defects.append(Defect(code, message, start, end))

    def spans(self) -> tuple[Span, ...]:
        """Return all spans, sorted and nested by the rule of :mod:`cablereader.model.span`."""
        return nest(self._spans, len(self.text))

    def defects(self) -> tuple[Defect, ...]:
        """Return all defects in the order of their places."""
        return tuple(sorted(self._defects, key=lambda defect: (defect.start, defect.end)))
