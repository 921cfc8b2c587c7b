"""How fast and how large the library is, as ratios against peers in the same run.

    .venv/bin/python -m tests.benchmarks.library [--cables 25000] [--folder FOLDER]

The peers: bare insertion of the same rows into FTS5, the desktop search Recoll (Debian: recoll),
ripgrep over the same files, the plan SQLite makes for a filter by itself, Qt's own proxy for sorting.
A row whose peer is not installed says so. With --folder the corpus is kept and used again. The rows
about the window (a keystroke to new results) are measured with the window, not here.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from cablereader.library import Library, Order, Searcher
from cablereader.library.bodies import bodies_of
from cablereader.library.record import unpacked
from cablereader.library.schema import INDEX_COLUMNS
from tests.corpus.files import write_files
from tests.corpus.vocabulary import word

# Frequent, middling and rare words, as people type them: few of the words searched are "the".
_RANKS = [*range(40, 80, 4), *range(100, 1000, 60), *range(1000, 20_000, 800)]
_WORDS = [word(rank) for rank in _RANKS]
_ANY_KIND = [
    *(f"{one} {other}" for one, other in zip(_WORDS[::5], _WORDS[2::5], strict=False)),
    *(f'"of the {one}"' for one in _WORDS[:6]),
    *(f"{one[:4]}*" for one in _WORDS[10:20]),
    *(f"lighthouse -{one}" for one in _WORDS[:4]),
    *(f"{one} OR {other}" for one, other in zip(_WORDS[::7], _WORDS[3::7], strict=False)),
    *(f"{one} NEAR/5 harbor" for one in _WORDS[:4]),
    *(f"subject:{one}" for one in _WORDS[:4]),
    *(f"{one} class:s year:2007..2008" for one in _WORDS[:4]),
    "tags:prel class:c from:lima",
]
_PAGE = 50
_RIPGREP_ROUNDS = 5
_ROWS_AT_ONCE = 2000


def _print(what: str, measured: str, goal: str) -> None:
    print(f"{what:<58} {measured:>26}   {goal}", flush=True)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[max(0, round(len(times) * 0.95) - 1)]


def _index(library: Path, folder: Path, jobs: int) -> float:
    """Import *folder* with the command line, which is a process of its own; return the seconds."""
    for ending in ("", "-wal", "-shm", "-scan"):
        library.with_name(library.name + ending).unlink(missing_ok=True)
    command = [sys.executable, "-m", "cablereader", "index", "--jobs", str(jobs)]
    command += ["--library", str(library), str(folder)]
    return _seconds(lambda: subprocess.run(command, check=True, stderr=subprocess.DEVNULL))


def _rows(library: Path) -> Iterator[tuple[int | str, ...]]:
    """Yield the rows of the library's index, as they were inserted."""
    with closing(sqlite3.connect(library)) as connection:
        bodies = bodies_of(connection)
        for number, data in connection.execute(
            "SELECT cable.id, data FROM cable JOIN body ON body.id = body ORDER BY body.id"
        ):
            yield number, *unpacked(bodies.restored(data))[1]


def _bare_insertion(rows: Iterator[tuple[int | str, ...]], place: Path) -> float:
    """Insert *rows* in one transaction; return the seconds, without those of getting the rows."""
    place.unlink(missing_ok=True)
    columns = ", ".join(INDEX_COLUMNS)
    marks = ", ".join("?" * (len(INDEX_COLUMNS) + 1))
    seconds = 0.0
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE words USING fts5({columns})")
        connection.execute("BEGIN")
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            seconds += _seconds(
                lambda some=some: connection.executemany(
                    f"INSERT INTO words (rowid, {columns}) VALUES ({marks})", some
                )
            )
        seconds += _seconds(lambda: connection.execute("COMMIT"))
    return seconds


def _import(work: Path, folder: Path, library: Path) -> None:
    one = [_index(library, folder, 1)]
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    count = Library(library).info().cables
    bare = _bare_insertion(_rows(library), work / "bare.db")
    two = [_index(library, folder, 2)]
    if count <= 30_000:
        one.append(_index(library, folder, 1))
        two.append(_index(library, folder, 2))
    single, double = min(one), min(two)
    rate = f"{single / bare:.2f} x ({count / single:,.0f}/s)"
    _print("import, one process, against bare FTS5 insertion", rate, "at most 1.3 x")
    _print("a second process", f"{single / double:.2f} x faster", "at least 1.6 x")
    _print("peak memory of the importing process", f"{memory:.0f} MB", "under 400 MB, flat")
    _recoll(work, folder, double)


def _recoll(work: Path, folder: Path, ours: float) -> None:
    goal = "at least 20 x"
    if not shutil.which("recollindex"):
        _print("import against Recoll, two processes", "recoll is not installed", goal)
        return
    configuration = work / "recoll"
    shutil.rmtree(configuration, ignore_errors=True)
    configuration.mkdir()
    (configuration / "recoll.conf").write_text(f"topdirs = {folder}\nthrTCounts = 2 2 1\n")
    theirs = _seconds(
        lambda: subprocess.run(
            ["recollindex", "-c", str(configuration)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    )
    _print("import against Recoll, two processes", f"{theirs / ours:.1f} x faster", goal)


def _size(library: Path, folder: Path) -> None:
    text = sum(path.stat().st_size for path in folder.rglob("*.txt"))
    held = library.stat().st_size
    _print("library size against text", f"{held / text:.2f}", "at most 1.2")


def _answer(searcher: Searcher, text: str, order: Order = Order.NEWEST) -> None:
    query = searcher.query(text)
    ids = searcher.ids(query, order, _PAGE)
    if len(ids) == _PAGE:
        searcher.count(query)
    searcher.rows(ids)
    searcher.snippets(query, ids)


def _times(searcher: Searcher, texts: Sequence[str], order: Order = Order.NEWEST) -> list[float]:
    return [_seconds(lambda text=text: _answer(searcher, text, order)) for text in texts]  # type: ignore[misc]


def _ripgrep(folder: Path) -> float | None:
    """Return the seconds that ripgrep takes to count one word in all files."""
    if not shutil.which("rg"):
        return None

    def search(pattern: str) -> float:
        command = ["rg", "-i", "-w", "-c", pattern, str(folder)]
        return _seconds(lambda: subprocess.run(command, stdout=subprocess.DEVNULL))

    search(_WORDS[0])
    return statistics.median(search(item) for item in _WORDS[:: len(_WORDS) // _RIPGREP_ROUNDS])


def _searching(library: Path, folder: Path) -> None:
    with closing(Library(library).searcher()) as searcher:
        _times(searcher, _WORDS)
        words, kinds = _times(searcher, _WORDS), _times(searcher, _ANY_KIND)
        relevance = _times(searcher, _WORDS, Order.RELEVANCE)
        _filters(searcher)
    peer = _ripgrep(folder)
    for what, measured, goal in (
        ("newest first, one word, p95, against ripgrep", _p95(words), "at most 1/50"),
        ("newest first, any kind, p95, against ripgrep", _p95(kinds), "at most 1/10"),
        ("by relevance, p50, against ripgrep", statistics.median(relevance), "at most 1/5"),
    ):
        ratio = f"1/{peer / measured:.0f} " if peer else "ripgrep is not installed "
        _print(what, f"{ratio}({measured * 1000:.1f} ms)", goal)


def _filters(searcher: Searcher) -> None:
    statement = (
        "SELECT cable.id FROM words JOIN cable ON cable.id = words.rowid WHERE words MATCH ? "
        "AND cable.level = 4 AND cable.month BETWEEN 200700 AND 200712 ORDER BY cable.created DESC "
        "LIMIT 50"
    )
    execute = searcher.connection.execute
    theirs: list[float] = []
    ours: list[float] = []
    for text in ("lighthouse", "the harbor", *_WORDS[:8]):
        expression = searcher.query(text).match()
        theirs.append(
            _seconds(lambda expression=expression: execute(statement, (expression,)).fetchall())  # type: ignore[misc]
        )
        query = searcher.query(f"{text} class:s year:2007")
        ours.append(_seconds(lambda query=query: searcher.ids(query, limit=50)))  # type: ignore[misc]
    ratio = sum(theirs) / sum(ours)
    _print("level and year filter against SQLite's own plan", f"1/{ratio:.1f}", "at most 1/10")


def _while_importing(work: Path, library: Path) -> None:
    """Search while another process imports more cables into the same library."""
    more = work / "more"
    write_files(more, 5000, seed=2)
    with closing(Library(library).searcher()) as searcher:
        idle = _p95(_times(searcher, _WORDS))
        command = [
            sys.executable,
            "-m",
            "cablereader",
            "index",
            "--library",
            str(library),
            str(more),
        ]
        run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        busy: list[float] = []
        while run.poll() is None:
            busy += _times(searcher, _WORDS[:10])
        ratio = f"{_p95(busy) / idle:.2f} x"
    _print("query p95 while importing, against idle", ratio, "at most 3 x")


def _sorting(library: Path) -> None:
    """Filter and sort all rows, against Qt's proxy over a model in Python of the same rows."""
    try:
        from PySide6.QtCore import (
            QAbstractListModel,
            QCoreApplication,
            QModelIndex,
            QSortFilterProxyModel,
            Qt,
        )
    except ImportError:
        _print("filter and sort against Qt's proxy", "Qt is not installed", "at most 1/10, 1/30")
        return
    application = QCoreApplication.instance() or QCoreApplication([])
    with closing(Library(library).searcher()) as searcher:
        everything = searcher.query("")
        rows = searcher.rows(searcher.ids(everything))

        class Subjects(QAbstractListModel):
            def rowCount(self, _parent: QModelIndex) -> int:  # type: ignore[override]
                return len(rows)

            def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # type: ignore[override]
                return rows[index.row()].subject if role == Qt.ItemDataRole.DisplayRole else None

        model = Subjects()
        proxy = QSortFilterProxyModel()
        proxy.setSourceModel(model)

        def filter_by_proxy() -> None:
            proxy.setFilterFixedString(_WORDS[15].upper())
            # It filters when it is asked for rows.
            proxy.rowCount()

        proxy.rowCount()
        their_filter = _seconds(filter_by_proxy)
        proxy.setFilterFixedString("")
        their_sort = _seconds(lambda: proxy.sort(0))
        query = searcher.query(f"subject:{_WORDS[15]}")
        our_filter = _seconds(lambda: searcher.ids(query))
        our_sort = _seconds(lambda: searcher.ids(everything, Order.SUBJECT))
    application.quit()
    _print(
        "filter all rows, against QSortFilterProxyModel",
        f"1/{their_filter / our_filter:.0f}",
        "at most 1/10",
    )
    _print(
        "sort all rows, against QSortFilterProxyModel",
        f"1/{their_sort / our_sort:.0f}",
        "at most 1/30",
    )


def _run(work: Path, folder: Path, cables: int) -> None:
    cables_folder = folder / "cables"
    if not cables_folder.exists():
        write_files(cables_folder, cables)
    library = work / "library.db"
    print(f"{cables:,} cables, SQLite {sqlite3.sqlite_version}")
    _import(work, cables_folder, library)
    _size(library, cables_folder)
    _searching(library, cables_folder)
    _sorting(library)
    _while_importing(work, library)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cables", type=int, default=25_000)
    parser.add_argument("--folder", type=Path, help="where to keep the corpus")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as work:
        _run(Path(work), options.folder or Path(work), options.cables)


if __name__ == "__main__":
    main()
