"""The captions of a message, gathered from all the lines that hold some."""

from __future__ import annotations

from cablereader.model.defect import DefectCode
from cablereader.model.findings import Findings
from cablereader.model.span import SpanKind


class MessageCaptions:
    """The captions of a message, once each, in order."""

    def __init__(self, found: Findings) -> None:
        self._found = found
        self._written: dict[str, str] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(self._written)

    def take(self, captions: tuple[tuple[str, int, int], ...]) -> None:
        """Add (name, start, end) of each caption; report those that are there already.

        The statement "SENSITIVE BUT UNCLASSIFIED" below the caption SENSITIVE is none twice.
        """
        for name, start, end in captions:
            self._found.span(start, end, SpanKind.CAPTION)
            written = "".join(self._found.text[start:end].upper().split())
            before = self._written.get(name)
            if before is None:
                self._written[name] = written
            elif before == written:
                message = f"{name} appears twice; it counts once."
                self._found.defect(DefectCode.REPEATED_CAPTION, message, start, end)
