"""File types on Linux and other systems with the freedesktop.org specifications.

Everything goes into the user's own data folder: a .desktop entry, a MIME type, two icons; and one
line into ``mimeapps.list``, which makes the program the default for its own type and for no other.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from cablereader.desktop.mime_defaults import forget_program, set_default
from cablereader.model.resources import resource

DESKTOP_FILE = "cablereader.desktop"
MIME_TYPE = "text/x-diplomatic-cable"
_TOOL_SECONDS = 60

# What update-mime-database and update-desktop-database make of the files beside them.
_MIME_CACHES = [
    *("aliases", "generic-icons", "globs", "globs2", "icons", "magic", "mime.cache"),
    *("subclasses", "treemagic", "types", "version", "XMLnamespaces"),
]
_DESKTOP_CACHES = ["mimeinfo.cache"]
_PLAIN_ARGUMENT = re.compile(r"[A-Za-z0-9/._+:@-]+")


def install(command: Sequence[str]) -> list[str]:
    """Write the user's files so that *command* opens cables; return a line for each thing done."""
    lines = []
    for place, content in _files(command).items():
        _write(place, content)
        lines.append(f"wrote {place}")
    if set_default(_mimeapps(), MIME_TYPE, DESKTOP_FILE):
        lines.append(f"made Cable Reader the default for {MIME_TYPE} in {_mimeapps()}")
    return lines + _update_caches()


def uninstall() -> list[str]:
    """Remove what :func:`install` wrote, and folders that this leaves empty."""
    lines = []
    for place in _files(()):
        with contextlib.suppress(FileNotFoundError):
            place.unlink()
            lines.append(f"removed {place}")
    lines += [
        f"removed Cable Reader from {listing}"
        for listing in (_mimeapps(), _data_home() / "applications" / "mimeapps.list")
        if forget_program(listing, DESKTOP_FILE)
    ]
    if lines:
        lines += _update_caches()
    _clear_away()
    return lines or ["Cable Reader was not registered; nothing was changed."]


def desktop_entry(command: Sequence[str]) -> str:
    """Return the .desktop file with *command* in place of the bare name of the program."""
    entry = resource("desktop", DESKTOP_FILE).read_text(encoding="utf-8")
    quoted = " ".join(map(exec_argument, command))
    program = _string_value(command[0]) if command else ""
    return entry.replace("Exec=cablereader %F", f"TryExec={program}\nExec={quoted} %F")


def exec_argument(text: str) -> str:
    """Quote one argument of an Exec line as the Desktop Entry Specification asks."""
    doubled = text.replace("%", "%%")
    if _PLAIN_ARGUMENT.fullmatch(text):
        return doubled
    # First the rule for quoted arguments, then that for values of type string.
    return _string_value('"' + re.sub(r'(["`$\\])', r"\\\1", doubled) + '"')


def _string_value(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def _files(command: Sequence[str]) -> dict[Path, bytes]:
    data = _data_home()
    icons = data / "icons" / "hicolor" / "scalable"
    kind = MIME_TYPE.replace("/", "-")
    return {
        data / "applications" / DESKTOP_FILE: os.fsencode(desktop_entry(command)),
        data / "mime" / "packages" / "cablereader.xml": _read("desktop", "cablereader.xml"),
        icons / "apps" / "cablereader.svg": _read("icons", "cablereader.svg"),
        icons / "mimetypes" / f"{kind}.svg": _read("icons", "cablereader-document.svg"),
    }


def _read(*parts: str) -> bytes:
    return resource(*parts).read_bytes()


def _write(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    # Desktops watch these folders: no one shall see half a file.
    partial = place.with_name(f".{place.name}.part")
    partial.write_bytes(content)
    partial.replace(place)


def _update_caches() -> list[str]:
    data = _data_home()
    lines = []
    for tool, folder in (
        ("update-mime-database", data / "mime"),
        ("update-desktop-database", data / "applications"),
    ):
        if folder.is_dir():
            lines.append(_run(tool, str(folder)))
    icons = data / "icons" / "hicolor"
    if (icons / "icon-theme.cache").exists():
        lines.append(_run("gtk-update-icon-cache", "-q", "-f", "-t", str(icons)))
    elif icons.is_dir():
        # Without a cache a newer time is what makes desktops look again. Making a cache would hide
        # icons that other programs add later without updating it.
        os.utime(icons)
    return lines


def _run(tool: str, *arguments: str) -> str:
    """Run a tool of the desktop and return a line on how that went."""
    command = shutil.which(tool)
    if command is None:
        return f"{tool} is not installed: the desktop may notice only after the next login"
    try:
        done = subprocess.run(
            [command, *arguments], capture_output=True, timeout=_TOOL_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"{tool} failed: {error}"
    if done.returncode:
        return f"{tool} failed: {done.stderr.decode(errors='replace').strip()}"
    return f"ran {tool}"


def _clear_away() -> None:
    """Remove caches that describe nothing any more, and the folders left empty."""
    data = _data_home()
    if not any((data / "mime" / "packages").glob("*")):
        _unlink(data / "mime", _MIME_CACHES)
    if not any((data / "applications").rglob("*.desktop")):
        _unlink(data / "applications", _DESKTOP_CACHES)
    for folder in (
        data / "applications",
        data / "mime" / "packages",
        data / "mime" / "text",
        data / "mime",
        data / "icons" / "hicolor" / "scalable" / "apps",
        data / "icons" / "hicolor" / "scalable" / "mimetypes",
        data / "icons" / "hicolor" / "scalable",
        data / "icons" / "hicolor",
        data / "icons",
    ):
        # Not empty, or never there: then it is not ours to remove.
        with contextlib.suppress(OSError):
            folder.rmdir()


def _unlink(folder: Path, names: Sequence[str]) -> None:
    for name in names:
        (folder / name).unlink(missing_ok=True)


def _data_home() -> Path:
    return _base_folder("XDG_DATA_HOME", ".local/share")


def _mimeapps() -> Path:
    return _base_folder("XDG_CONFIG_HOME", ".config") / "mimeapps.list"


def _base_folder(variable: str, default: str) -> Path:
    """Return a base folder; the specification has a relative value ignored."""
    stated = Path(os.environ.get(variable, ""))
    return stated if stated.is_absolute() else Path.home() / default
