"""Characters that the message system or the publisher put in place of others.

Some clients had no apostrophe and no quotation marks: ``Peru,s`` stands for *Peru's*, ``&red lines8``
for *"red lines"*. The publisher put runs of X in place of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cablereader.model.defect import DefectCode
from cablereader.model.findings import Findings
from cablereader.model.span import SpanKind

# Each pattern begins with the sign itself, so that the search can run from sign to sign; a sign that
# is nowhere in the text is found out faster still.
# A letter before the comma and none after the ending: "1,500" and "a,b" must not match.
_COMMA = re.compile(r",(?:[stdmSTDM]|[rvRV][eE]|[lL][lL])(?![A-Za-z0-9])")
_QUOTES = re.compile(
    r"&(?<![A-Za-z0-9]&)(?=[A-Za-z])(?P<text>[^&\n]{0,40}(?:\n[^&\n]{0,40})?[A-Za-z.,!?])8"
    r"(?![0-9A-Za-z])"
)
_REDACTED = re.compile(r"XXXX+"), re.compile(r"xxxx+")
_MARKUP = re.compile(r"</?(?:br|strong|em|td|tr|table)[ ]?/?>", re.IGNORECASE)
_REMOVED = re.compile(
    r"\[[^\[\]\n]{0,60}\b(?:REMOVED|REDACTED|EXCISED|DELETED|WITHHELD)\b[^\[\]\n]{0,60}\]",
    re.IGNORECASE,
)


def read_substitutions(found: Findings, start: int, end: int) -> None:
    """Report substituted characters and redactions in *start* to *end*."""
    text = found.text
    for match in _COMMA.finditer(text, start, end):
        if match.start() > start and text[match.start() - 1].isalpha():
            _report_apostrophe(found, match.start(), match.end())
    for match in _QUOTES.finditer(text, start, end) if "&" in text else ():
        found.span(*match.span(), SpanKind.REPAIR)
        words = " ".join(match["text"].split())
        message = f"“&{words}8” stands for quotation marks: “{words}”."
        found.defect(DefectCode.SUBSTITUTED_CHARACTER, message, *match.span())


def mended(written: str) -> list[tuple[int, int, str]]:
    """Return what stands for what in a substituted word: start, end and the character meant.

    *written* is the text of a REPAIR span; offsets count from its start.
    """
    if written.startswith("&") and written.endswith("8"):
        last = len(written) - 1
        return [(0, 1, "“"), (last, last + 1, "”")]
    match = _COMMA.search(written)
    return [(match.start(), match.start() + 1, "’")] if match else []


def read_redactions(found: Findings) -> None:
    """Report what the publisher blacked out, anywhere in the message."""
    text = found.text
    for pattern in (*_REDACTED, _REMOVED) if "[" in text else _REDACTED:
        found.add([(*match.span(), SpanKind.REDACTION) for match in pattern.finditer(text)])


def read_markup(found: Findings) -> None:
    """Report tags of a web page that stand in the text."""
    for match in _MARKUP.finditer(found.text) if "<" in found.text else ():
        message = f"“{match[0]}” is a piece of web page markup."
        found.defect(DefectCode.MARKUP_IN_TEXT, message, *match.span())


def report_link_marks(found: Findings, places: Iterable[tuple[int, int]]) -> None:
    """Report the marks of Markdown links; the text that was read has blanks in their *places*."""
    for start, end in places:
        found.defect(
            DefectCode.MARKUP_IN_TEXT, "A mark of a link that a web page was given.", start, end
        )


def _report_apostrophe(found: Findings, comma: int, end: int) -> None:
    text = found.text
    start = comma
    while start and text[start - 1].isalpha() and comma - start < 30:
        start -= 1
    word = text[start:end]
    found.span(start, end, SpanKind.REPAIR)
    found.defect(
        DefectCode.SUBSTITUTED_CHARACTER,
        f"“{word}” stands for “{word.replace(',', '’', 1)}”: the comma replaces an apostrophe.",
        start,
        end,
    )
