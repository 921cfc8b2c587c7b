"""Posts by their plain names, in the order in which a reader looks for them."""

from __future__ import annotations

import pytest

from cablereader.library.posts import post
from cablereader.model.stations import station_names


@pytest.mark.parametrize(
    ("key", "name", "note", "full_name"),
    [
        ("LIMA", "Lima", "Embassy, Peru", "Embassy Lima"),
        ("HYDERABAD", "Hyderabad", "Consulate, India", "Consulate Hyderabad"),
        ("BONN", "Bonn", "Embassy, Germany", "Embassy Bonn"),
        ("GRENADA", "Grenada", "Embassy, Grenada", "Embassy Grenada"),
        ("NDJAMENA", "N'Djamena", "Embassy, Chad", "Embassy N'Djamena"),
        ("KIEV", "Kiev", "Embassy, Ukraine", "Embassy Kiev"),
        ("KYIV", "Kyiv", "Embassy, Ukraine", "Embassy Kyiv"),
        ("SAIGON", "Saigon", "Embassy, South Vietnam", "Embassy Saigon"),
        ("BASRAH", "Basrah", "Regional embassy office, Iraq", "REO Basrah"),
        ("USNATO", "USNATO", "U.S. Mission to NATO in Brussels", "Mission USNATO"),
        (
            "STATE",
            "Department of State",
            "Department of State in Washington",
            "Department of State",
        ),
        ("ATLANTIS", "Atlantis", "", "Atlantis"),
    ],
)
def test_a_post_has_a_plain_name(key: str, name: str, note: str, full_name: str) -> None:
    assert (post(key).name, post(key).note, post(key).full_name) == (name, note, full_name)


def test_posts_are_in_the_order_of_cities_whatever_their_kind() -> None:
    keys = ["MUMBAI", "NEWDELHI", "LIMA", "USNATO", "CHENNAI", "HYDERABAD"]
    order = sorted(keys, key=lambda key: post(key).place)
    assert order == ["CHENNAI", "HYDERABAD", "LIMA", "MUMBAI", "NEWDELHI", "USNATO"]


def test_in_one_city_the_embassy_comes_before_the_mission() -> None:
    in_vienna = sorted(("ATLANTIS", "VIENNA"), key=lambda key: post(key).rank)
    assert in_vienna == ["VIENNA", "ATLANTIS"]
    assert post("PANAMA").rank < post("LAGOS").rank < post("GENEVA").rank


def test_no_two_posts_of_one_kind_look_alike() -> None:
    seen: dict[tuple[str, str], str] = {}
    for key in station_names():
        if post(key).rank in (post("LIMA").rank, post("LAGOS").rank):
            other = seen.setdefault((post(key).name, post(key).note), key)
            assert other == key


def test_every_post_has_a_name() -> None:
    assert [key for key in station_names() if not (post(key).name and post(key).full_name)] == []
