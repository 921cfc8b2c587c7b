"""A Pygments lexer for cables: ``pygmentize -l cable FILE``.

It has no grammar of its own. The text is parsed once, and the innermost span at each place gives the
token; so the terminal shows what the window shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pygments.lexer import Lexer
from pygments.token import Text, _TokenType

from cablereader.formats.reading import parse_cable
from cablereader.lexing.tokens import TOKENS
from cablereader.model.cable import Cable
from cablereader.model.text.format_lines import TRANSMISSION_ID

_TELLTALE = re.compile(
    rf"^{TRANSMISSION_ID}|^DE RU[A-Z]{{3,5}} #\d{{4}}|^[ZOPR] \d{{6}}Z [A-Z]{{3}} \d\d",
    re.MULTILINE,
)


class CableLexer(Lexer):
    """US State Department telegrams: raw messages and text dumps."""

    name = "Diplomatic cable"
    aliases = ["cable"]
    filenames = ["*.cable"]
    mimetypes = ["text/x-diplomatic-cable"]

    def __init__(self, **options: object) -> None:
        # Tokens must add up to the text: Pygments is told not to trim or end lines.
        super().__init__(**{"stripnl": False, "ensurenl": False} | options)

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, _TokenType, str]]:
        """Yield (offset, token type, text), which joined give *text*."""
        cable = parse_cable(text)
        start = text.find(cable.text) if cable.text else -1
        if start < 0:
            # Encoding repairs changed the text; color the lines the two have in common.
            yield from _aligned(text, cable)
            return
        yield from _plain(0, text[:start])
        for offset, kind, piece in cable_tokens(cable):
            yield start + offset, kind, piece
        yield from _plain(start + len(cable.text), text[start + len(cable.text) :])

    @staticmethod
    def analyse_text(text: str) -> float:
        """Return how likely *text* is a cable; looks at the first 2,000 characters only."""
        return 0.9 if _TELLTALE.search(text[:2000]) else 0.0


def cable_tokens(cable: Cable) -> Iterator[tuple[int, _TokenType, str]]:
    """Yield (offset, token type, text) over the text of *cable*, the innermost span deciding."""
    text = cable.text
    position = 0
    open_spans: list[tuple[int, _TokenType]] = []

    def until(limit: int) -> Iterator[tuple[int, _TokenType, str]]:
        nonlocal position
        while open_spans and open_spans[-1][0] <= limit:
            end, kind = open_spans.pop()
            if end > position:
                yield position, kind, text[position:end]
                position = end
        if limit > position:
            yield position, open_spans[-1][1] if open_spans else Text, text[position:limit]
            position = limit

    for start, end, kind in cable.spans:
        yield from until(start)
        open_spans.append((end, TOKENS[kind]))
    yield from until(len(text))


def _plain(start: int, text: str) -> Iterator[tuple[int, _TokenType, str]]:
    if text:
        yield start, Text, text


def _aligned(text: str, cable: Cable) -> Iterator[tuple[int, _TokenType, str]]:
    """Yield tokens for *text*, whose lines are those of the cable but for repaired ones.

    Lines are matched from the end, since only the file's own lines can stand before a message.
    """
    by_line = _tokens_by_line(cable)
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    lead = len(lines) - len(by_line)
    offset = 0
    for index, line in enumerate(lines):
        tokens = by_line[index - lead] if index >= lead >= 0 else []
        if "".join(piece for _, piece in tokens) == line:
            for kind, piece in tokens:
                yield offset, kind, piece
                offset += len(piece)
        else:
            yield from _plain(offset, line)
            offset += len(line)


def _tokens_by_line(cable: Cable) -> list[list[tuple[_TokenType, str]]]:
    lines: list[list[tuple[_TokenType, str]]] = [[]]
    for _, kind, text in cable_tokens(cable):
        for piece in re.split(r"(?<=\n)", text):
            if piece:
                lines[-1].append((kind, piece))
            if piece.endswith("\n"):
                lines.append([])
    return lines
