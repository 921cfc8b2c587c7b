"""Asking for files before they are read, so that the disk works while cables are parsed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import islice

from cablereader.library.file_reading import Task

_FILES_AHEAD = 64
# Of a longer file the system reads the rest ahead by itself, once its beginning is read.
_MOST_BYTES = 1024 * 1024


def reading_ahead(tasks: Sequence[Task]) -> Iterator[Task]:
    """Yield *tasks*, having told the system that the files of the next ones will be wanted.

    Only Linux and some other Unix systems can be told; elsewhere the tasks are all there is.
    """
    if not hasattr(os, "posix_fadvise"):
        yield from tasks
        return
    following = iter(tasks)
    for task in islice(following, _FILES_AHEAD):
        _want(task)
    for task in tasks:
        for later in islice(following, 1):
            _want(later)
        yield task


def _want(task: Task) -> None:
    try:
        file = os.open(task.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        # What is wrong with the file is said when it is read.
        return
    try:
        os.posix_fadvise(file, 0, _MOST_BYTES, os.POSIX_FADV_WILLNEED)
    except OSError:
        # Not every file system takes the advice, and none has to.
        pass
    finally:
        os.close(file)
