"""How cables are numbered, stored and indexed: what searches rely on without seeing it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablereader.library import Library, Order, merging, parse_query, scanner, segments, store
from cablereader.library.bodies import Bodies
from cablereader.library.folding import SIGN
from cablereader.library.ids import Numbering
from cablereader.library.query.matching import _time_tokens
from cablereader.library.segments import UnknownFormatError
from cablereader.library.tokens import day_tokens
from cablereader.library.wording import index_text
from tests.corpus.files import write_files
from tests.library.telegrams import put, telegram

_QUERIES = ("the", "lighthouse -ship", '"of the"', "har*", "class:s", "NEAR(ship captain)", "")


def _found(library: Library) -> list[list[str | None]]:
    with library.searcher() as searcher:
        return [
            [row.mrn for row in searcher.rows(searcher.ids(parse_query(text), Order.NEWEST))]
            for text in _QUERIES
        ]


def test_rows_are_inserted_one_by_one_where_the_index_has_another_layout(
    tmp_path: Path, cables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(cables, 200)
    as_known = Library(tmp_path / "known.db")
    as_known.add(cables)
    as_known.scan().run()

    def refuse(*_: object) -> None:
        raise UnknownFormatError("of a later SQLite")

    monkeypatch.setattr(store, "add_segments", refuse)
    otherwise = Library(tmp_path / "otherwise.db")
    otherwise.add(cables)
    otherwise.scan().run()
    assert _found(otherwise) == _found(as_known)
    assert otherwise.check() == []


def _segments(library: Library) -> int:
    with closing(sqlite3.connect(library.path)) as connection:
        found = connection.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchone()
        return int(found[0])


def _fill(library: Library, cables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read folder by folder what stays in as many segments."""
    library.add(cables)
    with monkeypatch.context() as unmerged:
        unmerged.setattr(scanner, "merge_index", lambda *_: None)
        for folder in sorted(cables.iterdir()):
            library.scan().run(within=[folder])
    assert _segments(library) > 6


def test_merging_leaves_few_segments_the_same_hits_and_no_empty_pages(
    library: Library, cables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(cables, 500)
    _fill(library, cables, monkeypatch)
    before = _found(library)
    merging.merge_index(library.path)
    assert _segments(library) == 1
    with closing(sqlite3.connect(library.path)) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert _found(library) == before
    assert library.check() == []


def test_scans_leave_few_segments_and_what_is_large_as_it_is(
    library: Library, cables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(cables, 500)
    _fill(library, cables, monkeypatch)
    merging.merge_index(library.path)

    def pages_of_the_large_one() -> tuple[int, int]:
        with closing(sqlite3.connect(library.path)) as connection:
            found: tuple[int, int] = connection.execute(
                "SELECT id >> 37, count(*) FROM words_data GROUP BY 1 ORDER BY 2 DESC"
            ).fetchone()
            return found

    large = pages_of_the_large_one()
    for number in range(12):
        put(cables, f"one-more-{number}.txt", telegram(serial=number))
        library.scan().run()
        assert _segments(library) < 8
        assert pages_of_the_large_one() == large


def test_a_merge_may_be_stopped_and_goes_on_later(
    library: Library, cables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(cables, 300)
    _fill(library, cables, monkeypatch)
    before = _found(library)
    monkeypatch.setattr(merging, "_STEP", 5)
    steps = iter([False, False, True, True])
    merging.merge_index(library.path, lambda: next(steps))
    assert _segments(library) > 1
    assert _found(library) == before
    merging.merge_index(library.path)
    assert _segments(library) == 1
    assert _found(library) == before
    assert library.check() == []


def test_a_list_of_segments_of_another_format_is_refused() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE words_data (id INTEGER PRIMARY KEY, block BLOB)")
        for block in (
            b"",
            b"\0" * 4,
            b"\0\0\0\0\xff\0\0\x01\0\0\0",
            b"\0\0\0\0\x01\x05\x00\x00\x01",
        ):
            connection.execute("REPLACE INTO words_data VALUES (10, ?)", (block,))
            with pytest.raises(UnknownFormatError):
                segments.add_segments(connection, "main")


@given(st.lists(st.integers(0, (1 << 56) - 1)))
def test_integers_of_variable_length_are_read_as_written(numbers: list[int]) -> None:
    assert list(segments._varints(segments._joined(numbers))) == numbers


def _numbering(lane: int = 0, lanes: int = 1) -> Numbering:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE cable (id INTEGER PRIMARY KEY)")
    return Numbering(connection, lane, lanes)


_MOMENTS = st.datetimes(datetime(1966, 1, 1), datetime(2030, 1, 1)).map(
    lambda moment: f"{moment:%Y-%m-%dT%H:%MZ}"
)


@given(st.lists(_MOMENTS, max_size=30, unique=True), st.sampled_from([1, 2, 3, 7, 16]))
def test_numbers_follow_dates_in_every_lane(moments: list[str], lanes: int) -> None:
    numberings = [_numbering(lane, lanes) for lane in range(lanes)]
    numbers = {
        numberings[place % lanes].number_for(moment): moment for place, moment in enumerate(moments)
    }
    assert len(numbers) == len(moments)
    days = [numbers[number][:10] for number in sorted(numbers)]
    assert days == sorted(days)
    assert not any(numbering.overflowed for numbering in numberings)


def test_cables_without_a_date_come_first_and_a_date_without_a_day_is_its_first() -> None:
    numbering = _numbering()
    undated = [numbering.number_for(None) for _ in range(3)]
    assert len(set(undated)) == 3
    year, month, day = (numbering.number_for(text) for text in ("2007", "2007-02", "2007-02-02"))
    assert max(undated) < year < month < day
    assert numbering.number_for("2007-13-45") < year


@given(st.dates(date(1990, 1, 1), date(2010, 1, 1)), st.integers(0, 900))
def test_a_stretch_of_time_is_made_of_tokens_without_gap_or_excess(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    tokens = set(_time_tokens(first.isoformat(), last.isoformat()))
    for distance in range(-40, days + 40):
        day = first + timedelta(days=distance)
        assert bool(tokens & set(day_tokens(day.isoformat()))) == (0 <= distance <= days)


@given(st.binary(max_size=2000), st.binary(max_size=500))
def test_bodies_come_back_as_they_were(data: bytes, dictionary: bytes) -> None:
    bodies = Bodies(dictionary)
    assert bodies.restored(bodies.compressed(data)) == data
    assert bodies.restored(bodies.compressed(data)) == data


@given(st.text())
def test_no_text_of_a_cable_can_pretend_to_be_a_fact(text: str) -> None:
    said = index_text(text)
    assert f"{SIGN}a" not in said
