"""The results of a search: against Qt's own filter model, and from a keystroke to the screen.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.results [--cables 25000] [--library FILE]

The peer holds number and subject of the same cables in a ``QStandardItemModel``, the usual way in a
Qt program, and filters and sorts it with ``QSortFilterProxyModel`` in a view of its own. Both times
run from the question to the rows painted: the first screen of them, which the peer shows only with
all others, and then the whole list. Goals at 250,000 rows: a filter at most 1/10, a sort at most
1/30 of the peer's time.

Then words are typed letter by letter into the window's field; each time runs from the key to the
painting of the results that belong to it, the pause included that waits for further keys.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeView

from cablereader.library import Library, Order
from cablereader.ui import MainWindow
from cablereader.ui.memory.settings import Settings
from cablereader.ui.search.search_questions import Found
from tests.corpus.files import write_table

_ROUNDS = 5
_FILTERS = ("harbor", "tower", "museum", "village")
_TYPED = ("harbor strike", "lighthouse", "museum village", "from:lima bridge", "the of and")


class _Window:
    """A window with the library, and how long it takes until an answer is on the screen."""

    def __init__(self, library: Path, memory: Path) -> None:
        settings = Settings(QSettings(str(memory / "reader.ini"), QSettings.Format.IniFormat))
        settings.library_path.symlink_to(library)
        self.window = MainWindow(settings)
        self.window.resize(1400, 900)
        self.window.show()
        self.search = self.window.search.search
        self._is_here = False
        self._wants_all = True
        self.search.found.connect(self._on_found)
        self.window.commands.show_library.trigger()
        self.window.library_panel.show_results()
        self.wait()

    def _on_found(self, found: Found) -> None:
        self._is_here = found.is_whole or not self._wants_all

    def wait(self) -> None:
        """Wait until the results are listed and those in view painted."""
        application = QApplication.instance()
        assert application is not None
        while not self._is_here:
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        application.processEvents()

    def spent(self, work: Callable[[], object], wants_all: bool = True) -> float:
        """Return the milliseconds from *work* to its results on the screen.

        With *wants_all* until the list is complete, else until the first of it are seen.
        """
        self._is_here, self._wants_all = False, wants_all
        start = time.perf_counter()
        work()
        self.wait()
        return 1000 * (time.perf_counter() - start)


class _Peer:
    """The same cables in Qt's own models."""

    def __init__(self, library: Path) -> None:
        searcher = Library(library).searcher()
        model = QStandardItemModel()
        for row in searcher.rows(searcher.ids(searcher.query(""))):
            model.appendRow([QStandardItem(row.mrn or ""), QStandardItem(row.subject or "")])
        self.count = model.rowCount()
        self.proxy = QSortFilterProxyModel()
        self.proxy.setSourceModel(model)
        self.proxy.setFilterKeyColumn(1)
        self.proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.view = QTreeView()
        self.view.setUniformRowHeights(True)
        self.view.setModel(self.proxy)
        self.view.resize(400, 800)
        self.view.show()

    def spent(self, work: Callable[[], object]) -> float:
        """Return the milliseconds from *work* to the rows on the screen."""
        start = time.perf_counter()
        work()
        QApplication.processEvents()
        return 1000 * (time.perf_counter() - start)


def _compare(window: _Window, peer: _Peer) -> None:
    for wants_all in (False, True):
        ours: list[float] = []
        theirs: list[float] = []
        for word in _FILTERS * _ROUNDS:
            asked = f"subject:{word}"
            ours.append(window.spent(lambda asked=asked: window.search.search(asked), wants_all))
            theirs.append(peer.spent(lambda word=word: peer.proxy.setFilterFixedString(word)))
            window.spent(lambda: window.search.search(""))
            peer.spent(lambda: peer.proxy.setFilterFixedString(""))
        _print("filter by a word of the subject", wants_all, ours, theirs)
        ours, theirs = [], []
        for _ in range(_ROUNDS):
            ours.append(window.spent(lambda: window.search.order_by(Order.OLDEST), wants_all))
            theirs.append(peer.spent(lambda: peer.proxy.sort(0)))
            window.spent(lambda: window.search.order_by(Order.NEWEST))
            peer.spent(lambda: peer.proxy.sort(-1))
        _print("sort all", wants_all, ours, theirs)


def _print(what: str, wants_all: bool, ours: list[float], theirs: list[float]) -> None:
    own, peer = statistics.median(ours), statistics.median(theirs)
    until = "the list is complete" if wants_all else "the first screen"
    print(
        f"{what}, until {until}: {own:.1f} ms; QSortFilterProxyModel {peer:.1f} ms; 1/{peer / own:.1f}"
    )


def _type(window: _Window) -> None:
    field = window.window.search.field
    spent: list[float] = []
    for words in _TYPED:
        field.clear()
        QTest.qWait(300)
        for letter in words:
            typed = window.spent(
                lambda letter=letter: QTest.keyClicks(field, letter), wants_all=False
            )
            spent.append(typed)
            QTest.qWait(150)
    spent.sort()
    middle, late = spent[len(spent) // 2], spent[int(0.95 * len(spent))]
    print(f"keystroke to results: {middle:.0f} ms p50, {late:.0f} ms p95, {len(spent)} keys")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cables", type=int, default=25_000)
    parser.add_argument("--library", type=Path, help="a library that is there already")
    options = parser.parse_args()
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        library = options.library
        if library is None:
            library = place / "made.db"
            write_table(place / "cables.csv", options.cables)
            Library(library).add(place / "cables.csv")
            Library(library).scan(jobs=2, apart=True).run()
        window = _Window(library.absolute(), place)
        peer = _Peer(library)
        print(f"{peer.count:,} cables")
        _compare(window, peer)
        _type(window)
        window.window.close()
    application.quit()


if __name__ == "__main__":
    main()
