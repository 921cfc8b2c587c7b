"""Handing over to a running instance, and everything that can be wrong with that instance."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from cablereader.desktop import single_instance
from cablereader.desktop.meeting_place import meeting_place
from cablereader.desktop.single_instance import SingleInstance, Start
from cablereader.desktop.start_request import Request

_FIRST_INSTANCE = """
import sys
from PySide6.QtCore import QCoreApplication
from cablereader.desktop.single_instance import SingleInstance
application = QCoreApplication([])
instance = SingleInstance(sys.argv[1])
print(instance.announce([]).name, flush=True)
instance.requested.connect(lambda request: print(*request.paths, flush=True))
instance.listen()
application.exec()
"""
_SECOND_INSTANCE = """
import sys
from cablereader.desktop.single_instance import SingleInstance
print(SingleInstance(sys.argv[1]).announce(sys.argv[2:]).name, flush=True)
"""


@pytest.fixture
def name() -> Iterator[str]:
    # Not tmp_path: the path of a socket is limited, and pytest's folders are deep.
    with tempfile.TemporaryDirectory(prefix="cr-") as folder:
        yield str(Path(folder, "instance"))


@pytest.fixture
def first(qtbot: QtBot, name: str) -> Iterator[SingleInstance]:
    del qtbot
    instance = SingleInstance(name)
    assert instance.announce([]) is Start.FIRST
    assert instance.listen()
    yield instance
    instance.close()


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []

    def start(script: str, *arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", script, *arguments], stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def connected(name: str) -> QLocalSocket:
    client = QLocalSocket()
    client.connectToServer(name)
    assert client.waitForConnected(1000)
    return client


def message(*paths: str, **changes: object) -> bytes:
    return json.dumps({"cablereader": 1, "paths": list(paths), **changes}).encode() + b"\n"


def test_a_second_start_hands_its_paths_over(
    qtbot: QtBot,
    first: SingleInstance,
    name: str,
    start: Callable[..., subprocess.Popen[str]],
) -> None:
    odd = os.fsdecode(b"/cables/caf\xe9 \n.txt")
    with qtbot.waitSignal(first.requested) as requested:
        second = start(_SECOND_INSTANCE, name, "/a.txt", odd)
    assert requested.args == [Request(("/a.txt", odd))]
    assert said(second) == "HANDED_OVER"


def test_without_paths_it_asks_for_the_window(
    qtbot: QtBot,
    first: SingleInstance,
    name: str,
    start: Callable[..., subprocess.Popen[str]],
) -> None:
    with qtbot.waitSignal(first.requested) as requested:
        start(_SECOND_INSTANCE, name)
    assert requested.args == [Request(())]


def test_a_message_may_come_in_pieces(qtbot: QtBot, first: SingleInstance, name: str) -> None:
    client = connected(name)
    data = message("/a.txt", "/b.txt")
    with qtbot.waitSignal(first.requested) as requested:
        for at in range(0, len(data), 7):
            client.write(data[at : at + 7])
            client.flush()
            qtbot.wait(1)
    assert requested.args == [Request(("/a.txt", "/b.txt"))]
    qtbot.waitUntil(lambda: client.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert client.readAll().data() == b"ok\n"


MALFORMED = {
    "no JSON": b"open /a.txt\n",
    "no object": b"[1]\n",
    "another protocol": message("/a", cablereader=2),
    "no list of paths": message(paths="/a"),
    "a path that is no text": message(paths=[1]),
    "a relative path": message("a.txt"),
    "a NUL in a path": message("/a\0b"),
    "a token that is no text": message("/a", activation_token=7),
    "bytes that are no text": b"\xff\xfe\x00\n",
    "deep nesting": b"[" * 100_000 + b"\n",
}


@pytest.mark.parametrize("data", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_message_is_dropped(
    qtbot: QtBot, first: SingleInstance, name: str, data: bytes
) -> None:
    client = connected(name)
    with qtbot.assertNotEmitted(first.requested):
        client.write(data)
        qtbot.waitUntil(lambda: client.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert client.readAll().data() == b""


def test_a_message_without_end_is_dropped(
    qtbot: QtBot, first: SingleInstance, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "LONGEST_MESSAGE", 10_000)
    client = connected(name)
    with qtbot.assertNotEmitted(first.requested):
        client.write(b"x" * 20_000)
        qtbot.waitUntil(lambda: client.state() == QLocalSocket.LocalSocketState.UnconnectedState)


def test_a_client_that_goes_away_does_no_harm(
    qtbot: QtBot, first: SingleInstance, name: str
) -> None:
    silent = connected(name)
    silent.write(b'{"cablereader"')
    silent.flush()
    silent.abort()
    other = connected(name)
    with qtbot.waitSignal(first.requested):
        other.write(message("/a.txt"))


def test_after_a_crash_the_next_start_is_the_first(
    name: str, start: Callable[..., subprocess.Popen[str]]
) -> None:
    crashed = start(_FIRST_INSTANCE, name)
    assert said(crashed) == "FIRST"
    crashed.kill()
    crashed.wait()
    again = start(_FIRST_INSTANCE, name)
    assert said(again) == "FIRST"
    second = start(_SECOND_INSTANCE, name, "/a.txt")
    assert said(second) == "HANDED_OVER"
    assert said(again) == "/a.txt"


@pytest.mark.skipif(os.name == "nt", reason="needs SIGSTOP")
def test_a_hung_instance_does_not_hold_up_the_next(
    name: str,
    start: Callable[..., subprocess.Popen[str]],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    hung = start(_FIRST_INSTANCE, name)
    assert said(hung) == "FIRST"
    os.kill(hung.pid, signal.SIGSTOP)
    monkeypatch.setattr(single_instance, "ANSWER_SECONDS", 0.3)
    monkeypatch.setattr(single_instance, "STARTING_SECONDS", 0.0)
    started = time.monotonic()
    assert SingleInstance(name).announce(["/a.txt"]) is Start.ALONE
    assert time.monotonic() - started < 2
    assert "does not answer" in caplog.text


def test_of_many_starts_at_once_one_is_the_first(
    name: str, start: Callable[..., subprocess.Popen[str]]
) -> None:
    processes = [start(_FIRST_INSTANCE, name) for _ in range(4)]
    results = [said(process) for process in processes]
    assert sorted(results) == ["FIRST"] + ["HANDED_OVER"] * 3


@pytest.mark.skipif(os.name == "nt", reason="named pipes have no mode")
def test_other_users_cannot_reach_the_socket(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    del qtbot
    runtime = Path("/tmp") / f"cr{os.getpid()}"
    runtime.mkdir(mode=0o700)
    try:
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
        instance = SingleInstance()
        assert instance.announce([]) is Start.FIRST
        assert instance.listen()
        (place,) = [path for path in runtime.iterdir() if path.is_socket()]
        assert stat.S_IMODE(place.stat().st_mode) & 0o077 == 0
        instance.close()
        runtime.chmod(0o777)
        assert not meeting_place().startswith(str(runtime))
    finally:
        for path in runtime.iterdir():
            path.unlink()
        runtime.rmdir()
    del tmp_path


@pytest.mark.skipif(os.name == "nt", reason="named pipes have no path")
def test_each_display_has_its_own_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    places = []
    for display in (":0", ":0.0", ":1"):
        monkeypatch.setenv("DISPLAY", display)
        places.append(meeting_place())
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    places.append(meeting_place())
    assert places[0] == places[1]
    assert len(set(places)) == 3
    assert all(len(os.fsencode(place)) < 100 for place in places)


@pytest.mark.skipif(os.name == "nt", reason="named pipes have no path")
def test_a_stale_socket_without_a_lock_is_replaced(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    place = Path("/tmp") / f"cr-stale-{os.getpid()}-{tmp_path.name[-8:]}"
    dead = socket.socket(socket.AF_UNIX)
    dead.bind(str(place))
    dead.close()
    instance = SingleInstance(str(place))
    try:
        assert instance.announce([]) is Start.FIRST
        assert instance.listen()
    finally:
        instance.close()
        place.unlink(missing_ok=True)
