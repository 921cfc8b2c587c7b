"""The library on a disk that is full, read-only or gone: real ones, of a kernel that allows them.

Each test is a program of its own in a mount namespace of its own, where it may mount a small disk of
memory without being the administrator.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

_APART = ["unshare", "--user", "--map-root-user", "--mount"]
_BEGINNING = """
import subprocess, sys
from pathlib import Path
from cablereader.library import Library, LibraryError
from tests.corpus.files import write_files
from tests.library.telegrams import put, telegram

def mount(*words):
    subprocess.run(["mount", *words], check=True)

def refused(use, words):
    try:
        use()
    except LibraryError as error:
        assert words in str(error), error
    else:
        raise AssertionError("it was not refused")

def search(library, text):
    with library.searcher() as searcher:
        return [row.mrn for row in searcher.rows(searcher.ids(searcher.query(text)))]

disk, other = Path(sys.argv[1]), Path(sys.argv[2])
"""


def _may_mount() -> bool:
    if sys.platform != "linux" or shutil.which("unshare") is None or shutil.which("mount") is None:
        return False
    tried = subprocess.run([*_APART, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True)
    return tried.returncode == 0


pytestmark = pytest.mark.skipif(not _may_mount(), reason="the system lets nobody mount a disk")


def _run(tmp_path: Path, program: str) -> None:
    """Run *program* with an empty place for a *disk*, and an *other* folder."""
    places = [tmp_path / "disk", tmp_path / "other"]
    for place in places:
        place.mkdir()
    script = tmp_path / "program.py"
    main = textwrap.indent(textwrap.dedent(program), "    ")
    # Worker processes begin with this file, too, and must not do it all again.
    script.write_text(f"{_BEGINNING}\nif __name__ == '__main__':\n{main}")
    root = str(Path(__file__).parents[2])
    ended = subprocess.run(
        [*_APART, sys.executable, str(script), *map(str, places)],
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk_is_said_harms_nothing_and_goes_on_when_there_is_room(
    tmp_path: Path, jobs: int
) -> None:
    _run(
        tmp_path,
        f"""
        mount("-t", "tmpfs", "-o", "size=8m", "none", str(disk))
        library = Library(disk / "library.db")
        put(other, "a.txt", telegram())
        library.add(other)
        library.scan().run()
        write_files(other / "more", 1500)
        refused(library.scan(jobs={jobs}).run, "no room left")
        assert search(library, "mrn:07LIMA12") == ["07LIMA12"]
        assert library.check() == []
        mount("-o", "remount,size=64m", str(disk))
        library.scan(jobs={jobs}).run()
        assert library.info().cables == 1501
        assert library.check() == []
        """,
    )


def test_a_library_on_a_read_only_disk_is_searched_and_checked(tmp_path: Path) -> None:
    _run(
        tmp_path,
        """
        mount("-t", "tmpfs", "none", str(disk))
        library = Library(disk / "library.db")
        put(other, "a.txt", telegram())
        library.add(other)
        library.scan().run()
        mount("-o", "remount,ro", str(disk))
        assert search(library, "keeper") == ["07LIMA12"]
        assert library.check() == []
        assert library.info().cables == 1
        assert library.changes().is_nothing
        for use in (library.scan().run, library.rebuild):
            refused(use, "may not be written")
        for use in (lambda: library.add(disk), lambda: library.remove(other)):
            refused(use, str(library.path))
        """,
    )


def test_a_disk_that_is_unmounted_while_it_is_watched_keeps_its_cables(tmp_path: Path) -> None:
    _run(
        tmp_path,
        """
        mount("-t", "tmpfs", "none", str(disk))
        put(disk, "deep/a.txt", telegram())
        library = Library(other / "library.db")
        library.add(disk)
        library.scan().run()
        subprocess.run(["umount", str(disk)], check=True)
        # What the system reports of a disk that goes: each folder that was watched.
        library.scan().run([disk, disk / "deep"])
        assert search(library, "keeper") == ["07LIMA12"]
        assert [source.is_away for source in library.sources()] == [True]
        mount("-t", "tmpfs", "none", str(disk))
        library.scan().run()
        assert search(library, "keeper") == ["07LIMA12"], "another disk in its place"
        put(disk, "deep/a.txt", telegram())
        library.scan().run()
        assert [source.is_away for source in library.sources()] == [False]
        """,
    )
