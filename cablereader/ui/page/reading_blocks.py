"""The blocks of a reading page: what is too long for one, and their margins, spaces and indents."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtGui import QTextBlockFormat, QTextOption

from cablereader.model.reading.reading_text import Block, BlockKind, Tint


def in_pieces(blocks: Sequence[Block], breaks: Sequence[int]) -> Iterator[Block]:
    """Yield *blocks*, those with a break within as blocks that touch; the first has the margin."""
    for block in blocks:
        inside = breaks[bisect_right(breaks, block.start) : bisect_left(breaks, block.end)]
        if not inside:
            yield block
            continue
        margin = block.margin
        for start, end in pairwise((block.start, *inside, block.end)):
            yield replace(block, start=start, end=end, margin=margin)
            margin = None


def goes_on(above: Block, item: Block) -> bool:
    """Return whether two blocks are pieces of one; others have a line break between them."""
    return above.end == item.start


def block_format(
    above: Block | None, item: Block, spacing: float, gutter: float, hang: float, line: float
) -> QTextBlockFormat:
    """Return the format of *item* below *above*.

    *gutter* is the width of what hangs beside the text, *hang* the indent of a list, and *line* the
    height of a line, in pixels; *spacing* is the line height in heights of the face.
    """
    result = QTextBlockFormat()
    left = gutter
    if item.kind is BlockKind.ITEM:
        left += hang * (item.level + 1)
        if above is None or not goes_on(above, item):
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
    if above is not None and goes_on(above, item):
        return 0.0
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
