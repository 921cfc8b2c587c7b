"""``cablereader search``: what a query finds, as lines, JSON and tables."""

from __future__ import annotations

import csv
import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from cablereader.cli import main
from tests.library.telegrams import put, telegram


def test_index_and_search(
    cables: Path, library_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["index", str(cables)]) == 0
    assert library_file.exists()
    assert main(["search", "tower", "from:lima"]) == 0
    printed = capsys.readouterr()
    assert "07LIMA12" in printed.out
    assert "08BERN7" not in printed.out
    assert "Cables with “tower”, from Lima: 1" in printed.err


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


def test_search_prints_json_lines(cables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["index", str(cables)])
    assert main(["search", "--json", "tower"]) == 0
    facts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [item["mrn"] for item in facts] == ["08BERN7", "07LIMA12"]
    start, end = facts[0]["hits"][0]
    assert facts[0]["passage"][start:end] == "tower"


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


@pytest.mark.skipif(os.name != "posix", reason="needs byte names")
@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]])
def test_a_file_whose_name_is_not_utf_8_is_printed(
    cables: Path, capsys: pytest.CaptureFixture[str], form: list[str]
) -> None:
    (cables / os.fsdecode(b"caf\xe9\n\x1b[2J.txt")).write_text("No number, but a quill.")
    main(["index", str(cables)])
    capsys.readouterr()
    assert main(["search", *form, "quill"]) == 0
    printed = capsys.readouterr().out
    assert "caf?" in printed
    assert form == ["--csv"] or "\x1b" not in printed, "it would steer the terminal"
    printed.encode("utf-8", "strict")


def test_a_cable_of_an_archive_is_named(cables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with zipfile.ZipFile(cables / "c.zip", "w") as archive:
        archive.writestr("2007/one.txt", "A memorandum about a quill.")
    main(["index", str(cables)])
    assert main(["search", "quill"]) == 0
    assert "2007/one.txt" in capsys.readouterr().out
    assert main(["search", "--json", "quill"]) == 0
    assert json.loads(capsys.readouterr().out)["member"] == "2007/one.txt"
    assert main(["search", "--json", "--limit", "1", "tower"]) == 0
    assert json.loads(capsys.readouterr().out)["member"] is None


def test_a_batch_from_an_editor_on_windows_is_read(
    cables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["index", str(cables)])
    queries = tmp_path / "queries.txt"
    queries.write_bytes("tower\r\npainted\r\n".encode("utf-8-sig"))
    assert main(["search", "--batch", str(queries), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["query"], row["cables"]) for row in rows] == [("tower", 2), ("painted", 1)]
    queries.write_bytes("tower".encode("utf-16"))
    assert main(["search", "--batch", str(queries)]) == 3
    assert "is no text in UTF-8" in capsys.readouterr().err
    assert main(["search", "--batch", str(tmp_path / "none.txt")]) == 3
    assert "none.txt cannot be read: No such file or directory." in capsys.readouterr().err


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
