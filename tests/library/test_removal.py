"""Taking much out of a library: in order, in steps, watched, stopped, and after an interruption."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cablereader.library import Library, Phase, forgetting, merging, progress, scanner
from tests.library.telegrams import put, telegram

_COUNT = 300
_FEW = 12


def _write(cables: Path, word: str = "white") -> None:
    """Write cables whose names are in the order of time, but every second one turned about."""
    for number in range(_COUNT):
        day = number if number % 2 else _COUNT - number
        when = f"{1 + day % 28:02d}1200Z MAR {72 + day // 28:02d}"
        put(cables, f"{number:03d}.txt", telegram(serial=number + 1, when=when, body=word))


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A folder with one cable more."""
    folder = tmp_path / "other"
    put(folder, "other.txt", telegram(post="QUITO", body="red"))
    return folder


@pytest.fixture
def filled(library: Library, cables: Path, other: Path) -> Library:
    """A library of one other cable, and of a folder of cables that are not in the order of time."""
    _write(cables)
    library.add(cables, other)
    library.scan().run()
    return library


def _segments(library: Library) -> int:
    with closing(sqlite3.connect(library.path)) as connection:
        found = connection.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchone()
        return int(found[0])


def _unmerged(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (forgetting, scanner):
        monkeypatch.setattr(module, "merge_index", lambda *_, **__: None)


def test_a_removed_source_leaves_few_segments(
    filled: Library, cables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The index has room for 2,000: a source of more cables could not be removed otherwise.
    _unmerged(monkeypatch)
    assert filled.remove(cables) == _COUNT
    assert _segments(filled) < _FEW
    assert filled.info().cables == 1
    assert filled.check() == []


def test_words_of_what_was_most_of_a_library_go_with_it(filled: Library, cables: Path) -> None:
    # Two segments are too few to be merged for their number.
    merging.merge_index(filled.path, into_one=True)
    filled.remove(cables)
    assert _segments(filled) == 1
    with closing(sqlite3.connect(filled.path)) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert filled.check() == []


def test_the_last_source_leaves_an_empty_library_that_can_be_filled(
    filled: Library, cables: Path, other: Path
) -> None:
    filled.remove(other)
    assert filled.remove(cables) == _COUNT
    assert filled.info().cables == 0
    assert filled.check() == []
    filled.add(other)
    filled.scan().run()
    with filled.searcher() as searcher:
        assert searcher.count(searcher.query("red")) == 1
        assert searcher.count(searcher.query("white")) == 0


def test_files_that_all_changed_leave_few_segments(
    filled: Library, cables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _unmerged(monkeypatch)
    _write(cables, "green as grass")
    assert filled.scan().run().cables == _COUNT
    assert _segments(filled) < _FEW
    with filled.searcher() as searcher:
        assert searcher.count(searcher.query("white")) == 0
        assert searcher.count(searcher.query("grass")) == _COUNT
    assert filled.check() == []


def test_files_that_are_gone_leave_few_segments(
    filled: Library, cables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _unmerged(monkeypatch)
    for path in list(cables.iterdir())[1:]:
        path.unlink()
    assert filled.scan().run().removed == _COUNT - 1
    assert _segments(filled) < _FEW


@pytest.fixture
def in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cables are taken out a hundred at a time, and each step is told."""
    monkeypatch.setattr(forgetting, "_AT_ONCE", 100)
    monkeypatch.setattr(progress, "_SHOWN_EVERY", 0.0)


@pytest.mark.usefixtures("in_steps")
def test_a_removal_tells_how_far_it_is(filled: Library, cables: Path) -> None:
    seen: list[tuple[Phase, float | None]] = []
    removal = filled.removal(cables)
    removal._watch = lambda how_far: seen.append((how_far.phase, how_far.share))
    removal.run()
    shares = [share for phase, share in seen if phase is Phase.REMOVING]
    assert shares == [0.0, 100 / _COUNT, 200 / _COUNT, 1.0]
    assert seen[-1][0] is Phase.DONE


@pytest.mark.usefixtures("in_steps")
def test_after_a_stopped_removal_the_source_is_whole_again(filled: Library, cables: Path) -> None:
    removal = filled.removal(cables)
    removal._watch = lambda how_far: removal.cancel() if how_far.removed else None
    end = removal.run()
    assert end.cancelled
    assert end.removed == 100
    assert filled.info().cables == _COUNT + 1 - 100
    assert cables in [source.path for source in filled.sources()]
    assert filled.check() == []
    filled.scan().run()
    assert filled.info().cables == _COUNT + 1
    assert filled.check() == []


@pytest.mark.usefixtures("in_steps")
def test_after_a_removal_that_died_the_source_is_whole_again(
    filled: Library, cables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    removed = forgetting.remove_cables
    calls = 0

    def die(connection: sqlite3.Connection, numbers: list[int]) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise KeyboardInterrupt
        removed(connection, numbers)

    with monkeypatch.context() as dying:
        dying.setattr(forgetting, "remove_cables", die)
        with pytest.raises(KeyboardInterrupt):
            filled.remove(cables)
    assert filled.info().cables == _COUNT + 1 - 100
    filled.scan().run()
    assert filled.info().cables == _COUNT + 1
    assert filled.check() == []
