"""One labeled field of a text header, and its two ends, by which it is judged."""

from __future__ import annotations

import re
from dataclasses import dataclass

FIELD_SAMPLE = 160
"""Characters from one end of a field: long enough to judge by, however long the field is."""
_NOT_BLANK = re.compile(r"\S")


@dataclass(slots=True)
class Field:
    """One labeled field: where its label begins, its content, and where it ends."""

    name: str
    label_start: int
    content: int
    end: int
    label: str = ""

    def beginning(self, text: str) -> str:
        """Return the first of the content in *text*: enough to judge by how it is written."""
        return text[self.content : min(self.end, self.content + FIELD_SAMPLE)]

    def ending(self, text: str) -> str:
        """Return the last of the content in *text*: enough to judge by what may follow."""
        return text[max(self.content, self.end - FIELD_SAMPLE) : self.end]

    def is_empty(self, text: str) -> bool:
        """Whether nothing stands behind the label in *text*."""
        return _NOT_BLANK.search(text, self.content, self.end) is None
