"""Where the parts of a cable stand in its text, by their kind. No Qt here."""

from __future__ import annotations

from collections import defaultdict

from cablereader.model.cable import Cable
from cablereader.model.span import Span, SpanKind

Place = tuple[int, int]


class SpanPlaces:
    """The spans of one cable, sorted by kind once: a long cable has many thousands."""

    def __init__(self, cable: Cable) -> None:
        self._cable = cable
        self._spans: defaultdict[SpanKind, list[Span]] = defaultdict(list)
        for span in cable.spans:
            self._spans[span.kind].append(span)

    def places(self, kind: SpanKind) -> tuple[Place, ...]:
        """Return the places of *kind* in the order of the text."""
        return tuple((span.start, span.end) for span in self._spans[kind])

    def first(self, kind: SpanKind, places: tuple[Place, ...] = ()) -> Span | None:
        """Return the first span of *kind*; with *places*, the first that is one of them."""
        spans = self._spans[kind]
        return next(
            (span for span in spans if not places or (span.start, span.end) in places), None
        )

    def lines(self, kind: SpanKind) -> str:
        """Return the text of the spans of *kind*, a line for each."""
        return "\n".join(self._cable.text_of(span) for span in self._spans[kind])

    def in_line(self, line: SpanKind, kind: SpanKind) -> tuple[Place, ...]:
        """Return the places of *kind* within the first *line*, or else that line itself."""
        lines = self.places(line)[:1]
        if not lines:
            return ()
        start, end = lines[0]
        within = [place for place in self.places(kind) if start <= place[0] and place[1] <= end]
        return tuple(within[:1]) or lines
