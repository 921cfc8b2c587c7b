"""Names of stations: full, cut by page lines, with prefixes; and what the catalogue calls them."""

from __future__ import annotations

import pytest

from cablereader.model.stations import station_by_prefix, station_key, station_name


@pytest.mark.parametrize(
    ("words", "key"),
    [
        pytest.param("AMEMBASSY LIMA", "LIMA", id="amembassy"),
        pytest.param("Embassy Lima", "LIMA", id="mixed-case"),
        pytest.param("AMCONSUL SAO PAULO", "SAOPAULO", id="amconsul"),
        pytest.param("SECSTATE WASHDC", "STATE", id="secstate"),
        pytest.param("SECSTATE WASHINGTON DC", "STATE", id="secstate-washington"),
        pytest.param("USMISSION USUN NEW YORK", "USUNNEWYORK", id="usmission-usun"),
        pytest.param("USINT HAVANA", "HAVANA", id="usint"),
        pytest.param("REO HILLAH", "HILLAH", id="reo"),
        pytest.param("IRAN RPO DUBAI", "IRANRPODUBAI", id="iran-rpo"),
        pytest.param("AIT TAIPEI", "AITTAIPEI", id="ait"),
        pytest.param("", None, id="empty"),
        pytest.param("THE", None, id="article"),
        pytest.param("MARCH", None, id="month-near-a-name"),
        pytest.param("EUROPEAN POLITICAL COLLECTIVE", None, id="collective"),
    ],
)
def test_key(words: str, key: str | None) -> None:
    assert station_key(words) == key


@pytest.mark.parametrize(
    ("words", "key"),
    [
        pytest.param("BUENOS AIR", "BUENOSAIRES", id="foot-ten-letters"),
        pytest.param("PORT AU PR", "PORTAUPRINCE", id="foot-three-words"),
        pytest.param("VLADIVOSTO", "VLADIVOSTOK", id="foot-one-word"),
        pytest.param("VATICA", "VATICAN", id="heading-six-letters"),
        pytest.param("CAPE T", "CAPETOWN", id="heading-two-words"),
        pytest.param("LIMA", "LIMA", id="not-cut"),
        pytest.param("SAN", None, id="ambiguous"),
        pytest.param("QQ", None, id="unknown"),
    ],
)
def test_prefix(words: str, key: str | None) -> None:
    assert station_by_prefix(words) == key


@pytest.mark.parametrize(
    ("key", "name"),
    [
        pytest.param("LIMA", "Embassy Lima", id="embassy"),
        pytest.param("STATE", "Secretary of State", id="department"),
        pytest.param("NOWHERE", None, id="unknown"),
        pytest.param("ALEPPO", None, id="known-without-a-name"),
    ],
)
def test_name(key: str, name: str | None) -> None:
    assert station_name(key) == name
