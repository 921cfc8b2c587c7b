"""How files are read: processes, memory, pages, and 50 MB of anything.

    .venv/bin/python tests/benchmarks/formats.py [jobs|table|page|growth|hostile [MB [NAME]]]

Each memory figure is the peak of a process of its own (Linux), less that of a process that only imports
the program. The rows and messages are generated; nothing of them is a real cable.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from cablereader import parse_cable
from cablereader.formats.decoding import clean
from cablereader.formats.json_objects import read_objects
from cablereader.formats.messages import split_messages, split_records
from cablereader.formats.table import Dialect, read_rows
from cablereader.formats.unwrapping import cut_from_page, unwrapped

_ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(_ROOT))

from tests.formats.messages import ENVELOPE, TEXT, markup  # noqa: E402

_MB = 1_000_000
_WORDS = "the keeper painted tower green and harbor master objected that white was better".split()
_PEAK = r"""
import re, sys, time
from pathlib import Path
from cablereader import read_cables
from cablereader.formats.opening import open_document
start = time.perf_counter()
count = 0
try:
    if sys.argv[2] == "window":
        count = len(open_document(sys.argv[1]).cables)
    elif sys.argv[2] == "file":
        for cable in read_cables(sys.argv[1]):
            cable.to_dict()
            count += 1
except OSError as error:
    print(error, file=sys.stderr)
# Not resource.getrusage: its peak is at least the size of the process that started this one.
peak = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())[1]
print(count, peak, time.perf_counter() - start)
"""


def _body(size: int, seed: int) -> str:
    """Return the text of a message of some *size* characters, no two alike."""
    source = random.Random(seed)
    head = TEXT.partition("1. (C)")[0].replace("001052", f"{seed:06d}")
    paragraphs = []
    length = len(head)
    number = 0
    while length < size:
        number += 1
        words = " ".join(source.choices(_WORDS, k=70))
        lines = [words[at : at + 65] for at in range(0, len(words), 65)]
        paragraphs.append(f"{number}. (C) " + "\n".join(lines))
        length += len(words) + 12
    return head + "\n\n".join(paragraphs) + "\nSAMPLE"


def _write_table(path: Path, rows: int, size: int) -> None:
    bodies = [_body(size + 100 * (seed % 10), seed) for seed in range(100)]
    with path.open("w", encoding="utf-8") as file:
        for row in range(rows):
            text = bodies[row % 100].replace("\\", "\\\\").replace('"', '\\"')
            file.write(
                f'"{row + 1}","3/27/2007 22:39","07LIMA{row}","Embassy Lima","CONFIDENTIAL","",'
                f'"{ENVELOPE}","{text}"\n'
            )


def _jobs() -> None:
    print("cablereader parse --jobs 2 against --jobs 1, 8 kB a cable")
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for seed in range(1500):
            path = Path(folder, f"{seed}.txt")
            path.write_text(f"{ENVELOPE}\n{_body(8000, seed)}", encoding="utf-8")
            files.append(str(path))
        table = Path(folder, "cables.csv")
        _write_table(table, 1500, 7500)
        messages = Path(folder, "messages.txt")
        messages.write_text(
            "\n\n".join(Path(file).read_text(encoding="utf-8") for file in files), encoding="utf-8"
        )

        def run(jobs: int, paths: list[str]) -> float:
            command = [sys.executable, "-m", "cablereader", "parse", "--jobs", str(jobs), *paths]
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            return time.perf_counter() - start

        for name, paths in (
            ("1,500 files", files),
            ("one CSV of 1,500 rows", [str(table)]),
            ("one file of 1,500 messages", [str(messages)]),
        ):
            # The best of each: whatever else the machine does only adds to the time.
            one, two = zip(*((run(1, paths), run(2, paths)) for _ in range(5)), strict=True)
            print(f"{name:<28} {min(one) / min(two):5.2f} times as fast")


def _peak(path: Path, way: str) -> tuple[int, float, float]:
    """Return the cables of a file, the peak in MB, and the seconds."""
    run = subprocess.run(
        [sys.executable, "-c", _PEAK, str(path), way], capture_output=True, text=True, timeout=600
    )
    if run.returncode:
        print(run.stderr[-500:])
        return 0, float("nan"), float("nan")
    count, peak, seconds = run.stdout.split()
    return int(count), int(peak) / 1000, float(seconds)


def _table() -> None:
    print("\npeak memory of reading one CSV, 1-2 kB a row")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "cables.csv")
        path.write_text("", encoding="utf-8")
        _, idle, _ = _peak(path, "nothing")
        for rows in (25_000, 250_000):
            _write_table(path, rows, 1000)
            count, peak, seconds = _peak(path, "file")
            print(
                f"{count:>9,} rows  {path.stat().st_size / _MB:6.0f} MB  peak {peak:6.1f} MB "
                f"(idle {idle:.1f} MB)  {count / seconds:6.0f} cables/s"
            )


def _page() -> None:
    print("\na page of 100 kB with a cable of 8 kB")
    cable = _body(8000, 1)
    message = f"{ENVELOPE}\n{cable}"
    side = "".join(
        f"<li><a href='/tag/T{number}_0.html' title='a tag'>T{number} é</a></li>\n"
        for number in range(1800)
    )
    page = (
        f"<html><body><ul>{side}</ul><h3>Viewing cable 07LIMA1052, A LIGHTHOUSE</h3>"
        "<table class='cable'><tr><td>07LIMA1052</td><td>2007-03-27 22:39</td></tr></table>"
        f"<code><pre>{markup(ENVELOPE)}</pre></code><code><pre>{markup(cable)}</pre></code></body></html>"
    )
    plain, paged = message.encode(), page.encode()

    def seconds(work: Callable[[], object]) -> float:
        rounds = []
        for _ in range(15):
            start = time.perf_counter()
            work()
            rounds.append(time.perf_counter() - start)
        return statistics.median(rounds)

    alone = seconds(lambda: parse_cable(plain).to_dict())
    whole = seconds(lambda: parse_cable(paged).to_dict())
    print(
        f"{len(paged) / 1000:.0f} kB page: {whole / alone:.2f} x the {len(plain) / 1000:.1f} kB message"
    )


def _hostile_files(size: int) -> Iterator[tuple[str, bytes]]:
    """Yield names and contents of *size* bytes each that a careless reader chokes on."""
    row = (
        b'"1","3/27/2007 22:39","07LIMA1","Embassy Lima","CONFIDENTIAL","","'
        + ENVELOPE.encode()
        + b'","'
    )
    text = TEXT.encode()
    yield "one line", b"A" * size
    yield "one line of words", (b"the keeper " * (size // 11))
    yield "all newlines", b"\n" * size
    yield "all blanks", b" " * size
    yield "random bytes", random.Random(1).randbytes(size)
    yield "one message", f"{ENVELOPE}\n{_body(100_000, 1)}".encode() * (size // 100_500)
    yield (
        "one message, new numbers",
        (
            ENVELOPE.encode()
            + b"\n"
            + text
            + b"\n"
            + _body(1_000_000, 2).partition("1. (C)")[2].encode() * (size // _MB)
        ),
    )
    yield "deep JSON", b"[" * size
    yield "deep closed JSON", b"[" * (size // 2) + b"]" * (size // 2)
    yield "deep JSON objects", b'{"a":' * (size // 5)
    yield "JSON of small lists", b"[" + b"[]," * (size // 3)
    yield "JSON line without message", b'{"a": "' + b"x" * size + b'"}'
    yield "all <", b"<" * size
    yield "all <pre>", b"<pre>" * (size // 5)
    yield "all tables", b"<table class='cable'>" * (size // 21)
    yield "all headings", b"<html>" + b"Viewing cable 07LIMA1 " * (size // 22)
    yield "all scripts", b"<html>Canonical ID:<script>" + b"<script>" * (size // 8)
    yield "all remarks", b"<html>Canonical ID:" + b"<!--" * (size // 4)
    yield "all fields", b"Canonical ID: 1\nDate: 1\nType: 1\nFrom: 1\n" * (size // 41)
    yield "all attributes", b"Message Text\nA\nMessage Attributes\n" + b"To: A\n" * (size // 6)
    yield "all rules", b"Canonical ID: 1\nDate: 1\nType: 1\nFrom: 1\n\n" + b"---\n" * (size // 4)
    yield "all text titles", b"Message Text\n" * (size // 13) + b"Message Attributes"
    yield "NULs", b"\0" * size
    yield "NULs in a message", MESSAGE_BYTES + b"\0" * size
    yield "CSV, quote never closed", row + b"The keeper painted.\n" * (size // 20)
    yield "CSV, one line", row + b"x" * size
    yield "CSV, all quotes", row + b'"' * size
    yield "CSV, all backslashes", row + b"\\" * size
    yield "all identifiers", b"VZCZCXYZ0000\n" * (size // 13)
    yield "mojibake", "caf\u00c3\u00a9 ".encode() * (size // 8)
    yield "UTF-16", ("A lighthouse. " * (size // 28)).encode("utf-16")
    yield "surrogates", b"\xed\xa0\x80" * (size // 3)
    yield "all 1.", b"1. (C) A\n" * (size // 9)
    yield "all REF:", b"UNCLAS LIMA 000012\n\n" + b"REF: A. LIMA 1\n" * (size // 15)


_UNITS = (
    "<pre>|</pre>|<a |<a href='|<td>|&#x0|&#x000A;|<!--|<script>|</script>|Viewing cable |"
    "Viewing cable 07LIMA1|<table class='cable'>|</table>|Reference ID |Message Text\n|"
    "Message Attributes\n|---\n|To: |From:|Canonical ID: x\n|Date: a\nType: b\n| |\n|\t|"
    "R 162310Z APR 73\n|VZCZCXYZ0000\n|VZCZC|0000 |ID:|ORIGIN: a\nDATE: b\n|07LIMA1|A|\u00e2\u20ac\u2122|"
    '\\|"|","|[|{|{"a":1}\n|\x85|\x00|\ud800|é|US Department of State EO Systematic Review |<|&|a: |'
    "Draft Date: |Content\n|Linked documents\n"
).split("|")


def _unwrap(text: str) -> None:
    """Do with a text what is done before its message is parsed."""
    for head in ("", "<html>Canonical ID:", "T\nDate: x\nCanonical ID: y\nType: z\nTo: a\n\n"):
        cut_from_page(head + text)
        unwrapped(head + text)
    unwrapped(f"Message Text\n{text}\nMessage Attributes\n{text}")
    for _ in split_messages(text):
        pass
    for _ in split_records(text + "Message Attributes Message Attributes"):
        pass
    lines = text.splitlines(keepends=True)
    for _ in read_rows(['"1","1/1/2007 ","', *lines], Dialect()):
        pass
    for _ in read_rows(["1,1/1/2007 ,", *lines], Dialect(is_published=False)):
        pass
    for _ in read_objects(lines):
        pass
    clean(text)


def _growth() -> None:
    print(
        "\nfour times the text, before it is parsed: how many times as long, at worst (4 is linear)"
    )
    source = random.Random(1)
    worst: list[tuple[float, str]] = []
    for number in range(len(_UNITS) + 150):
        few = _UNITS[number : number + 1] or source.choices(_UNITS, k=source.randint(2, 4))
        unit = "".join(few)
        seconds = []
        for size in (40_000, 160_000):
            # Time of this process only: another's would be taken for growth.
            start = time.process_time()
            _unwrap(unit * (size // len(unit)))
            seconds.append(time.process_time() - start)
        worst.append((seconds[1] / seconds[0], unit))
    for ratio, unit in sorted(worst, reverse=True)[:5]:
        print(f"{ratio:6.1f} x  {unit!r}")


MESSAGE_BYTES = f"{ENVELOPE}\n{TEXT}\n".encode()


def _hostile(megabytes: float, only: str) -> None:
    print(f"\n{megabytes:g} MB of anything: peak above idle per byte of the file, and seconds")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file")
        path.write_bytes(b"")
        _, idle, _ = _peak(path, "nothing")
        for name, data in _hostile_files(int(megabytes * _MB)):
            if only not in name:
                continue
            path.write_bytes(data)
            size = len(data) / _MB
            try:
                count, peak, seconds = _peak(path, "file")
            except subprocess.TimeoutExpired:
                print(f"{name:<28}     HANGS")
                continue
            print(f"{name:<28} {(peak - idle) / size:6.1f} x {seconds:7.1f} s  {count:>9,} cables")


def main() -> None:
    wanted = sys.argv[1:2] or ["jobs", "table", "page", "growth", "hostile"]
    if "jobs" in wanted:
        _jobs()
    if "table" in wanted:
        _table()
    if "page" in wanted:
        _page()
    if "growth" in wanted:
        _growth()
    if "hostile" in wanted:
        size = float(sys.argv[2]) if len(sys.argv) > 2 else 50.0
        _hostile(size, sys.argv[3] if len(sys.argv) > 3 else "")


if __name__ == "__main__":
    main()
