"""How fast cables are parsed, as ratios against a bare scan of the same text in the same run.

    .venv/bin/python tests/benchmarks/parsing.py

The bare scan is ``str.splitlines`` and one compiled expression matched on each line. Machines are
noisy: each figure is the median of several rounds.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cablereader import Cable, parse_cable, read_cables

_SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
_LINE = re.compile(r"\s*(?:(\d+)\.\s|([A-Z]+):)")
_ROUNDS = 9


def _scan(text: str) -> None:
    for line in text.splitlines():
        _LINE.match(line)


def _seconds(work: Callable[[], object]) -> float:
    rounds: list[float] = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work()
        rounds.append(time.perf_counter() - start)
    return statistics.median(rounds)


def _typical() -> list[str]:
    """Return messages of some 8 kB, the median of real ones: samples with their bodies repeated.

    The paragraphs of what is repeated count on, as those of a long message do.
    """
    return [_long(next(read_cables(path)), 8000) for path in sorted(_SAMPLES.glob("*.txt"))]


def _long(cable: Cable, size: int) -> str:
    """Return the message with its paragraphs repeated until it has *size* characters."""
    text, paragraphs = cable.text, cable.paragraphs
    head, tail = text[: paragraphs[0].start], text[paragraphs[-1].end :]
    repeated = len(text) - len(head) - len(tail)
    pieces, number = [head], 0
    for item in paragraphs * max(1, round((size - len(head)) / repeated)):
        piece = text[item.start : item.end].rstrip()
        if item.number is not None:
            number += 1
            piece = piece.replace(str(item.number), str(number), 1)
        pieces.append(piece + "\n\n")
    return "".join(pieces).rstrip() + "\n" + tail


def _against_scan() -> None:
    texts = _typical()
    size = sum(len(text) for text in texts)
    scan = _seconds(lambda: [_scan(text) for text in texts])
    parse = _seconds(lambda: [parse_cable(text) for text in texts])
    whole = _seconds(lambda: [parse_cable(text).to_dict() for text in texts])
    print(f"{len(texts)} messages, {size / len(texts) / 1000:.1f} kB each on average")
    print(f"parse_cable            {parse / scan:6.1f} x the bare scan")
    print(f"parse_cable + to_dict  {whole / scan:6.1f} x the bare scan")
    print(
        f"                       {len(texts) / parse:6.0f} cables/s  {size / parse / 1e6:.1f} MB/s"
    )


def _against_size() -> None:
    text = next(read_cables(_SAMPLES / "07-09REYKJAVIK211-chess-resumed.txt")).text
    print("\nsize of a message    parse, relative to the bytes (1 kB = 1)")
    first: float | None = None
    for size in (1_000, 10_000, 100_000, 1_000_000):
        message = (text * (size // len(text) + 1))[:size]
        per_byte = _seconds(lambda message=message: parse_cable(message)) / size  # type: ignore[misc]
        first = first or per_byte
        print(f"{size:>12,} B       {per_byte / first:6.2f}")


def _processes() -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for index, text in enumerate(_typical() * 30):
            path = Path(folder, f"{index}.txt")
            path.write_text(text, encoding="utf-8")
            paths.append(str(path))

        def run(jobs: int) -> float:
            command = [sys.executable, "-m", "cablereader", "parse", "--jobs", str(jobs), *paths]
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            return time.perf_counter() - start

        pairs = [run(1) / run(2) for _ in range(3)]
        print(f"\ntwo processes are {statistics.median(pairs):.2f} times as fast as one")


if __name__ == "__main__":
    _against_scan()
    _against_size()
    _processes()
