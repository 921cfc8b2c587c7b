"""The library from a terminal."""

from __future__ import annotations

import csv
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
from cablereader.library import Library, LibraryError
from tests.corpus.files import write_files
from tests.library.telegrams import put, telegram


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of the library, away from the user's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "cablereader" / "library.db"


@pytest.fixture
def cables(tmp_path: Path) -> Path:
    folder = tmp_path / "cables"
    put(folder, "a.txt", telegram("LIMA", 12, "The keeper painted the tower."))
    put(folder, "b.txt", telegram("BERN", 7, "=A stamp of the tower.", when="010800Z APR 08"))
    return folder


def test_index_and_search(cables: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", str(cables)]) == 0
    assert file.exists() or sys.platform != "linux"
    assert main(["search", "tower", "from:lima"]) == 0
    printed = capsys.readouterr()
    assert "07LIMA12" in printed.out
    assert "08BERN7" not in printed.out
    assert "Cables with “tower”, from Lima: 1" in printed.err


def test_search_prints_json_lines(cables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["index", str(cables)])
    assert main(["search", "--json", "tower"]) == 0
    facts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [item["mrn"] for item in facts] == ["08BERN7", "07LIMA12"]
    start, end = facts[0]["hits"][0]
    assert facts[0]["passage"][start:end] == "tower"


def test_search_looks_for_other_names_on_request(
    cables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(cables, "d.txt", telegram("KIEV", 3, "The deputy chief of mission swam."))
    main(["index", str(cables)])
    assert main(["search", "dcm", "from:kyiv"]) == 1
    assert main(["search", "--expand", "dcm", "from:kyiv"]) == 0
    printed = capsys.readouterr()
    assert "07KIEV3" in printed.out
    assert "“dcm” (also as “Deputy Chief of Mission”)" in printed.err
    queries = put(tmp_path, "queries.txt", "dcm\n")
    assert main(["search", "--expand", "--batch", str(queries)]) == 0


def test_search_prints_a_table_safe_for_spreadsheets(
    cables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(cables, "c.txt", telegram(serial=99, subject="=1+1"))
    main(["index", str(cables)])
    assert main(["search", "--csv", "mrn:07LIMA99"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["subject"] for row in rows] == ["'=1+1"]
    assert rows[0]["ordinal"] == "0"


def test_a_batch_of_queries_gives_a_line_each(
    cables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["index", str(cables)])
    queries = put(tmp_path, "queries.txt", "tower\n\nPREL AND\nxyzzy\n")
    assert main(["search", "--batch", str(queries)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["query"], row["cables"]) for row in rows] == [
        ("tower", "2"),
        ("PREL AND", "0"),
        ("xyzzy", "0"),
    ]
    assert "joins nothing" in rows[1]["notes"]


def test_limit_and_order(cables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["index", str(cables)])
    main(["search", "--json", "--limit", "1", "--order", "oldest", "tower"])
    [line] = capsys.readouterr().out.splitlines()
    assert json.loads(line)["mrn"] == "07LIMA12"


def test_exit_status_tells_found_not_found_wrong_usage_and_no_library(
    cables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "tower"]) == 3
    assert "no library yet" in capsys.readouterr().err
    main(["index", str(cables)])
    assert main(["search", "xyzzy"]) == 1
    with pytest.raises(SystemExit) as exit_info:
        main(["search"])
    assert exit_info.value.code == 2
    assert main(["index", str(cables / "nowhere")]) == 3


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


@pytest.mark.parametrize("command", ["index", "search", "library"])
def test_help_tells_the_exit_status(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main([command, "--help"])
    assert exit_info.value.code == 0
    assert "exit status:" in capsys.readouterr().out


def _cables_in(library: Library) -> int:
    try:
        return library.info().cables
    except LibraryError:
        # Not made yet.
        return 0


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_keeps_what_was_read(tmp_path: Path, file: Path, jobs: str) -> None:
    write_files(tmp_path / "many", 700)
    command = [sys.executable, "-m", "cablereader", "index", "--jobs", jobs, str(tmp_path / "many")]
    run = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, start_new_session=True, env=os.environ
    )
    library = Library(file)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not _cables_in(library):
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)
    _, messages = run.communicate(timeout=60)
    assert "Traceback" not in messages
    held = library.info().cables
    assert run.returncode == (130 if held < 700 else 0), messages
    assert held > 0
    assert library.check() == []
