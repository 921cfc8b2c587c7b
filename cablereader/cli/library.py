"""``cablereader library``: tell about the library, check it, or make it anew."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from cablereader.cli.arguments import at_least
from cablereader.cli.exit_status import ExitStatus
from cablereader.cli.library_access import ends_without_library, library_parser
from cablereader.cli.output import printable
from cablereader.cli.scanning import progress_line, say_end
from cablereader.library import Info, Library

_MORE = """\
exit status:
  0  done; check: the library is sound
  1  check: something is wrong, and said; rebuild: some files could not be read
  2  wrong usage
  3  there is no library, or it could not be read or written
"""


@ends_without_library
def run(words: Sequence[str]) -> ExitStatus:
    """Do with the library what the first word says."""
    parser = library_parser("library", "Look after the library.", _MORE)
    parser.add_argument(
        "action",
        choices=("info", "check", "rebuild"),
        help="info: figures and sources; check: look for damage; rebuild: read everything again",
    )
    parser.add_argument("--jobs", metavar="N", type=at_least(1), default=1, help="for rebuild")
    parser.add_argument("--json", action="store_true", help="for info: one JSON object")
    options = parser.parse_args(words)
    library = Library(options.library)
    if options.action == "info":
        return _tell(library.info(), as_json=options.json)
    if options.action == "check":
        return _check(library)
    scan = library.rebuild(jobs=options.jobs, watch=progress_line())
    return say_end(library, scan.progress)


def _check(library: Library) -> ExitStatus:
    wrong = library.check()
    print("\n".join(wrong) or "The library is sound.")
    return ExitStatus.INCOMPLETE if wrong else ExitStatus.DONE


def _tell(info: Info, *, as_json: bool) -> ExitStatus:
    if as_json:
        print(json.dumps(_facts(info), ensure_ascii=False))
    else:
        _print_words(info)
    return ExitStatus.DONE


def _facts(info: Info) -> dict[str, Any]:
    return {
        "library": printable(info.path),
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
                "path": printable(source.path),
                "cables": source.cables,
                "scanned": source.scanned,
                "away": source.is_away,
            }
            for source in info.sources
        ],
    }


def _print_words(info: Info) -> None:
    print(f"{printable(info.path)}: {info.bytes / 1e6:,.1f} MB, version {info.version}")
    print(f"{info.cables:,} cables ({info.numbers:,} numbers) in {info.files:,} files")
    if info.first:
        print(f"{info.first[:10]} to {(info.last or '')[:10]}")
    if info.unread:
        print(f"{info.unread:,} files could not be read")
    for source in info.sources:
        state = "away" if source.is_away else f"read {source.scanned}" if source.scanned else "new"
        print(f"  {printable(source.path)}: {source.cables:,} cables, {state}")
