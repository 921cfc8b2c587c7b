"""Going through the files that a command was given."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from cablereader.cli.exit_status import ExitStatus
from cablereader.cli.output import complain_of_file


def add_files(parser: argparse.ArgumentParser) -> None:
    """Let *parser* take one file or more, as ``files``."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="a file that holds cables")


def each_file(paths: Sequence[str], read: Callable[[str], None]) -> ExitStatus:
    """Call *read* with each path; a file that cannot be read is complained of and passed over."""
    status = ExitStatus.DONE
    for path in paths:
        try:
            read(path)
        except BrokenPipeError:
            # That is our output, not the file.
            raise
        except OSError as error:
            complain_of_file(path, error)
            status = ExitStatus.INCOMPLETE
    return status
