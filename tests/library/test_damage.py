"""A library whose file was damaged: it is found, said in words, and made anew; nothing crashes."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from cablereader.library import DamagedLibraryError, Library, LibraryError
from cablereader.library.bodies import bodies_of
from cablereader.library.record import packed_text
from tests.corpus.files import write_files
from tests.library.telegrams import put, telegram

Damage = Callable[[bytearray, random.Random], bytearray]
_PAGE = 65536


def _page_lost(data: bytearray, chance: random.Random) -> bytearray:
    place = chance.randrange(len(data) // _PAGE) * _PAGE
    data[place : place + _PAGE] = bytes(_PAGE)
    return data


def _head_of_a_page_lost(data: bytearray, chance: random.Random) -> bytearray:
    place = chance.randrange(len(data) // _PAGE) * _PAGE
    data[place : place + 100] = chance.randbytes(100)
    return data


def _bytes_changed(data: bytearray, chance: random.Random) -> bytearray:
    for _ in range(200):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return data


def _cut_short(data: bytearray, chance: random.Random) -> bytearray:
    return data[: chance.randrange(1, len(data))]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A sound library of 120 cables, all of it in one file."""
    place = tmp_path_factory.mktemp("filled")
    write_files(place / "cables", 120)
    library = Library(place / "library.db")
    library.add(place / "cables")
    library.scan().run()
    with sqlite3.connect(library.path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return library


def _use(library: Library) -> None:
    with library.searcher() as searcher:
        query = searcher.query("the")
        found = searcher.ids(query)
        searcher.rows(found)
        searcher.snippets(query, found)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "damage",
    [_page_lost, _head_of_a_page_lost, _bytes_changed, _cut_short],
    ids=lambda it: it.__name__,
)
def test_any_damage_is_found_and_said_in_words(
    filled: Library, library: Library, damage: Damage, seed: int
) -> None:
    library.path.write_bytes(damage(bytearray(filled.path.read_bytes()), random.Random(seed)))
    assert library.check() != []
    [source] = filled.sources()
    uses: list[Callable[[], object]] = [
        lambda: _use(library),
        library.info,
        library.troubles,
        library.changes,
        library.scan().run,
        library.rebuild,
        lambda: library.remove(source),
    ]
    for use in uses:
        with suppress(LibraryError):
            use()
    # Whatever there was: in the end the reader has a library of all cables again.
    library.add(source.path)
    library.rebuild()
    assert library.info().cables == 120
    assert library.check() == []


def test_a_stored_text_that_was_changed_is_found(library: Library, cables: Path) -> None:
    put(cables, "a.txt", telegram())
    put(cables, "b.txt", telegram(serial=13))
    library.add(cables)
    library.scan().run()
    with sqlite3.connect(library.path) as connection:
        bodies = bodies_of(connection)
        number, data = connection.execute("SELECT id, data FROM body LIMIT 1").fetchone()
        changed = bodies.compressed(bodies.restored(data).replace(b"tower", b"power"))
        connection.execute("UPDATE body SET data = ? WHERE id = ?", (changed, number))
        assert "power" in packed_text(bodies.restored(changed))
    connection.close()
    assert library.check() == ["The stored text of one cable is not what was stored."]


def test_a_library_that_no_longer_knows_its_sources_is_kept_aside_for_new_ones(
    library: Library, cables: Path
) -> None:
    put(cables, "a.txt", telegram())
    library.path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    with pytest.raises(DamagedLibraryError, match="cablereader index FOLDER"):
        library.rebuild()
    assert library.kept_aside() == set()
    library.add(cables)
    library.scan().run()
    assert len(library.kept_aside()) == 1
    assert library.info().cables == 1


def test_a_rebuild_keeps_a_source_that_is_away(
    library: Library, cables: Path, search: Callable[[str], list[str]]
) -> None:
    put(cables, "here/a.txt", telegram())
    put(cables, "disk/b.txt", telegram(serial=13))
    library.add(cables / "here", cables / "disk")
    library.scan().run()
    (cables / "disk").rename(cables / "unplugged")
    library.rebuild()
    assert [source.is_away for source in library.sources()] == [False, True]
    assert search("tower") == ["07LIMA12"]
    (cables / "unplugged").rename(cables / "disk")
    library.scan().run()
    assert search("tower") == ["07LIMA13", "07LIMA12"]
    beside = {path.name for path in library.path.parent.glob("library.db*")}
    assert beside <= {"library.db", "library.db-wal", "library.db-shm", "library.db-scan"}
