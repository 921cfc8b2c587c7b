"""``cablereader search``: the cables of the library that a query finds."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from cablereader.cli.arguments import at_least
from cablereader.cli.exit_status import ExitStatus
from cablereader.cli.library_access import ends_without_library, library_parser
from cablereader.cli.output import one_line, printable
from cablereader.handbook.other_names import other_names
from cablereader.library import (
    Expand,
    Library,
    LibraryError,
    Order,
    Query,
    Row,
    Searcher,
    Snippet,
)

_FIELDS = (
    *("mrn", "created", "level", "post", "subject", "tags", "captions"),
    *("path", "ordinal", "member", "passage"),
)
_BATCH_FIELDS = ("query", "understood", "cables", "oldest", "newest", "notes")
_MORE = """\
the query language:
  lighthouse keeper        both words          "status talks"      a phrase
  light*                   words that begin so lima NEAR/5 quito   within five words
  painter OR gardener      either word         -draft, NOT draft   without a word
  from:lima to:state       sender, addressee   class:c..ts         level, or a range
  year:2007..2008          years               date:2007-03..2007-05
  date:27MAR07 year:1970s  a day, ten years    'date:<1976'        before 1976
  tags:prel caption:exdis  TAGS, captions      noforn              captioned NOFORN
  subject:harbor           in the subject      signer:rice         who signed
  post:bern country:peru   where from          mrn:07LIMA1052      the cable of this number
  ref:07STATE37835         cables that refer to it; without the year, STATE 37835 of any year
  defect:any               something is wrong in the header; defect:invalid_date for one kind
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
  3  there is no library, or it or the file of queries could not be read
"""


@ends_without_library
def run(words: Sequence[str]) -> ExitStatus:
    """Print the cables that a query finds, or a line about each query of a file."""
    options = _options(words)
    with closing(Library(options.library).searcher()) as searcher:
        found = _batch(searcher, options) if options.batch else _search(searcher, options)
    return ExitStatus.DONE if found else ExitStatus.INCOMPLETE


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = library_parser("search", "Search the library.", _MORE)
    parser.add_argument("query", metavar="QUERY", nargs="*", help="what to look for")
    parser.add_argument(
        "--batch",
        metavar="FILE",
        help="a file of queries, one a line (-: standard input); prints a line for each",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line")
    form.add_argument("--csv", action="store_true", help="a table with a heading row")
    parser.add_argument(
        "--limit", metavar="N", type=at_least(0), default=50, help="at most N (0: all; default 50)"
    )
    parser.add_argument(
        "--expand",
        action="store_true",
        help="look for other names too: GOF is the Government of France, Kiev is Kyiv",
    )
    parser.add_argument(
        "--order",
        choices=[str(order) for order in Order],
        default=str(Order.NEWEST),
        help="which cables come first (default: newest)",
    )
    options = parser.parse_args(words)
    if bool(options.query) == bool(options.batch):
        parser.error("give a query, or --batch FILE")
    return options


def _search(searcher: Searcher, options: argparse.Namespace) -> int:
    """Print the cables that the query finds; return how many there are, printed or not."""
    query = searcher.query(" ".join(options.query), expand=_names(options))
    ids = searcher.ids(query, Order(options.order), options.limit or None)
    # Fewer than were asked for are all there are; to count them again would take as long.
    total = searcher.count(query) if len(ids) == options.limit else len(ids)
    found = _found(searcher, query, ids)
    if options.csv:
        _write_table(_FIELDS, (_cells(row, passage) for row, passage in found))
    else:
        for row, passage in found:
            print(_json(row, passage) if options.json else _words(row, passage))
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
        "path": printable(row.path),
        "ordinal": row.ordinal,
        "member": None if row.member is None else printable(row.member),
        "passage": passage.text,
        "hits": [list(hit) for hit in passage.hits],
    }


def _json(row: Row, passage: Snippet) -> str:
    return json.dumps(_facts(row, passage), ensure_ascii=False)


def _cells(row: Row, passage: Snippet) -> list[str]:
    facts = _facts(row, passage)
    values = [facts[name] for name in _FIELDS]
    return [" ".join(value) if isinstance(value, list) else _cell(value) for value in values]


def _cell(value: str | int | None) -> str:
    return "" if value is None else str(value)


def _words(row: Row, passage: Snippet) -> str:
    level = "-" if row.level is None else "".join(word[0] for word in str(row.level).split())
    date = (row.created or "no date")[:10]
    name = one_line(row.mrn or row.member or row.path.name)
    return f"{date:<10}  {level:<3} {name:<18}  {row.subject or ''}\n            {passage.text.strip()}"


def _batch(searcher: Searcher, options: argparse.Namespace) -> int:
    """Print a line for each query of a file; return how many found something."""
    try:
        # Editors on Windows begin a file with a mark of its encoding.
        is_piped = options.batch == "-"
        text = sys.stdin.read() if is_piped else Path(options.batch).read_text("utf-8-sig")
    except OSError as error:
        raise LibraryError(
            f"{printable(options.batch)} cannot be read: {error.strerror or error}."
        ) from error
    except UnicodeDecodeError as error:
        raise LibraryError(f"{printable(options.batch)} is no text in UTF-8.") from error
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
    words, notes = query.words(), " ".join(query.notes)
    values = (query.text, words, searcher.count(query), oldest, newest, notes)
    return dict(zip(_BATCH_FIELDS, values, strict=True))


def _write_table(heading: Sequence[str], rows: Iterator[list[str]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(heading)
    for row in rows:
        # A spreadsheet would take such a cell for a formula.
        writer.writerow([f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell for cell in row])
