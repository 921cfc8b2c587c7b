"""Which word of the command line runs what."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

from cablereader.cli.exit_status import ExitStatus
from cablereader.cli.output import write_utf8
from cablereader.model.garbage_search import search_seldom

_COMMANDS = {"parse", "highlight", "explain", "index", "search", "library"}
"""The commands of the terminal, each the name of its module beside this one."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line, *arguments* or the process's own, and return the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(words)
    except BrokenPipeError:
        # The reader of our output has gone ("| head"); that is no error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitStatus.DONE
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED


def _run(words: Sequence[str]) -> int:
    # A command's module is imported when it runs: no command waits for what another one needs.
    if words and words[0] in _COMMANDS:
        write_utf8()
        search_seldom()
        command = importlib.import_module(f"cablereader.cli.{words[0]}")
        status: int = command.run(words[1:])
        return status
    from cablereader.cli import window

    return window.run(words)
