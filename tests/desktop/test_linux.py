"""The user's desktop files: written, right, and taken back without a trace."""

from __future__ import annotations

import os
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from cablereader.desktop import linux
from cablereader.desktop.file_types import program_command
from cablereader.model.resources import resource

_NAMESPACE = {"mime": "http://www.freedesktop.org/standards/shared-mime-info"}
ODD_COMMAND = ['/opt/my cables $5/bin/cable"read`er\\100%', "-m", "cablereader"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_everything_is_written_and_said(home: Path) -> None:
    lines = linux.install(["/opt/bin/cablereader"])
    wrote = {Path(line.removeprefix("wrote ")) for line in lines if line.startswith("wrote ")}
    data = home / "data"
    assert wrote == {
        data / "applications/cablereader.desktop",
        data / "mime/packages/cablereader.xml",
        data / "icons/hicolor/scalable/apps/cablereader.svg",
        data / "icons/hicolor/scalable/mimetypes/text-x-diplomatic-cable.svg",
    }
    assert all(path.is_file() for path in wrote)
    defaults = (home / "config/mimeapps.list").read_text()
    assert defaults == ("[Default Applications]\ntext/x-diplomatic-cable=cablereader.desktop\n")


def test_the_entry_starts_this_program(home: Path) -> None:
    linux.install(["/opt/bin/cablereader"])
    entry = (home / "data/applications/cablereader.desktop").read_text()
    assert "\nExec=/opt/bin/cablereader %F\n" in entry
    assert "\nTryExec=/opt/bin/cablereader\n" in entry
    assert "text/x-diplomatic-cable;" in entry


ARGUMENTS = {
    "/usr/bin/cablereader": "/usr/bin/cablereader",
    "/my cables/x": '"/my cables/x"',
    'a"b': r'"a\\"b"',
    "a$b": r'"a\\$b"',
    "a`b": r'"a\\`b"',
    "a\\b": r'"a\\\\b"',
    "100%": '"100%%"',
    "": '""',
}


@pytest.mark.parametrize(("argument", "quoted"), ARGUMENTS.items())
def test_arguments_are_quoted(argument: str, quoted: str) -> None:
    assert linux.exec_argument(argument) == quoted


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="no desktop-file-validate")
@pytest.mark.parametrize("command", [["/opt/bin/cablereader"], ODD_COMMAND])
def test_the_entry_is_valid(tmp_path: Path, command: list[str]) -> None:
    place = tmp_path / "cablereader.desktop"
    place.write_text(linux.desktop_entry(command))
    done = subprocess.run(
        ["desktop-file-validate", str(place)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_mime_type_has_glob_magic_and_no_claim_on_plain_text() -> None:
    (kind,) = ET.parse(resource("desktop", "cablereader.xml")).getroot()
    assert kind.get("type") == linux.MIME_TYPE
    assert [g.get("pattern") for g in kind.findall("mime:glob", _NAMESPACE)] == ["*.cable"]
    (match,) = kind.findall("mime:magic/mime:match", _NAMESPACE)
    assert (match.get("value"), match.get("offset")) == ("VZCZC", "0:16")
    (parent,) = kind.findall("mime:sub-class-of", _NAMESPACE)
    assert parent.get("type") == "text/plain"


@pytest.mark.parametrize("name", ["cablereader.svg", "cablereader-document.svg"])
def test_the_icons_are_drawings_without_text(name: str) -> None:
    root = ET.parse(resource("icons", name)).getroot()
    assert root.get("viewBox") == "0 0 64 64"
    assert not [element for element in root.iter() if element.tag.endswith("}text")]


def test_uninstalling_leaves_nothing(home: Path) -> None:
    linux.install(["/opt/bin/cablereader"])
    lines = linux.uninstall()
    assert sum(line.startswith("removed ") for line in lines) == 5
    assert files(home) == {}
    assert [path.name for path in home.rglob("*")] in (["data", "config"], ["config", "data"])
    assert linux.uninstall() == ["Cable Reader was not registered; nothing was changed."]


def test_installing_twice_is_installing_once(home: Path) -> None:
    linux.install(["/old/cablereader"])
    linux.install(["/new/cablereader"])
    entry = (home / "data/applications/cablereader.desktop").read_text()
    assert "/new/cablereader %F" in entry
    assert "/old" not in entry
    assert (home / "config/mimeapps.list").read_text().count("cablereader.desktop") == 1
    linux.uninstall()
    assert files(home) == {}


def test_what_others_wrote_stays(home: Path) -> None:
    others = {
        "data/applications/editor.desktop": b"[Desktop Entry]\nType=Application\nName=E\n",
        "data/mime/packages/other.xml": resource("desktop", "cablereader.xml")
        .read_bytes()
        .replace(b"diplomatic-cable", b"other")
        .replace(b"*.cable", b"*.other"),
        "data/icons/hicolor/scalable/apps/editor.svg": b"<svg/>",
        "config/mimeapps.list": b"# mine\n[Added Associations]\ntext/plain=editor.desktop;\n\n"
        b"[Default Applications]\ntext/plain=editor.desktop\n",
    }
    for name, content in others.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(content)
    linux.install(["/opt/bin/cablereader"])
    assert b"text/plain=editor.desktop\n" in (home / "config/mimeapps.list").read_bytes()
    linux.uninstall()
    left = files(home)
    assert {name: left[name] for name in others} == others
    assert not [name for name in left if "cable" in name]


def test_choices_the_user_made_for_this_program_go_with_it(home: Path) -> None:
    linux.install(["/opt/bin/cablereader"])
    listing = home / "config/mimeapps.list"
    listing.write_text(
        "[Added Associations]\ntext/plain=cablereader.desktop;editor.desktop;\n"
        "text/csv=cablereader.desktop;\n[Default Applications]\n"
        "text/x-diplomatic-cable=cablereader.desktop\n"
    )
    linux.uninstall()
    assert listing.read_text() == "[Added Associations]\ntext/plain=editor.desktop;\n"


def test_a_default_the_user_chose_is_kept(home: Path) -> None:
    listing = home / "config/mimeapps.list"
    listing.parent.mkdir(parents=True)
    text = "[Default Applications]\ntext/x-diplomatic-cable=editor.desktop\n"
    listing.write_text(text)
    linux.install(["/opt/bin/cablereader"])
    assert listing.read_text() == text


def test_missing_tools_are_said_and_no_obstacle(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(home))
    lines = linux.install(["/opt/bin/cablereader"])
    assert sum("is not installed" in line for line in lines) == 2
    linux.uninstall()
    assert files(home) == {}


def test_a_failing_tool_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = home / "bin" / "update-mime-database"
    tool.parent.mkdir()
    tool.write_text("#!/bin/sh\necho broken >&2\nexit 3\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}{os.pathsep}{os.environ['PATH']}")
    assert "update-mime-database failed: broken" in linux.install(["/opt/bin/cablereader"])


def test_a_relative_base_folder_is_ignored(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    linux.install(["/opt/bin/cablereader"])
    assert (home / ".local/share/applications/cablereader.desktop").is_file()


def test_the_command_is_absolute() -> None:
    assert Path(program_command()[0]).is_absolute()
