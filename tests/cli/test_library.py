"""``cablereader index`` and ``cablereader library``: filling the library and looking after it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cablereader.cli import main
from cablereader.library import Library, LibraryError
from tests.corpus.files import write_files
from tests.library.telegrams import put, telegram


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_that_cannot_be_read_are_named(
    cables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(cables, "locked.txt", telegram(serial=3)).chmod(0)
    assert main(["index", str(cables)]) == 1
    assert "locked.txt: Permission denied" in capsys.readouterr().err


def test_damaged_files_are_named_and_the_rest_is_read(
    cables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(cables, "broken.zip", "PK\x03\x04 and no more")
    assert main(["index", str(cables)]) == 1
    assert "broken.zip: " in capsys.readouterr().err
    assert main(["search", "tower"]) == 0


def test_info_check_and_rebuild(cables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["index", str(cables)])
    capsys.readouterr()
    assert main(["library", "info", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["cables"], facts["files"], facts["unread"]) == (2, 2, 0)
    assert [source["path"] for source in facts["sources"]] == [str(cables)]
    assert main(["library", "check"]) == 0
    assert capsys.readouterr().out == "The library is sound.\n"
    assert main(["library", "rebuild"]) == 0
    assert main(["search", "tower"]) == 0


def _cables_in(library: Library) -> int:
    try:
        return library.info().cables
    except LibraryError:
        # Not made yet.
        return 0


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_keeps_what_was_read(tmp_path: Path, library_file: Path, jobs: str) -> None:
    write_files(tmp_path / "many", 700)
    command = [sys.executable, "-m", "cablereader", "index", "--library", str(library_file)]
    command += ["--jobs", jobs, str(tmp_path / "many")]
    run = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, start_new_session=True, env=os.environ
    )
    library = Library(library_file)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not _cables_in(library):
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)
    _, messages = run.communicate(timeout=60)
    assert "Traceback" not in messages
    held = library.info().cables
    # Stopped between the last cable and the end, it has all of them and was stopped all the same.
    assert run.returncode in ((130,) if held < 700 else (0, 130)), messages
    assert held > 0
    assert library.check() == []
