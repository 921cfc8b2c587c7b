"""From a cable's text to its painted page, as a ratio to a plain text view of the same text.

    QT_QPA_PLATFORM=offscreen .venv/bin/python tests/benchmarks/page.py

The peer is ``QPlainTextEdit.setPlainText`` and its first painting, plus ``parse_cable`` with the
body, which both have to wait for. The page does all that, sets the text for reading, builds and
colors the document, fills outline, header and banners, each code with its meaning, paints,
and frees the page before. The goal is 3 times at most, and
16 ms, a frame, for 8 kB, the median cable. Each figure is the median of several rounds, in time of
the processor, so that what else a machine does counts for little.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from cablereader import parse_cable, read_cables
from cablereader.handbook import Handbook
from cablereader.model.cable import Cable
from cablereader.model.garbage_search import search_seldom
from cablereader.ui.header.header_meanings import Reader
from cablereader.ui.look.reading_look import ReadingLook
from cablereader.ui.look.theme import load_theme
from cablereader.ui.page.reading_page import ReadingPage
from cablereader.ui.page.set_texts import text_set
from cablereader.ui.tabs.cable_pane import CablePane

_SAMPLE = "12-06SUVA298-ships-bell.txt"
_SIZES = (2_000, 8_000, 10_000, 100_000, 1_000_000)
_LONG_LINE = 200_000
"""Letters in a line that is as long as the longest telegram; the peer takes their square in time."""
_SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"


def _message(size: int) -> str:
    """Return a message of *size* characters: a sample with its body repeated."""
    cable = next(read_cables(_SAMPLES / _SAMPLE))
    start, end = cable.paragraphs[0].start, cable.paragraphs[-1].end
    body = cable.text[start:end]
    return cable.text[:start] + (body * (size // len(body) + 1))[: max(0, size - start)]


def _unbroken(size: int) -> str:
    """Return a message whose last paragraph is one line of *size* letters without a blank."""
    cable = next(read_cables(_SAMPLES / _SAMPLE))
    return cable.text[: cable.paragraphs[-1].end] + "\n\n" + "abcdefgh" * (size // 8)


def _milliseconds(work: Callable[[], object], rounds: int) -> float:
    spent: list[float] = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        spent.append(1000 * (time.process_time() - start))
    return statistics.median(spent)


def _parsed(text: str) -> Cable:
    cable = parse_cable(text)
    _ = cable.spans
    return cable


def main() -> None:
    """Print the table."""
    search_seldom()  # as the program does
    application = QApplication([])
    theme = load_theme("light")
    pane, plain = CablePane(theme), QPlainTextEdit()
    for widget in (pane, plain):
        widget.resize(1000, 800)
        widget.show()
    pane.set_reader(Reader(Handbook.load(), date.today()))
    application.processEvents()

    def settle() -> None:
        application.processEvents()
        # The page before is freed by an event that is served at once in a program that runs.
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def show_page(text: str) -> None:
        pane.show_cable(_parsed(text))
        settle()

    def show_plain(text: str) -> None:
        _parsed(text)
        plain.setPlainText(text)
        application.processEvents()

    def build(cable: Cable) -> None:
        ReadingPage(cable, text_set(cable), ReadingLook(), 0, 1000).color(theme)

    def show_known(cable: Cable) -> None:
        pane.show_cable(cable)
        settle()

    show_page(_message(2_000))
    head = ("size", "parse", "set", "build", "window", "page", "peer", "ratio")
    print("{:>10}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{:>8}".format(*head))
    for size in _SIZES:
        text = _message(size)
        rounds = 15 if size < 100_000 else 5
        parse = _milliseconds(lambda text=text: _parsed(text), rounds)  # type: ignore[misc]
        cables = iter([_parsed(text) for _ in range(rounds)])
        setting = _milliseconds(lambda cables=cables: text_set(next(cables)), rounds)  # type: ignore[misc]
        cable = _parsed(text)
        text_set(cable)
        building = _milliseconds(lambda cable=cable: build(cable), rounds)  # type: ignore[misc]
        window = _milliseconds(lambda cable=cable: show_known(cable), rounds)  # type: ignore[misc]
        page = _milliseconds(lambda text=text: show_page(text), rounds)  # type: ignore[misc]
        peer = _milliseconds(lambda text=text: show_plain(text), rounds)  # type: ignore[misc]
        row = (parse, setting, building, window, page, peer)
        print(f"{size:>10,}" + "".join(f"{item:9.1f}" for item in row) + f"{page / peer:8.2f}")
    unbroken = _unbroken(_LONG_LINE)
    page = _milliseconds(lambda: show_page(unbroken), 3)
    peer = _milliseconds(lambda: show_plain(unbroken), 3)
    print(
        f"{len(unbroken):>10,}{page:>54.1f}{peer:9.1f}{page / peer:8.2f}  (one line without a blank)"
    )
    print("milliseconds; page: all of it in one; window: the part in the window's thread, when the")
    print("cable was parsed and set before, as long ones are; ratio: page to peer")


if __name__ == "__main__":
    main()
