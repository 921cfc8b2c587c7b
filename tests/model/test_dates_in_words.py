"""Dates of cables in words: no more precise than they are."""

from __future__ import annotations

from datetime import date

import pytest

from cablereader.model.dates_in_words import date_in_words, dates_in_words, distance_in_words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2007-03-27T22:39Z", "27 March 2007, 22:39 UTC"),
        ("2007-03-07", "7 March 2007"),
        ("2007-12", "December 2007"),
        ("2007-01", "January 2007"),
        ("2007-13", "2007-13"),
        ("2007-00", "2007-00"),
        ("2007-03-27 or so", "2007-03-27 or so"),
        ("2007", "2007"),
        ("", ""),
    ],
)
def test_a_date(iso: str, words: str) -> None:
    assert date_in_words(iso) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2010-02-12", "2010-02-28", "12 – 28 February 2010"),
        ("2010-02-12", "2010-03-12", "12 February – 12 March 2010"),
        ("2009-02-12", "2010-02-12", "12 February 2009 – 12 February 2010"),
        ("2010-02-12T01:00Z", "2010-02-12T23:00Z", "12 February 2010"),
        ("2010-01", "2010-02-12", "January 2010 – 12 February 2010"),
        ("2010-02", "2010-03", "February – March 2010"),
        ("2010-02", "2010-02-28", "February 2010 – 28 February 2010"),
        ("2010-12", "2010-12", "December 2010"),
        (None, "2010-02-28", ""),
        ("2010-02-12", None, ""),
        ("2010-02-12", "soon", ""),
        ("2010-00", "2010-12", ""),
        ("2010-01", "2010-13", ""),
    ],
)
def test_two_dates(first: str | None, last: str | None, words: str) -> None:
    assert dates_in_words(first, last) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2020, 3, 15), "that is today"),
        (date(2020, 3, 14), "passed 1 day ago"),
        (date(2020, 2, 16), "passed 28 days ago"),
        (date(2020, 2, 15), "passed 1 month ago"),
        (date(2019, 3, 16), "passed 11 months ago"),
        (date(2019, 3, 15), "passed 1 year ago"),
        (date(2011, 3, 16), "passed 8 years ago"),
        (date(2020, 3, 16), "not passed yet, in 1 day"),
        (date(2020, 5, 14), "not passed yet, in 1 month"),
        (date(2022, 3, 15), "not passed yet, in 2 years"),
    ],
)
def test_how_far_a_day_is(day: date, words: str) -> None:
    assert distance_in_words(day, date(2020, 3, 15)) == words
