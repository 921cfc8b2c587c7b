"""How each kind of place in a cable looks on the page: kinds to roles, roles to character formats.

The page is read, not decoded: what a reader looks for (paragraph numbers, markings, headings) comes
forward, what machines wrote for machines recedes, and plain text stays plain. Letters carry every
meaning; color only repeats it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from PySide6.QtGui import QBrush, QColor, QFont, QTextCharFormat

from cablereader.model.level import Level
from cablereader.model.protection.markings import marking_level, normal_marking
from cablereader.model.span import Span, SpanKind
from cablereader.ui.look.theme import Theme


class Ground(Enum):
    """What lies behind whole lines of the page."""

    SUMMARY = "summary"
    COMMENT = "comment"


GROUNDS = {SpanKind.SUMMARY: Ground.SUMMARY, SpanKind.COMMENT: Ground.COMMENT}


@dataclass(frozen=True, slots=True)
class Ink:
    """A look by role: names of theme colors, weight, and the level of a marking."""

    color: str | None = None
    ground: str | None = None
    bold: bool = False
    level: Level | None = None
    mutes: bool = False
    """What stands within is no louder: a line for machines recedes as a whole."""

    def over(self, below: Ink) -> Ink:
        """Return this ink on top of *below*: what this one leaves open is taken from there."""
        if self is PLAIN or (below.mutes and self.ground is None):
            return below
        if below is PLAIN:
            return self
        return Ink(
            color=self.color or below.color,
            ground=self.ground or below.ground,
            bold=self.bold or below.bold,
            level=self.level or below.level,
            mutes=self.mutes,
        )


PLAIN = Ink()
_RECEDING = Ink(color="receding")
_MACHINE_LINE = Ink(color="receding", mutes=True)
_STRONG = Ink(color="ink", bold=True)

INKS: dict[SpanKind, Ink] = {
    SpanKind.TRANSMISSION_ID: _MACHINE_LINE,
    SpanKind.ROUTING_LINE: _MACHINE_LINE,
    SpanKind.STATION_LINE: _MACHINE_LINE,
    SpanKind.SECURITY_LINE: _MACHINE_LINE,
    SpanKind.EXEMPT_ADDRESSEE: Ink(color="secondary"),
    SpanKind.OTHER_MEANS_ADDRESSEE: Ink(color="secondary"),
    SpanKind.DISTRIBUTION: _MACHINE_LINE,
    SpanKind.PUBLISHER_NOTE: _RECEDING,
    SpanKind.ATTENTION_LINE: Ink(color="secondary"),
    SpanKind.TRAILER: _MACHINE_LINE,
    SpanKind.SIGNER: Ink(bold=True),
    SpanKind.HEADING: Ink(color="heading", bold=True),
    SpanKind.RULE: _RECEDING,
    SpanKind.PAGE_LINE: _MACHINE_LINE,
    SpanKind.FIELD_LABEL: Ink(color="label"),
    SpanKind.PRECEDENCE: Ink(color="label"),
    SpanKind.ROUTING_INDICATOR: _RECEDING,
    SpanKind.STATION_SERIAL: _RECEDING,
    SpanKind.ADDRESSEE_SERIAL: _RECEDING,
    SpanKind.FILING_TIME: _RECEDING,
    SpanKind.DATE_TIME_GROUP: Ink(bold=True),
    SpanKind.OPERATING_SIGNAL: _RECEDING,
    SpanKind.CLASSIFICATION: Ink(bold=True),
    SpanKind.MRN: _STRONG,
    SpanKind.CAPTION: Ink(bold=True),
    SpanKind.TAG: Ink(color="tag"),
    SpanKind.SUBJECT: _STRONG,
    SpanKind.REFERENCE: Ink(color="reference"),
    SpanKind.PARAGRAPH_NUMBER: Ink(color="marker", ground="marker_ground", bold=True),
    SpanKind.PORTION_MARKING: Ink(bold=True),
    SpanKind.BLOCK_LABEL: Ink(color="heading", bold=True),
    SpanKind.TEXT_REFERENCE: Ink(color="reference"),
    SpanKind.REDACTION: Ink(color="redaction", ground="redaction"),
}
"""Kinds that are not here look like the text around them."""


def ink_of(span: Span, text: str) -> Ink:
    """Return the ink of one place in *text*."""
    if span.kind is SpanKind.PORTION_MARKING:
        return _marking_ink(marking_level(normal_marking(text[span.start : span.end])))
    return INKS.get(span.kind, PLAIN)


@cache
def _marking_ink(level: Level | None) -> Ink:
    return replace(INKS[SpanKind.PORTION_MARKING], level=level)


def char_format(ink: Ink, theme: Theme) -> QTextCharFormat:
    """Return the format of *ink* in the colors of *theme*."""
    result = QTextCharFormat()
    if ink.level is not None:
        result.setForeground(QBrush(theme.level_color(ink.level)))
    elif ink.color is not None:
        result.setForeground(QBrush(theme.color(ink.color)))
    if ink.ground is not None:
        result.setBackground(QBrush(theme.color(ink.ground)))
    if ink.bold:
        result.setFontWeight(QFont.Weight.DemiBold)
    return result


def repair_format(theme: Theme) -> QTextCharFormat:
    """Return the dotted line under a place that the parse report speaks of."""
    result = QTextCharFormat()
    result.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    result.setUnderlineColor(theme.color("repair"))
    return result


def ground_color(ground: Ground, theme: Theme) -> QColor:
    """Return the color behind the lines of *ground*."""
    return theme.color("summary_ground" if ground is Ground.SUMMARY else "comment_rule")
