"""What the commands' arguments have in common."""

from __future__ import annotations

import argparse
from collections.abc import Callable


def command_parser(name: str, description: str, more: str) -> argparse.ArgumentParser:
    """Return a parser for the command *name*; *more* stands below its help, laid out as it is."""
    return argparse.ArgumentParser(
        prog=f"cablereader {name}",
        description=description,
        epilog=more,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def add_jobs(parser: argparse.ArgumentParser, meaning: str) -> None:
    """Let *parser* take a number of processes, as ``jobs``; *meaning* is said of it in the help."""
    parser.add_argument("--jobs", metavar="N", type=at_least(1), default=1, help=meaning)


def at_least(least: int) -> Callable[[str], int]:
    """Return what reads a whole number of *least* or more."""

    def number(word: str) -> int:
        value = int(word)
        if value < least:
            raise argparse.ArgumentTypeError(f"must be {least} or more")
        return value

    return number
