"""A cable set for reading as one Qt document, laid out and colored before it is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLayout,
    QTextOption,
)

from cablereader.model.cable import Cable
from cablereader.model.defect import Defect
from cablereader.model.reading_text import Block, BlockKind, Place, ReadingText, Tint
from cablereader.ui.cable_page import LONGEST_UNDERLINE, ink_runs
from cablereader.ui.fonts import fixed_font
from cablereader.ui.margin_columns import MarginColumns
from cablereader.ui.page_ink import Ink, char_format, repair_format
from cablereader.ui.reading_look import ReadingLook
from cablereader.ui.text_positions import Positions, shown
from cablereader.ui.theme import Theme

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


class ReadingPage:
    """The document of one cable, and the way between its positions and the cable's offsets."""

    def __init__(self, cable: Cable, reading: ReadingText, look: ReadingLook, zoom: int) -> None:
        self.cable = cable
        self.reading = reading
        self.positions = Positions(reading.text)
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document.setDefaultTextOption(option)
        self.document.setPlainText(shown(reading.text))
        frame = self.document.rootFrame().frameFormat()
        frame.setTopMargin(_ABOVE)
        frame.setBottomMargin(_BELOW)
        self.document.rootFrame().setFrameFormat(frame)
        self.in_capitals = reading.text[:2000].isupper()
        """Telegrams were all in capitals until about 1990; such letters take more room."""
        self.shape(look, zoom)

    def width(self) -> float:
        """Return the width of the page: the margin, and a full line or the widest table."""
        return self.columns.width + self.measure + self._beyond

    def beside(self, width: float) -> float:
        """Return what stays blank at the right of running text in a view of *width* pixels.

        Tables may be wider than a line of text should be.
        """
        return max(0.0, min(width - self.columns.width - self.measure, self._beyond))

    def shape(self, look: ReadingLook, zoom: int, beside: float = 0.0) -> None:
        """Set faces and margins; *beside* stays blank at the right of running text."""
        self._font = look.font(zoom)
        self.blank_beside = beside
        self.measure = look.measure_width(zoom, capitals=self.in_capitals)
        letter = QFontMetricsF(self._table_font()).horizontalAdvance("0")
        tables = (item for item in self.reading.blocks if item.kind is BlockKind.TABLE)
        longest = max((item.end - item.start for item in tables), default=0)
        widest = min((longest + 1) * letter, _WIDEST_TABLE * self.measure)
        self._beyond = max(0.0, widest - self.measure)
        option = self.document.defaultTextOption()
        option.setTabStopDistance(8 * letter)
        self.document.setDefaultTextOption(option)
        self.columns = MarginColumns.of(self.reading, self._font)
        gutter = self.columns.width
        self.document.setDefaultFont(self._font)
        em = QFontMetricsF(self._font).horizontalAdvance("m")
        spacing = look.line_height(self._font)
        line = QFontMetricsF(self._font).height() * spacing
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        plain = _block_format(None, _PLAIN, spacing, gutter, em, line)
        plain.setRightMargin(beside)
        cursor.setBlockFormat(plain)
        above: Block | None = None
        looks: dict[tuple[object, ...], QTextBlockFormat] = {}
        block = self.document.begin()
        signs = self._sign_lengths()
        for sign, item in zip(signs, self.reading.blocks, strict=True):
            key = (item.kind, item.tint, item.level, sign, above and (above.kind, above.tint))
            if key not in looks:
                hang = max(_ITEM_HANG, _LETTER_HANG * (sign + 1)) * em
                looks[key] = _block_format(above, item, spacing, gutter, hang, line)
                if item.kind is not BlockKind.TABLE:
                    looks[key].setRightMargin(beside)
            if item.kind is not BlockKind.PARAGRAPH or looks[key] != plain:
                cursor.setPosition(block.position())
                cursor.setBlockFormat(looks[key])
            above = item
            block = block.next()
        cursor.endEditBlock()

    def _sign_lengths(self) -> list[int]:
        """Return for each item the length of the longest sign of its list, for one hang in all."""
        lengths = [0] * len(self.reading.blocks)
        run: dict[int, list[int]] = {}
        for number, item in enumerate((*self.reading.blocks, _PLAIN)):
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

    def color(self, theme: Theme) -> None:
        """Write the whole page in the colors of *theme*."""
        formats: dict[Ink, QTextCharFormat] = {}
        pieces: dict[int, list[QTextLayout.FormatRange]] = {}
        self._add_faces(pieces)
        begin = self.reading.segments[0].end if self.reading.segments else 0
        spans = [span for span in self.cable.spans if span.end > begin]
        for start, end, ink in ink_runs(self.cable.text, spans):
            place = self.place_of(start, end)
            if place[0] < place[1]:
                if ink not in formats:
                    formats[ink] = char_format(ink, theme)
                self._add(pieces, place, formats[ink])
        underline = repair_format(theme)
        for defect in self.cable.defects:
            if 0 < defect.end - defect.start <= LONGEST_UNDERLINE:
                self._add(pieces, self.place_of(defect.start, defect.end), underline)
        block = self.document.begin()
        while block.isValid():
            ranges = pieces.get(block.blockNumber())
            if ranges is not None:
                block.layout().setFormats(ranges)
            block = block.next()
        self.document.markContentsDirty(0, self.document.characterCount())

    def block(self, number: int) -> Block | None:
        """Return what the document's block *number* shows; None on an empty page."""
        return self.reading.blocks[number] if number < len(self.reading.blocks) else None

    def place_of(self, start: int, end: int) -> Place:
        """Return the positions at which a place of ``Cable.text`` is shown."""
        first, last = self.reading.place_in_reading(start, end)
        return self.positions.to_qt(first), self.positions.to_qt(last)

    def defects_at(self, offset: int) -> list[Defect]:
        """Return the defects about the text at *offset*, the narrowest first."""
        found = [item for item in self.cable.defects if item.start <= offset < item.end]
        return sorted(found, key=lambda item: item.end - item.start)

    def _table_font(self) -> QFont:
        font = fixed_font()
        font.setPointSizeF(self._font.pointSizeF() * _TABLE_SIZE)
        return font

    def _add_faces(self, pieces: dict[int, list[QTextLayout.FormatRange]]) -> None:
        strong, table = QTextCharFormat(), QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        fixed = self._table_font()
        table.setFontFamilies([fixed.family()])
        table.setFontFixedPitch(True)
        table.setFontPointSize(fixed.pointSizeF())
        for number, item in enumerate(self.reading.blocks):
            if item.kind in _STRONG or item.kind is BlockKind.TABLE:
                piece = QTextLayout.FormatRange()
                piece.start = 0
                start, end = map(self.positions.to_qt, (item.start, item.end))
                piece.length = end - start
                piece.format = strong if item.kind in _STRONG else table
                pieces[number] = [piece]

    def _add(
        self,
        pieces: dict[int, list[QTextLayout.FormatRange]],
        place: Place,
        look: QTextCharFormat,
    ) -> None:
        start, end = place
        block = self.document.findBlock(start)
        while block.isValid() and block.position() < end:
            position = block.position()
            piece = QTextLayout.FormatRange()
            piece.start = max(start - position, 0)
            piece.length = min(end - position, block.length() - 1) - piece.start
            piece.format = look
            if piece.length > 0:
                pieces.setdefault(block.blockNumber(), []).append(piece)
            block = block.next()


def _block_format(
    above: Block | None, item: Block, spacing: float, gutter: float, hang: float, line: float
) -> QTextBlockFormat:
    result = QTextBlockFormat()
    left = gutter
    if item.kind is BlockKind.ITEM:
        left += hang * (item.level + 1)
        result.setTextIndent(-hang)
        result.setTabPositions([QTextOption.Tab(hang, QTextOption.TabType.LeftTab)])
    result.setLeftMargin(left)
    result.setTopMargin(_space_above(above, item, line))
    if item.kind is BlockKind.TABLE:
        result.setNonBreakableLines(True)
        spacing = 1.0 + (spacing - 1.0) / 2
    height = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    result.setLineHeight(100 * spacing, height.value)
    return result


def _space_above(above: Block | None, item: Block, line: float) -> float:
    """Return the space above a block, in pixels, for lines that are *line* high."""
    if item.kind is BlockKind.HEADING:
        space = 1.1
    elif above is None:
        space = 0.5
    elif item.kind is BlockKind.LINE or (item.kind is BlockKind.TABLE is above.kind):
        space = 0.0
    elif above.kind is BlockKind.HEADING:
        space = 0.15
    elif item.kind is BlockKind.ITEM:
        space = 0.3
    elif item.kind is BlockKind.SIGNER:
        space = 0.9
    else:
        space = 0.55
    tints = {item.tint, above.tint if above is not None else None}
    if Tint.SUMMARY in tints and len(tints) > 1:
        # The ground needs air above its first line, and the next block air below it.
        is_headed = above is not None and above.kind is BlockKind.HEADING
        space = max(space, 0.4 if is_headed else 0.8)
    return space * line
