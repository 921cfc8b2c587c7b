"""What is held: found by number under either name of a station, near, begun, and citing."""

from __future__ import annotations

from pathlib import Path

from cablereader import parse_cable
from cablereader.formats.opening import CableAddress
from cablereader.model.mrn import MRN, parse_mrn
from cablereader.ui.holdings import LONGEST_BEGINNING, HeldCable, OpenedCables, held_cable

from .archive import message


def held(number: str, *cites: str, path: str = "", created: str = "2008-05-14") -> HeldCable:
    address = CableAddress(Path(path or f"/{number}"))
    mrn, *cited = (parse_mrn(name) for name in (number, *cites))
    assert mrn is not None
    return HeldCable(address, mrn, created=created, cites=tuple(item for item in cited if item))


def opened(*cables: HeldCable) -> OpenedCables:
    holdings = OpenedCables()
    for cable in cables:
        holdings.set_file(str(cable.address.path), [cable])
    return holdings


def numbers(cables: object) -> list[str]:
    return [cable.reference_id for cable in cables]  # type: ignore[attr-defined]


def test_a_cable_is_found_by_its_number() -> None:
    cable = held("08LIMA101")
    holdings = opened(cable)
    assert holdings.find(MRN(2008, "LIMA", 101)) == cable
    assert holdings.find(MRN(2007, "LIMA", 101)) is None


def test_a_cable_is_found_under_the_other_name_of_its_station() -> None:
    assert opened(held("08KYIV7")).find(MRN(2008, "KIEV", 7)) is not None


def test_a_cable_goes_with_its_file_but_a_copy_stays() -> None:
    holdings = opened(held("08LIMA101", path="/a"), held("08LIMA101", path="/b"))
    holdings.forget_file("/a")
    found = holdings.find(MRN(2008, "LIMA", 101))
    assert found is not None
    assert found.address.path == Path("/b")
    holdings.forget_file("/b")
    assert holdings.find(MRN(2008, "LIMA", 101)) is None
    assert holdings.completions("08", 5) == []
    assert holdings.near(MRN(2008, "LIMA", 100), 5) == []


def test_a_file_that_changed_holds_what_it_holds_now() -> None:
    holdings = opened(held("08LIMA101", "08QUITO5", path="/a"))
    assert holdings.set_file("/a", [held("08LIMA102", path="/a")])
    assert not holdings.set_file("/a", [held("08LIMA102", path="/a")])
    assert holdings.find(MRN(2008, "LIMA", 101)) is None
    assert holdings.citing(MRN(2008, "QUITO", 5)) == []


def test_citing_cables_come_once_each_and_the_oldest_first() -> None:
    holdings = opened(
        held("08LIMA9", "08QUITO5", created="2008-03-01"),
        held("08LIMA3", "08QUITO5", created="2008-01-01"),
        held("08LIMA3", "08QUITO5", created="2008-01-01", path="/copy"),
        held("08LIMA4", "08QUITO6"),
    )
    assert numbers(holdings.citing(MRN(2008, "QUITO", 5))) == ["08LIMA3", "08LIMA9"]


def test_near_are_the_nearest_of_the_station_and_year() -> None:
    holdings = opened(*(held(f"08LIMA{n}") for n in (1, 50, 98, 103, 400)), held("07LIMA100"))
    assert numbers(holdings.near(MRN(2008, "LIMA", 100), 3)) == [
        "08LIMA50",
        "08LIMA98",
        "08LIMA103",
    ]
    assert numbers(holdings.near(MRN(2008, "LIMA", 1000), 2)) == ["08LIMA103", "08LIMA400"]


def test_completions_begin_as_typed() -> None:
    holdings = opened(held("08LIMA101"), held("08LIMA1"), held("08LAPAZ7"), held("07LIMA1"))
    assert numbers(holdings.completions("08 lima", 5)) == ["08LIMA1", "08LIMA101"]
    assert numbers(holdings.completions("", 2)) == ["07LIMA1", "08LAPAZ7"]


def test_what_is_kept_of_a_cable() -> None:
    text = message(
        "LIMA", 102, "A KITE", "A. LIMA 101\n     B. 07 QUITO 5", "1. (C) " + "word " * 200
    )
    address = CableAddress(Path("/kite"))
    cable = held_cable(parse_cable(text), address)
    assert cable is not None
    assert (cable.reference_id, cable.subject) == ("08LIMA102", "A KITE")
    assert cable.cites == (MRN(2008, "LIMA", 101), MRN(2007, "QUITO", 5))
    assert cable.beginning.startswith("1. (C) word word")
    assert len(cable.beginning) <= LONGEST_BEGINNING + 2
    assert cable.beginning.endswith("word …")


def test_a_text_without_a_number_is_not_kept() -> None:
    assert held_cable(parse_cable("Only words."), CableAddress(Path("/x"))) is None
