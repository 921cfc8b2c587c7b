"""The executive-order line: orders, their slips, and what is said of declassification."""

from __future__ import annotations

import pytest

from cablereader.model.defect import DefectCode

from .messages import codes, parse, short_envelope

_LINES = [
    # (line, number, text, declassify_on)
    pytest.param(
        "E.O. 12958: DECL: 03/27/2017", "12958", "DECL: 03/27/2017", "2017-03-27", id="usual"
    ),
    pytest.param("E.O. 12958: DECL: 3/7/2017", "12958", "DECL: 3/7/2017", "2017-03-07", id="short"),
    pytest.param(
        "E.O. 12958: DECL: 03/27/17", "12958", "DECL: 03/27/17", "2017-03-27", id="two-digits"
    ),
    pytest.param(
        "E.O. 12958: DECL: 2017/03/27", "12958", "DECL: 2017/03/27", "2017-03-27", id="year-first"
    ),
    pytest.param("E.O. 12958: 03/27/2017", "12958", "03/27/2017", "2017-03-27", id="bare-date"),
    pytest.param(
        "E.O. 12958 DECL: 03/27/2017", "12958", "DECL: 03/27/2017", "2017-03-27", id="no-colon"
    ),
    pytest.param(
        "E. O. 12958: DECL: 03/27/2017", "12958", "DECL: 03/27/2017", "2017-03-27", id="blank"
    ),
    pytest.param(
        "EO 12958: DECL: 03/27/2017", "12958", "DECL: 03/27/2017", "2017-03-27", id="no-stops"
    ),
    pytest.param(
        "E.o. 12958: decl: 03/27/2017", "12958", "decl: 03/27/2017", "2017-03-27", id="lower"
    ),
    pytest.param("e.o. 12958: n/a", "12958", "n/a", None, id="all-lower"),
    pytest.param("E.O.12958: N/A", "12958", "N/A", None, id="no-blank"),
    pytest.param("E.O.: 12958: N/A", "12958", "N/A", None, id="colon-before-the-number"),
    pytest.param("E.O. 12958: N/A", "12958", "N/A", None, id="not-classified"),
    pytest.param("E.O. 12958: DECL: MR", "12958", "DECL: MR", None, id="manual-review"),
    pytest.param("E.O. 12356: DECL: OADR", "12356", "DECL: OADR", None, id="no-date-known"),
    pytest.param("E.O. 12958: 25X1", "12958", "25X1", None, id="exemption"),
    pytest.param("E.O. 12958: DECL: X1", "12958", "DECL: X1", None, id="exemption-short"),
    pytest.param("E.O. 12958: 1.6X1", "12958", "1.6X1", None, id="exemption-with-section"),
    pytest.param(
        "E.O. 12958: DECL: CLOSURE OF THE LIGHTHOUSE",
        *("12958", "DECL: CLOSURE OF THE LIGHTHOUSE", None),
        id="event",
    ),
    pytest.param(
        "E.O. 12958: DECL: TEN YEARS AFTER CLOSURE",
        *("12958", "DECL: TEN YEARS AFTER CLOSURE", None),
        id="years-after-event",
    ),
    pytest.param(
        "E.O. 12958: DNG: CO 03/27/2017", "12958", "DNG: CO 03/27/2017", None, id="downgrade"
    ),
    pytest.param(
        "E.O. 12958: DNG: CO 03/27/2012, DECL: 03/27/2017",
        *("12958", "DNG: CO 03/27/2012, DECL: 03/27/2017", "2017-03-27"),
        id="downgrade-then-declassify",
    ),
    pytest.param(
        "E.O. 12958: DECLl: 03/27/2017", "12958", "DECLl: 03/27/2017", "2017-03-27", id="slip"
    ),
    pytest.param(
        "E.O. 12958: DECL: 015/3/2019", "12958", "DECL: 015/3/2019", None, id="impossible"
    ),
    pytest.param(
        "E.O. 12958: DECL: 02/30/2017", "12958", "DECL: 02/30/2017", None, id="no-such-day"
    ),
    pytest.param(
        "E.O. 12958: DECL: 27/03/2017", "12958", "DECL: 27/03/2017", "2017-03-27", id="swapped"
    ),
    pytest.param(
        "E.O. 12958: AS AMENDED; DECLASSIFIED JUNE 21, 2006",
        *("12958", "AS AMENDED; DECLASSIFIED JUNE 21, 2006", "2006-06-21"),
        id="retyped-old-cable",
    ),
    pytest.param(
        "E.O. 12598: DECL: 2019/02/03", "12958", "DECL: 2019/02/03", "2019-02-03", id="typo"
    ),
    pytest.param(
        "E.O. 19528: N/A",
        "12958",
        "N/A",
        None,
        id="typo-swapped",
    ),
    pytest.param(
        "E.O. 19523: N/A",
        "12958",
        "N/A",
        None,
        id="typo-two-digits",
    ),
    pytest.param(
        "E.O. 13526: DECL: 03/27/2017", "13526", "DECL: 03/27/2017", "2017-03-27", id="last"
    ),
    pytest.param("E.O. 11652: GDS", "11652", "GDS", None, id="general-schedule"),
    pytest.param("E.O. 11652: XGDS-1", "11652", "XGDS-1", None, id="exempt-with-ground"),
    pytest.param("E.O. 11652: N/A", "11652", "N/A", None, id="order-11652"),
    pytest.param(
        "E.O. 12065: RDS-1 8/13/99 (SAMPLE, JANE Q.) OR-P",
        *("12065", "RDS-1 8/13/99 (SAMPLE, JANE Q.) OR-P", None),
        id="review-is-no-release",
    ),
    pytest.param("E.O. 99999: N/A", "99999", "N/A", None, id="unknown-order-stays"),
    pytest.param("EXECUTIVE ORDER 12958: N/A", "12958", "N/A", None, id="label-in-words"),
]


@pytest.mark.parametrize(("line", "number", "text", "date"), _LINES)
def test_line(line: str, number: str, text: str, date: str | None) -> None:
    order = parse(order=line).executive_order
    assert order is not None
    assert (order.number, order.text, order.declassify_on) == (number, text, date)


def test_order_of_1978_names_the_officer() -> None:
    cable = parse(
        head=short_envelope("R 131200Z AUG 79"),
        order="E.O. 12065: GDS 8/13/85 (SAMPLE, JANE Q.) OR-P",
        authority=None,
    )
    assert cable.executive_order is not None
    assert cable.executive_order.declassify_on == "1985-08-13"
    assert cable.classified_by == "SAMPLE, JANE Q."


@pytest.mark.parametrize(
    ("date", "line", "iso"),
    [
        pytest.param(
            "R 131200Z MAY 86", "E.O. 12356: DECL: 4/1/92", "1992-04-01", id="same-century"
        ),
        pytest.param(
            "R 131200Z MAY 96", "E.O. 12958: DECL: 4/1/06", "2006-04-01", id="next-century"
        ),
        pytest.param(
            "R 131200Z MAY 85", "E.O. 12356: DECL: 12/31/85", "1985-12-31", id="same-year"
        ),
        pytest.param(
            "R 131200Z MAY 09", "E.O. 12958: DECL: 4/1/34", "2034-04-01", id="after-pivot"
        ),
        pytest.param("R 131200Z MAY 75", "E.O. 11652: ADS 12/31/81", "1981-12-31", id="automatic"),
        pytest.param(
            "R 131200Z MAY 75", "E.O. 11652: DECAS 31 DEC 81", "1981-12-31", id="day-month"
        ),
    ],
)
def test_two_digit_year_is_not_before_the_cable(date: str, line: str, iso: str) -> None:
    order = parse(head=short_envelope(date), order=line).executive_order
    assert order is not None
    assert order.declassify_on == iso


@pytest.mark.parametrize(
    ("order", "tags", "written"),
    [
        pytest.param("E.O. 12958: DECL: 01/07/2014 TAGS: PREL", None, ("PREL",), id="decl"),
        pytest.param("E.O. 12958: N/A TAGS: PREL, PE", None, ("PREL", "PE"), id="not-classified"),
        pytest.param(
            "E.O. 12958: N/A TAGS PREL PE",
            None,
            ("PREL", "PE"),
            id="without-colon",
        ),
        pytest.param(
            "E.O. 12958: N/ATAGS: PREL, PE",
            None,
            ("PREL", "PE"),
            id="without-blank",
        ),
        pytest.param(
            "E.O. 12958: N/A\nPREL PGOV PE", None, ("PREL", "PGOV", "PE"), id="label-lost"
        ),
    ],
)
def test_line_that_swallowed_the_tags(
    order: str, tags: str | None, written: tuple[str, ...]
) -> None:
    cable = parse(order=order, tags=tags)
    assert cable.tags == written
    assert cable.executive_order is not None
    assert "PREL" not in cable.executive_order.text


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("E.O. 12598: N/A", DefectCode.ORDER_REPAIRED, id="typo"),
        pytest.param("E.O. 12958: DECL: 27/03/2017", DefectCode.INVALID_DATE, id="swapped"),
        pytest.param(
            "E.O. 12958: DECL: 015/3/2019",
            DefectCode.INVALID_DATE,
            id="impossible",
        ),
    ],
)
def test_repair_is_told(line: str, code: DefectCode) -> None:
    assert code in codes(parse(order=line))


def test_no_order() -> None:
    cable = parse(order=None)
    assert cable.executive_order is None
    assert cable.tags == ("PREL", "PGOV", "PE")


def test_tags_before_the_order() -> None:
    cable = parse(order="TAGS: PREL, PE\nE.O. 12958: N/A", tags=None)
    assert cable.tags == ("PREL", "PE")
    assert cable.executive_order is not None
    assert cable.executive_order.text == "N/A"


def test_blank_line_between_order_and_tags() -> None:
    cable = parse(order="E.O. 12958: N/A\n", tags="TAGS: PREL\n", subject="SUBJECT: A TITLE")
    assert cable.tags == ("PREL",)
    assert cable.subject == "A TITLE"


_ODD_LINES = [
    # (line, number, declassify_on)
    pytest.param("E.0. 12958: DECL: 03/27/2017", "12958", "2017-03-27", id="zero-in-the-label"),
    pytest.param("E,O. 12958: N/A", "12958", None, id="comma-in-the-label"),
    pytest.param(".O. 12958: N/A", "12958", None, id="first-letter-lost"),
    pytest.param("E.O. NO. 12958: N/A", "12958", None, id="word-number"),
    pytest.param("E.O. 12,958: N/A", "12958", None, id="comma-in-the-number"),
    pytest.param("E.O. 12 958: N/A", "12958", None, id="blank-in-the-number"),
    pytest.param("E.O. L2958: N/A", "12958", None, id="letter-for-the-first-figure"),
    pytest.param("E.O. 12958 - N/A", "12958", None, id="dash-behind-the-number"),
    pytest.param("E.O. 12958: DECL: 20170327", "12958", "2017-03-27", id="date-in-one-number"),
    pytest.param("E.O. 12958: DECL: 03/27//2017", "12958", "2017-03-27", id="slash-doubled"),
    pytest.param("E.O. 12958: DECL: 03/272017", "12958", "2017-03-27", id="second-slash-lost"),
    pytest.param("E.O. 12958: DECL: 0327/2017", "12958", "2017-03-27", id="first-slash-lost"),
    pytest.param("E.O. 12958: DECL: 03 27 2017", "12958", "2017-03-27", id="blanks-for-slashes"),
    pytest.param("E.O. 12958: DECL: 3/27/2O17", "12958", "2017-03-27", id="letter-o-in-the-year"),
    pytest.param("E.O. 12958: DECL: 13/13/2017", "12958", None, id="no-such-month-either-way"),
    pytest.param("E.O. 12958: DECL: 02302017", "12958", None, id="no-such-day-in-one-number"),
    pytest.param("E.O. 12958: DECL: 27MAR2017", "12958", "2017-03-27", id="month-in-letters-glued"),
    pytest.param("E.O. 11652: XGDS DECLAS 12-31-95", "11652", "1995-12-31", id="exempt-with-a-date"),
    pytest.param("E.O. 12065: XDS-4 8/13/10 (SAMPLE, JANE)", "12065", "2010-08-13", id="extended"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "number", "date"), _ODD_LINES)
def test_odd_line(line: str, number: str, date: str | None) -> None:
    year = {"11652": "76", "12065": "79"}.get(number, "07")
    order = parse(head=short_envelope(f"P 142239Z JUN {year}"), order=line).executive_order
    assert order is not None
    assert (order.number, order.declassify_on) == (number, date)


def test_date_without_separators_is_told() -> None:
    assert DefectCode.INVALID_DATE in codes(parse(order="E.O. 12958: DECL: 03/272017"))


@pytest.mark.parametrize(
    ("date", "number"),
    [
        pytest.param("R 131200Z MAY 82", "12365", id="two-orders-in-force"),
        pytest.param("R 131200Z MAY 83", "12356", id="one-order-in-force"),
    ],
)
def test_damaged_number_is_read_as_the_one_order_in_force(date: str, number: str) -> None:
    order = parse(head=short_envelope(date), order="E.O. 12365: DECL: OADR").executive_order
    assert order is not None
    assert order.number == number
