"""The transmission lines token by token, and the contradictions between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cablereader import parse_cable, read_cables
from cablereader.handbook import Handbook, contradictions, xray
from tests.model.messages import envelope, message


@pytest.fixture(scope="module")
def book() -> Handbook:
    return Handbook.load()


def test_every_line_and_every_token_has_its_role(book: Handbook) -> None:
    lines = xray(parse_cable(message()), book)
    assert [line.role for line in lines] == [
        "transmission identifier",
        "routing line",
        "station line",
        "security line",
        "date line",
        "sender",
        "action addressee",
        "information addressee",
        "classification line",
    ]
    station = lines[2]
    assert [(token.text, token.role) for token in station.tokens] == [
        ("DE", "sign of the transmission"),
        ("RUEHPE", "routing indicator"),
        ("#1052", "station serial"),
        ("0862239", "filing time"),
    ]
    assert all(token.meaning for line in lines for token in line.tokens)


def test_tokens_cover_their_line(book: Handbook, samples: Path) -> None:
    for path in sorted(samples.iterdir()):
        for cable in read_cables(path):
            for line in xray(cable, book):
                kept = "".join("".join(token.text.split()) for token in line.tokens)
                written = "".join(line.text.split())
                assert kept.replace("/", "") == written.replace("/", ""), line.text


def test_samples_do_not_contradict_themselves(samples: Path) -> None:
    for path in sorted(samples.iterdir()):
        for cable in read_cables(path):
            assert contradictions(cable) == (), path.name


_LINE = "C O N F I D E N T I A L LIMA 001052"


@pytest.mark.parametrize(
    ("change", "line", "sentence"),
    [
        (
            {"station": "DE RUEHPE #1053 0862239"},
            _LINE,
            "The station line says serial 1053, the message reference number 07LIMA1052.",
        ),
        (
            {"station": "DE RUEHPE #1052 0902239"},
            _LINE,
            "The station line says filed 2007-03-31 22:39 UTC, the date-time group 2007-03-27 22:39 UTC.",
        ),
        (
            {"station": "DE RUEHPE #1052 4002239"},
            _LINE,
            "The station line says filed 4002239, the date-time group 2007-03-27 22:39 UTC.",
        ),
        (
            {"security": "ZNY SSSSS ZZH"},
            _LINE,
            "The security line says SSSSS, the classification line CONFIDENTIAL.",
        ),
        (
            {"security": "ZNY CCCCC ZZH"},
            "UNCLAS LIMA 001052",
            "The security line says CCCCC, the classification line UNCLASSIFIED.",
        ),
        (
            {"routing": "RR RUEHWEB"},
            _LINE,
            "The routing line says RR, ROUTINE, the date line PRIORITY.",
        ),
    ],
)
def test_contradiction(change: dict[str, str], line: str, sentence: str) -> None:
    cable = parse_cable(message(head=envelope(**change), line=line))
    found = contradictions(cable)
    assert [item.sentence for item in found] == [sentence]
    assert found[0].places


def test_a_station_line_of_another_post_contradicts_sender_and_number() -> None:
    head = envelope(station="DE RUEHBO #1052 0862239")
    found = contradictions(parse_cable(message(head=head)))
    assert [item.sentence for item in found] == [
        "The station line says RUEHBO, BOGOTA, the FM line LIMA.",
        "The station line says RUEHBO, BOGOTA, the message reference number LIMA.",
    ]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({}, _LINE),
        # The serial of the station line has four digits only.
        ({}, "C O N F I D E N T I A L LIMA 101052"),
        # Filed a little later, and up to a day later.
        ({"station": "DE RUEHPE #1052 0862341"}, _LINE),
        ({"station": "DE RUEHPE #1052 0872200"}, _LINE),
        # Unclassified text that was enciphered on its way.
        ({"security": "ZNY EEEEE ZZH"}, "UNCLAS E F T O LIMA 001052"),
        # Filed after New Year, dated before it.
        ({"station": "DE RUEHPE #1052 0010010", "date": "P 312355Z DEC 07"}, _LINE),
        # An indicator that the handbook does not know says nothing.
        ({"station": "DE RUEHXQ #1052 0862239"}, _LINE),
    ],
)
def test_no_contradiction(change: dict[str, str], line: str) -> None:
    assert contradictions(parse_cable(message(head=envelope(**change), line=line))) == ()


def test_the_file_may_contradict_the_message() -> None:
    dump = (
        "07LIMA1053\nA LIGHTHOUSE\nTue Mar 27 00:00:00 +0200 2007\nSECRET\nEmbassy Lima\n"
        + message()
    )
    found = contradictions(parse_cable(dump))
    said = {(item.first, item.first_value, item.second, item.second_value) for item in found}
    assert ("file", "07LIMA1053", "classification line", "LIMA 001052") in said
    assert ("file", "SECRET", "cable", "CONFIDENTIAL") in said


def test_contradictions_stand_at_their_lines(book: Handbook) -> None:
    lines = xray(parse_cable(message(head=envelope(security="ZNY SSSSS ZZH"))), book)
    assert [line.role for line in lines if line.contradictions] == [
        "security line",
        "classification line",
    ]
