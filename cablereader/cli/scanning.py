"""A scan of the library as a terminal shows it: progress while it runs, troubles at its end."""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePath
from types import FrameType

from cablereader.cli.arguments import add_jobs
from cablereader.cli.exit_status import ExitStatus
from cablereader.cli.output import complain, one_line
from cablereader.library import Library, Phase, Progress, Scan


def add_scan_jobs(parser: argparse.ArgumentParser) -> None:
    """Let *parser* take the number of processes of a scan, as ``jobs``."""
    add_jobs(parser, "read in N processes (1 to 8)")


def progress_line() -> Callable[[Progress], None] | None:
    """Return what keeps one line of the terminal saying how far a scan is; None if none watches."""
    return _show if sys.stderr.isatty() else None


def _show(progress: Progress) -> None:
    words = "" if progress.phase is Phase.DONE else _words(progress)
    print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)


def _words(progress: Progress) -> str:
    if progress.phase is Phase.REMOVING:
        words = f"{progress.phase}: {progress.removed:,} of {progress.removed_total:,} cables"
    else:
        words = f"{progress.phase}: {progress.files_done:,} of {progress.files_total:,} files, "
        words += f"{progress.cables:,} cables, {progress.rate:,.0f}/s"
    left = progress.seconds_left
    if left is not None:
        words += f", {left // 60:.0f}:{left % 60:02.0f} left"
    if progress.current:
        words += f", {one_line(PurePath(progress.current).name)}"
    # A line that wraps could not be taken back.
    return words[: shutil.get_terminal_size().columns - 1]


@contextmanager
def ctrl_c_cancels(scan: Scan) -> Iterator[None]:
    """Let Ctrl+C end the scan in good order."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        scan.cancel()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def say_end(library: Library, progress: Progress) -> ExitStatus:
    """Say what an ended scan has read and which files it could not read."""
    words = f"{progress.cables:,} cables read, {progress.removed:,} removed"
    print(f"{words}, in {progress.seconds:.1f} s.", file=sys.stderr)
    troubles = library.troubles()
    for trouble in troubles:
        complain(f"{one_line(trouble.path)}: {trouble.problem}")
    if progress.cancelled:
        return ExitStatus.INTERRUPTED
    return ExitStatus.INCOMPLETE if troubles else ExitStatus.DONE
