"""Where the witnesses of a cable's header disagree: station line, date line, number, signs, record.

Each of these repeats a fact that another states, and a damaged or mixed-up record shows in it:

* the station serial is the serial of the message reference number modulo 10,000
* the filing time is that of the date-time group or a little later; a day's delay occurs
* the five letters of the security line are the first letter of the classification
* the doubled precedence of the routing line is that of the date line
* the originator's routing indicator is the sender's
* number, date and level that the file states about the message are those of the message
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from cablereader.handbook.articles import posts
from cablereader.handbook.clock import filed_near, moment_of
from cablereader.handbook.routing import stations_of
from cablereader.model.cable import Cable
from cablereader.model.level import Level
from cablereader.model.mrn import parse_mrn
from cablereader.model.span import SpanKind
from cablereader.model.stations import same_station, station_key
from cablereader.model.text.format_lines import PRECEDENCES

_DELAY = timedelta(days=1)
# Clocks of the two stations differ by minutes.
_HASTE = timedelta(minutes=10)
_LETTERS = {
    Level.UNCLASSIFIED: "UE",
    Level.LIMITED_OFFICIAL_USE: "UE",
    Level.RESTRICTED: "R",
    Level.CONFIDENTIAL: "C",
    Level.SECRET: "S",
    Level.TOP_SECRET: "T",
}
_METADATA_LEVELS = re.compile(r"(UNCLASSIFIED|LIMITED OFFICIAL USE|CONFIDENTIAL|TOP SECRET|SECRET)")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two witnesses who disagree: *first* says *first_value*, *second* says *second_value*."""

    first: str
    first_value: str
    second: str
    second_value: str
    places: tuple[tuple[int, int], ...] = ()

    @property
    def sentence(self) -> str:
        """Both in one line."""
        return f"The {self.first} says {self.first_value}, the {self.second} {self.second_value}."


def contradictions(cable: Cable) -> tuple[Contradiction, ...]:
    """Return where the header of *cable* contradicts itself or what its file says, in order."""
    return tuple(found for check in _CHECKS for found in check(cable) if found is not None)


def _serial(cable: Cable) -> Iterator[Contradiction]:
    number = parse_mrn(cable.reference_id) if cable.reference_id else None
    if number is None or cable.station_serial is None:
        return
    if int(cable.station_serial) != number.serial % 10_000:
        yield Contradiction(
            "station line",
            f"serial {cable.station_serial}",
            "message reference number",
            number.canonical,
            _places(cable, SpanKind.STATION_SERIAL, SpanKind.MRN),
        )


def _filing(cable: Cable) -> Iterator[Contradiction]:
    sent = moment_of(cable.created) if cable.created else None
    if sent is None or not sent[1] or cable.filing_time is None:
        return
    moment = sent[0]
    filed = filed_near(cable.filing_time, moment)
    if filed and moment - _HASTE <= filed <= moment + _DELAY:
        return
    yield Contradiction(
        "station line",
        f"filed {filed:%Y-%m-%d %H:%M} UTC" if filed else f"filed {cable.filing_time}",
        "date-time group",
        f"{moment:%Y-%m-%d %H:%M} UTC",
        _places(cable, SpanKind.FILING_TIME, SpanKind.DATE_TIME_GROUP),
    )


def _prosign(cable: Cable) -> Iterator[Contradiction]:
    level = cable.classification_level
    letters = re.search(r"\b([A-Z])\1{4}", cable.security_prosign or "")
    if level is None or letters is None or letters[1] in "AB":
        return
    if letters[1] not in _LETTERS[level]:
        yield Contradiction(
            "security line",
            letters[0],
            "classification line",
            str(level),
            _places(cable, SpanKind.SECURITY_LINE, SpanKind.CLASSIFICATION),
        )


def _doubled_precedence(cable: Cable) -> Iterator[Contradiction]:
    lines = cable.spans_of(SpanKind.ROUTING_LINE)
    if not lines or cable.precedence is None:
        return
    doubled = cable.text_of(lines[0]).split()[0]
    word = PRECEDENCES.get(doubled[:1])
    if word and word != cable.precedence.action:
        yield Contradiction(
            "routing line",
            f"{doubled}, {word}",
            "date line",
            cable.precedence.action,
            _places(cable, SpanKind.ROUTING_LINE, SpanKind.DATE_LINE),
        )


def _sender(cable: Cable) -> Iterator[Contradiction]:
    by_routing = stations_of(cable.originator_routing or "")
    if not by_routing:
        return
    names = {same_station(key) for key in by_routing}
    places = _places(cable, SpanKind.STATION_LINE, SpanKind.ORIGINATOR_LINE)
    number = parse_mrn(cable.reference_id) if cable.reference_id else None
    said = [
        ("FM line", station_key(cable.sender) if cable.sender else None),
        ("message reference number", number.post if number else None),
    ]
    for witness, key in said:
        if key and key in posts() and not _is_one_house(key, names):
            first = f"{cable.originator_routing}, {by_routing[0]}"
            yield Contradiction("station line", first, witness, key, places)


def _is_one_house(key: str, names: set[str]) -> bool:
    """Whether the station is one of *names*, or shares a city with one, as missions share circuits."""
    if same_station(key) in names:
        return True
    city = posts()[key]["city"]
    return bool(city) and any(posts()[name]["city"] == city for name in names if name in posts())


def _record(cable: Cable) -> Iterator[Contradiction]:
    for stated, value in cable.metadata.items():
        if stated == "reference_id":
            yield from _record_number(cable, value)
        elif stated == "classification":
            yield from _record_level(cable, value)


def _record_number(cable: Cable, value: str) -> Iterator[Contradiction]:
    stated = parse_mrn(value)
    lines = cable.spans_of(SpanKind.MRN)
    if stated is None or not lines:
        return
    printed = parse_mrn(cable.text_of(lines[0]), stated.year)
    if printed and (printed.identity != stated.identity):
        yield Contradiction(
            "file",
            stated.canonical,
            "classification line",
            " ".join(cable.text_of(lines[0]).split()),
            _places(cable, SpanKind.MRN),
        )


def _record_level(cable: Cable, value: str) -> Iterator[Contradiction]:
    stated = _METADATA_LEVELS.match(value.upper())
    level = cable.classification_level
    if stated is None or level is None or not cable.spans_of(SpanKind.CLASSIFICATION):
        return
    if stated[1] != str(level) and {stated[1], str(level)} != {
        "UNCLASSIFIED",
        "LIMITED OFFICIAL USE",
    }:
        yield Contradiction(
            "file", stated[1], "cable", str(level), _places(cable, SpanKind.CLASSIFICATION)
        )


def _places(cable: Cable, *kinds: SpanKind) -> tuple[tuple[int, int], ...]:
    """Return the place of the first span of each kind."""
    spans = [cable.spans_of(kind)[:1] for kind in kinds]
    return tuple((found[0].start, found[0].end) for found in spans if found)


_CHECKS = (_serial, _filing, _prosign, _doubled_precedence, _sender, _record)
