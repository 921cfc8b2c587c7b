"""What a word is, on hover and at the cursor, in the text and in the header."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple, Protocol

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Slot
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cablereader.handbook import Explanation, Kind, Meaning, tokens_of
from cablereader.ui.explaining.explanation_card import CardWords, ExplanationCard
from cablereader.ui.explaining.handbook_at_hand import HandbookAtHand
from cablereader.ui.header.header_model import VALUE
from cablereader.ui.header.header_row import Row
from cablereader.ui.header.header_sheet import HeaderSheet
from cablereader.ui.page.body_view import BodyView
from cablereader.ui.page.reading_view import ReadingView
from cablereader.ui.tabs.cable_pane import CablePane

_TALLEST = 4
"""Lines; beside a taller place the card lies beside the pointer's line."""
_MOST_REMARKS = 3
_LONGEST_TERM = 120
_LONGEST_ROW = 400
_MOST_MEANINGS = 8


class Found(NamedTuple):
    """What is known of a word, and where it stands in the viewport."""

    words: CardWords
    box: QRect


class Told(NamedTuple):
    """What is known of a cited telegram, how to open it, and its place in the cable's text."""

    words: str
    way: str
    place: tuple[int, int]


class References(Protocol):
    """Knows the telegrams that a cable cites."""

    def told_at(self, offset: int) -> Told | None:
        """Return what is known of the telegram that is cited at a text offset."""

    def told_of(self, row: Row) -> Told | None:
        """Return what is known of the telegram that a row of the header cites."""


class Hover(QObject):
    """Shows the card over the views of a pane, and tells what stands where in them."""

    def __init__(self, pane: CablePane, book: HandbookAtHand, card: ExplanationCard) -> None:
        super().__init__(pane)
        self._pane = pane
        self._book = book
        self._card = card
        self._references: References | None = None
        self._zone = QRect()
        self._views: dict[QObject, QAbstractScrollArea] = {}
        for view in (pane.pages.source, pane.pages.reading, pane.header.sheet):
            view.viewport().installEventFilter(self)
            view.viewport().setMouseTracking(True)
            view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
            self._views[view.viewport()] = view
        pane.pages.view_changed.connect(self._on_scrolled)

    def set_references(self, references: References) -> None:
        """Say of citations what *references* knows, besides what the handbook says."""
        self._references = references

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the card when the pointer rests on a word; hide it when it goes on."""
        view = self._views.get(watched)
        if view is None:
            return False
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.at_point(view, event.pos())
            if found is not None:
                self._show(view, found)
            # Ignored, so that the next word waits as long as this one: no cards while sweeping.
            event.ignore()
            return True
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            if not self._zone.contains(event.position().toPoint()):
                self._card.hide()
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.Resize, QEvent.Type.Hide):
            self._card.hide()
        return False

    def show_at_cursor(self, view: QWidget | None) -> bool:
        """Show the card for what stands at the cursor of *view*; False if nothing is known."""
        found = self.at_cursor(view)
        if found is None or not isinstance(view, QAbstractScrollArea):
            return False
        self._show(view, found)
        self._card.announce()
        return True

    def _show(self, view: QAbstractScrollArea, found: Found) -> None:
        self._zone = found.box.adjusted(-2, -2, 2, 2)
        corner = view.viewport().mapToGlobal(found.box.topLeft())
        self._card.show_beside(found.words, QRect(corner, found.box.size()))

    @Slot()
    def _on_scrolled(self) -> None:
        self._card.hide()

    # What stands where

    def at_point(self, view: QWidget, point: QPoint) -> Found | None:
        """Return what is known of the word at *point* of the viewport of *view*."""
        if isinstance(view, HeaderSheet):
            index = view.indexAt(point)
            if not index.isValid():
                return None
            is_cited = self._with_reference_of(view.rows.row_at(index), None) is not None
            is_all_said = _says_all(view, index) and not is_cited
            return None if is_all_said else self._in_sheet(view, index)
        if not isinstance(view, BodyView | ReadingView):
            return None
        offset = view.offset_at(point)
        if offset is None:
            return None
        found = self._in_text(view, offset)
        line = view.fontMetrics().height()
        if found is None or (found.box.contains(point) and found.box.height() < _TALLEST * line):
            return found
        # In the margin, or in a passage of many lines.
        return Found(found.words, QRect(point.x() - line // 2, point.y() - line // 2, line, line))

    def at_cursor(self, view: QWidget | None) -> Found | None:
        """Return what is known of the word at, or right before, the cursor of *view*."""
        if isinstance(view, HeaderSheet):
            return self._in_sheet(view, view.currentIndex())
        if not isinstance(view, BodyView | ReadingView):
            return None
        start, end = view.selection()
        offset = start if start < end else view.offset()
        found = self._in_text(view, offset)
        if found is None and offset and start == end:
            found = self._in_text(view, offset - 1)
        return found

    def _in_text(self, view: BodyView | ReadingView, offset: int) -> Found | None:
        cable = self._pane.cable()
        reader = self._book.reader()
        explanation = reader.book.explain(cable, offset, reader.today)
        remarks = view.repairs_at(offset)[:_MOST_REMARKS]
        told = self._references.told_at(offset) if self._references else None
        if told is not None:
            start, end = told.place
            term = " ".join(cable.text[start:end].split())[:_LONGEST_TERM]
            meaning = explanation.meaning if explanation is not None else ""
            entry = explanation.entry if explanation is not None else None
            words = CardWords(term, "", meaning, "\n".join(remarks), "", entry)
            return Found(_with_reference(words, told), view.box_of(start, end))
        if explanation is None:
            if not remarks:
                return None
            words = CardWords(self.tr("About this place"), remark="\n".join(remarks))
            return Found(words, view.box_of(offset, offset + 1))
        words = self._words_of(explanation, _without(remarks, explanation.meaning))
        return Found(words, view.box_of(explanation.start, explanation.end))

    def _words_of(self, explanation: Explanation, remark: str) -> CardWords:
        entry = explanation.entry
        is_form = explanation.kind is Kind.FORM and entry is not None
        kind = entry.term if is_form and entry is not None else str(explanation.kind)
        meaning = explanation.meaning
        return CardWords(
            " ".join(explanation.term.split())[:_LONGEST_TERM],
            "" if meaning.lower().startswith(kind.lower()) else kind,
            meaning,
            remark,
            self.tr("F1: the handbook") if entry is not None else "",
            entry,
        )

    def _in_sheet(self, sheet: HeaderSheet, index: QModelIndex) -> Found | None:
        words = self._words_of_row(sheet.rows.row_at(index)) if index.isValid() else None
        if words is None:
            return None
        return Found(words, sheet.visualRect(index.siblingAtColumn(VALUE)))

    def _words_of_row(self, row: Row) -> CardWords | None:
        found = row.meanings or self._meanings_at(row)
        if not found:
            has_more = row.note and not row.children
            words = CardWords(row.label, meaning=row.note) if has_more else None
            return self._with_reference_of(row, words)
        lines = dict.fromkeys(meaning.sentence for meaning in found)
        entry = next((item.entry for item in found if item.entry is not None), None)
        hint = self.tr("F1: the handbook") if entry is not None else ""
        words = CardWords(row.label, "", "\n".join(lines), row.note, hint, entry)
        return self._with_reference_of(row, words)

    def _with_reference_of(self, row: Row, words: CardWords | None) -> CardWords | None:
        told = self._references.told_of(row) if self._references else None
        if told is None:
            return words
        # The row's note is the number of the telegram, which is said already.
        return _with_reference(replace(words or CardWords(row.label), remark=""), told)

    def _meanings_at(self, row: Row) -> tuple[Meaning, ...]:
        """Return the meanings of the words that a row without meanings of its own was read from."""
        reader, cable = self._book.reader(), self._pane.cable()
        if row.children or sum(end - start for start, end in row.places) > _LONGEST_ROW:
            return ()
        tokens = (
            token
            for start, end in row.places
            for token in tokens_of(cable, reader.book, start, end, reader.today)
        )
        return tuple(token.explanation for token in tokens)[:_MOST_MEANINGS]


def _with_reference(words: CardWords, told: Told) -> CardWords:
    meaning = f"{words.meaning}\n\n{told.words}" if words.meaning else told.words
    hint = "  ·  ".join(part for part in (told.way, words.hint) if part)
    return replace(words, meaning=meaning, hint=hint)


def _without(remarks: list[str], meaning: str) -> str:
    """Return the remarks that *meaning* does not make already, a line for each."""
    return "\n".join(words for words in remarks if words not in meaning)


def _says_all(sheet: HeaderSheet, index: QModelIndex) -> bool:
    """Whether a card would only repeat what can be read in the row itself."""
    row = sheet.rows.row_at(index)
    shown = sheet.shown_text(index)
    return bool(row.meanings) and all(item.meaning in shown for item in row.meanings)
