"""How fast cables are parsed, as ratios against a bare scan of the same text in the same run.

    .venv/bin/python tests/benchmarks/parsing.py

The bare scan is ``str.splitlines`` and one compiled expression matched on each line. Machines are
noisy: each ratio is the median over rounds in which both are timed one after the other, in seconds
of the processor.
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

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.model.test_linear_time import SHAPES

_SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
_LINE = re.compile(r"\s*(?:(\d+)\.\s|([A-Z]+):)")
_ROUNDS = 9


def _scan(text: str) -> None:
    for line in text.splitlines():
        _LINE.match(line)


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _median_seconds(work: Callable[[], object], rounds: int = _ROUNDS) -> float:
    return statistics.median(_seconds(work) for _ in range(rounds))


def _ratio(work: Callable[[], object], peer: Callable[[], object]) -> float:
    return statistics.median(_seconds(work) / _seconds(peer) for _ in range(_ROUNDS))


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


def _metadata(cable: Cable) -> object:
    return cable.sender, cable.subject, cable.tags, cable.references, cable.captions


def _text(cable: Cable) -> object:
    return *(_metadata(cable),), cable.paragraphs, cable.signers


_DEPTHS: tuple[tuple[str, Callable[[Cable], object]], ...] = (
    ("parse_cable", lambda cable: cable.reference_id),
    ("with the metadata", _metadata),
    ("with the paragraphs", _text),
    ("with everything (to_dict)", Cable.to_dict),
)


def _against_scan() -> None:
    texts = _typical()
    size = sum(len(text) for text in texts)
    print(f"{len(texts)} messages, {size / len(texts) / 1000:.1f} kB each on average")

    def scan() -> None:
        for _ in range(5):
            for text in texts:
                _scan(text)

    for name, depth in _DEPTHS:

        def parse(depth: Callable[[Cable], object] = depth) -> None:
            for text in texts:
                depth(parse_cable(text))

        ratio = _ratio(parse, scan) * 5
        seconds = _median_seconds(parse)
        print(
            f"{name:26}{ratio:6.1f} x the bare scan"
            f"{len(texts) / seconds:8.0f} cables/s{size / seconds / 1e6:8.1f} MB/s"
        )


def _against_size() -> None:
    cable = next(read_cables(_SAMPLES / "07-09REYKJAVIK211-chess-resumed.txt"))
    print("\nsize of a message     everything, relative to the bytes (1 kB = 1)")
    first: float | None = None
    for size in (1_000, 10_000, 100_000, 1_000_000, 10_000_000):
        message = _long(cable, size)
        repeats = max(1, 100_000 // size)

        def parse(message: str = message, repeats: int = repeats) -> None:
            for _ in range(repeats):
                parse_cable(message).to_dict()

        seconds = _median_seconds(parse, rounds=3 if size > 1_000_000 else _ROUNDS)
        per_byte = seconds / repeats / len(message)
        first = first or per_byte
        print(f"{len(message):>12,} B       {per_byte / first:6.2f}")


def _worst() -> None:
    """Print how much more the worst cable costs for each kB than the median one."""
    costs = [(_cost(text), "a sample") for text in _typical()]
    median = statistics.median(cost for cost, _ in costs)
    costs += [
        (_cost(prefix + unit * (8000 // len(unit)) + suffix), name)
        for name, (prefix, unit, suffix) in SHAPES.items()
    ]
    costs.sort(reverse=True)
    print("\nworst cables for each kB, against the median (adversarial shapes among them)")
    for cost, name in costs[:5]:
        print(f"{cost / median:6.1f} x  {name}")


def _cost(text: str) -> float:
    return min(_seconds(lambda: parse_cable(text).to_dict()) for _ in range(3)) / len(text)


def _processes() -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for index, text in enumerate(_typical() * 150):
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
    _worst()
    _processes()
