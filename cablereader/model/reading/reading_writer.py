"""Writing the text set for reading, segment by segment, in the order of the text as sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cablereader.model.reading.edits import Edit
from cablereader.model.reading.reading_segments import Reason, Segments

_BLANKS = re.compile(r"[ \t]{2,}|\t")


class ReadingWriter:
    """Goes through a text once. Whatever it passes becomes a segment; nothing can be skipped.

    *edits* are in order and do not overlap: places that read otherwise, or not at all.
    """

    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        self.at = 0
        """The offset up to which the text is accounted for."""
        self.shown = 0
        """The length of what was written."""
        self.segments = Segments()
        self._text = text
        self._edits = edits
        self._next_edit = 0
        # Most lines have nothing to mend: one look at a number tells.
        self._edit_start = edits[0].start if edits else len(text) + 1
        self._pieces: list[str] = []

    def text(self) -> str:
        """Return all that was written."""
        return "".join(self._pieces)

    def account(self, offset: int) -> None:
        """Leave out what stands before *offset*: hidden places with their reasons, and blanks."""
        if self._edit_start < offset:
            for edit in self._edits_before(offset):
                if edit.end <= offset:
                    self.replace(edit.start, "", Reason.LINE_BREAK)
                    self.replace(edit.end, "", edit.reason)
        if self.at < offset:
            self.replace(offset, "", Reason.LINE_BREAK)

    def flow(self, start: int, end: int) -> None:
        """Write running text: repairs made, runs of blanks as one."""
        self.account(start)
        if self._edit_start < end:
            for edit in self._edits_before(end):
                if edit.end <= end:
                    self._fold(edit.start)
                    self.replace(edit.end, edit.instead, edit.reason)
        self._fold(end)

    def join(self, start: int, blank: str) -> None:
        """Write *blank* in place of the line break here, and go on to the words at *start*.

        What an edit takes away here is not part of the break: the blank then stands before it.
        """
        at = self.at
        found = at if self._text[at : at + 1] == "\n" else self._text.find("\n", at, start)
        is_next = at <= found < start and not self._text[at:found].strip()
        stop = found + 1 if is_next and not self.is_edited(at, found + 1) else at
        self.replace(stop, blank, Reason.LINE_BREAK)
        self.account(start)

    def verbatim(self, start: int, end: int) -> None:
        """Write text with its blanks; only repairs are made."""
        self.account(start)
        for edit in self._edits_before(end):
            if edit.end <= end:
                self._keep(edit.start)
                self.replace(edit.end, edit.instead, edit.reason)
        self._keep(end)

    def replace(self, end: int, instead: str, reason: Reason) -> None:
        """Write *instead* for the text up to *end*; with nothing to pass, only write it."""
        at, shown = self.at, self.shown
        if end <= at:
            if not instead:
                return
            end = at
        self.shown = shown + len(instead)
        self.at = end
        self.segments.append(at, end, shown, self.shown, reason)
        self._pieces.append(instead)

    def take_back_hyphen(self) -> None:
        """Leave out the hyphen that was just written at the end of a line."""
        start, end, shown, shown_end, reason = self.segments.pop()
        self._pieces[-1] = self._pieces[-1][:-1]
        self.shown -= 1
        if end - 1 > start:
            self.segments.append(start, end - 1, shown, shown_end - 1, reason)
        self.segments.append(end - 1, end, self.shown, self.shown, Reason.HYPHEN)

    def is_edited(self, start: int, end: int) -> bool:
        """Whether one of the next edits touches *start* to *end*."""
        if self._edit_start >= end:
            return False
        near = self._edits[self._next_edit : self._next_edit + 2]
        return any(edit.start < end and edit.end > start for edit in near)

    def passes_page(self, offset: int) -> bool:
        """Whether the turn of a page lies between here and *offset*."""
        near = self._edits[max(0, self._next_edit - 1) : self._next_edit + 7]
        return any(
            edit.reason is Reason.PAGE_LINE and edit.start < offset and edit.end > self.at
            for edit in near
        )

    def _edits_before(self, offset: int) -> Iterator[Edit]:
        """Yield, once each, the edits from here on that begin before *offset*."""
        while self._next_edit < len(self._edits):
            edit = self._edits[self._next_edit]
            if edit.start >= offset:
                return
            self._next_edit += 1
            following = self._edits[self._next_edit : self._next_edit + 1]
            self._edit_start = following[0].start if following else len(self._text) + 1
            if edit.start >= self.at:
                yield edit

    def _fold(self, end: int) -> None:
        match = _BLANKS.search(self._text, self.at, end)
        while match is not None:
            self._keep(match.start())
            self.replace(match.end(), " ", Reason.LINE_BREAK)
            match = _BLANKS.search(self._text, self.at, end)
        self._keep(end)

    def _keep(self, end: int) -> None:
        at, shown = self.at, self.shown
        if end > at:
            self.shown = shown + end - at
            self.at = end
            self.segments.append(at, end, shown, self.shown, None)
            self._pieces.append(self._text[at:end])
