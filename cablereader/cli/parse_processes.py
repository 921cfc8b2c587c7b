"""Parsing in several processes: one reads the files, the others parse what it hands them.

The work is cut into messages, not files, so that one table of 250,000 cables is shared out like a
folder of as many files. Memory holds a few batches a process, however long the input is.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import NamedTuple, TypeAlias

from cablereader.cli.output import json_line
from cablereader.formats.faults import ContentError
from cablereader.formats.reading import read_unparsed
from cablereader.formats.unparsed import Unparsed
from cablereader.model.garbage_search import search_seldom

_BATCH_SIZE = 256 * 1024
"""Characters in a batch: some 30 cables, so that handing it over costs little beside parsing it."""
_BATCH_COUNT = 64
_AHEAD = 4
"""Batches for each process that wait, or whose output waits for an earlier one."""

Item: TypeAlias = tuple[str, Unparsed | OSError]
"""A path, and a message of that file or why it cannot be read."""


class Parsed(NamedTuple):
    """What a batch gives, in order: JSON lines, and the files that could not be read."""

    lines: str
    problems: list[tuple[str, OSError]]


def parse_in_processes(paths: Sequence[str], jobs: int) -> Iterator[Parsed]:
    """Yield what is in the files *paths*, in their order, parsed in *jobs* processes."""
    pending: deque[Future[Parsed]] = deque()
    with ProcessPoolExecutor(max_workers=jobs, initializer=_begin_process) as executor:
        try:
            for batch in _batches(_items(paths)):
                pending.append(executor.submit(_parse_batch, batch))
                while pending and (len(pending) > jobs * _AHEAD or pending[0].done()):
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            executor.shutdown(wait=False, cancel_futures=True)


def _items(paths: Iterable[str]) -> Iterator[Item]:
    for path in paths:
        try:
            for unparsed in read_unparsed(path):
                yield path, unparsed
        except OSError as error:
            yield path, error


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item[1].content) if isinstance(item[1], Unparsed) else 0
        if size >= _BATCH_SIZE or len(batch) >= _BATCH_COUNT:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _parse_batch(batch: list[Item]) -> Parsed:
    lines: list[str] = []
    problems: list[tuple[str, OSError]] = []
    for path, item in batch:
        if isinstance(item, OSError):
            problems.append((path, item))
            continue
        try:
            cable = item.parse()
        except ContentError as error:
            problems.append((path, error))
        else:
            lines.append(json_line(cable) + "\n")
    return Parsed("".join(lines), problems)


def _begin_process() -> None:
    # Ctrl-C is left to the process that reads, which then ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    search_seldom()
