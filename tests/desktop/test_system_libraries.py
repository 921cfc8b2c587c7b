"""What is said, before Qt is imported, on a system that lacks what Qt needs."""

from __future__ import annotations

import ctypes
import platform
import shutil
import subprocess
import sys

import pytest

from cablereader.desktop import system_libraries
from cablereader.desktop.system_libraries import missing_packages, obstacle
from cablereader.model.resources import table_rows

DEBIAN_12 = {"ID": "debian", "VERSION_ID": "12"}
UBUNTU_22 = {"ID": "ubuntu", "VERSION_ID": "22.04"}
UBUNTU_24 = {"ID": "ubuntu", "VERSION_ID": "24.04"}
DEBIAN_13 = {"ID": "debian", "VERSION_ID": "13"}
ROLLING = {"ID": "debian"}

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems' Qt brings its libraries"
)


@pytest.fixture(autouse=True)
def _x11(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system_libraries, "_answers", lambda: True)


def without(monkeypatch: pytest.MonkeyPatch, *sonames: str, release: dict[str, str]) -> None:
    """Let the loader find everything but *sonames* (all of them for "*")."""

    def load(soname: str) -> None:
        if soname in sonames or "*" in sonames:
            raise OSError(f"{soname}: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: release)


def test_nothing_is_said_where_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, release=DEBIAN_12)
    assert missing_packages() == []
    assert obstacle() is None


def test_one_line_names_the_packages_and_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "libEGL.so.1", "libxcb-cursor.so.0", release=DEBIAN_12)
    assert obstacle() == (
        "Cable Reader needs these system packages: libegl1 libxcb-cursor0; "
        "install them with: sudo apt-get install -y libegl1 libxcb-cursor0"
    )


@pytest.mark.parametrize(
    ("release", "package"),
    [
        (DEBIAN_12, "libglib2.0-0"),
        (UBUNTU_22, "libglib2.0-0"),
        (UBUNTU_24, "libglib2.0-0t64"),
        (DEBIAN_13, "libglib2.0-0t64"),
        (ROLLING, "libglib2.0-0"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value.values()),
)
def test_packages_have_the_names_of_the_release(
    monkeypatch: pytest.MonkeyPatch, release: dict[str, str], package: str
) -> None:
    without(monkeypatch, "libglib-2.0.so.0", "libgthread-2.0.so.0", release=release)
    assert missing_packages() == [package]


def test_without_apt_the_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "libEGL.so.1", release={"ID": "fedora", "VERSION_ID": "41"})
    monkeypatch.setattr(shutil, "which", lambda name: None)  # noqa: ARG005
    line = obstacle()
    assert line is not None
    assert line.endswith(": libEGL.so.1")


def test_offscreen_needs_no_window_system(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "libxcb.so.1", "libwayland-client.so.0", release=DEBIAN_12)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delenv("DISPLAY")
    assert obstacle() is None


def test_one_of_two_window_systems_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "libxcb-cursor.so.0", release=DEBIAN_12)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert obstacle() is None


def test_wayland_alone_needs_its_own_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "libwayland-cursor.so.0", "libxcb.so.1", release=DEBIAN_12)
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert missing_packages() == ["libwayland-cursor0"]


def test_no_display_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, release=DEBIAN_12)
    monkeypatch.delenv("DISPLAY")
    line = obstacle()
    assert line is not None
    assert "DISPLAY" in line
    assert "\n" not in line


def test_a_display_that_does_not_answer_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, release=DEBIAN_12)
    monkeypatch.setattr(system_libraries, "_answers", lambda: False)
    line = obstacle()
    assert line is not None
    assert ":0" in line


def test_a_bare_system_gets_the_whole_list(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "*", release=DEBIAN_12)
    rows = list(table_rows("system_libraries.csv"))
    expected = {
        row["package"].split("|")[0] for row in rows if row["needed_by"] in ("core", "gui", "xcb")
    }
    assert missing_packages() == sorted(expected)


def test_the_question_is_asked_without_qt() -> None:
    script = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from cablereader.desktop.system_libraries import obstacle; obstacle()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not shutil.which("ldd"), reason="no ldd")
def test_the_table_names_what_qt_is_linked_to() -> None:
    pyside = pytest.importorskip("PySide6")
    root = next(iter(pyside.__path__)) + "/Qt"
    objects = [f"{root}/lib/libQt6{name}.so.6" for name in ("Core", "Gui", "Widgets", "Network")]
    objects += [f"{root}/plugins/platforms/libq{name}.so" for name in ("xcb", "offscreen")]
    known = {row["soname"] for row in table_rows("system_libraries.csv")}
    output = subprocess.run(["ldd", *objects], capture_output=True, text=True, check=False).stdout
    missing = {line.split()[0] for line in output.splitlines() if "not found" in line}
    assert missing <= known
