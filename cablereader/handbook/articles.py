"""The tables of ``resources/tables`` as entries, read once and when first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from cablereader.handbook.entry import Entry, Kind
from cablereader.model.resources import table_rows

TAG_SORTS = {
    "subject": "subject TAG",
    "program": "program TAG",
    "organization": "organization TAG",
    "geo": "geographic TAG",
}
_POST_SORTS = {
    "embassy": "U.S. embassy",
    "consulate": "U.S. consulate",
    "office": "U.S. office",
    "regional-embassy-office": "regional office of the U.S. embassy",
}


@cache
def articles() -> Mapping[str, Entry]:
    """Return every entry of the handbook's own tables by its id."""
    return {entry.id: entry for read in _READERS for entry in read()}


@cache
def countries() -> Mapping[str, dict[str, str]]:
    """Return the row of each geographic TAG: country, region, ISO 3166-1 code where it has one."""
    return {row["code"]: row for row in table_rows("geo.csv")}


@cache
def posts() -> Mapping[str, dict[str, str]]:
    """Return the row of each station key."""
    return {row["key"]: row for row in table_rows("posts.csv")}


@cache
def orders() -> Mapping[str, dict[str, str]]:
    """Return the row of each executive order by its number."""
    return {row["code"]: row for row in table_rows("orders.csv")}


@cache
def marking_words() -> Mapping[str, str]:
    """Return what each control in a portion marking means, by its code."""
    return {row["code"]: row["meaning"] for row in table_rows("marking_words.csv")}


@cache
def ordinary_words() -> frozenset[str]:
    """Return the codes that are English words too, and so are no codes in a text of capitals."""
    return frozenset(row["word"] for row in table_rows("ordinary_words.csv"))


@cache
def word_cases() -> Mapping[str, str]:
    """Return how each glossary term must be written to be one: any, capital or capitals."""
    return {row["term"]: row["case"] for row in table_rows("glossary.csv")}


def _tags() -> Iterator[Entry]:
    for row in table_rows("tags.csv"):
        more, source = "", row["source"]
        keys: tuple[str, ...] = ()
        if row["kind"] == "geo" and (country := countries().get(row["code"])):
            iso = country["iso"]
            more = f"Region: {country['region']}."
            if iso:
                more += f" ISO 3166 writes {iso}."
            keys, source = (country["country"],), country["source"]
        sort = TAG_SORTS[row["kind"]]
        meaning = f"{row['meaning']} ({sort})"
        yield Entry(f"tag:{row['code']}", row["code"], Kind.TAG, meaning, more, source, keys)


def post_name(row: Mapping[str, str]) -> str:
    """Return the name to show for a station: kind and city, or that of the catalogues."""
    if row["kind"] == "department":
        return "Department of State"
    if row["kind"] in ("embassy", "consulate") and row["city"]:
        return f"{row['kind'].capitalize()} {row['city']}"
    return row["display_name"] or row["city"] or row["key"]


def _post_meaning(row: Mapping[str, str]) -> str:
    if row["about"]:
        return row["about"]
    country = countries().get(row["geo"])
    place = row["city"]
    if country and country["country"] != place:
        place += f", {country['country']}"
    return f"the {_POST_SORTS[row['kind']]} in {place}"


def _posts() -> Iterator[Entry]:
    for row in table_rows("posts.csv"):
        more: list[str] = []
        if row["routing_indicators"]:
            more.append(f"Routing indicator {row['routing_indicators'].replace(';', ', ')}.")
        if row["latitude"]:
            more.append(f"It lies at {_coordinates(row['latitude'], row['longitude'])}.")
        if row["tz"]:
            more.append(f"Time zone {row['tz']}.")
        yield Entry(
            f"post:{row['key']}",
            post_name(row),
            Kind.POST,
            _post_meaning(row),
            " ".join(more),
            row["source"],
            (row["key"], row["city"], row["display_name"], *_aliases().get(row["key"], ())),
        )


@cache
def _aliases() -> Mapping[str, list[str]]:
    aliases: dict[str, list[str]] = {}
    for row in table_rows("post_aliases.csv"):
        aliases.setdefault(row["key"], []).append(row["alias"])
    return aliases


def _coordinates(latitude: str, longitude: str) -> str:
    north, east = float(latitude), float(longitude)
    return (
        f"{abs(north):.2f}° {'N' if north >= 0 else 'S'}, "
        f"{abs(east):.2f}° {'E' if east >= 0 else 'W'}"
    )


def _precedences() -> Iterator[Entry]:
    for row in table_rows("precedences.csv"):
        keys = (row["code"], row["code"] * 2 if len(row["code"]) == 1 else "")
        yield Entry(
            f"precedence:{row['code']}",
            row["word"],
            Kind.PRECEDENCE,
            row["meaning"],
            row["more"],
            row["source"],
            keys,
        )


def _levels() -> Iterator[Entry]:
    for row in table_rows("levels.csv"):
        keys = ("UNCLAS",) if row["code"] == "UNCLASSIFIED" else ()
        yield Entry(
            f"level:{row['code']}",
            row["code"],
            Kind.LEVEL,
            row["meaning"],
            row["more"],
            row["source"],
            (*keys, f"({row['mark']})"),
        )


def _orders() -> Iterator[Entry]:
    for row in table_rows("orders.csv"):
        more = f"Signed by President {row['president']} on {row['signed']}. {row['more']}"
        yield Entry(
            f"order:{row['code']}",
            f"E.O. {row['code']}",
            Kind.ORDER,
            row["meaning"],
            more,
            row["source"],
            (row["code"], f"EXECUTIVE ORDER {row['code']}"),
        )


def _declassification() -> Iterator[Entry]:
    for row in table_rows("declassification.csv"):
        order = f"E.O. {row['order']}" if row["order"] else ""
        yield Entry(
            f"declassification:{row['code']}" + (f":{row['order']}" if order else ""),
            row["code"],
            Kind.DECLASSIFICATION,
            row["meaning"],
            f"Under {order}." if order else "",
            row["source"],
        )


def _reasons() -> Iterator[Entry]:
    for row in table_rows("reasons.csv"):
        code = f"{row['section']}({row['letter']})"
        yield Entry(f"reason:{code}", code, Kind.REASON, row["meaning"], "", row["source"])


def _routing() -> Iterator[Entry]:
    for row in table_rows("routing_families.csv"):
        yield Entry(
            f"routing:{row['code']}", row["code"], Kind.ROUTING, row["meaning"], "", row["source"]
        )


def _glossary() -> Iterator[Entry]:
    for row in table_rows("glossary.csv"):
        kind = Kind.ABBREVIATION if row["kind"] == "abbreviation" else Kind.TERM
        yield Entry(f"word:{row['term']}", row["term"], kind, row["meaning"], "", row["source"])


def _plain(table: str, prefix: str, kind: Kind) -> Iterator[Entry]:
    """Yield the entries of a table that has just code, meaning, more and source."""
    for row in table_rows(table):
        yield Entry(
            f"{prefix}:{row['code']}",
            row["code"],
            kind,
            row["meaning"],
            row.get("more", ""),
            row["source"],
        )


_READERS = (
    _tags,
    _posts,
    _routing,
    _precedences,
    lambda: _plain("signals.csv", "signal", Kind.SIGNAL),
    lambda: _plain("captions.csv", "caption", Kind.CAPTION),
    _levels,
    lambda: _plain("marking_words.csv", "marking", Kind.MARKING),
    _orders,
    _declassification,
    _reasons,
    lambda: _plain("collectives.csv", "collective", Kind.COLLECTIVE),
    lambda: _plain("addressees.csv", "addressee", Kind.ADDRESSEE),
    lambda: _plain("forms.csv", "form", Kind.FORM),
    _glossary,
)
