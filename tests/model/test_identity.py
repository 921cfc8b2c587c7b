"""Number, date and origin, from all that bears witness; and what is said when it disagrees."""

from __future__ import annotations

import pytest

from cablereader import Cable, parse_cable
from cablereader.model.defect import DefectCode
from cablereader.model.identity import metadata_date

from .messages import codes, envelope, message, parse


def _dump(
    identifier: str = "07LIMA1052",
    title: str = "A LIGHTHOUSE",
    created: str = "2007-03-27 22:10",
    classification: str = "CONFIDENTIAL",
    origin: str = "Embassy Lima",
    **parts: str | None,
) -> Cable:
    head = "\n".join((identifier, title, created, classification, origin))
    return parse_cable(f"{head}\n{message(**parts)}")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        pytest.param("Tue Mar 27 00:00:00 +0200 2007", "2007-03-27", id="midnight-with-zone"),
        pytest.param("Tue Mar 27 00:00:00 +0000 2007", "2007-03-27", id="midnight-utc"),
        pytest.param("2007-03-27 22:39", "2007-03-27T22:39Z", id="page"),
        pytest.param("2007-03-27 22:39:00", "2007-03-27T22:39Z", id="with-seconds"),
        pytest.param("2007-03-27", "2007-03-27", id="day"),
        pytest.param("3/27/2007 22:39", "2007-03-27T22:39Z", id="csv"),
        pytest.param("12/28/1966 18:48", "1966-12-28T18:48Z", id="csv-old"),
        pytest.param("16 APR 1973", "1973-04-16", id="archives"),
        pytest.param("16-Apr-1973 12:00:00 am", "1973-04-16", id="archives-with-padding"),
        pytest.param("2007-02-30", None, id="no-such-day"),
        pytest.param("13/27/2007 22:39", None, id="no-such-month"),
        pytest.param("yesterday", None, id="words"),
        pytest.param("", None, id="empty"),
    ],
)
def test_metadata_date(written: str, iso: str | None) -> None:
    assert metadata_date(written) == iso


@pytest.mark.parametrize(
    ("parts", "created"),
    [
        pytest.param(
            {"created": "2007-03-27 22:10"}, "2007-03-27T22:39Z", id="minutes-of-the-group"
        ),
        pytest.param(
            {"created": "Tue Mar 27 00:00:00 +0200 2007"}, "2007-03-27T22:39Z", id="day-in-the-file"
        ),
        pytest.param(
            {"created": "2007-03-27 22:10", "head": envelope(date=None, station=None)},
            *("2007-03-27T22:10Z",),
            id="no-group",
        ),
        pytest.param(
            {
                "created": "Tue Mar 27 00:00:00 +0200 2007",
                "head": envelope(date=None, station=None),
            },
            *("2007-03-27",),
            id="no-group-day-in-the-file",
        ),
    ],
)
def test_created(parts: dict[str, str], created: str) -> None:
    assert _dump(**parts).created == created


def test_weekday_line_is_no_date() -> None:
    cable = parse(head=envelope(date=None, station=None) + "\nFriday, 09 February 2007, 11:20")
    assert cable.created is None


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        pytest.param({"created": "2007-05-27 22:39"}, DefectCode.DATE_CONFLICT, id="date"),
        pytest.param({"identifier": "07BOGOTA1052"}, DefectCode.IDENTIFIER_CONFLICT, id="post"),
        pytest.param({"identifier": "07LIMA1053"}, DefectCode.IDENTIFIER_CONFLICT, id="serial"),
        pytest.param(
            {"identifier": "05LIMA1052"},
            DefectCode.IDENTIFIER_CONFLICT,
            id="year",
        ),
        pytest.param({"classification": "SECRET"}, DefectCode.CLASSIFICATION_CONFLICT, id="level"),
        pytest.param(
            {"classification": "CONFIDENTIAL//NOFORN"},
            DefectCode.CLASSIFICATION_CONFLICT,
            id="noforn",
        ),
        pytest.param({"subject": None}, DefectCode.SUBJECT_MISSING, id="subject"),
        pytest.param({"line": None}, DefectCode.CLASSIFICATION_MISSING, id="line"),
    ],
)
def test_conflict_is_told(parts: dict[str, str], code: DefectCode) -> None:
    assert code in codes(_dump(**parts))


def test_conflict_of_dates_gives_both_days() -> None:
    (defect,) = _dump(created="2007-05-27 22:39").defects
    assert defect.message == "The file dates this 2007-05-27, the date-time group 2007-03-27."


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param({}, id="all-agree"),
        pytest.param({"created": "2007-03-28 00:39"}, id="a-day-apart"),
        pytest.param({"identifier": "07LIMA001052"}, id="padded"),
        pytest.param({"title": "A LIGHT"}, id="title-cut"),
        pytest.param({"title": ""}, id="title-empty"),
    ],
)
def test_no_conflict(parts: dict[str, str]) -> None:
    assert codes(_dump(**parts)) == set()


def test_sensitive_and_fouo_agree() -> None:
    cable = _dump(
        classification="UNCLASSIFIED//FOR OFFICIAL USE ONLY",
        head=envelope(security="ZNR UUUUU ZZH"),
        line="UNCLAS LIMA 001052",
        captions="SENSITIVE\nSIPDIS",
        authority=None,
        body="1. (SBU) A.",
    )
    assert codes(cable) == set()
    assert cable.classification_level == "UNCLASSIFIED"


@pytest.mark.parametrize(
    ("parts", "reference_id"),
    [
        pytest.param({}, "07LIMA1052", id="all-agree"),
        pytest.param({"line": None}, "07LIMA1052", id="file"),
        pytest.param(
            {"line": "C O N F I D E N T I A L MOSCOW 005154"}, "07LIMA1052", id="wrong-text"
        ),
        pytest.param(
            {"identifier": "07BOGOTA77"}, "07LIMA1052", id="wrong-identifier-message-believed"
        ),
        pytest.param(
            {"identifier": "07SAMPLE1052", "line": None, "head": None},
            "07SAMPLE1052",
            id="unknown-post",
        ),
    ],
)
def test_reference_id(parts: dict[str, str], reference_id: str) -> None:
    assert _dump(**parts).reference_id == reference_id


@pytest.mark.parametrize(
    ("parts", "reference_id"),
    [
        pytest.param({}, "07LIMA1052", id="line"),
        pytest.param({"line": "UNCLAS TEL AVIV 001052"}, "07TELAVIV1052", id="two-words"),
        pytest.param(
            {"line": "UNCLAS PORT AU PRINCE 001052"}, "07PORTAUPRINCE1052", id="three-words"
        ),
        pytest.param({"line": "UNCLAS USUN NEW YORK 001052"}, "07USUNNEWYORK1052", id="alias"),
        pytest.param({"line": "UNCLAS N'DJAMENA 001052"}, "07NDJAMENA1052", id="apostrophe"),
        pytest.param({"line": "UNCLAS NOWHERETOWN 001052"}, "07NOWHERETOWN1052", id="unknown-post"),
        pytest.param({"line": "UNCLAS"}, "07LIMA1052", id="envelope"),
        pytest.param({"line": None}, "07LIMA1052", id="no-line"),
        pytest.param(
            {"line": "UNCLAS", "head": envelope(station=None)}, None, id="no-serial-anywhere"
        ),
        pytest.param({"head": envelope(date=None, station=None)}, None, id="no-year-anywhere"),
    ],
)
def test_reference_id_without_metadata(
    parts: dict[str, str | None], reference_id: str | None
) -> None:
    assert parse(**parts).reference_id == reference_id


@pytest.mark.parametrize(
    ("date", "station", "identifier", "reference_id"),
    [
        pytest.param(
            "P 010003Z JAN 08", "DE RUEHPE #1052 0010003", "07LIMA1052", "07LIMA1052", id="new-year"
        ),
        pytest.param(
            "P 312355Z DEC 07", "DE RUEHPE #1052 3652355", "08LIMA1052", "08LIMA1052", id="old-year"
        ),
        pytest.param(
            "P 312355Z DEC 07", "DE RUEHPE #1052 3652355", "07LIMA1052", "07LIMA1052", id="same"
        ),
    ],
)
def test_year_of_number_around_new_year(
    date: str, station: str, identifier: str, reference_id: str
) -> None:
    cable = _dump(
        identifier=identifier, created="2007-12-31", head=envelope(date=date, station=station)
    )
    assert cable.reference_id == reference_id


@pytest.mark.parametrize(
    ("sender", "line", "origin"),
    [
        pytest.param("FM AMEMBASSY LIMA", "UNCLAS LIMA 001052", "Embassy Lima", id="embassy"),
        pytest.param(
            "FM AMCONSUL SAO PAULO",
            "UNCLAS SAO PAULO 001052",
            "Consulate Sao Paulo",
            id="consulate",
        ),
        pytest.param("FM SECSTATE WASHDC", "UNCLAS STATE 001052", "Secretary of State", id="state"),
        pytest.param(None, "UNCLAS LIMA 001052", "Embassy Lima", id="line-alone"),
        pytest.param("FM NOWHERE", "UNCLAS NOWHERETOWN 001052", None, id="unknown"),
        pytest.param(
            "FM AMEMBASSY OLDTOWN", "UNCLAS OLDTOWN 1052", "Embassy Oldtown", id="post-in-no-table"
        ),
        pytest.param(
            "FM AMCONSUL NEW REEF",
            "UNCLAS NEW REEF 1052",
            "Consulate New Reef",
            id="consulate-in-no-table",
        ),
        pytest.param("FM AMEMBASSY 12", "UNCLAS OLDTOWN 1052", None, id="address-without-a-place"),
    ],
)
def test_origin(sender: str | None, line: str, origin: str | None) -> None:
    assert parse(head=envelope(sender=sender), line=line).origin == origin
