"""The system is told which files come next; the tasks stay what they were."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cablereader.library import reading_ahead as module
from cablereader.library.file_reading import Task
from cablereader.library.reading_ahead import reading_ahead


@pytest.fixture
def tasks(tmp_path: Path) -> list[Task]:
    found = []
    for number in range(200):
        path = tmp_path / f"{number}.txt"
        path.write_text("a lighthouse")
        found.append(Task(1, os.fsencode(path), 12))
    return found


@pytest.fixture
def wanted(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The files the system was told of, in order."""
    if not (hasattr(os, "posix_fadvise") and Path("/proc/self/fd").is_dir()):
        pytest.skip("this system takes no advice about files, or tells no names of open ones")
    names: list[bytes] = []
    advise: Callable[..., None] = os.posix_fadvise

    def noting(file: int, *arguments: int) -> None:
        names.append(os.fsencode(Path(f"/proc/self/fd/{file}").readlink()))
        advise(file, *arguments)

    monkeypatch.setattr(os, "posix_fadvise", noting)
    return names


def test_each_file_is_told_of_once_and_well_before_it_is_read(
    tasks: list[Task], wanted: list[bytes]
) -> None:
    paths = [task.path for task in tasks]
    for place, task in enumerate(reading_ahead(tasks)):
        assert task == tasks[place]
        assert wanted == paths[: len(wanted)]
        assert len(wanted) > min(place + 10, len(paths) - 1)
    assert wanted == paths


def test_what_cannot_be_opened_is_left_to_be_read(tasks: list[Task]) -> None:
    Path(os.fsdecode(tasks[3].path)).unlink()
    Path(os.fsdecode(tasks[100].path)).unlink()
    folder = Path(os.fsdecode(tasks[4].path))
    folder.unlink()
    folder.mkdir()
    assert list(reading_ahead(tasks)) == tasks


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(tmp_path / "pipe")
    task = Task(1, os.fsencode(tmp_path / "pipe"), 0)
    assert list(reading_ahead([task])) == [task]


def test_systems_that_take_no_advice_get_the_same_tasks(
    tasks: list[Task], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(module.os, "posix_fadvise", raising=False)
    assert list(reading_ahead(tasks)) == tasks
