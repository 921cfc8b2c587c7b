"""The lines of a body, side by side, so that patterns can walk over the shape of the page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

_RULE_SIGNS = "-=*_#~"
_RULE_SIGN = re.compile(rf"[{_RULE_SIGNS}]")
_PILCROW = "¶ \t"

BLANK = " "
"""The sign of a blank line in a shape."""
RULE = "\n"
"""The sign of a rule in a shape; white space like that of a blank line, since both part blocks."""


def is_rule(text: str) -> bool:
    """Whether a line is a rule: three signs or more, blanks between them allowed."""
    return not text.strip(_RULE_SIGNS + " \t") and len(text) - text.count(" ") > 2


class BodyLines:
    """The lines of ``text[start:end]``: their texts, where they start, and what they look like.

    *words* are the texts without blanks around them, and without the paragraph sign that publishers
    set before numbers and letters. *shape* has one sign for each line: BLANK, RULE or the first letter
    of its words.
    """

    __slots__ = ("end", "pages", "shape", "starts", "texts", "words")

    def __init__(
        self, text: str, start: int, end: int, page_lines: Sequence[tuple[int, int]] = ()
    ) -> None:
        self.end = end
        self.texts = text[start:end].split("\n")
        lengths = [len(line) + 1 for line in self.texts]
        self.starts = list(accumulate(lengths[:-1], initial=start))
        self.words = list(map(str.strip, self.texts))
        if "¶" in text:
            self.words = [words.lstrip(_PILCROW) for words in self.words]
        signs = [words[0] if words else BLANK for words in self.words]
        for match in _RULE_SIGN.finditer("".join(signs)):
            if is_rule(self.texts[match.start()]):
                signs[match.start()] = RULE
        self.shape = "".join(signs)
        self.pages = self._filled_by(page_lines) if page_lines else frozenset()
        """The lines that a page foot or heading fills."""

    def index(self, offset: int) -> int:
        """Return the index of the line that holds *offset*."""
        return bisect_right(self.starts, offset) - 1

    def end_of(self, index: int) -> int:
        """Return where a line ends."""
        return self.starts[index] + len(self.texts[index])

    def is_open(self, index: int) -> bool:
        """Whether a line is blank, a rule or beyond the edge of the body."""
        return not 0 <= index < len(self.shape) or self.shape[index].isspace()

    def _filled_by(self, places: Sequence[tuple[int, int]]) -> frozenset[int]:
        indexes: set[int] = set()
        for start, end in places:
            index = max(0, self.index(start))
            while index < len(self.texts) and self.starts[index] < end:
                line, line_start = self.texts[index], self.starts[index]
                before = line[: max(0, start - line_start)]
                after = line[max(0, end - line_start) :]
                if not (before.strip() or after.strip()):
                    indexes.add(index)
                index += 1
        return frozenset(indexes)
