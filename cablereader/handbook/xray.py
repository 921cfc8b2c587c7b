"""The transmission lines of a cable, token by token, and where they contradict each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from cablereader.handbook.contradictions import Contradiction, contradictions
from cablereader.handbook.entry import Explanation, Kind
from cablereader.handbook.handbook import Handbook
from cablereader.model.cable import Cable
from cablereader.model.span import SpanKind

_TRANSMISSION = {
    SpanKind.TRANSMISSION_ID: "transmission identifier",
    SpanKind.ROUTING_LINE: "routing line",
    SpanKind.STATION_LINE: "station line",
    SpanKind.SECURITY_LINE: "security line",
    SpanKind.DATE_LINE: "date line",
    SpanKind.ORIGINATOR_LINE: "sender",
    SpanKind.ACTION_ADDRESSEE: "action addressee",
    SpanKind.INFO_ADDRESSEE: "information addressee",
    SpanKind.EXEMPT_ADDRESSEE: "exempted addressee",
    SpanKind.OTHER_MEANS_ADDRESSEE: "addressee by other means",
    SpanKind.DISTRIBUTION: "distribution",
    SpanKind.CLASSIFICATION_LINE: "classification line",
}
_TOKEN = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class XrayToken:
    """One piece of a line: *role* is what it is for, *meaning* what this one says."""

    text: str
    role: str
    meaning: str
    start: int
    end: int
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class XrayLine:
    """One transmission line as it stands, with its tokens and the contradictions it is part of."""

    role: str
    text: str
    tokens: tuple[XrayToken, ...]
    start: int
    end: int
    contradictions: tuple[Contradiction, ...] = ()


def xray(cable: Cable, book: Handbook, today: date | None = None) -> tuple[XrayLine, ...]:
    """Return the transmission lines of *cable*, from its identifier to the classification line."""
    found = contradictions(cable)
    lines: list[XrayLine] = []
    for start, end, kind in cable.spans_of(*_TRANSMISSION):
        tokens = tokens_of(cable, book, start, end, today)
        concerned = tuple(
            item
            for item in found
            if any(start <= place[0] and place[1] <= end for place in item.places)
        )
        role = _TRANSMISSION[kind]
        lines.append(XrayLine(role, cable.text[start:end], tokens, start, end, concerned))
    return tuple(lines)


def tokens_of(
    cable: Cable, book: Handbook, start: int, end: int, today: date | None = None
) -> tuple[XrayToken, ...]:
    """Return the explained pieces of ``cable.text[start:end]``; plain words are left out."""
    tokens: list[XrayToken] = []
    position = start
    while match := _TOKEN.search(cable.text, position, end):
        explanation = book.explain(cable, match.start(), today)
        if explanation is None:
            position = match.end()
            continue
        first = max(explanation.start, position)
        last = min(max(explanation.end, match.end()), end)
        tokens.append(
            XrayToken(
                text=cable.text[first:last],
                role=_role(explanation),
                meaning=explanation.meaning,
                start=first,
                end=last,
                explanation=explanation,
            )
        )
        position = last
    return tuple(tokens)


def _role(explanation: Explanation) -> str:
    is_form = explanation.kind is Kind.FORM and explanation.entry is not None
    return explanation.entry.term if is_form and explanation.entry else str(explanation.kind)
