"""What a second start of the program asks of the first, as one line between two processes.

A line of ASCII, a JSON object, and a line feed::

    {"cablereader": 1, "paths": ["/home/ann/a.cable"], "activation_token": "..."}

Paths are absolute; bytes that are not UTF-8 are lone surrogates, as ``os.fsdecode`` gives them. An
empty list only asks the window to come to the front.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROTOCOL = 1


@dataclass(frozen=True, slots=True)
class Request:
    """What a second start asks for."""

    paths: tuple[str, ...]
    activation_token: str = ""
    """What a Wayland desktop gives a started program so that it may come to the front."""


def encoded(paths: Sequence[str]) -> bytes:
    """Return the line that asks for *paths*, with the token this process was started with."""
    message = {
        "cablereader": PROTOCOL,
        "paths": list(paths),
        "activation_token": os.environ.get("XDG_ACTIVATION_TOKEN", ""),
    }
    return json.dumps(message).encode("ascii") + b"\n"


def decoded(line: bytes) -> Request | None:
    """Return what *line* asks for, or None if it is not of this protocol."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(message, dict) or message.get("cablereader") != PROTOCOL:
        return None
    paths, token = message.get("paths"), message.get("activation_token", "")
    if not isinstance(paths, list) or not isinstance(token, str):
        return None
    if not all(isinstance(path, str) and _is_usable(path) for path in paths):
        return None
    return Request(tuple(paths), token)


def _is_usable(path: str) -> bool:
    return "\0" not in path and Path(path).is_absolute()
