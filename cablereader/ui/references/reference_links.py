"""The references of one tab as links: a click or Enter to follow, what the card says, a menu.

In the header a click follows a link. In the text it takes Ctrl, for a click there sets the cursor.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from cablereader.model.citations.citations import Citation, citations
from cablereader.ui.background import Task
from cablereader.ui.explaining.hover import Told
from cablereader.ui.header.header_row import Row
from cablereader.ui.holdings import Holdings
from cablereader.ui.page.body_view import BodyView
from cablereader.ui.page.reading_view import ReadingView
from cablereader.ui.references.cited_telegrams import Cited, CitedTelegrams, not_held, preview
from cablereader.ui.tabs.cable_tab import CableTab

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL = Qt.KeyboardModifier.ControlModifier


class ReferenceLinks(QObject):
    """Watches text and header of a tab; they know places, this knows where places lead."""

    followed = Signal(object, bool)
    """The reader follows a link; carries the address, and whether a tab of its own is wanted."""
    told = Signal(str)
    """A reference leads nowhere; carries the words that say why."""

    def __init__(self, tab: CableTab, holdings: Holdings) -> None:
        super().__init__(tab)
        self._tab = tab
        self._views = tab.pane.pages.views()
        self._sheet = tab.pane.header.sheet
        self._holdings = holdings
        self._citations: Sequence[Citation] = ()
        self._cited = CitedTelegrams((), holdings)
        self._task: Task | None = None
        tab.cable_shown.connect(self._on_cable_shown)
        tab.pane.pages.view_shown.connect(self._show_links)
        for widget in (*self._views, self._sheet):
            widget.installEventFilter(self)
            widget.viewport().installEventFilter(self)
            widget.viewport().setMouseTracking(True)
        self._sheet.set_links(self._leads_on)

    @Slot()
    def look_again(self) -> None:
        """Find out anew which references are held."""
        self._cited = CitedTelegrams(self._citations, self._holdings)
        self._show_links()
        self._sheet.viewport().update()

    @Slot()
    def _show_links(self) -> None:
        # A view that is filled anew has forgotten its links.
        self._body.set_links(self._cited.links())

    @property
    def _body(self) -> BodyView | ReadingView:
        return self._tab.pane.body

    @Slot()
    def _on_cable_shown(self) -> None:
        self._citations = ()
        self.look_again()
        if self._task is not None:
            self._task.cancel()
            self._task.deleteLater()
        self._task = Task(citations, self._tab.pane.cable(), parent=self)
        self._task.finished.connect(self._on_citations_found)
        self._task.start()

    @Slot(object)
    def _on_citations_found(self, found: Sequence[Citation]) -> None:
        self._citations = found
        self.look_again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what the reader does on a reference; leave everything else."""
        # This comes first: the last events of a tab come when its parts are gone.
        if not isinstance(event, QMouseEvent | QContextMenuEvent | QKeyEvent):
            return False
        if watched in (self._body.viewport(), self._sheet.viewport()):
            is_text = watched is self._body.viewport()
            if isinstance(event, QMouseEvent):
                return self._take_mouse(event, is_text)
        if isinstance(event, QContextMenuEvent):
            return self._offer_menu(event, is_text=watched in (self._body, self._body.viewport()))
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return watched in (self._body, self._sheet) and self._take_key(event, watched)
        return False

    # Places

    def told_at(self, offset: int) -> Told | None:
        """Return what is known of the telegram that is cited at a text offset."""
        return self._told(self._cited.at(offset), self.tr("Ctrl+click opens it"))

    def told_of(self, row: Row) -> Told | None:
        """Return what is known of the telegram that a row of the header cites."""
        return self._told(self._of_row(row), self.tr("A click opens it"))

    def _told(self, cited: Sequence[Cited], way: str) -> Told | None:
        if not cited:
            return None
        is_held = any(item.held is not None for item in cited)
        place = cited[0].citation.start, cited[0].citation.end
        return Told(preview(cited, self._holdings, self.tr), way if is_held else "", place)

    def _at_point(self, point: QPoint, is_text: bool) -> list[Cited]:
        if is_text:
            offset = self._body.offset_at(point)
            return self._cited.at(offset) if offset is not None else []
        row = self._sheet.value_row_at(point)
        return self._of_row(row)

    def _at_keys(self, is_text: bool) -> list[Cited]:
        if is_text:
            return self._cited.at(self._body.offset())
        return self._of_row(self._sheet.current_row())

    def _of_row(self, row: Row | None) -> list[Cited]:
        found = self._cited.of_block_at(row.places) if row and not row.children else None
        return [found] if found is not None else []

    def _leads_on(self, row: Row) -> bool:
        return any(item.held is not None for item in self._of_row(row))

    # What the reader does

    def _take_mouse(self, event: QMouseEvent, is_text: bool) -> bool:
        cited = self._at_point(event.position().toPoint(), is_text)
        follows = bool(cited) and self._is_following(event, is_text)
        if event.type() == QEvent.Type.MouseMove:
            if not event.buttons():
                self._show_hand(cited, is_text, bool(event.modifiers() & _CTRL))
            return False
        if event.type() == QEvent.Type.MouseButtonRelease and follows:
            aside = event.button() == Qt.MouseButton.MiddleButton
            self._follow(cited, aside or (not is_text and bool(event.modifiers() & _CTRL)))
        return follows

    def _is_following(self, event: QMouseEvent, is_text: bool) -> bool:
        if event.button() == Qt.MouseButton.MiddleButton:
            return True
        needs = not is_text or bool(event.modifiers() & _CTRL)
        is_held = any(item.held for item in self._at_point(event.position().toPoint(), is_text))
        return event.button() == Qt.MouseButton.LeftButton and needs and (is_text or is_held)

    def _show_hand(self, cited: Sequence[Cited], is_text: bool, has_ctrl: bool) -> None:
        leads = any(item.held for item in cited) and (has_ctrl or not is_text)
        usual = Qt.CursorShape.IBeamCursor if is_text else Qt.CursorShape.ArrowCursor
        shape = Qt.CursorShape.PointingHandCursor if leads else usual
        view: QWidget = self._body.viewport() if is_text else self._sheet.viewport()
        if view.cursor().shape() != shape:
            view.setCursor(shape)

    def _take_key(self, event: QKeyEvent, watched: QObject) -> bool:
        if event.key() not in _ENTER:
            return False
        cited = self._at_keys(is_text=watched is self._body)
        is_link = any(item.held for item in cited)
        if not cited or (watched is self._sheet and not is_link):
            return False
        self._follow(cited, aside=bool(event.modifiers() & _CTRL))
        return True

    def _follow(self, cited: Sequence[Cited], aside: bool) -> None:
        held = next((item.held for item in cited if item.held is not None), None)
        if held is not None:
            self.followed.emit(held.address, aside)
        else:
            self.told.emit(not_held(cited[0], self.tr))

    # The menu

    def _offer_menu(self, event: QContextMenuEvent, is_text: bool) -> bool:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        cited = self._at_keys(is_text) if by_key else self._at_point(event.pos(), is_text)
        if not cited:
            return False
        menu = self.menu(cited, is_text)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
        return True

    def menu(self, cited: Sequence[Cited], is_text: bool) -> QMenu:
        """Return the menu of a reference: open it, copy its number; then what is usual there."""
        menu = QMenu(self._tab)
        menu.setObjectName("referenceMenu")
        for item in cited:
            self._add_item(menu, item)
        menu.addSeparator()
        if is_text:
            usual = self._body.createStandardContextMenu()
            usual.setParent(menu)
            menu.addActions(usual.actions())
        else:
            menu.addActions(self._sheet.menu.copies)
        return menu

    def _add_item(self, menu: QMenu, cited: Cited) -> None:
        held, number = cited.held, cited.number
        if held is not None:
            words = self.tr("Open {number}").format(number=held.reference_id)
            self._add(menu, words).triggered.connect(partial(self._follow, [cited], aside=False))
            words = self.tr("Open {number} in New Tab").format(number=held.reference_id)
            self._add(menu, words).triggered.connect(partial(self._follow, [cited], aside=True))
        else:
            self._add(menu, not_held(cited, self.tr)).setEnabled(False)
        if number is not None:
            words = self.tr("Copy {number}").format(number=number)
            copy = partial(QGuiApplication.clipboard().setText, number)
            self._add(menu, words).triggered.connect(copy)

    def _add(self, menu: QMenu, words: str) -> QAction:
        return menu.addAction(words.replace("&", "&&"))
