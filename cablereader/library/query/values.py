"""What the values of fields have in common."""

from __future__ import annotations

import re

_RANGE = re.compile(r"(?P<first>.*?)\s*(?:\.\.\.?|…)\s*(?P<last>.*)")


class FieldError(ValueError):
    """A value that the field cannot mean; the message is a note for the reader."""


def ends(value: str) -> tuple[str, str] | None:
    """Return what stands before and after the two dots of a range; None for a single value."""
    match = _RANGE.fullmatch(value)
    return (match["first"], match["last"]) if match else None
