"""``cablereader`` without a command: open the window, or make the desktop know the program."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import cablereader
from cablereader.cli.exit_status import ExitStatus
from cablereader.cli.output import complain
from cablereader.model.resources import INTRODUCTION, resource

_DESCRIPTION = """\
Read US State Department telegrams.

Without a command, opens the window on the given files and folders. Use "cablereader parse --help"
for more about a command.
"""
_USAGE = """\
%(prog)s [options] [FILE|FOLDER ...]
       %(prog)s parse FILE...
       %(prog)s highlight FILE...
       %(prog)s explain CODE...
       %(prog)s index PATH...
       %(prog)s search QUERY
       %(prog)s library info|check|rebuild"""
_MORE = """\
examples:
  cablereader                           open the window
  cablereader cables/ 07LIMA1077.txt    open a folder and a file in it
  cablereader parse cables/*.txt        print what is in each cable, one JSON object a line
  cablereader highlight 07LIMA1077.txt  print a cable in color
  cablereader explain PREL RUEHTI       say what codes of a cable mean
  cablereader index cables/             add a folder to the library
  cablereader search 'lima year:2007'   search the library
  cablereader --install-desktop         let double-click open cables (for this user)

A file named like a command is opened by writing its path: ./parse
"""


def run(words: Sequence[str]) -> int:
    """Open the window on the paths in *words* and return when it is closed."""
    options = _parser().parse_args(words)
    if options.install_desktop or options.uninstall_desktop:
        return _change_desktop(install=options.install_desktop)
    paths = [str(Path(path).absolute()) for path in options.paths]
    if options.samples:
        paths += [str(resource("samples")), str(resource("samples", INTRODUCTION))]
    return _open_window(paths, new_window=options.new_window)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cablereader",
        description=_DESCRIPTION,
        epilog=_MORE,
        usage=_USAGE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", metavar="FILE|FOLDER", nargs="*", help="what to open")
    parser.add_argument(
        "--version", action="version", version=f"Cable Reader {cablereader.__version__}"
    )
    parser.add_argument(
        "--samples", action="store_true", help="open the sample cables that come with the program"
    )
    parser.add_argument(
        "--new-window", action="store_true", help="do not hand the paths to a running window"
    )
    desktop = parser.add_mutually_exclusive_group()
    desktop.add_argument(
        "--install-desktop",
        action="store_true",
        help="add Cable Reader to this user's menu and file types",
    )
    desktop.add_argument("--uninstall-desktop", action="store_true", help="take all of that back")
    return parser


def _change_desktop(*, install: bool) -> ExitStatus:
    # Imported here: the window needs none of it.
    from cablereader.desktop import file_types

    try:
        lines = file_types.install() if install else file_types.uninstall()
    except OSError as error:
        complain(error)
        return ExitStatus.INCOMPLETE
    print("\n".join(lines))
    return ExitStatus.DONE


def _open_window(paths: Sequence[str], *, new_window: bool) -> int:
    from cablereader.desktop.system_libraries import obstacle

    message = obstacle()
    if message:
        print(message, file=sys.stderr)
        return ExitStatus.INCOMPLETE
    # Imported here: it needs Qt, and with it the system libraries just looked for.
    from cablereader.ui.window.application import run as run_window

    return run_window(paths, new_window=new_window)
