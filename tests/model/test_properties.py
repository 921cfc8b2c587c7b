"""What holds for any text at all."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cablereader import Cable, parse_cable
from cablereader.model.defect import DefectCode

from .messages import envelope, message

_FRAGMENTS = [
    *envelope().split("\n"),
    *message().split("\n"),
    "XMT AMCONSUL SAMPLE",
    "ZEN/AMEMBASSY SAMPLE PRIORITY 4778-4781",
    "TO ",
    "INFO ",
    "ACTION ARA-20",
    "INFO  OCT-01  ISO-00  /086 W",
    "This record is a partial extract of the original cable.",
    "Friday, 09 February 2007, 11:20",
    "0004C O N F I D E N T I A L SECTION 01 OF 02 LIMA 001052",
    "SS E C R E T LIMA 001052",
    "UNCLAS E F T O LONDON 002468",
    "S e c r e t state 068250",
    "NOFORN",
    "DEPT FOR WHA/AND",
    "E.O. 12598: DECL: 2019/02/03",
    "E.O. 12065: GDS 8/13/85 (SAMPLE, JANE Q.) OR-P",
    "TAGS: [PREL](#) [PE](#)",
    "TAGS ECONEFIN KNNPMNUC PE",
    "TAGS: OVIP (SAMPLE, JANE), RU",
    "SUBJECT: (S/NF) A TITLE REF: A. LIMA 12",
    "REF: A. A) 06 LIMA 4698",
    "¶B. B) STATE 41252 AND 44603 (NOTAL)",
    "C. SAMPLE-DOE E-MAIL 05/11/07",
    "REFTEL",
    "DERIVED FROM: DSCG 05-1 B,D",
    "REASON: 1.4 (B), (D)",
    "1. (C) Summary: The tower is green.",
    "End summary.",
    "¶2003. They met in",
    "March",
    "¶27.  (Attempts failed.)",
    "15. (U) The keeper,s boat &red lines8.",
    "3) (SBU) A.",
    "(C) No number.",
    "(Comment: A. End comment.)",
    "(Note: B",
    "-------",
    "- - -",
    "THE HARBOR",
    "The Harbor",
    "-- A point",
    "A. (C) A letter",
    "BEGIN TEXT:",
    "END TEXT.",
    "LIMA 00001052  002 OF 004",
    "PAGE 02        LIMA  01052  01 OF 03  251228Z",
    "CONFIDENTIAL",
    "XXXXXXXXXXXX",
    "NNNN",
    "BT",
    "#1052",
    "Sample",
    "Â¶3. (C) â€œA€",
    "<pre>",
    "</pre>",
    "<html>",
    "<table class='cable'><td>07LIMA1052</td></table>",
    "07LIMA1052",
    "2007-03-27 22:39",
    "SECRET//NOFORN",
    "Embassy Lima",
    "Message Text",
    "Message Attributes",
    "Draft Date: 16 APR 1973",
    "\x00",
    "\r",
    "\t",
    ">",
    "",
    " ",
    "١٢. (C) A",
]


@st.composite
def _damaged(draw: st.DrawFn) -> str:
    """Draw a text of cable-like pieces, shuffled, joined by anything, with characters changed."""
    pieces = draw(st.lists(st.sampled_from(_FRAGMENTS), max_size=40))
    joints = draw(
        st.lists(st.sampled_from(["\n", "\n", "\n\n", " ", "", "\r\n"]), min_size=41, max_size=41)
    )
    text = "".join(piece + joint for piece, joint in zip(pieces, joints, strict=False))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.text(max_size=3)) + text[at + draw(st.integers(0, 3)) :]
    return text


@st.composite
def _message_with_a_damaged_line(draw: st.DrawFn) -> str:
    """Draw a good message in which lines are lost, doubled, moved or replaced."""
    lines = message().split("\n")
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        change = draw(st.sampled_from(["lose", "double", "join", "put"]))
        if change == "lose" and len(lines) > 1:
            del lines[at]
        elif change == "double":
            lines.insert(at, lines[at])
        elif change == "join" and at + 1 < len(lines):
            lines[at : at + 2] = [lines[at] + lines[at + 1]]
        elif change == "put":
            lines.insert(at, draw(st.sampled_from(_FRAGMENTS)))
    return "\n".join(lines)


_ANY = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="1.() CSNF/¶\n-ABEINO:", max_size=300),
    _damaged(),
    _message_with_a_damaged_line(),
)
_SETTINGS = settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


def _check_spans(cable: Cable) -> None:
    open_spans: list[tuple[int, int, int]] = []
    previous: tuple[int, int] | None = None
    for start, end, kind in cable.spans:
        assert 0 <= start < end <= len(cable.text)
        key = (start, -end)
        assert previous is None or previous <= key
        previous = key
        while open_spans and open_spans[-1][1] <= start:
            open_spans.pop()
        if open_spans:
            assert end <= open_spans[-1][1]
            assert open_spans[-1][2] < kind.depth
        open_spans.append((start, end, kind.depth))


def _check_paragraphs(cable: Cable) -> None:
    for paragraph, following in zip(cable.paragraphs, cable.paragraphs[1:], strict=False):
        assert paragraph.end == following.start
    for paragraph in cable.paragraphs:
        assert 0 <= paragraph.start < paragraph.end <= len(cable.text)
        assert paragraph.printed is None or paragraph.printed != str(paragraph.number)


def _check_defects(cable: Cable) -> None:
    codes = {defect.code for defect in cable.defects}
    for defect in cable.defects:
        assert defect.message
        if defect.code is DefectCode.ENCODING_REPAIRED and DefectCode.CONTROL_CHARACTERS in codes:
            continue  # formats/test_decoding.py: place-of-a-repair rows
        assert 0 <= defect.start <= defect.end <= len(cable.text)


@_SETTINGS
@given(_ANY)
@example("")
@example("1. (C)")
@example("REF: A. " * 400)
def test_any_text(text: str) -> None:
    cable = parse_cable(text)
    _check_spans(cable)
    _check_paragraphs(cable)
    _check_defects(cable)
    for item in (*cable.to, *cable.info, *cable.exempt, *cable.by_other_means, *cable.references):
        assert 0 <= item.start <= item.end <= len(cable.text)
        assert cable.text_of(item).strip()
    assert json.loads(json.dumps(cable.to_dict()))["text"] == cable.text


@_SETTINGS
@given(_ANY)
def test_parsing_is_deterministic(text: str) -> None:
    assert parse_cable(text) == parse_cable(text)


@_SETTINGS
@given(
    _message_with_a_damaged_line(),
    st.permutations(["summary", "defects", "subject", "classified_by", "paragraphs", "spans"]),
)
def test_what_is_asked_for_first_does_not_matter(text: str, names: list[str]) -> None:
    asked = parse_cable(text)
    for name in names:
        getattr(asked, name)
    assert asked.to_dict() == parse_cable(text).to_dict()


@_SETTINGS
@given(st.one_of(_damaged(), _message_with_a_damaged_line()))
def test_bytes_and_text_give_the_same(text: str) -> None:
    clean = "".join(letter for letter in text if letter == "\n" or letter.isprintable())
    clean = clean.encode("utf-8", "ignore").decode()
    one, other = parse_cable(clean.encode()), parse_cable(clean)
    assert one.to_dict() == other.to_dict()


@_SETTINGS
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    cable = parse_cable(data)
    _check_spans(cable)
    _check_defects(cable)
    json.dumps(cable.to_dict())


@_SETTINGS
@given(_message_with_a_damaged_line())
def test_text_is_kept(text: str) -> None:
    # Nothing of a message in plain characters is lost or changed on entry.
    plain = "".join(letter for letter in text if letter == "\n" or " " <= letter <= "~")
    cable = parse_cable(plain)
    if cable.source_format in ("message", "text"):
        assert cable.text == plain


@_SETTINGS
@given(_message_with_a_damaged_line())
def test_parsed_text_parses_to_the_same(text: str) -> None:
    cable = parse_cable(text)
    if cable.source_format == "message":
        again = parse_cable(cable.text)
        assert (again.reference_id, again.subject, again.paragraphs) == (
            cable.reference_id,
            cable.subject,
            cable.paragraphs,
        )
