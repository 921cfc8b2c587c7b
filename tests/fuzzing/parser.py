"""Coverage-guided search for input that breaks the parser. Runs until it is stopped.

    .venv/bin/pip install atheris
    .venv/bin/python tests/fuzzing/parser.py -max_total_time=600 CORPUS_FOLDER

CORPUS_FOLDER may be empty; the samples make a good start. What it finds becomes a row of a table in
tests/model or tests/formats.
"""

from __future__ import annotations

import json
import sys
import time

import atheris

with atheris.instrument_imports(include=["cablereader"]):
    from cablereader import parse_cable

# A text of a few kilobytes takes milliseconds; a thousand times that is a pattern gone wild.
_SECONDS_A_KILOBYTE = 0.2


def check(data: bytes) -> None:
    """Parse *data* and hold the result against what a cable promises."""
    start = time.perf_counter()
    cable = parse_cable(data)
    facts = cable.to_dict()
    seconds = time.perf_counter() - start
    assert seconds < _SECONDS_A_KILOBYTE * (1 + len(data) / 1000), f"took {seconds:.1f} s"
    json.dumps(facts).encode()
    length = len(cable.text)
    ends: list[tuple[int, int]] = []
    for span in cable.spans:
        assert 0 <= span.start < span.end <= length
        while ends and ends[-1][0] <= span.start:
            ends.pop()
        assert not ends or (span.end <= ends[-1][0] and span.kind.depth > ends[-1][1])
        ends.append((span.end, span.kind.depth))
    position = 0
    for paragraph in cable.paragraphs:
        assert position <= paragraph.start < paragraph.end <= length
        position = paragraph.end
    for defect in cable.defects:
        assert 0 <= defect.start <= defect.end <= length


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
