"""The installed program as a desktop drives it: processes, a display of its own, a real window.

The home of these processes is a folder that is thrown away.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

# Without -noreset the server starts afresh, and refuses a moment long, when its last client leaves.
_SERVER = ["Xvfb", "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"]
_SECONDS = 40
"""How long a start may take on a machine that is busy with other things."""
_PAUSE = 0.05
LIGHTHOUSE = "01-07LIMA1077-lighthouse.txt"
CHESS = "06-79REYKJAVIK1142-chess.txt"

Start = Callable[..., "subprocess.Popen[bytes]"]
Facts = dict[str, dict[str, Any]]

pytestmark = [
    pytest.mark.skipif(not shutil.which("Xvfb"), reason="Xvfb is not installed"),
    pytest.mark.skipif(not shutil.which("xwininfo"), reason="xwininfo is not installed"),
]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A screen of its own, whose number the server chooses."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [*_SERVER, "-displayfd", str(writing)],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def environment(display: str, tmp_path: Path) -> dict[str, str]:
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("QT_", "XDG_", "WAYLAND_"))
    }
    return kept | {
        "DISPLAY": display,
        "HOME": str(tmp_path),
        "TMPDIR": "/tmp",
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Start]:
    started: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str | Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "cablereader", *map(str, arguments)]
        process = subprocess.Popen(command, env=environment)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def titles(display: str) -> list[str]:
    """Return the titles of the program's windows, as the X server has them."""
    tree = subprocess.run(
        ["xwininfo", "-display", display, "-root", "-tree"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    names = [line.partition('"')[2].rpartition('": ("')[0] for line in tree.splitlines()]
    return sorted(name for name in names if name.endswith("Cable Reader"))


def wait_for(condition: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + _SECONDS
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(_PAUSE)  # other processes: there is no signal to wait for


def wait_for_titles(display: str, *expected: str) -> None:
    wait_for(
        lambda: titles(display) == sorted(expected),
        f"expected {expected}, the windows are {titles(display)}",
    )


def title_of(facts: dict[str, Any], name: str) -> str:
    return f"{facts[name]['reference_id']}: {facts[name]['subject']} - Cable Reader"


def test_a_second_start_opens_its_file_in_the_first_window(
    start: Start, display: str, samples: Path, sample_facts: Facts
) -> None:
    one, two = LIGHTHOUSE, CHESS
    first = start(samples / one)
    wait_for_titles(display, title_of(sample_facts, one))
    second = start(samples / two)
    assert second.wait(_SECONDS) == 0
    wait_for_titles(display, title_of(sample_facts, two))
    assert first.poll() is None


def test_a_second_start_may_ask_for_a_window_of_its_own(
    start: Start, display: str, samples: Path, sample_facts: Facts
) -> None:
    one, two = LIGHTHOUSE, CHESS
    start(samples / one)
    wait_for_titles(display, title_of(sample_facts, one))
    second = start("--new-window", samples / two)
    wait_for_titles(display, title_of(sample_facts, one), title_of(sample_facts, two))
    assert second.poll() is None


def test_after_a_kill_the_next_start_opens_a_window(
    start: Start, display: str, samples: Path, sample_facts: Facts
) -> None:
    first = start(samples / LIGHTHOUSE)
    wait_for_titles(display, title_of(sample_facts, LIGHTHOUSE))
    first.kill()
    first.wait()
    wait_for_titles(display)
    again = start(samples / CHESS)
    wait_for_titles(display, title_of(sample_facts, CHESS))
    third = start(samples / LIGHTHOUSE)
    assert third.wait(_SECONDS) == 0
    wait_for_titles(display, title_of(sample_facts, LIGHTHOUSE))
    assert again.poll() is None


def test_after_a_kill_the_next_start_shows_what_was_read(
    start: Start, display: str, samples: Path, sample_facts: Facts, environment: dict[str, str]
) -> None:
    first = start(samples / CHESS)
    wait_for_titles(display, title_of(sample_facts, CHESS))
    session = Path(environment["XDG_CONFIG_HOME"]) / "cablereader" / "session.json"
    wait_for(lambda: session.exists() and CHESS in session.read_text(), "no session was kept")
    first.kill()
    first.wait()
    wait_for_titles(display)
    start()
    wait_for_titles(display, title_of(sample_facts, CHESS))


def test_sigterm_ends_it_in_order_and_the_next_start_remembers(
    start: Start, display: str, samples: Path, sample_facts: Facts, environment: dict[str, str]
) -> None:
    first = start(samples / CHESS)
    wait_for_titles(display, title_of(sample_facts, CHESS))
    first.send_signal(signal.SIGTERM)
    assert first.wait(_SECONDS) == 0
    assert list(Path(environment["XDG_CONFIG_HOME"]).rglob("*.ini"))
    start()
    wait_for_titles(display, title_of(sample_facts, CHESS))


def test_without_a_display_one_line_says_so(environment: dict[str, str], samples: Path) -> None:
    del environment["DISPLAY"]
    done = subprocess.run(
        [sys.executable, "-m", "cablereader", str(samples)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    assert done.returncode == 1
    assert "DISPLAY" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="freedesktop.org systems only")
def test_file_types_are_installed_and_taken_back(environment: dict[str, str]) -> None:
    data = Path(environment["XDG_DATA_HOME"])

    def run(option: str) -> str:
        return subprocess.run(
            [sys.executable, "-m", "cablereader", option],
            env=environment,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=True,
        ).stdout

    assert str(data / "applications" / "cablereader.desktop") in run("--install-desktop")
    entry = (data / "applications" / "cablereader.desktop").read_text()
    (command,) = [line[5:] for line in entry.splitlines() if line.startswith("Exec=")]
    program = subprocess.run(
        [*shlex.split(command.removesuffix(" %F")), "--version"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=True,
    )
    assert program.stdout.startswith("Cable Reader")
    assert "removed" in run("--uninstall-desktop")
    assert "nothing was changed" in run("--uninstall-desktop")
    assert not [path for path in data.rglob("*") if path.is_file()]
