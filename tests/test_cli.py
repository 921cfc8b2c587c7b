"""The command line, run as a process and as a function."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import cablereader
from cablereader.cli import main

_MESSAGE = "UNCLAS LIMA 000012\n\nSUBJECT: A LIGHTHOUSE\n\n1. The lamp “burns”.\nSAMPLE\n"


@pytest.fixture
def message(tmp_path: Path) -> Path:
    path = tmp_path / "cable.txt"
    path.write_text(_MESSAGE, encoding="utf-8")
    return path


def test_parse_prints_a_json_object_a_line_in_order(
    message: Path, samples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lamps = samples / "14-08STATE91274-lights.txt"
    assert main(["parse", str(message), str(lamps)]) == 0
    lines = capsys.readouterr().out.splitlines()
    facts = [json.loads(line) for line in lines]
    assert [item["reference_id"] for item in facts] == [None, "08STATE91274"]
    assert facts[0]["subject"] == "A LIGHTHOUSE"
    assert facts[0]["text"] == _MESSAGE


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


@pytest.mark.parametrize("command", [["parse"], ["highlight"], ["--version"], ["--help"]])
def test_no_window_code_is_imported_for(command: list[str], message: Path) -> None:
    arguments = command + ([str(message)] if not command[0].startswith("-") else [])
    script = (
        "import sys\n"
        "from cablereader.cli import main\n"
        f"try: main({arguments!r})\n"
        "except SystemExit: pass\n"
        "print(sorted(m for m in sys.modules if 'PySide6' in m or m.startswith('cablereader.ui')),"
        " file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert run.stderr.strip().endswith("[]")


def test_highlight_prints_colors(message: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["highlight", str(message)]) == 0
    printed = capsys.readouterr().out
    assert "\x1b[" in printed
    assert "A LIGHTHOUSE" in printed


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main(["--version"])
    assert exit_info.value.code == 0
    assert capsys.readouterr().out == f"Cable Reader {cablereader.__version__}\n"


def test_help_shows_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "examples:" in capsys.readouterr().out


def test_a_pipe_that_is_closed_early_is_no_error(message: Path) -> None:
    run = subprocess.run(
        f"'{sys.executable}' -m cablereader parse {' '.join([str(message)] * 400)} | head -n 1",
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Traceback" not in run.stderr


def test_jobs_print_the_same_in_the_same_order(
    samples: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    files = [str(path) for path in sorted(samples.iterdir())] * 2
    assert main(["parse", *files]) == 0
    alone = capfd.readouterr().out
    assert main(["parse", "--jobs", "2", *files]) == 0
    assert capfd.readouterr().out == alone


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
    message.write_text("Â¶\n" + _MESSAGE.replace("lamp", "lamp,s"), encoding="utf-8")
    assert main(["parse", "--explain", str(message)]) == 0
    printed = capsys.readouterr().out
    assert "subject: A LIGHTHOUSE" in printed
    assert "! encoding repaired" in printed
    assert "! substituted character" in printed


def test_explain_does_not_steer_the_terminal(
    message: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    message.write_text(_MESSAGE.replace("lamp", "\x1b[2Jlamp"), encoding="utf-8")
    main(["parse", "--explain", str(message)])
    assert "\x1b" not in capsys.readouterr().out


def test_explain_prints_meaning_and_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "PREL", "RUEHC"]) == 0
    printed = capsys.readouterr().out
    assert "PREL (TAGS code): External political relations (subject TAG)\n    Source: " in printed
    assert "the Department of State in Washington" in printed


def test_explain_says_what_the_form_of_an_unknown_code_tells(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["explain", "KQZX"]) == 1
    assert capsys.readouterr().out == (
        "KQZX: not in the handbook; by its form a program TAG (K…)\n"
    )


def test_explain_takes_a_glossary_and_tells_its_faults(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    glossary = tmp_path / "mine.csv"
    glossary.write_text("kqzx,the kites\nempty\n", encoding="utf-8")
    assert main(["explain", "--glossary", str(glossary), "KQZX"]) == 0
    printed = capsys.readouterr()
    assert printed.out == "kqzx (your glossary): the kites\n    Source: your own glossary.\n"
    assert f"{glossary}:2: “empty” has no meaning" in printed.err
