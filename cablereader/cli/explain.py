"""``cablereader explain``: what codes and words of a cable mean."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from cablereader.cli.arguments import command_parser
from cablereader.cli.exit_status import ExitStatus
from cablereader.handbook import Entry, Handbook, meanings

_MORE = """\
examples:
  cablereader explain PREL RUEHTI ZDK 25X1
  cablereader explain --glossary mine.csv septel
  cablereader explain "no distribution"

exit status:
  0  every code or word is in the handbook
  1  some is not; what its form tells is printed all the same
  2  wrong usage
"""
_MOST_ENTRIES = 5
"""Of a code. The handbook's search puts the likeliest first."""


def run(words: Sequence[str]) -> ExitStatus:
    """Print what the handbook has for each code, or what the code's form tells."""
    parser = command_parser("explain", "Say what codes and words of a cable mean.", _MORE)
    parser.add_argument("codes", metavar="CODE", nargs="+", help="a code or a word to look up")
    parser.add_argument(
        "--glossary", metavar="FILE", type=Path, help="your own glossary (CSV: term, meaning)"
    )
    options = parser.parse_args(words)
    book = Handbook.load(options.glossary)
    for problem in book.problems:
        print(f"{options.glossary}:{problem.line}: {problem.message}", file=sys.stderr)
    status = ExitStatus.DONE
    for code in options.codes:
        found = book.search(code)[:_MOST_ENTRIES]
        for entry in found:
            _print_entry(entry)
        if not found:
            print(meanings.by_form(book, code).sentence)
            status = ExitStatus.INCOMPLETE
    return status


def _print_entry(entry: Entry) -> None:
    print(f"{entry.term} ({entry.kind}): {entry.meaning}")
    notes = " ".join(part for part in (entry.more, f"Source: {entry.source}.") if part)
    print(f"    {notes}")
