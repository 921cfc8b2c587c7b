"""What commands print: UTF-8 on standard output, complaints on standard error."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from cablereader.model.cable import Cable

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def write_utf8() -> None:
    """Print UTF-8 whatever the terminal's locale says; JSON Lines are UTF-8 by contract."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    # A test or an embedding program may have put another stream there, which is its own affair.
    if reconfigure:
        reconfigure(encoding="utf-8", newline="\n")


def json_line(cable: Cable) -> str:
    """Return the facts of *cable* as a line of JSON Lines, without its line end."""
    return json.dumps(cable.to_dict(), ensure_ascii=False)


def printable(path: str | Path) -> str:
    """Return *path* for people; a byte in it that is no UTF-8 becomes a question mark."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def one_line(text: str | Path) -> str:
    """Return *text* for a terminal: what would end the line or steer the terminal is replaced."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", printable(text))


def complain(message: object) -> None:
    """Say on standard error what went wrong, after all that was printed before it."""
    sys.stdout.flush()
    print(f"cablereader: {message}", file=sys.stderr)


def complain_of_file(path: str, error: OSError) -> None:
    """Say on standard error why the file at *path* could not be read."""
    complain(f"{printable(path)}: {error.strerror or error}")
