"""Telling the desktop that this program reads cables, so that a double-click opens one."""

from __future__ import annotations

import sys
from pathlib import Path

from cablereader.desktop import linux, windows

_MACOS = "On macOS file types belong to an application bundle; nothing was changed."


def install() -> list[str]:
    """Register the program and its file type for this user; return a line for each thing done.

    Doing it again brings everything up to date. Raises OSError where a file cannot be written.
    """
    if sys.platform == "win32":
        return windows.install(program_command())
    if sys.platform == "darwin":
        return [_MACOS]
    return linux.install(program_command())


def uninstall() -> list[str]:
    """Take back all that :func:`install` did; return a line for each thing done.

    Doing it again, or without an installation, does nothing.
    """
    if sys.platform == "win32":
        return windows.uninstall()
    if sys.platform == "darwin":
        return [_MACOS]
    return linux.uninstall()


def program_command() -> list[str]:
    """Return the command that starts this very program, by absolute path."""
    interpreter = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return [str(interpreter)]
    name = "cablereader.exe" if sys.platform == "win32" else "cablereader"
    # The script of this environment, not one that happens to come first in PATH.
    script = interpreter.parent / ("Scripts" if sys.platform == "win32" else "") / name
    for candidate in (script, interpreter.parent / name):
        if candidate.is_file():
            return [str(candidate)]
    return [str(interpreter), "-m", "cablereader"]
