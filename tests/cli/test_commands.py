"""What holds for all commands, and the start without one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import cablereader
from cablereader.cli import main


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


@pytest.mark.parametrize("command", ["parse", "highlight", "explain", "index", "search", "library"])
def test_help_tells_the_exit_status(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main([command, "--help"])
    assert exit_info.value.code == 0
    assert "exit status:" in capsys.readouterr().out


def test_a_pipe_that_is_closed_early_is_no_error(message: Path) -> None:
    run = subprocess.run(
        f"'{sys.executable}' -m cablereader parse {' '.join([str(message)] * 400)} | head -n 1",
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Traceback" not in run.stderr
