"""What is said about filling the library: how far it is, how it ended, what went wrong. No Qt here."""

from __future__ import annotations

import errno
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool

from cablereader.library import LibraryError, Phase, Progress
from cablereader.ui.library.library_filling import JobEnd, JobKind

Translate = Callable[[str], str]

_MINUTE, _HOUR = 60, 3600


def progress_words(progress: Progress, tr: Translate) -> str:
    """Return how far a scan is, with the time left and its rate: what matters most comes first."""
    if progress.phase is Phase.LISTING:
        return tr("Library: looking for files …")
    if progress.phase is Phase.TIDYING:
        return tr("Library: tidying the index …")
    is_removing = progress.phase is Phase.REMOVING
    if is_removing:
        parts = [tr("Library: {n} cables taken out").format(n=f"{progress.removed:,}")]
    else:
        parts = [tr("Library: {n} cables read").format(n=f"{progress.cables:,}")]
    left = progress.seconds_left
    if left is not None:
        parts.append(time_left(left, tr))
    if not is_removing and progress.seconds >= 1 and progress.rate >= 1:
        parts.append(tr("{n} a second").format(n=f"{progress.rate:,.0f}"))
    return "  ·  ".join(parts)


def time_left(seconds: float, tr: Translate) -> str:
    """Return "about 4 minutes left" for an estimate in *seconds*."""
    if seconds >= _HOUR:
        return tr("about {n} hours left").format(n=f"{seconds / _HOUR:.1f}")
    if seconds >= 1.5 * _MINUTE:
        return tr("about {n} minutes left").format(n=round(seconds / _MINUTE))
    if seconds >= 0.75 * _MINUTE:
        return tr("about a minute left")
    return tr("less than a minute left")


def end_words(end: JobEnd, tr: Translate) -> str:
    """Return how a job ended; empty where that is not worth a word."""
    if end.set_aside is not None:
        words = tr(
            "The library file could not be read. It was kept as {name}, and a new one was made."
        )
        return words.format(name=end.set_aside.name)
    progress = end.progress
    if end.kind is JobKind.REMOVE and progress.cancelled:
        return tr("Stopped. The source stays; Update Now reads again what was taken out.")
    if end.kind is JobKind.REMOVE:
        return tr("{n} taken out of the library. The files stay where they are.").format(
            n=counted(progress.removed, tr)
        )
    if progress.cancelled:
        return (
            tr("Stopped. What was read can be searched; Update Now goes on.")
            if end.is_asked or progress.cables
            else ""
        )
    parts = []
    if progress.cables:
        parts.append(tr("{n} read into the library").format(n=counted(progress.cables, tr)))
    if progress.removed:
        parts.append(tr("{n} taken out").format(n=counted(progress.removed, tr)))
    if progress.problems and parts:
        parts.append(tr("{n} could not be read").format(n=counted_files(progress.problems, tr)))
    if parts:
        return ", ".join(parts) + "."
    return tr("The library is up to date.") if end.is_asked else ""


def failure_words(error: Exception, tr: Translate) -> str:
    """Return why a job failed, in words for the reader."""
    if isinstance(error, LibraryError):
        return str(error)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return tr("There is no room left on the disk of the library.")
    if isinstance(error, BrokenProcessPool):
        return tr(
            "A process that read files was ended by the system. Update Now goes on from there."
        )
    words = tr(
        "The library could not be brought up to date: {reason}. "
        "If that happens again, Rebuild in its Sources and Problems makes it anew."
    )
    return words.format(reason=error)


def counted(cables: int, tr: Translate) -> str:
    """Return "one cable", "251,287 cables"."""
    return tr("one cable") if cables == 1 else tr("{n} cables").format(n=f"{cables:,}")


def counted_files(files: int, tr: Translate) -> str:
    """Return "one file", "12 files"."""
    return tr("one file") if files == 1 else tr("{n} files").format(n=f"{files:,}")
