"""What a drop or the clipboard brings: paths of this computer, or text. Nothing is ever fetched."""

from __future__ import annotations

import os
import re
import socket
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QMimeData

URI_LIST = "text/uri-list"
LONGEST_PATH_LIST = 64 * 1024
"""Characters of plain text up to which its lines are tried as paths."""

# Not urlsplit: some programs leave "?" and "#" bare in the name of a file.
_FILE_ADDRESS = re.compile(r"file:(?://(?P<host>[^/]*))?(?P<path>.*)\Z", re.IGNORECASE | re.DOTALL)
_WEB_ADDRESS = re.compile(r"(?:https?|ftps?|sftp|smb|mailto|data|javascript):\S+\Z", re.IGNORECASE)
_WINDOWS_PATH = re.compile(r"[A-Za-z]:[\\/]|\\\\")


def paths_from(mime: QMimeData) -> list[Path]:
    """Return the files and folders that *mime* names, in order and once each.

    They come from a list of ``file:`` addresses, or from plain text in which every line is such an
    address or the absolute path of something that exists. Those of other computers are left out.
    """
    if mime.hasFormat(URI_LIST):
        # QUrl.toLocalFile loses names that are not UTF-8, so read the list itself.
        lines = bytes(mime.data(URI_LIST).data()).decode("utf-8", "surrogateescape").splitlines()
        found = [local_path(line.strip()) for line in lines if not line.startswith("#")]
    else:
        found = list(_paths_in_text(mime.text())) if mime.hasText() else []
    return [Path(path) for path in dict.fromkeys(found) if path]


def text_from(mime: QMimeData) -> str | None:
    """Return the plain text that *mime* brings, or None if there is none or it names files.

    Web addresses are no text of a cable: for a drop of nothing else the answer is None.
    """
    if mime.hasFormat(URI_LIST) or not mime.hasText():
        return None
    text = mime.text()
    if not text.strip() or _only_web_addresses(text) or _paths_in_text(text):
        return None
    return text


def local_path(address: str, windows: bool = os.name == "nt") -> str | None:
    """Return the path that a ``file:`` address names on this computer, or None.

    The bytes behind percent signs survive even where they are not UTF-8. On Windows the host of an
    address is the server of a network share; elsewhere a foreign host is refused.
    """
    match = _FILE_ADDRESS.match(address)
    if match is None:
        return None
    host = match["host"] or ""
    path = unquote_to_bytes(match["path"].encode("utf-8", "surrogateescape"))
    if not path or b"\0" in path:
        return None
    is_here = host.lower() in {"", "localhost", socket.gethostname().lower()}
    if windows:
        return _windows_path(path.decode("utf-8", "replace"), "" if is_here else host)
    return os.fsdecode(path) if is_here and path.startswith(b"/") else None


def _windows_path(path: str, server: str) -> str | None:
    path = path.replace("/", "\\")
    if server:
        return f"\\\\{server}{path}"
    bare = path.lstrip("\\")
    return bare if _WINDOWS_PATH.match(bare) else None


def _paths_in_text(text: str) -> tuple[str, ...]:
    """Return the paths that *text* lists, or nothing if any line of it is something else."""
    if len(text) > LONGEST_PATH_LIST:
        return ()
    paths = []
    for line in filter(None, map(str.strip, text.splitlines())):
        path = _path_in_line(line)
        if path is None:
            return ()
        paths.append(path)
    return tuple(paths)


def _path_in_line(line: str) -> str | None:
    if line[:5].lower() == "file:":
        return local_path(line)
    return line if Path(line).is_absolute() and _exists(line) else None


def _exists(path: str) -> bool:
    try:
        return os.path.lexists(path)
    except ValueError:  # a NUL character
        return False


def _only_web_addresses(text: str) -> bool:
    lines = list(filter(None, map(str.strip, text[:LONGEST_PATH_LIST].splitlines())))
    return bool(lines) and all(_WEB_ADDRESS.match(line) for line in lines)
