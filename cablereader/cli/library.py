"""``cablereader library``: tell about the library, check it, or make it anew."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

from cablereader.cli.exit_status import ExitStatus
from cablereader.cli.library_access import add_library, ends_without_library, library_parser
from cablereader.cli.output import printable
from cablereader.cli.scanning import add_scan_jobs, ctrl_c_cancels, progress_line, say_end
from cablereader.library import Info, Library

_MORE = """\
exit status:
  0    done; check: the library is sound
  1    check: something is wrong, and said; rebuild: some files could not be read
  2    wrong usage
  3    there is no library, or it could not be read or written
  130  rebuild: stopped with Ctrl+C; the library is as it was
"""


@ends_without_library
def run(words: Sequence[str]) -> ExitStatus:
    """Do with the library what the first word says."""
    options = _options(words)
    library = Library(options.library)
    if options.action == "info":
        return _tell(library.info(), as_json=options.json)
    if options.action == "check":
        return _check(library)
    return _rebuild(library, options.jobs)


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = library_parser("library", "Look after the library.", _MORE)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    info = actions.add_parser("info", help="figures and sources")
    info.add_argument("--json", action="store_true", help="one JSON object")
    check = actions.add_parser("check", help="look for damage")
    rebuild = actions.add_parser("rebuild", help="read everything again into a new file")
    add_scan_jobs(rebuild)
    for action in (info, check, rebuild):
        # It may stand on either side of the action.
        add_library(action, default=argparse.SUPPRESS)
    return parser.parse_args(words)


def _rebuild(library: Library, jobs: int) -> ExitStatus:
    with ExitStack() as during:
        scan = library.rebuild(
            jobs=jobs,
            watch=progress_line(),
            begun=lambda scan: during.enter_context(ctrl_c_cancels(scan)),
        )
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
