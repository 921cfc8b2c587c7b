"""What must not break a library.

==================================  ============================================  ====================
what happens                        what follows                                  tested in
==================================  ============================================  ====================
kill -9 while importing, again      nothing acknowledged is lost, nothing is      here
and again                           there twice
a reader in another process         goes on reading; sees what was complete when  here
                                    it asked
disk full                           a clear message; the library as it was        test_small_disks
                                    before the batch; goes on when there is room
library on a read-only disk         is searched and checked; whatever would       test_small_disks
                                    write says why it cannot
file that is no library             set aside under another name, a new one made  here
library that is damaged inside      found by a check, said by whatever meets it,  test_damage
                                    made anew by a rebuild
library of a newer version          refused, unchanged                            here
two programs                        the second scan is refused until the first    test_import
                                    has ended
folder away, moved or unmounted,    its cables stay, the source is marked away    test_import,
also while it is watched                                                          test_small_disks
folder removed inside of a source   its cables go                                 test_import
file gone or changed while read     no error; read again by the next scan         here
clock set back, files from later    compared for being equal only, so nothing is  here
                                    missed
names that are not UTF-8            read like any other                           here
links in a circle, links to         each folder once; dead links are passed over  here
nothing
100,000 files in one folder         read in batches, compared in one look         here
zip bombs, damaged archives         listed with the reason; what came before is   here
                                    kept
binary files, empty files           noted, not listed as damaged                  here
==================================  ============================================  ====================
"""

from __future__ import annotations

import gzip
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cablereader import Cable
from cablereader.library import (
    Library,
    LibraryError,
    NewerLibraryError,
    SearchCancelled,
    file_reading,
    opening,
    schema,
)
from cablereader.library.file_reading import Task, read_file, shared_out
from cablereader.library.held_files import FileState
from cablereader.library.record import Record
from cablereader.library.worker import Lane, index_files
from tests.corpus.files import write_files, write_table
from tests.library.telegrams import put, telegram

Search = Callable[..., list[str]]

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs signals, links and byte names")


def _acknowledged(library: Library) -> dict[str, int]:
    """Return the files noted as read, with the number of their cables."""
    with sqlite3.connect(f"{library.path.as_uri()}?mode=ro", uri=True) as connection:
        rows = connection.execute("SELECT path, cables FROM file").fetchall()
    connection.close()
    return {os.fsdecode(path): cables for path, cables in rows}


@posix_only
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_killed_again_and_again_it_loses_nothing(library: Library, cables: Path, jobs: str) -> None:
    write_files(cables, 500)
    write_table(cables / "table.csv", 2300, seed=2)
    command = [sys.executable, "-m", "cablereader", "index", "--jobs", jobs]
    command += ["--library", str(library.path), str(cables)]
    before: dict[str, int] = {}
    kills = 0
    while kills < 4:
        run = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            run.wait(timeout=0.8 + 0.5 * kills)
            break
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
            kills += 1
        if library.sources():
            now = _acknowledged(library)
            assert all(now.get(path, 0) >= count for path, count in before.items())
            with library.searcher() as searcher:
                # Pieces of the table come in any order; those behind a gap are not acknowledged.
                assert sum(now.values()) <= searcher.count(searcher.query("")) <= 2800
            before = now
    assert kills, "it was never killed"
    library.add(cables)
    library.scan(jobs=int(jobs)).run()
    assert library.info().cables == 2800
    assert library.check() == []


def _is_group_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@posix_only
def test_only_the_parent_killed_leaves_no_worker_behind(library: Library, cables: Path) -> None:
    write_files(cables, 600)
    command = [sys.executable, "-m", "cablereader", "index", "--jobs", "2"]
    command += ["--library", str(library.path), str(cables)]
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    while not library.exists or not library.info().cables:
        time.sleep(0.02)
    run.kill()
    run.wait()
    while _is_group_alive(run.pid):
        time.sleep(0.02)
    library.add(cables)
    library.scan().run()
    assert library.info().cables == 600
    assert library.check() == []


def test_a_reader_elsewhere_sees_whole_states_while_it_grows(
    library: Library, cables: Path
) -> None:
    write_files(cables, 400)
    library.add(cables)
    script = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from cablereader.library import Library\n"
        "searcher = Library(Path(sys.argv[1])).searcher()\n"
        "query, everything = searcher.query('the'), searcher.query('')\n"
        "seen = []\n"
        "print('ready', flush=True)\n"
        "while not seen or seen[-1] < 400:\n"
        "    ids = searcher.ids(query)\n"
        "    assert len(searcher.rows(ids)) == len(ids)\n"
        "    assert len(searcher.snippets(query, ids[:5])) == min(len(ids), 5)\n"
        "    seen.append(searcher.count(everything))\n"
        "assert seen == sorted(seen)\n"
        "print(len(set(seen)))\n"
    )
    reader = subprocess.Popen(
        [sys.executable, "-c", script, str(library.path)], stdout=subprocess.PIPE, text=True
    )
    assert reader.stdout is not None
    assert reader.stdout.readline() == "ready\n"
    library.scan().run()
    output, _ = reader.communicate(timeout=100)
    assert reader.returncode == 0
    assert int(output) > 1, "it never saw the library grow"


def test_a_full_disk_is_said_and_harms_nothing(
    library: Library, cables: Path, monkeypatch: pytest.MonkeyPatch, search: Search
) -> None:
    put(cables, "a.txt", telegram())
    library.add(cables)
    library.scan().run()
    write_files(cables / "more", 400)
    opened = opening._connected

    def connected(path: Path) -> sqlite3.Connection:
        connection = opened(path)
        # What SQLite answers when it may not grow is what it answers on a full disk.
        connection.execute("PRAGMA max_page_count = 50")
        return connection

    monkeypatch.setattr(opening, "_connected", connected)
    with pytest.raises(LibraryError, match="no room left"):
        library.scan().run()
    monkeypatch.undo()
    assert search("mrn:07LIMA12") == ["07LIMA12"]
    assert library.check() == []
    library.scan().run()
    assert library.info().cables == 401


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    """Make *folder* one that cannot be written."""
    if os.geteuid() == 0:
        pytest.skip("root may write where rights forbid it")
    folder.chmod(0o555)
    try:
        yield
    finally:
        folder.chmod(0o755)


@posix_only
def test_a_library_on_a_read_only_disk_can_be_searched(tmp_path: Path, cables: Path) -> None:
    put(cables, "a.txt", telegram())
    place = tmp_path / "place"
    place.mkdir()
    library = Library(place / "library.db")
    library.add(cables)
    library.scan().run()
    with _read_only(place):
        with library.searcher() as searcher:
            assert searcher.count(searcher.query("keeper")) == 1
        with pytest.raises(LibraryError):
            library.scan().run()
        with pytest.raises(LibraryError):
            library.add(tmp_path)


@pytest.mark.parametrize(
    "content", [b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000, b"\0" * 4096]
)
def test_an_unreadable_file_is_set_aside_and_a_new_one_made(
    library: Library, cables: Path, search: Search, content: bytes
) -> None:
    put(cables, "a.txt", telegram())
    library.path.write_bytes(content)
    library.add(cables)
    library.scan().run()
    assert search("keeper") == ["07LIMA12"]
    [aside] = library.path.parent.glob("library-unreadable-*.db")
    assert aside.read_bytes() == content


def test_a_database_of_another_program_is_set_aside_unharmed(
    library: Library, cables: Path
) -> None:
    with sqlite3.connect(library.path) as other:
        other.execute("CREATE TABLE precious (word)")
        other.execute("INSERT INTO precious VALUES ('mine')")
    other.close()
    library.add(cables)
    [aside] = library.path.parent.glob("library-unreadable-*.db")
    with sqlite3.connect(aside) as other:
        assert other.execute("SELECT word FROM precious").fetchall() == [("mine",)]
    other.close()


def test_a_library_of_a_newer_version_is_refused_and_unchanged(
    library: Library, cables: Path
) -> None:
    put(cables, "a.txt", telegram())
    library.add(cables)
    library.scan().run()
    with sqlite3.connect(library.path) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    for use in (library.searcher, library.info, lambda: library.add(cables), library.scan().run):
        with pytest.raises(NewerLibraryError, match="newer version"):
            use()
    assert not list(library.path.parent.glob("*unreadable*"))


def test_the_sources_of_an_older_library_are_kept_and_read_again(
    library: Library, cables: Path, search: Search
) -> None:
    put(cables, "a.txt", telegram())
    library.add(cables)
    library.scan().run()
    with sqlite3.connect(library.path) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION - 1}")
        connection.execute("ALTER TABLE cable DROP COLUMN captions")
        connection.execute("CREATE TABLE forgotten (word)")
    connection.close()
    with pytest.raises(LibraryError, match="earlier version"):
        library.info()
    progress = library.scan().run()
    assert progress.cables == 1
    assert [source.path for source in library.sources()] == [cables]
    assert search("keeper") == ["07LIMA12"]
    assert not library.check()
    assert not list(library.path.parent.glob("library-unreadable-*.db"))


def test_an_earlier_file_that_is_no_library_inside_is_set_aside(
    library: Library, cables: Path
) -> None:
    library.add(cables)
    with sqlite3.connect(library.path) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION - 1}")
        connection.execute("DROP TABLE source")
    connection.close()
    library.add(cables)
    assert list(library.path.parent.glob("library-unreadable-*.db"))
    assert [source.path for source in library.sources()] == [cables]


def test_sqlite_without_full_text_search_is_said(
    library: Library, cables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connect(*_: object, **__: object) -> sqlite3.Connection:
        return _NoFullText(":memory:")

    monkeypatch.setattr(opening.sqlite3, "connect", connect)
    with pytest.raises(LibraryError, match="FTS5"):
        library.add(cables)


class _NoFullText(sqlite3.Connection):
    def execute(self, statement: str, *parameters: object) -> sqlite3.Cursor:  # type: ignore[override]
        if "fts5" in statement:
            raise sqlite3.OperationalError("no such module: fts5")
        return super().execute(statement, *parameters)  # type: ignore[arg-type]


@posix_only
def test_names_that_are_not_utf_8(library: Library, cables: Path) -> None:
    name = os.fsencode(cables) + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_bytes(telegram().encode())
    library.add(cables)
    library.scan().run()
    with library.searcher() as searcher:
        [row] = searcher.rows(searcher.ids(searcher.query("keeper")))
        assert os.fsencode(row.path) == name
        assert searcher.find(row.path) == row.id
    assert library.scan().run().files_total == 0


@posix_only
def test_links_in_a_circle_and_to_nothing(library: Library, cables: Path, search: Search) -> None:
    put(cables, "deep/a.txt", telegram())
    (cables / "deep" / "up").symlink_to(cables)
    (cables / "itself").symlink_to(cables / "itself")
    (cables / "gone.txt").symlink_to(cables / "nothing")
    library.add(cables)
    library.scan().run()
    assert search("") == ["07LIMA12"]


def test_damaged_and_foreign_files_are_noted_and_the_rest_is_read(
    library: Library, cables: Path, search: Search
) -> None:
    put(cables, "a.txt", telegram())
    (cables / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (cables / "empty.txt").write_bytes(b"")
    (cables / "zeros.txt").write_bytes(b"\0" * 10_000)
    (cables / "broken.gz").write_bytes(gzip.compress(telegram(serial=5).encode())[:-20])
    (cables / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    bomb = cables / "bomb.gz"
    bomb.write_bytes(gzip.compress(b"\0" * 300_000_000))
    library.add(cables)
    progress = library.scan().run()
    assert search("keeper") == ["07LIMA12"]
    troubles = {item.path.name: item.problem for item in library.troubles()}
    assert set(troubles) == {"broken.gz", "broken.zip", "bomb.gz"}
    assert "far more than text" in troubles["bomb.gz"]
    assert all(troubles.values())
    assert progress.problems == 3
    assert library.scan().run().files_total == 0, "they are not read again until they change"


def test_a_zip_bomb_is_listed_and_what_comes_before_it_is_kept(
    library: Library, cables: Path, search: Search
) -> None:
    with zipfile.ZipFile(cables / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.txt", telegram(serial=1))
        with archive.open("2.txt", "w", force_zip64=True) as member:
            for _ in range(300):
                member.write(b"A" * 1_000_000)
    put(cables, "after.txt", telegram(serial=2))
    library.add(cables)
    library.scan().run()
    assert set(search("keeper")) == {"07LIMA2", "07LIMA1"}
    [trouble] = library.troubles()
    assert trouble.path.name == "bomb.zip"
    assert "far more than text" in trouble.problem


def test_a_damaged_archive_gives_what_comes_before_the_damage(
    library: Library, cables: Path, search: Search
) -> None:
    archive = cables / "cables.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for serial in (1, 2, 3):
            file.writestr(f"{serial}.txt", telegram(serial=serial))
    data = bytearray(archive.read_bytes())
    place = data.rfind(b"3.txt", 0, data.find(b"PK\x01\x02")) + 200
    data[place : place + 20] = b"#" * 20
    archive.write_bytes(data)
    library.add(cables)
    library.scan().run()
    assert search("") == ["07LIMA2", "07LIMA1"]
    [trouble] = library.troubles()
    assert (trouble.path, trouble.cables) == (archive, 2)


@pytest.mark.parametrize("whole_bytes", [16_000_000, 1000], ids=["in one go", "in pieces"])
def test_a_table_that_was_not_copied_to_its_end_is_listed_and_read_as_far_as_it_goes(
    library: Library, cables: Path, monkeypatch: pytest.MonkeyPatch, whole_bytes: int
) -> None:
    monkeypatch.setattr("cablereader.library.file_reading._WHOLE_BYTES", whole_bytes)
    table = cables / "cables.csv"
    write_table(table, 60)
    data = table.read_bytes()
    library.add(cables)
    library.scan().run()
    assert library.troubles() == []
    table.write_bytes(data[: data.rindex(b'","') + 500])
    library.scan().run()
    [trouble] = library.troubles()
    assert "in the middle of a record" in trouble.problem
    assert trouble.cables == library.info().cables == 60
    table.write_bytes(data.rstrip() + b"\n\n")
    library.scan().run()
    assert library.troubles() == []


def test_members_of_archives_are_named(library: Library, cables: Path) -> None:
    with zipfile.ZipFile(cables / "cables.zip", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("2007/one.txt", telegram(serial=1))
        file.writestr("2007/two.txt", telegram(serial=2))
    library.add(cables)
    library.scan().run()
    with library.searcher() as searcher:
        rows = searcher.rows(searcher.ids(searcher.query("")))
        assert {row.member for row in rows} == {"2007/one.txt", "2007/two.txt"}
        assert searcher.text(rows[0].id) == telegram(serial=2)


def test_what_a_json_file_states_may_be_half_a_character(library: Library, cables: Path) -> None:
    put(
        cables,
        "a.json",
        '{"id": "07\\ud800", "subject": "half \\udc00 a sign", "origin": "\\ud801", "body": "1. Tower \\ud802."}',
    )
    library.add(cables)
    library.scan().run()
    with library.searcher() as searcher:
        assert searcher.count(searcher.query("tower")) == 1
    assert library.check() == []


@posix_only
def test_packed_files_with_odd_names(library: Library, cables: Path, search: Search) -> None:
    name = os.fsencode(cables) + b"/caf\xe9.txt.gz"
    Path(os.fsdecode(name)).write_bytes(gzip.compress(telegram().encode()))
    library.add(cables)
    library.scan().run()
    assert search("keeper") == ["07LIMA12"]


def test_a_fault_of_the_parser_in_one_file_does_not_stop_the_others(
    library: Library, cables: Path, monkeypatch: pytest.MonkeyPatch, search: Search
) -> None:
    put(cables, "a.txt", telegram(serial=1))
    put(cables, "b.txt", telegram(serial=2))
    true_record = file_reading.record_of

    def record_of(cable: Cable) -> Record:
        if cable.reference_id == "07LIMA1":
            raise RecursionError("too deep")
        return true_record(cable)

    monkeypatch.setattr(file_reading, "record_of", record_of)
    library.add(cables)
    library.scan().run()
    assert search("keeper") == ["07LIMA2"]
    [trouble] = library.troubles()
    assert "RecursionError" in trouble.problem


def test_a_file_that_goes_while_it_is_read(cables: Path) -> None:
    task = Task(1, os.fsencode(cables / "gone.txt"), 10)
    assert list(read_file(task)) == []


def test_a_file_that_changes_while_it_is_read_is_read_again(
    library: Library, cables: Path, monkeypatch: pytest.MonkeyPatch, search: Search
) -> None:
    path = put(cables, "a.txt", telegram(body="half of"))
    true_record = file_reading.record_of

    def record_of(cable: Cable) -> Record:
        put(cables, "a.txt", telegram(body="half of it, and the rest"))
        return true_record(cable)

    library.add(cables)
    monkeypatch.setattr(file_reading, "record_of", record_of)
    library.scan().run()
    monkeypatch.undo()
    assert search("half") == ["07LIMA12"]
    assert search("rest") == []
    assert library.scan().run().cables == 1
    assert search("rest") == ["07LIMA12"]
    assert path.exists()
    assert library.changes().is_nothing


def test_a_hundred_thousand_files_in_one_folder(
    library: Library, cables: Path, search: Search
) -> None:
    for number in range(100_000):
        os.close(os.open(cables / f"{number}.txt", os.O_CREAT | os.O_WRONLY))
    for serial in (1, 2, 3):
        put(cables, f"{serial}0000.txt", telegram(serial=serial))
    library.add(cables)
    progress = library.scan().run()
    assert progress.files_done == library.info().files == 100_000
    assert set(search("keeper")) == {"07LIMA3", "07LIMA2", "07LIMA1"}
    assert library.troubles() == []
    assert library.changes().is_nothing


@pytest.mark.skipif(sys.platform != "linux", reason="a file that cannot be read, for root too")
def test_a_file_that_cannot_be_read_is_damaged() -> None:
    [found] = read_file(Task(1, b"/proc/self/mem", 10))
    assert found.state is FileState.DAMAGED
    assert found.problem
    assert found.mtime == 0, "the next scan would not try again"


def test_a_large_table_is_read_in_pieces_and_changed_as_a_whole(
    library: Library, cables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cablereader.library.file_reading._WHOLE_BYTES", 1000)
    monkeypatch.setattr("cablereader.library.file_reading.PIECE_CABLES", 100)
    write_table(cables / "cables.csv", 350)
    library.add(cables)
    library.scan().run()
    assert library.info().cables == 350
    write_table(cables / "cables.csv", 220, seed=3)
    library.scan().run()
    assert library.info().cables == 220
    assert library.check() == []


def _ordinals(library: Library) -> list[int]:
    with library.searcher() as searcher:
        rows = searcher.rows(searcher.ids(searcher.query("")))
    return sorted(row.ordinal for row in rows)


def test_a_large_table_is_shared_out_and_ends_whole_in_any_order(
    library: Library, cables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cablereader.library.file_reading._WHOLE_BYTES", 1000)
    monkeypatch.setattr("cablereader.library.file_reading.PIECE_CABLES", 100)
    table = cables / "cables.csv"
    write_table(table, 350)
    library.add(table)
    task = Task(library.sources()[0].id, os.fsencode(table), table.stat().st_size)
    shares = shared_out(task, 2)
    assert [(item.share, item.shares) for item in shares] == [(0, 2), (1, 2)]

    def read(share: Task) -> None:
        index_files(library.path, Lane(share.share, 2), [share], lambda _: None, lambda: False)

    read(shares[1])
    assert _ordinals(library) == [*range(100, 200), *range(300, 350)]
    assert _acknowledged(library) == {str(table): 0}, "a gap is not held"
    read(shares[0])
    assert _ordinals(library) == list(range(350))
    assert _acknowledged(library) == {str(table): 350}
    assert library.scan().run().cables == 0, "it is read, and not read again"
    write_table(table, 120, seed=4)
    for share in shares:
        read(share)
    assert _ordinals(library) == list(range(120)), "what is behind the new end is gone"
    assert library.check() == []


def test_a_share_that_was_never_read_is_made_up_for(
    library: Library, cables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cablereader.library.file_reading._WHOLE_BYTES", 1000)
    monkeypatch.setattr("cablereader.library.file_reading.PIECE_CABLES", 100)
    table = cables / "cables.csv"
    write_table(table, 400)
    library.add(table)
    task = Task(library.sources()[0].id, os.fsencode(table), table.stat().st_size)
    first = shared_out(task, 2)[0]
    index_files(library.path, Lane(0, 2), [first], lambda _: None, lambda: False)
    assert _acknowledged(library) == {str(table): 100}
    # As after a kill: the next scan begins behind what is held, and the last piece, which is empty
    # here, ends the file.
    library.scan().run()
    assert _ordinals(library) == list(range(400))
    assert _acknowledged(library) == {str(table): 400}
    assert library.scan().run().cables == 0
    assert library.check() == []


@pytest.mark.parametrize("name", ["one.txt", "small.csv"])
def test_a_small_file_and_one_of_one_message_are_not_shared_out(cables: Path, name: str) -> None:
    path = put(cables, name, telegram())
    if name.endswith("csv"):
        write_table(path, 3)
    else:
        path.write_bytes(b"A LIGHTHOUSE\n" * 2_000_000)
    task = Task(1, os.fsencode(path), path.stat().st_size)
    assert shared_out(task, 2) == [task]


def test_times_of_files_are_compared_for_being_equal_only(
    library: Library, cables: Path, search: Search
) -> None:
    path = put(cables, "a.txt", telegram(body="white"))
    os.utime(path, (2e9, 2e9))
    library.add(cables)
    library.scan().run()
    path.write_text(telegram(body="green"))
    os.utime(path, (1e9, 1e9))
    library.scan().run()
    assert search("green") == ["07LIMA12"]
    assert search("white") == []


def test_a_long_search_can_be_cancelled_from_another_thread(library: Library, cables: Path) -> None:
    import threading

    put(cables, "a.txt", telegram())
    library.add(cables)
    library.scan().run()
    searcher = library.searcher()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    threading.Timer(0.3, searcher.cancel).start()
    with pytest.raises(SearchCancelled), searcher.answering():
        searcher.connection.execute(endless).fetchall()
    assert searcher.count(searcher.query("keeper")) == 1, "the next question is answered"
    searcher.close()


def test_a_question_cancelled_between_two_of_its_calls_is_given_up(
    library: Library, cables: Path
) -> None:
    put(cables, "a.txt", telegram())
    library.add(cables)
    library.scan().run()
    with library.searcher() as searcher:
        query = searcher.query("keeper")
        with searcher.asking():
            assert searcher.count(query) == 1
            searcher.cancel()
            with pytest.raises(SearchCancelled):
                searcher.count(query)
        with searcher.asking():
            assert searcher.count(query) == 1, "the next question is answered"


def test_a_damaged_library_is_said_and_rebuilt(
    library: Library, cables: Path, search: Search
) -> None:
    write_files(cables, 300)
    library.add(cables)
    library.scan().run()
    with sqlite3.connect(library.path) as connection:
        connection.execute("DELETE FROM words_idx")
        connection.execute("UPDATE words_data SET block = zeroblob(50) WHERE id > 10")
    connection.close()
    assert library.check() != []
    library.rebuild()
    assert library.check() == []
    assert library.info().cables == 300
    assert search("the")
