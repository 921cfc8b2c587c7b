"""What parts a line of a text header from the one above it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class LineGap:
    """The gap above the line that is being read, where there is one; the cutting keeps it."""

    is_blank: bool = False
    """Blank lines alone."""
    is_page: bool = False
    """A page line, and so perhaps in place of a blank one."""
