"""The handbook's tables: whole, without duplicates, each row with its source."""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter
from pathlib import Path

import pytest

from cablereader.handbook.articles import articles, countries, posts
from cablereader.handbook.clock import zone_of
from cablereader.model.resources import resource, table_rows

_TABLES = {
    "tags.csv": ("code",),
    "geo.csv": ("code",),
    "posts.csv": ("key",),
    "glossary.csv": ("term",),
    "precedences.csv": ("code",),
    "signals.csv": ("code",),
    "captions.csv": ("code",),
    "levels.csv": ("code",),
    "marking_words.csv": ("code",),
    "orders.csv": ("code",),
    "declassification.csv": ("code", "order"),
    "reasons.csv": ("section", "letter"),
    "collectives.csv": ("code",),
    "addressees.csv": ("code",),
    "routing_families.csv": ("code",),
    "forms.csv": ("code",),
    "ordinary_words.csv": ("word",),
    "written_out.csv": ("abbreviation", "words"),
    "other_city_names.csv": ("name",),
}


@pytest.mark.parametrize("name", _TABLES)
def test_no_code_stands_twice(name: str) -> None:
    counts = Counter(tuple(row[part] for part in _TABLES[name]) for row in table_rows(name))
    assert [code for code, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", _TABLES)
def test_every_row_names_its_source(name: str) -> None:
    assert [row for row in table_rows(name) if not row["source"]] == []


@pytest.mark.parametrize("name", _TABLES)
def test_every_row_has_all_its_fields_and_no_more(name: str) -> None:
    with Path(resource("tables", name)).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [row for row in rows for field in row if field != field.strip()] == []


def test_every_entry_has_a_term_a_meaning_and_a_source() -> None:
    entries = articles().values()
    assert [item for item in entries if not (item.term and item.meaning and item.source)] == []


def test_every_post_lies_on_the_globe() -> None:
    for key, row in posts().items():
        if row["latitude"]:
            assert -90 <= float(row["latitude"]) <= 90, key
            assert -180 <= float(row["longitude"]) <= 180, key
        assert bool(row["latitude"]) == bool(row["longitude"]), key


def test_every_embassy_and_consulate_has_a_city_and_a_time_zone() -> None:
    incomplete = [
        key
        for key, row in posts().items()
        if row["kind"] in ("embassy", "consulate") and not (row["city"] and row["tz"])
    ]
    assert incomplete == []


def test_every_time_zone_is_in_the_iana_database() -> None:
    if zone_of("Europe/London") is None:
        pytest.skip("this computer has no time zone data")
    # The data of a computer may be older than a zone's newest name.
    recent = {"Europe/Kyiv", "America/Ciudad_Juarez"}
    names = {row["tz"] for row in posts().values() if row["tz"]} - recent
    assert [name for name in sorted(names) if zone_of(name) is None] == []


def test_the_offset_of_a_time_zone_fits_the_longitude_of_the_post() -> None:
    """Standard time is within three and a half hours of what the sun says; more is a wrong zone."""
    from datetime import UTC, datetime

    for key, row in posts().items():
        zone = zone_of(row["tz"]) if row["tz"] and row["longitude"] else None
        if zone is None:
            continue
        offset = datetime(2007, 1, 15, tzinfo=UTC).astimezone(zone).utcoffset()
        assert offset is not None
        hours = offset.total_seconds() / 3600
        apart = (hours - float(row["longitude"]) / 15 + 12) % 24 - 12
        assert abs(apart) <= 3.5, key


def test_every_post_stands_in_a_known_country() -> None:
    assert [key for key, row in posts().items() if row["geo"] not in ({*countries(), ""})] == []


def test_iso_codes_have_their_shape_and_go_with_current_countries_once() -> None:
    codes = Counter(row["iso"] for row in countries().values() if row["iso"])
    assert [code for code in codes if not re.fullmatch(r"[A-Z]{2}", code)] == []
    # Two TAGS for one country: Germany and West Germany, Gaza and the West Bank, the Emirates twice.
    assert {code for code, count in codes.items() if count > 1} == {"DE", "PS", "AE"}


def test_every_geographic_tag_has_its_country() -> None:
    tags = {row["code"]: row["meaning"] for row in table_rows("tags.csv") if row["kind"] == "geo"}
    assert tags.keys() == countries().keys()
    assert [code for code, name in tags.items() if countries()[code]["country"] != name] == []


def test_routing_indicators_have_their_form() -> None:
    written = [row["routing_indicators"] for row in posts().values() if row["routing_indicators"]]
    indicators = [part for cell in written for part in cell.split(";")]
    assert [part for part in indicators if not re.fullmatch(r"R[A-Z]{3,7}", part)] == []


def test_the_glossary_has_the_abbreviations_of_the_language() -> None:
    kinds = Counter(row["kind"] for row in table_rows("glossary.csv"))
    assert kinds["abbreviation"] >= 280
    assert set(kinds) == {"abbreviation", "term"}


def test_glossary_says_how_each_word_must_be_written() -> None:
    assert {row["case"] for row in table_rows("glossary.csv")} == {"any", "capital", "capitals"}


def test_executive_orders_follow_each_other_without_a_gap() -> None:
    from datetime import date, timedelta

    orders = [row for row in table_rows("orders.csv") if row["code"] != "13292"]
    for earlier, later in itertools.pairwise(orders):
        assert date.fromisoformat(earlier["until"]) + timedelta(1) == date.fromisoformat(
            later["from"]
        )
