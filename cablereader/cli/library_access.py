"""What the commands on the library share: where it is, and what is said when it fails."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TypeAlias

from cablereader.cli.arguments import command_parser
from cablereader.cli.exit_status import ExitStatus
from cablereader.cli.output import complain
from cablereader.library import LibraryError, default_library

Command: TypeAlias = Callable[[Sequence[str]], ExitStatus]


def library_parser(name: str, description: str, more: str) -> argparse.ArgumentParser:
    """Return a parser for the command *name*, with the option that names the library's file."""
    parser = command_parser(name, description, more)
    parser.add_argument(
        "--library",
        metavar="FILE",
        type=Path,
        default=default_library(),
        help="the library's file (default: %(default)s)",
    )
    return parser


def ends_without_library(command: Command) -> Command:
    """Let *command* end with a message where the library fails, not with a traceback."""

    @wraps(command)
    def run(words: Sequence[str]) -> ExitStatus:
        try:
            return command(words)
        except LibraryError as error:
            complain(error)
            return ExitStatus.NO_LIBRARY

    return run
