"""``cablereader index`` and ``cablereader library``: filling the library and looking after it."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cablereader.cli import main
from cablereader.cli.scanning import progress_line
from cablereader.library import Library, LibraryError, Phase, Progress
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


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("columns", "is_seen"), [(200, True), (40, False)])
def test_progress_takes_one_line_of_a_terminal_and_names_the_file(
    monkeypatch: pytest.MonkeyPatch, columns: int, is_seen: bool
) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", str(columns))
    show = progress_line()
    assert show is not None
    show(Progress(phase=Phase.READING, files_total=9000, cables=12, current="/a/big table.csv"))
    line = terminal.getvalue().removeprefix("\r\033[K")
    assert line.startswith("reading: 0 of 9,000 files, 12 cables")
    assert line.endswith(", big table.csv") is is_seen
    assert len(line) < columns


def test_a_library_that_cannot_be_read_is_said_to_be_kept(
    cables: Path, library_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library_file.parent.mkdir()
    library_file.write_bytes(b"this is no library" * 500)
    assert main(["library", "check"]) == 1
    assert "is damaged" in capsys.readouterr().out
    assert main(["library", "rebuild"]) == 3
    assert "cablereader index FOLDER" in capsys.readouterr().err
    assert main(["index", str(cables)]) == 0
    [kept] = library_file.parent.glob("library-unreadable-*.db")
    assert f"it was kept as {kept}" in capsys.readouterr().err


def test_the_library_is_named_on_either_side_of_the_action(
    cables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = str(tmp_path / "other.db")
    main(["index", "--library", other, str(cables)])
    for words in (["--library", other, "info"], ["info", "--library", other]):
        assert main(["library", *words]) == 0
        assert capsys.readouterr().out.startswith(f"{other}: ")
    assert main(["library", "info"]) == 3


@pytest.mark.parametrize("words", [["check", "--json"], ["info", "--jobs", "2"], []])
def test_an_option_of_another_action_is_wrong_usage(words: list[str]) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main(["library", *words])
    assert exit_info.value.code == 2


def _cables_in(library: Library) -> int:
    try:
        return library.info().cables
    except LibraryError:
        # Not made yet.
        return 0


def _interrupted(words: list[str], filled: Library) -> tuple[int, str]:
    """Run a command, stop it with Ctrl+C once *filled* holds cables; return status and messages."""
    run = subprocess.Popen(
        [sys.executable, "-m", "cablereader", *words],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not _cables_in(filled):
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)
    _, messages = run.communicate(timeout=60)
    return run.returncode, messages


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_keeps_what_was_read(tmp_path: Path, library_file: Path, jobs: str) -> None:
    write_files(tmp_path / "many", 700)
    library = Library(library_file)
    words = ["index", "--library", str(library_file), "--jobs", jobs, str(tmp_path / "many")]
    status, messages = _interrupted(words, library)
    assert "Traceback" not in messages
    held = library.info().cables
    # Stopped between the last cable and the end, it has all of them and was stopped all the same.
    assert status in ((130,) if held < 700 else (0, 130)), messages
    assert held > 0
    assert library.check() == []


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process")
def test_ctrl_c_in_a_rebuild_leaves_the_library_as_it_was(
    tmp_path: Path, library_file: Path
) -> None:
    write_files(tmp_path / "many", 700)
    held = Library(library_file)
    held.add(tmp_path / "many")
    held.scan().run()
    fresh = Library(library_file.with_name(library_file.name + "-new"))
    status, messages = _interrupted(["library", "rebuild", "--library", str(library_file)], fresh)
    assert status == 130, messages
    assert "Traceback" not in messages
    assert held.info().cables == 700
    assert not fresh.path.exists()
