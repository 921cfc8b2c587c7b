"""A classification line that goes on below: its station and serial stand on the next line."""

from __future__ import annotations

import re

from cablereader.model.protection.classification_line import ClassificationLine
from cablereader.model.stations import station_key

_STATION_BELOW = re.compile(
    r"\n(?:[ \t]*\n)?[ \t]*(?P<post>[A-Z][A-Z .'’\-]{1,40}?)[ \t]+(?P<serial>\d{3,8})[ \t]*(?=\n|$)"
)


def with_station_below(text: str, line: ClassificationLine) -> ClassificationLine:
    """Return a *line* that ends in its level or section with the station and serial of the next."""
    below = None if line.serial is not None else _STATION_BELOW.match(text, line.end)
    if below is None or station_key(below["post"]) is None:
        return line
    return line._replace(
        end=below.end(),
        post=" ".join(below["post"].split()),
        serial=int(below["serial"]),
        station_place=(below.start("post"), below.end("serial")),
    )
