"""``cablereader parse``: JSON Lines, one process or several, and the explained text."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cablereader.cli import main
from tests.cli.lighthouse import MESSAGE


def test_parse_prints_a_json_object_a_line_in_order(
    message: Path, samples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lamps = samples / "14-08STATE91274-lights.txt"
    assert main(["parse", str(message), str(lamps)]) == 0
    lines = capsys.readouterr().out.splitlines()
    facts = [json.loads(line) for line in lines]
    assert [item["reference_id"] for item in facts] == [None, "08STATE91274"]
    assert facts[0]["subject"] == "A LIGHTHOUSE"
    assert facts[0]["text"] == MESSAGE


def test_parse_goes_on_after_a_file_that_is_not_there(
    message: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["parse", "/no/such/file", str(message)]) == 1
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 1
    assert printed.err == "cablereader: /no/such/file: No such file or directory\n"


def test_parse_without_files_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main(["parse"])
    assert exit_info.value.code == 2
    assert "usage: cablereader parse" in capsys.readouterr().err


def test_parse_prints_utf_8_whatever_the_locale(message: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "cablereader", "parse", str(message)],
        env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PATH": ""},
        capture_output=True,
        check=True,
    )
    assert "“burns”" in run.stdout.decode("utf-8")


def test_jobs_print_the_same_in_the_same_order(
    samples: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    files = [str(path) for path in sorted(samples.iterdir())] * 2
    assert main(["parse", *files]) == 0
    alone = capfd.readouterr().out
    assert main(["parse", "--jobs", "2", *files]) == 0
    assert capfd.readouterr().out == alone


def _table(rows: int) -> str:
    return "".join(
        f'"{row}","3/27/2007 22:39","07LIMA{row}","Embassy Lima","UNCLASSIFIED","","FM AMEMBASSY LIMA",'
        f'"UNCLAS LIMA {row:06d}\n\nSUBJECT: A LIGHTHOUSE\n\n1. He said \\"{"x" * 800}\\".\nSAMPLE"\n'
        for row in range(1, rows + 1)
    )


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_jobs_share_one_table(
    pack: Callable[[bytes], bytes], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "cables"
    table.write_bytes(pack(_table(1000).encode()))
    assert main(["parse", str(table)]) == 0
    alone = capfd.readouterr().out
    assert main(["parse", "--jobs", "2", str(table)]) == 0
    assert capfd.readouterr().out == alone
    numbers = [json.loads(line)["reference_id"] for line in alone.splitlines()]
    assert numbers == [f"07LIMA{row}" for row in range(1, 1001)]


def test_jobs_share_one_file_of_messages(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    messages = tmp_path / "messages"
    messages.write_text(
        "".join(f"VZCZCXYZ0000\n{MESSAGE.replace('012', f'{row:03d}')}\n" for row in range(300)),
        encoding="utf-8",
    )
    assert main(["parse", str(messages)]) == 0
    alone = capfd.readouterr().out
    assert len(alone.splitlines()) == 300
    assert main(["parse", "--jobs", "3", str(messages)]) == 0
    assert capfd.readouterr().out == alone


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_packed_file_that_cannot_be_read_is_told_of_where_it_stands(
    jobs: str, message: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    damaged, picture = tmp_path / "damaged.gz", tmp_path / "picture.pdf"
    damaged.write_bytes(gzip.compress(b"UNCLAS" * 500)[:-20])
    picture.write_bytes(b"%PDF-1.4\n")
    assert main(["parse", "--jobs", jobs, str(damaged), str(message), str(picture)]) == 1
    printed = capfd.readouterr()
    assert [json.loads(line)["subject"] for line in printed.out.splitlines()] == ["A LIGHTHOUSE"]
    first, second = printed.err.splitlines()
    assert first.startswith(f"cablereader: {damaged}: The compressed data is damaged")
    assert second == f"cablereader: {picture}: This PDF is damaged"


def test_jobs_go_on_after_a_file_that_is_not_there(
    message: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["parse", "--jobs", "2", "/no/such/file", str(message)]) == 1
    printed = capfd.readouterr()
    assert len(printed.out.splitlines()) == 1
    assert printed.err == "cablereader: /no/such/file: No such file or directory\n"


def test_explain_shows_every_piece_and_every_defect(
    message: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    message.write_text("Â¶\n" + MESSAGE.replace("lamp", "lamp,s"), encoding="utf-8")
    assert main(["parse", "--explain", str(message)]) == 0
    printed = capsys.readouterr().out
    assert "subject: A LIGHTHOUSE" in printed
    assert "! encoding repaired" in printed
    assert "! substituted character" in printed


def test_explain_does_not_steer_the_terminal(
    message: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    message.write_text(MESSAGE.replace("lamp", "\x1b[2Jlamp"), encoding="utf-8")
    main(["parse", "--explain", str(message)])
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_that_is_no_text_is_complained_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], jobs: str
) -> None:
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    assert main(["parse", "--jobs", jobs, str(picture)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "This file is not text" in printed.err
