"""The end of a message: signer, notes after the signer, end-of-transmission signs.

The signer is the chief of mission or the Secretary, by surname, not the drafter. It stands on a line
of its own or at the end of the last line of text, in capitals or not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cablereader.model.body import signatures
from cablereader.model.findings import Findings
from cablereader.model.protection.markings import MARKING
from cablereader.model.span import SpanKind

# Patterns for the words of a whole line.
_END_SIGN = re.compile(
    r"(?:[#.]+|=*[ ]?(?:CABLE ENDS|END (?:OF )?(?:MESSAGE|CABLE))\.?[ ]?=*"
    r"|N{3,5}(?:VV|MAFVVZCZ)?|BT|#\d{4}|<< ?END OF DOCUMENT ?>>|END (?:OF )?CABLE TEXT\.?|>+"
    r"|\*{3}[^\n]*\*{3}[^\n]*|SIPDIS|(?:UNQUOTE|UNQTE)\.?"
    r"|-{0,4} ?END(?: OF SECTION \d{1,2}(?: OF \d{1,2})?)? ?-{0,4}\.?|[\"'“”]{1,3}|</?[a-z]{1,6}>"
    # The foot that an office tool prints under a message.
    r"|\d{4}[A-Z]{3,20}\d{3,8} ?- ?CLASSIFICATION:[^\n]{0,60}"
    r"|(?:UNCLASSIFIED|UNCLAS|LIMITED OFFICIAL USE|CONFIDENTIAL|SECRET|TOP SECRET|SENSITIVE"
    r"|C O N F I D E N T I A L|S E C R E T|T O P S E C R E T|U N C L A S S I F I E D)"
    # The line of page headings may carry a caption too.
    r"(?:[ ]?[/ ][/ ]?[ ]?(?:NOFORN|FOUO|FOR OFFICIAL USE ONLY|SENSITIVE|BUT UNCLASSIFIED|EXDIS|NODIS"
    r"|LIMDIS|STADIS|SIPDIS|CHEROKEE))*)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:\(?NOTE(?: BY\b|:)[^\n]*"
    r"|(?:DRAFTED|CLEARED|APPROVED|CLEARANCES?|DRAFTER)\b[ \t]*(?:BY)?[ \t]*:?[^\n]*"
    r"|(?:CLASSIFIED BY\b|DECL:|DECLASSIFIED|US DEPARTMENT OF STATE|EO SYSTEMATIC REVIEW|DATE:)[^\n]*"
    r"|\(?(?:U\) )?MINIMIZE (?:WAS )?CONSIDERED[^\n]{0,60}"
    r"|\([^()\n]{3,120}\)|\([A-Z][^()\n]{3,120}|[^()\n]{3,120}\)"
    r"|\d{1,2} [A-Z]{3,9} \d{4}|[A-Z]{3,9} \d{1,2}, \d{4}|\d{1,2}/\d{1,2}/\d{2,4}|[-=*_]{3,}"
    # What 1970s drafters said about declassification; what the operator says about a sign or word.
    r"|(?:DECONTROL|DECLASSIFY|EXEMPT FROM|NOT TO BE DECLASSIFIED)\b[^\n]*"
    r"|\(?[#*]{1,3}\)?[ ]?[A-Z][^\n]{3,80}"
    r"|(?:PLEASE )?VISIT [A-Z'’,. ]+(?:WEB ?SITE|PAGE|PORTAL)[^\n]*|HTTPS?:[^\n]*|X{4,}[X ]*"
    # A sentence about the message itself: "This cable was cleared by ...", "... cleared this cable."
    r"|(?:THIS|THE) (?:CABLE|MESSAGE|TELEGRAM) (?:WAS|HAS|HAD)\b[^\n]{3,120}"
    r"|(?![\d¶(])[^\n]{3,100}\b(?:CLEARED|DRAFTED|APPROVED|REVIEWED|COORDINATED)"
    r" (?:ON )?(?:THIS|THE) (?:CABLE|MESSAGE|TELEGRAM)\b[^\n]{0,60})",
    re.IGNORECASE,
)
# A note that goes on over lines, without brackets about it.
_NOTE_OPENING = re.compile(
    r"[ \t]*\(?(?:NOTE BY\b|[#*][ ]?[A-Z]|(?:DRAFTED|CLEARED|APPROVED|CLEARANCES?)\b)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[ \t]*\(?(?:\d{1,3}|[A-Za-z])[.)]")
_FIGURE = re.compile(r"\d+")
# In capitals the letter A may be that of a reference.
_SENTENCE_GOES_ON = re.compile(
    r"\b(?:of|the|to|for|by|with|and|in|from|at|a|an|on|or|its|their|that|via|per"
    r"|OF|THE|TO|FOR|BY|WITH|AND|FROM|AT|AN|OR|ITS|THEIR|THAT|VIA|PER)[ \t]*$"
)
_LETTERED = re.compile(r"[ \t]*\(?([A-Z])[.)][ \t]")
_ENDED = tuple('.!?:;)"”]*=_-')
# A web address has no stop behind it, and the words that end a passage may have lost theirs.
_ENDED_WITHOUT_STOP = re.compile(
    r"\b(?:(?:HTTPS?:|WWW\.)\S*(?:[ ]/)?|END (?:COMMENT|NOTE|SUMMARY|TEXT)|MINIMIZE CONSIDERED)$",
    re.IGNORECASE,
)
_LONGEST_ADDRESS = 100
_WINDOW = 1200
_MOST_NOTES = 6


@dataclass(slots=True)
class Closing:
    """Who signed, and where the body ends (before a signer's own line, or at the last of the text)."""

    body_end: int
    signers: tuple[str, ...] = ()
    place: tuple[int, int] | None = None


def is_end_sign(line: str) -> bool:
    """Whether a line after the signer only closes the transmission; others are remarks."""
    return _END_SIGN.fullmatch(line) is not None


def read_closing(found: Findings, body_start: int, text_end: int) -> Closing:
    """Read the end of the text at *text_end*; *body_start* is as far up as it may look."""
    text = found.text
    floor = max(body_start, len(text[:text_end].rstrip()) - _WINDOW)
    lines = _last_lines(found.clean, floor, text_end)
    trailers: list[tuple[int, int]] = []
    notes: list[tuple[int, int]] = []
    closing: Closing | None = None
    while lines and closing is None:
        words = text[slice(*lines[-1])].strip()
        if _END_SIGN.fullmatch(words):
            trailers.append(lines.pop())
            continue
        closing = _signed(text, lines)
        if closing is None:
            height = _note_height(text, lines)
            if not height or len(notes) + height > _MOST_NOTES:
                break
            notes += reversed(lines[-height:])
            del lines[-height:]
    if closing is None:
        lines += reversed(notes)
        closing = Closing(lines[-1][1] if lines else body_start)
    else:
        trailers += notes
    for start, end in trailers:
        found.span(start, end, SpanKind.TRAILER)
    if closing.place:
        found.span(*closing.place, SpanKind.SIGNER)
    return closing


def _note_height(text: str, lines: list[tuple[int, int]]) -> int:
    """Return how many of the last lines are one note; 0 if they are none."""
    last = text[slice(*lines[-1])].strip()
    if _NOTE.fullmatch(last) or signatures.is_title(last):
        return 1
    for height in range(2, min(_MOST_NOTES, len(lines) - 1) + 1):
        start, end = lines[-height]
        if end + 1 != lines[1 - height][0]:
            return 0
        if _NOTE_OPENING.match(text, start, end):
            return height
    return 0


def _last_lines(text: str, floor: int, text_end: int) -> list[tuple[int, int]]:
    """Return the places of the lines with text from *floor* on."""
    lines: list[tuple[int, int]] = []
    position = (
        text.rfind("\n", 0, floor) + 1 if floor and text[floor - 1 : floor] != "\n" else floor
    )
    position = max(position, 0)
    for line in text[position:text_end].split("\n"):
        if line.strip():
            lines.append((position, position + len(line)))
        position += len(line) + 1
    return lines


def _signed(text: str, lines: list[tuple[int, int]]) -> Closing | None:
    if not lines:
        return None
    above = text[lines[-2][0] : lines[-2][1]] if len(lines) > 1 else ""
    start, end = signatures.inside(text, *lines[-1])
    for find in (signatures.capitals_alone, signatures.mixed_alone):
        place = find(text, start, end) if len(lines) > 1 else None
        if place and not _is_next_letter(text[slice(*lines[-1])], above):
            if _SENTENCE_GOES_ON.search(above) and lines[-2][1] + 1 == lines[-1][0]:
                continue
            mixed = find is signatures.mixed_alone
            if not _is_ended(above) and _is_last_word(text, lines[-2][1], start, mixed):
                continue
            closing = Closing(start, (text[slice(*place)],), place)
            return _with_second_signer(text, lines, closing)
    place = signatures.name_behind_text(text, start, end)
    if place and not _ends_list(text[lines[-1][0] : place[0]], above):
        return Closing(place[0], (text[slice(*place)],), place)
    return None


def _is_ended(line: str) -> bool:
    """Whether a sentence, or what stands for one, ends with *line*."""
    words = line.rstrip(" \t")
    return (
        words.endswith(_ENDED) or _ENDED_WITHOUT_STOP.search(words[-_LONGEST_ADDRESS:]) is not None
    )


def _is_next_letter(line: str, above: str) -> bool:
    """Whether a line that could be a name with its initial is the item after the one above."""
    letter, before = _LETTERED.match(line), _LETTERED.match(above)
    return letter is not None and before is not None and ord(letter[1]) == ord(before[1]) + 1


def _ends_list(before: str, above: str) -> bool:
    """Whether the last word is all of an item: "1. Paint", "2. Rope"; "HE LEFT.", "3. CONFIRMED".

    A number that the sentence above breaks off before belongs to the sentence, not to the word.
    """
    if not _ITEM.fullmatch(before.rstrip()):
        return False
    if _is_ended(above):
        return True
    item, last = _ITEM.match(above), _FIGURE.search(before)
    if item is None or len(above) >= 60 or MARKING.search(above):
        return False
    # Figures of a list count on: below "6. WE MEET ON MAY" the 24 is a day.
    number = _FIGURE.search(item[0])
    return number is None or last is None or int(last[0]) == int(number[0]) + 1


def _with_second_signer(text: str, lines: list[tuple[int, int]], closing: Closing) -> Closing:
    """Add a surname on the line above, where two officers signed."""
    if len(lines) < 3 or closing.place is None:
        return closing
    if any(map(str.isalpha, text[lines[-1][0] : closing.place[0]])):
        # "UNQUOTE SAMPLE": the name above is that of the quoted message.
        return closing
    start, end = lines[-2]
    above = text[lines[-3][0] : lines[-3][1]]
    other = text[start:end].strip()
    if not signatures.is_surname(other) or not _is_ended(above) or above.endswith(":"):
        return closing
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Closing(start, (other, *closing.signers), (start, closing.place[1]))


def _is_last_word(text: str, above_end: int, start: int, mixed: bool) -> bool:
    """Whether the last line ends the sentence above it: no blank line between, no stop before."""
    return mixed and "\n\n" not in text[above_end : start + 1].replace(" ", "")
