"""The program's log: one small file in the user's own state folder."""

from __future__ import annotations

import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG_BYTES = 1024 * 1024
_FORMAT = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"


def log_path() -> Path:
    """Return where the log is kept. The folder need not be there yet."""
    return _state_home() / "cablereader" / "cablereader.log"


def start_log() -> Path | None:
    """Send the program's log messages to the file; return its path, or None without a file.

    Where it cannot be written, the messages go to standard error.
    """
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    path = log_path()
    handler: logging.Handler
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # File names may hold bytes that are no text; they must not stop the log.
        handler = RotatingFileHandler(
            path, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8", errors="backslashreplace"
        )
    except OSError as error:
        handler = logging.StreamHandler()
        root.addHandler(handler)
        logging.getLogger(__name__).warning("no log file: %s", error)
        return None
    handler.setFormatter(logging.Formatter(_FORMAT))
    root.addHandler(handler)
    return path


def _state_home() -> Path:
    """Return the folder for state as the XDG base directory specification has it, or its like."""
    stated = os.environ.get("XDG_STATE_HOME", "")
    if Path(stated).is_absolute():
        return Path(stated)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Logs"
    return Path.home() / ".local" / "state"
