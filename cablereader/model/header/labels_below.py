"""Looking ahead for the label of a field that is still to come, below a line without one."""

from __future__ import annotations

import re
from collections.abc import Collection

from cablereader.model.findings import Findings
from cablereader.model.header import field_labels
from cablereader.model.protection.markings import PORTION_MARKING

NUMBERED = re.compile(
    rf"[ \t>]*(?:¶[ \t]*)?(?P<number>\d{{1,3}})(?:[.)]{{1,2}}(?=\D)|[ \t]*(?={PORTION_MARKING}))"
)
"""The opening of a paragraph with a number."""
MARKED = re.compile(rf"[ \t>]*{PORTION_MARKING}", re.IGNORECASE)
"""The opening of a paragraph with a marking alone."""
_NEXT_TEXT = re.compile(r"(?:[ \t]*\n)+")
_LINES_BELOW = 25
_TALLEST_ATTENTION = 2
"""Lines, below the first."""


class LabelsBelow:
    """Finds labels below a place of one header, which is read from its beginning to its end."""

    def __init__(self, found: Findings) -> None:
        self._text = found.text
        self._clean = found.clean
        self._label = -1
        """Where the next field's label was found, looking ahead."""
        self._looked_until = 0
        """The lines before this place hold no label that was not found yet."""

    def is_next(self, position: int) -> bool:
        """Whether the next line with text opens with the label of another field."""
        following = _NEXT_TEXT.match(self._clean, position)
        return following is not None and self._field_at(following.end()) is not None

    def is_unseen_next(
        self, position: int, seen: Collection[str], tallest: int = _TALLEST_ATTENTION
    ) -> bool:
        """Whether a field that is not among *seen* follows, at most *tallest* lines between."""
        clean = self._clean
        for _ in range(1 + tallest):
            following = _NEXT_TEXT.match(clean, position)
            if following is None:
                return False
            at = following.end()
            field = self._field_at(at)
            if field is not None:
                return field not in seen
            if NUMBERED.match(clean, at) or MARKED.match(clean, at):
                return False
            position = clean.find("\n", at)
            if position < 0:
                return False
        return False

    def ends_header(self, position: int) -> bool:
        """Whether the next line with text, or the one below it, opens a field or a paragraph."""
        clean = self._clean
        for _ in range(2):
            following = _NEXT_TEXT.match(clean, position)
            if following is None:
                return False
            at = following.end()
            if self._field_at(at) or NUMBERED.match(clean, at) or MARKED.match(clean, at):
                return True
            position = clean.find("\n", at)
            if position < 0:
                return False
        return False

    def is_near(self, position: int) -> bool:
        """Whether a field's label opens one of the lines below the one that ends at *position*.

        Asked line by line, so each line is looked at once.
        """
        text = self._text
        if self._label > position:
            return True
        at = max(position + 1, self._looked_until)
        for _ in range(_LINES_BELOW - text.count("\n", position + 1, at)):
            if at >= len(text):
                break
            if self._opens_field(at):
                self._label = at
                return True
            following = text.find("\n", at) + 1
            at = following or len(text)
        self._looked_until = at
        return False

    def _field_at(self, start: int) -> str | None:
        """Return the field whose label, with its sign, opens the line at *start*."""
        label = field_labels.LABEL.match(self._clean, start)
        return label.lastgroup if label and label[0].rstrip()[-1:] in (":", ";") else None

    def _opens_field(self, start: int) -> bool:
        label = field_labels.LABEL.match(self._text, start)
        if label is None:
            return False
        has_sign = label[0].strip()[-1:] in (":", ";", ".")
        return has_sign or label.lastgroup in ("executive_order", "tags")
