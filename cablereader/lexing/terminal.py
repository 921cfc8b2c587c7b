"""A cable in the colors of a terminal."""

from __future__ import annotations

import io
import re
from typing import Literal

from pygments.formatters.terminal256 import TerminalTrueColorFormatter

from cablereader.lexing.lexer import cable_tokens
from cablereader.lexing.styles import CableDarkStyle, CableLightStyle
from cablereader.model.cable import Cable

_STYLES = {"light": CableLightStyle, "dark": CableDarkStyle}
# A cable is untrusted text; what would steer the terminal is shown as a mark instead.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def terminal_text(cable: Cable, style: Literal["light", "dark"]) -> str:
    """Return the text of *cable* with escape sequences for color; it ends with a line break."""
    formatter = TerminalTrueColorFormatter(style=_STYLES[style])
    output = io.StringIO()
    tokens = ((kind, _STEERING.sub("\ufffd", piece)) for _, kind, piece in cable_tokens(cable))
    formatter.format(tokens, output)
    text = output.getvalue()
    return text if text.endswith("\n") else text + "\n"
