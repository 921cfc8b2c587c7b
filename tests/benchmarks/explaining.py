"""How fast a place is explained, as a ratio against the parse of the same text in the same run.

    .venv/bin/python tests/benchmarks/explaining.py

A reader who moves the mouse over a page asks for many places of one cable. Each figure is the median
of several rounds, each of which asks for places all over the text.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from cablereader import parse_cable, read_cables
from cablereader.handbook import Handbook

_SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
_ROUNDS = 9
_PLACES = 500


def _seconds(work: Callable[[], object]) -> float:
    rounds: list[float] = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work()
        rounds.append(time.perf_counter() - start)
    return statistics.median(rounds)


def main() -> None:
    """Print the figures for messages of four sizes."""
    book = Handbook.load()
    sample = next(read_cables(_SAMPLES / "12-06SUVA298-ships-bell.txt"))
    start = sample.paragraphs[0].start
    print("size of a message    one place   parse / one place")
    for size in (2_000, 10_000, 100_000, 1_000_000):
        body = sample.text[start:]
        text = sample.text[:start] + body * max(1, (size - start) // len(body))
        cable = parse_cable(text)
        book.explain(cable, start)
        offsets = range(0, len(text), max(1, len(text) // _PLACES))
        asked = _seconds(lambda: [book.explain(cable, offset) for offset in offsets])  # noqa: B023
        each = asked / len(offsets)
        parsed = _seconds(lambda: parse_cable(text).spans)  # noqa: B023
        print(f"{len(text):>12,} B   {each * 1e6:>7.0f} us   {parsed / each:>12.0f}")


if __name__ == "__main__":
    main()
