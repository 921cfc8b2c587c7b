"""Posts and countries as a reader looks for them: by city, with what kind of post it is and where.

The catalogue's own names differ in form ("American Consulate Hyderabad", "REO Basrah") and are missing
for posts closed before it was made. The tables are ``posts.csv`` and ``geo.csv``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cablereader.handbook.articles import countries, posts
from cablereader.library.folding import folded
from cablereader.model.stations import collapse, same_station

# In the order in which posts of one city are listed. Of these a reader knows the city; the others
# have names of their own: USNATO, White House.
_IN_CITIES = {
    "embassy": "Embassy",
    "interests-section": "Interests section",
    "institute": "Institute",
    "consulate": "Consulate",
    "office": "Office",
    "regional-embassy-office": "Regional embassy office",
}
_KINDS = list(_IN_CITIES)
# What the table of countries says of the code, not of the country: "South Vietnam (1970s code)".
_AS_CODED = re.compile(r" \((?:former|1970s code|older code)\)")
_NAMED_ALIKE = ("US Mission ", "Mission ", "US ")


@dataclass(frozen=True, slots=True)
class Post:
    """A post by its plain name: "Lima", an embassy in Peru."""

    key: str
    name: str
    note: str
    """What the name does not say: "Embassy, Peru"; empty where nothing is known."""
    full_name: str
    """The name where it stands alone: "Embassy Lima"."""
    rank: int
    """Its place among posts of the same name."""

    @property
    def place(self) -> tuple[str, int, str]:
        """Where it stands in a list: by name, embassies before consulates, these before missions."""
        return folded(self.name), self.rank, self.key


@cache
def post(key: str) -> Post:
    """Return the post of a station key; one that no table knows has its key for a name."""
    row = posts().get(key)
    if row is None:
        name = key.title()
        return Post(key, name, "", name, len(_KINDS))
    kind, city, written = row["kind"], row["city"], row["display_name"]
    about = row["about"].removeprefix("the ")
    # Some offices are called for what they do, and stand in some city.
    if kind in _IN_CITIES and city and (kind != "office" or collapse(city) == key):
        country = _AS_CODED.sub("", country_names().get(row["geo"], ""))
        said = about or _IN_CITIES[kind]
        note = ", ".join(filter(None, (said, "" if country in said else country)))
        if kind in ("embassy", "consulate"):
            # MEXICO, GRENADA: such posts go by the name of the country, not of the city.
            is_of_city = collapse(city) == key or not written
            city = city if is_of_city else written.removeprefix(f"{_IN_CITIES[kind]} ")
            # One office under two names would stand twice under one: KIEV is not called Kyiv.
            city = key.title() if same_station(key) != key else city
        full = f"{_IN_CITIES[kind]} {city}" if kind in ("embassy", "consulate") else written
        return Post(key, city, _capital(note), full, _KINDS.index(kind))
    if kind == "department":
        written = about.rpartition(" in ")[0]
    full = name = written or (city if collapse(city) == key else key)
    for beginning in _NAMED_ALIKE:
        name = name.removeprefix(beginning)
    note = "" if about == name else _capital(about)
    return Post(key, name, note, full, len(_KINDS))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


@cache
def country_names() -> dict[str, str]:
    """Return the names of countries by the codes that TAGS have."""
    return {code: row["country"] for code, row in countries().items()}
