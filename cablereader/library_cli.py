"""The library from a terminal: ``index``, ``search`` and ``library``."""

from __future__ import annotations

import argparse
import csv
import json
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from cablereader.handbook.other_names import other_names
from cablereader.library import (
    Expand,
    Library,
    LibraryError,
    Order,
    Phase,
    Progress,
    Query,
    Row,
    Scan,
    Searcher,
    Snippet,
    default_library,
)

EXIT_DONE = 0
EXIT_INCOMPLETE = 1
EXIT_NO_LIBRARY = 3
EXIT_CANCELLED = 130

_FIELDS = (
    *("mrn", "created", "level", "post", "subject", "tags", "captions"),
    *("path", "ordinal", "passage"),
)
_BATCH_FIELDS = ("query", "understood", "cables", "oldest", "newest", "notes")
_INDEX_MORE = """\
Files that were read before are read again only where they have changed. Ctrl+C stops; what was read
is kept, and the same command goes on from there.

examples:
  cablereader index ~/cables cables.csv archive.zip
  cablereader index                    bring everything added before up to date

exit status:
  0    everything was read
  1    some files could not be read; each is on standard error with the reason
  2    wrong usage
  3    the library could not be written
  130  stopped with Ctrl+C
"""
_SEARCH_MORE = """\
the query language:
  lighthouse keeper        both words          "status talks"      a phrase
  light*                   words that begin so lima NEAR/5 quito   within five words
  painter OR gardener      either word         -draft, NOT draft   without a word
  from:lima to:state       sender, addressee   class:c..ts         level, or a range
  year:2007..2008          years               date:2007-03..2007-05
  tags:prel caption:exdis  TAGS, captions      noforn              captioned NOFORN
  subject:harbor           in the subject      signer:rice         who signed
  post:bern country:peru   where from          mrn:07LIMA1052      the cable of this number
  ref:07STATE37835         cables that refer to it
  Put a query that begins with "-" behind "--".

examples:
  cablereader search 'lighthouse from:lima year:2007'
  cablereader search --json --limit 0 'tags:prel class:s' | jq .mrn
  cablereader search --batch queries.txt --csv > table.csv
  cablereader search --expand 'gof from:kiev'        "Government of France" and Kyiv as well

exit status:
  0  cables were found
  1  no cable was found
  2  wrong usage
  3  there is no library, or it could not be read
"""
_LIBRARY_MORE = """\
exit status:
  0  done; check: the library is sound
  1  check: something is wrong, and said; rebuild: some files could not be read
  2  wrong usage
  3  there is no library, or it could not be read or written
"""


def index(words: Sequence[str]) -> int:
    """Add paths to the library and read what is new."""
    parser = _parser("index", "Add folders and files to the library and read them.", _INDEX_MORE)
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="a folder or a file")
    parser.add_argument(
        "--jobs", metavar="N", type=_at_least(1), default=1, help="read in N processes (1 to 8)"
    )
    options = parser.parse_args(words)
    library = Library(options.library)
    with _saying_troubles() as status:
        if options.paths:
            library.add(*options.paths)
        elif not library.exists:
            parser.error("there is no library yet; name a folder or a file")
        scan = library.scan(jobs=options.jobs, watch=_meter())
        with _stopping(scan):
            progress = scan.run()
        status.append(_ended(library, progress))
    return status[-1]


def _ended(library: Library, progress: Progress) -> int:
    words = f"{progress.cables:,} cables read, {progress.removed:,} removed"
    print(f"{words}, in {progress.seconds:.1f} s.", file=sys.stderr)
    troubles = library.troubles()
    for trouble in troubles:
        print(f"cablereader: {_printable(trouble.path)}: {trouble.problem}", file=sys.stderr)
    if progress.cancelled:
        return EXIT_CANCELLED
    return EXIT_INCOMPLETE if troubles else EXIT_DONE


def search(words: Sequence[str]) -> int:
    """Print the cables that a query finds."""
    parser = _parser("search", "Search the library.", _SEARCH_MORE)
    parser.add_argument("query", metavar="QUERY", nargs="*", help="what to look for")
    parser.add_argument(
        "--batch", metavar="FILE", help="a file of queries, one a line; prints a line for each"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line")
    form.add_argument("--csv", action="store_true", help="a table with a heading row")
    parser.add_argument(
        "--limit", metavar="N", type=_at_least(0), default=50, help="at most N (0: all; default 50)"
    )
    parser.add_argument(
        "--expand",
        action="store_true",
        help="look for other names too: GOF is the Government of France, Kiev is Kyiv",
    )
    parser.add_argument(
        "--order", choices=[str(order) for order in Order], default=str(Order.NEWEST)
    )
    options = parser.parse_args(words)
    if bool(options.query) == bool(options.batch):
        parser.error("give a query, or --batch FILE")
    with _saying_troubles() as status, closing(Library(options.library).searcher()) as searcher:
        found = _batch(searcher, options) if options.batch else _search(searcher, options)
        status.append(EXIT_DONE if found else EXIT_INCOMPLETE)
    return status[-1]


def _search(searcher: Searcher, options: argparse.Namespace) -> int:
    query = searcher.query(" ".join(options.query), expand=_names(options))
    ids = searcher.ids(query, Order(options.order), options.limit or None)
    # Fewer than were asked for are all there are; to count them again would take as long.
    total = searcher.count(query) if len(ids) == options.limit else len(ids)
    if options.csv:
        _write_table(
            _FIELDS, (_cells(row, passage) for row, passage in _found(searcher, query, ids))
        )
    for row, passage in () if options.csv else _found(searcher, query, ids):
        print(
            json.dumps(_facts(row, passage), ensure_ascii=False)
            if options.json
            else _lines(row, passage)
        )
    for note in query.notes:
        print(note, file=sys.stderr)
    shown = f" ({len(ids):,} shown)" if len(ids) < total else ""
    print(f"{query.words()}: {total:,}{shown}", file=sys.stderr)
    return total


def _found(searcher: Searcher, query: Query, ids: Sequence[int]) -> Iterator[tuple[Row, Snippet]]:
    for start in range(0, len(ids), 200):
        rows = searcher.rows(ids[start : start + 200])
        yield from zip(rows, searcher.snippets(query, [row.id for row in rows]), strict=True)


def _facts(row: Row, passage: Snippet) -> dict[str, Any]:
    return {
        "mrn": row.mrn,
        "created": row.created,
        "level": None if row.level is None else str(row.level),
        "post": row.post,
        "subject": row.subject,
        "tags": list(row.tags),
        "captions": list(row.captions),
        "path": _printable(row.path),
        "ordinal": row.ordinal,
        "passage": passage.text,
        "hits": [list(hit) for hit in passage.hits],
    }


def _cells(row: Row, passage: Snippet) -> list[str]:
    facts = _facts(row, passage)
    values = [facts[name] for name in _FIELDS]
    return [" ".join(value) if isinstance(value, list) else _cell(value) for value in values]


def _cell(value: str | int | None) -> str:
    return "" if value is None else str(value)


def _lines(row: Row, passage: Snippet) -> str:
    level = "-" if row.level is None else "".join(word[0] for word in str(row.level).split())
    date = (row.created or "no date")[:10]
    name = row.mrn or row.path.name
    return f"{date:<10}  {level:<3} {name:<18}  {row.subject or ''}\n            {passage.text.strip()}"


def _batch(searcher: Searcher, options: argparse.Namespace) -> int:
    """Print a line for each query of a file; return how many found something."""
    try:
        text = sys.stdin.read() if options.batch == "-" else Path(options.batch).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryError(f"{options.batch} cannot be read: {error}.") from error
    lines = [line for line in text.splitlines() if line.strip()]
    rows = [_batch_row(searcher, searcher.query(line, expand=_names(options))) for line in lines]
    if options.json:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
    else:
        _write_table(_BATCH_FIELDS, ([_cell(value) for value in row.values()] for row in rows))
    return sum(1 for row in rows if row["cables"] != 0)


def _names(options: argparse.Namespace) -> Expand | None:
    return other_names if options.expand else None


def _batch_row(searcher: Searcher, query: Query) -> dict[str, str | int | None]:
    ends = [
        [row.created for row in searcher.rows(searcher.ids(query, order, 1))]
        for order in (Order.OLDEST, Order.NEWEST)
    ]
    oldest, newest = (end[0] if end else None for end in ends)
    values = (
        query.text,
        query.words(),
        searcher.count(query),
        oldest,
        newest,
        " ".join(query.notes),
    )
    return dict(zip(_BATCH_FIELDS, values, strict=True))


def _write_table(heading: Sequence[str], rows: Iterator[list[str]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(heading)
    for row in rows:
        # A spreadsheet would take such a cell for a formula.
        writer.writerow([f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell for cell in row])


def library(words: Sequence[str]) -> int:
    """Tell about the library, check it, or make it anew."""
    parser = _parser("library", "Look after the library.", _LIBRARY_MORE)
    parser.add_argument(
        "action",
        choices=("info", "check", "rebuild"),
        help="info: figures and sources; check: look for damage; rebuild: read everything again",
    )
    parser.add_argument("--jobs", metavar="N", type=_at_least(1), default=1, help="for rebuild")
    parser.add_argument("--json", action="store_true", help="for info: one JSON object")
    options = parser.parse_args(words)
    held = Library(options.library)
    with _saying_troubles() as status:
        if options.action == "info":
            _print_info(held, as_json=options.json)
            status.append(EXIT_DONE)
        elif options.action == "check":
            wrong = held.check()
            print("\n".join(wrong) or "The library is sound.")
            status.append(EXIT_INCOMPLETE if wrong else EXIT_DONE)
        else:
            scan = held.rebuild(jobs=options.jobs, watch=_meter())
            status.append(_ended(held, scan.progress))
    return status[-1]


def _print_info(held: Library, *, as_json: bool) -> None:
    info = held.info()
    facts: dict[str, Any] = {
        "library": _printable(info.path),
        "version": info.version,
        "bytes": info.bytes,
        "cables": info.cables,
        "numbers": info.numbers,
        "files": info.files,
        "unread": info.unread,
        "oldest": info.first,
        "newest": info.last,
        "sources": [
            {
                "path": _printable(source.path),
                "cables": source.cables,
                "scanned": source.scanned,
                "away": source.is_away,
            }
            for source in info.sources
        ],
    }
    if as_json:
        print(json.dumps(facts, ensure_ascii=False))
        return
    print(f"{facts['library']}: {info.bytes / 1e6:,.1f} MB, version {info.version}")
    print(f"{info.cables:,} cables ({info.numbers:,} numbers) in {info.files:,} files")
    if info.first:
        print(f"{info.first[:10]} to {(info.last or '')[:10]}")
    if info.unread:
        print(f"{info.unread:,} files could not be read")
    for source in info.sources:
        state = "away" if source.is_away else f"read {source.scanned}" if source.scanned else "new"
        print(f"  {_printable(source.path)}: {source.cables:,} cables, {state}")


def _parser(name: str, description: str, more: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"cablereader {name}",
        description=description,
        epilog=more,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--library",
        metavar="FILE",
        type=Path,
        default=default_library(),
        help="the library's file (default: %(default)s)",
    )
    return parser


def _at_least(least: int) -> Any:
    def number(word: str) -> int:
        value = int(word)
        if value < least:
            raise argparse.ArgumentTypeError(f"must be {least} or more")
        return value

    return number


@contextmanager
def _saying_troubles() -> Iterator[list[int]]:
    """Give a list for the exit status; trouble with the library is said, and becomes the last."""
    status: list[int] = []
    try:
        yield status
    except LibraryError as error:
        sys.stdout.flush()
        print(f"cablereader: {error}", file=sys.stderr)
        status.append(EXIT_NO_LIBRARY)


@contextmanager
def _stopping(scan: Scan) -> Iterator[None]:
    """Let Ctrl+C end the scan in good order."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        scan.cancel()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Meter:
    """One line on the terminal that says how far a scan is."""

    def __call__(self, progress: Progress) -> None:
        if progress.phase is Phase.DONE:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
            return
        left = progress.seconds_left
        words = f"{progress.phase}: {progress.files_done:,} of {progress.files_total:,} files, "
        words += f"{progress.cables:,} cables, {progress.rate:,.0f}/s"
        if left is not None:
            words += f", {left // 60:.0f}:{left % 60:02.0f} left"
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)


def _meter() -> _Meter | None:
    """Return what shows progress; None where nobody watches."""
    return _Meter() if sys.stderr.isatty() else None


def _printable(path: Path) -> str:
    return str(path).encode("utf-8", "replace").decode("utf-8")
