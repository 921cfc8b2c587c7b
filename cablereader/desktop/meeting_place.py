"""Where the running instance of a user and a display is met: the name of its local socket."""

from __future__ import annotations

import contextlib
import getpass
import hashlib
import os
import stat
import sys
import tempfile
from pathlib import Path

# A socket address of Linux holds 108 bytes; Qt first makes the socket in a folder beside its place.
_LONGEST_FOLDER = 60


def meeting_place() -> str:
    """Return the name of the socket for this user and display.

    On Unix it is a path in a folder that no other user can write to, so that nobody can stand in
    for the first instance.
    """
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or "none"
    if sys.platform == "win32":
        display = os.environ.get("SESSIONNAME") or "console"
    # ":0" and ":0.0" are one display with one screen named.
    session = hashlib.sha256(display.removesuffix(".0").encode("utf-8", "replace")).hexdigest()[:12]
    if sys.platform == "win32":
        return f"cablereader-{getpass.getuser()}-{session}"
    return str(_private_folder() / f"cablereader-{session}")


def _private_folder() -> Path:
    """Return a folder of ours whose path is short enough for a socket in it."""
    own = f"cablereader-{os.getuid()}"
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    if runtime.is_absolute() and _is_short(runtime) and _is_ours(runtime):
        return runtime
    for shared in (Path(tempfile.gettempdir()), Path("/tmp")):
        folder = shared / own
        # Made by an earlier start, or not to be made: what counts is what is there then.
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o700)
        if _is_short(folder) and _is_ours(folder):
            return folder
    return Path(tempfile.mkdtemp(prefix="cablereader-", dir="/tmp"))


def _is_short(folder: Path) -> bool:
    return len(os.fsencode(folder)) <= _LONGEST_FOLDER


def _is_ours(folder: Path) -> bool:
    try:
        state = folder.lstat()
    except OSError:
        return False
    is_private = not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(state.st_mode) and state.st_uid == os.getuid() and is_private
