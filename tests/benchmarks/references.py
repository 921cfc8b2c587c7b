"""How fast references are found and followed, as ratios against parsing in the same run.

    .venv/bin/python tests/benchmarks/references.py

Each figure is the median of several rounds; machines are noisy.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from cablereader import parse_cable, read_cables
from cablereader.formats.opening import CableAddress
from cablereader.model.citations.citations import citations
from cablereader.model.mrn import MRN
from cablereader.ui.holdings import HeldCable, OpenedCables

_SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
_ROUNDS = 9
_HELD = 50_000
_BODY = "{n}. (C) As told in ref A, the kite (QUITO {n}) was green. LIMA 10{n} was first.\n\n"


def _seconds(work: Callable[[], object]) -> float:
    rounds: list[float] = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work()
        rounds.append(time.perf_counter() - start)
    return statistics.median(rounds)


def _citations() -> None:
    cables = [next(iter(read_cables(path))) for path in sorted(_SAMPLES.glob("*.txt"))]
    texts = [cable.text for cable in cables]
    parse = _seconds(lambda: [parse_cable(text).spans for text in texts])
    cite = _seconds(lambda: [citations(cable) for cable in cables])
    print(f"citations of {len(cables)} samples      {cite / parse:6.2f} x parsing them")
    head = "R 141530Z MAY 08\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\nUNCLAS LIMA 000999\n\n"
    block = "SUBJECT: A KITE\n\nREF: A. LIMA 101\n\n"
    long = head + block + "".join(_BODY.format(n=number) for number in range(1, 12_000))
    cable = parse_cable(long)
    parse = _seconds(lambda: parse_cable(long).spans)
    cite = _seconds(lambda: citations(cable))
    print(f"citations of {len(long) / 1e6:.1f} MB            {cite / parse:6.2f} x parsing it")


def _holdings() -> None:
    holdings = OpenedCables()
    for number in range(1, _HELD + 1):
        address = CableAddress(Path(f"/{number}"))
        cited = (MRN(2008, "LIMA", max(1, number - 1)),)
        cable = HeldCable(address, MRN(2008, "LIMA", number), "A KITE", cites=cited)
        holdings.set_file(f"/{number}", [cable])
    numbers = [MRN(2008, "LIMA", number) for number in range(1, _HELD, 500)]
    text = (_SAMPLES / "01-07LIMA1077-lighthouse.txt").read_text(encoding="utf-8")
    parse = _seconds(lambda: parse_cable(text).spans)
    for name, work in (
        ("find", holdings.find),
        ("citing", holdings.citing),
        ("near", lambda mrn: holdings.near(mrn, 6)),
        ("completions", lambda mrn: holdings.completions(mrn.canonical[:5], 12)),
    ):
        once = _seconds(lambda work=work: [work(mrn) for mrn in numbers]) / len(numbers)
        print(f"{name:12} among {_HELD:,}      {once / parse:8.4f} x parsing one cable")


if __name__ == "__main__":
    _citations()
    _holdings()
