"""A cable set for reading as one Qt document, laid out and colored before it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)

from cablereader.model.cable import Cable
from cablereader.model.reading.reading_text import Block, BlockKind, ReadingText
from cablereader.ui.look.fonts import fixed_font
from cablereader.ui.look.reading_look import ReadingLook
from cablereader.ui.look.theme import Theme
from cablereader.ui.page.margin_columns import MarginColumns
from cablereader.ui.page.reading_blocks import block_format, goes_on, in_pieces
from cablereader.ui.page.text_page import BlockLooks, Place, TextPage
from cablereader.ui.page.text_positions import shown

PAGE_MARGIN = 24
"""Between the edge of the view and the page where there is no room for more."""
AROUND = 12
"""From the words to the edges of the ground on which a summary stands."""
_STRONG = (BlockKind.HEADING, BlockKind.SIGNER)
_ITEM_HANG = 1.5
"""From an item's sign to its text, in widths of the letter m."""
_LONGEST_SIGN = 8
_LETTER_HANG = 0.6
"""The same for each character of a sign like "(iii)", if that is more."""
_ABOVE, _BELOW = 14, 32
"""Blank above the first line and below the last one, in pixels."""
_WIDEST_TABLE = 1.8
"""A table that is this many times wider than a line of text is scrolled sideways."""
_TABLE_SIZE = 0.86
"""A fixed face looks larger than a serif of the same size, and tables are wide."""


_PLAIN = Block(BlockKind.PARAGRAPH, 0, 0)


class ReadingPage(TextPage):
    """The document of one cable, and the way between its positions and the cable's offsets.

    *space* is the width of the view in pixels, less its scroll bar.
    """

    def __init__(
        self, cable: Cable, reading: ReadingText, look: ReadingLook, zoom: int, space: float
    ) -> None:
        super().__init__(cable, reading.text)
        self.reading = reading
        self._blocks = list(in_pieces(reading.blocks, self.breaks))
        self._signs = self._sign_lengths()
        document = self.document
        document.setDocumentMargin(0)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setPlainText(shown(reading.text, self.breaks))
        frame = document.rootFrame().frameFormat()
        frame.setTopMargin(_ABOVE)
        frame.setBottomMargin(_BELOW)
        document.rootFrame().setFrameFormat(frame)
        self.in_capitals = reading.text[:2000].isupper()
        """Telegrams were all in capitals until about 1990; such letters take more room."""
        self.shape(look, zoom, space)

    # Widths

    def width(self) -> float:
        """Return the width of the page: the margin, and a full line or the widest table."""
        return self.columns.width + self.measure + self._beyond + AROUND

    def blank_around(self, space: float) -> int:
        """Return what stays blank on each side of the page in a view of *space* pixels."""
        return max(0, int(space - self.width() - 2 * PAGE_MARGIN) // 2)

    def margin_in(self, space: float) -> int:
        """Return how far from the edge of the view the page begins."""
        return self.blank_around(space) + PAGE_MARGIN

    def shape(self, look: ReadingLook, zoom: int, space: float) -> None:
        """Set faces and margins for a view of *space* pixels."""
        self._look = look
        self._font = look.font(zoom)
        self.measure = look.measure_width(zoom, capitals=self.in_capitals)
        letter = QFontMetricsF(self._table_font()).horizontalAdvance("0")
        tables = (item for item in self.reading.blocks if item.kind is BlockKind.TABLE)
        longest = max((item.end - item.start for item in tables), default=0)
        widest = min((longest + 1) * letter, _WIDEST_TABLE * self.measure)
        self._beyond = max(0.0, widest - self.measure)
        option = self.document.defaultTextOption()
        option.setTabStopDistance(8 * letter)
        self.document.setDefaultTextOption(option)
        self.document.setDefaultFont(self._font)
        self.columns = MarginColumns(self.reading, self._font)
        self._beside = self._blank_beside(space)
        self._format_blocks()

    def fit(self, space: float) -> bool:
        """Use the room of a view of *space* pixels; return whether that changed any margin."""
        beside = self._blank_beside(space)
        if abs(beside - self._beside) < 1:
            return False
        self._beside = beside
        self._format_blocks()
        return True

    def _blank_beside(self, space: float) -> float:
        """Return what stays blank at the right of running text, which tables may go beyond."""
        room = space - 2 * self.margin_in(space) - self.columns.width - self.measure - AROUND
        return max(0.0, min(room, self._beyond))

    def _format_blocks(self) -> None:
        """Give each block its margins and spaces, for the whole document at one stroke."""
        metrics = QFontMetricsF(self._font)
        em = metrics.horizontalAdvance("m")
        spacing = self._look.line_height(self._font)
        line = metrics.height() * spacing
        gutter = self.columns.width
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        plain = block_format(None, _PLAIN, spacing, gutter, em, line)
        plain.setRightMargin(self._beside + AROUND)
        cursor.setBlockFormat(plain)
        above: Block | None = None
        looks: dict[tuple[object, ...], QTextBlockFormat | None] = {}
        starts = self._block_starts
        for number, (sign, item) in enumerate(zip(self._signs, self._blocks, strict=True)):
            above_it = above and (above.kind, above.tint, goes_on(above, item))
            key = (item.kind, item.tint, item.level, sign, above_it)
            if key not in looks:
                hang = max(_ITEM_HANG, _LETTER_HANG * (sign + 1)) * em
                own = block_format(above, item, spacing, gutter, hang, line)
                if item.kind is not BlockKind.TABLE:
                    own.setRightMargin(self._beside + AROUND)
                looks[key] = None if own == plain else own
            look = looks[key]
            if look is not None:
                cursor.setPosition(starts[number])
                cursor.setBlockFormat(look)
            above = item
        cursor.endEditBlock()

    def _sign_lengths(self) -> list[int]:
        """Return for each item the length of the longest sign of its list, for one hang in all."""
        lengths = [0] * len(self._blocks)
        run: dict[int, list[int]] = {}
        for number, item in enumerate((*self._blocks, _PLAIN)):
            if item.kind is not BlockKind.ITEM:
                for members in run.values():
                    longest = max(lengths[member] for member in members)
                    for member in members:
                        lengths[member] = longest
                run = {}
                continue
            tab = self.reading.text.find("\t", item.start, item.start + _LONGEST_SIGN)
            lengths[number] = max(0, tab - item.start)
            run.setdefault(item.level, []).append(number)
        return lengths

    # Places

    def block(self, number: int) -> Block | None:
        """Return what the document's block *number* shows; None on an empty page."""
        return self._blocks[number] if number < len(self._blocks) else None

    def is_continued(self, number: int) -> bool:
        """Return whether block *number* goes on with the block above, too long for one block."""
        return number > 0 and goes_on(self._blocks[number - 1], self._blocks[number])

    def place_of(self, start: int, end: int) -> Place:
        """Return the positions at which a place is shown; an empty place if none of it is."""
        first, last = self.reading.place_in_reading(start, end)
        return self.positions.to_qt(first), self.positions.to_qt(last)

    def to_offset(self, position: int) -> int:
        """Return the offset in ``Cable.text`` of the character at a position."""
        return self.reading.to_text(self.positions.to_text(position))

    def to_position(self, offset: int) -> int:
        """Return the position of an offset; of what is not shown, that of what follows."""
        return self.positions.to_qt(self.reading.to_reading(offset))

    def selected(self, start: int, end: int) -> Place:
        """Return the place in ``Cable.text`` of what is selected."""
        return self.reading.place_in_text(*map(self.positions.to_text, (start, end)))

    def offset_in_margin(self, item: Block, x: float) -> int | None:
        """Return the offset of what hangs beside a block at *x*: its marking, or its number."""
        margin = item.margin
        if margin is None:
            return None
        marking = self.cable.text.find("(", margin.start, margin.end)
        if not margin.marking or marking < 0:
            return margin.start
        return marking if x >= self.columns.placed_marking(margin.marking)[0] else margin.start

    # Looks

    def color(self, theme: Theme) -> None:
        """Write the whole page in the colors of *theme*."""
        looks = BlockLooks(self._block_starts)
        self._add_faces(looks)
        begin = self.reading.segments[0].end if self.reading.segments else 0
        self.ink(looks, [span for span in self.cable.spans if span.end > begin], theme)

    @cached_property
    def _block_starts(self) -> Sequence[int]:
        """The positions at which the blocks of the document begin."""
        return [self.positions.to_qt(item.start) for item in self._blocks] or [0]

    def _table_font(self) -> QFont:
        font = fixed_font()
        font.setPointSizeF(self._font.pointSizeF() * _TABLE_SIZE)
        return font

    def _add_faces(self, looks: BlockLooks) -> None:
        strong, table = QTextCharFormat(), QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        fixed = self._table_font()
        table.setFontFamilies([fixed.family()])
        table.setFontFixedPitch(True)
        table.setFontPointSize(fixed.pointSizeF())
        to_qt = self.positions.to_qt
        for item in self._blocks:
            if item.kind in _STRONG or item.kind is BlockKind.TABLE:
                face = strong if item.kind in _STRONG else table
                looks.add((to_qt(item.start), to_qt(item.end)), face)
