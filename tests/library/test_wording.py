"""A text is searched, and hits in it are marked, as it is read."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablereader.library import Highlighter, parse_query
from cablereader.library.cut_words import USUAL_DISTANCE
from cablereader.library.folding import SIGN, FoldedText
from cablereader.library.interruptions import interruptions
from cablereader.library.record import packed, record_of, unpacked
from cablereader.library.snippets import snippet
from cablereader.library.tokens import EVERY
from cablereader.library.wording import index_text, wording
from cablereader.model.parsing import parse_message
from cablereader.model.span import SpanKind
from tests.library.telegrams import telegram

_FOOT = "LIMA 00001052  002 OF 003"
_HEADING = "CONFIDENTIAL\nPAGE 02        LIMA  01052  01 OF 03  251228Z\nCONFIDENTIAL"
_SECTION = "C O N F I D E N T I A L SECTION 02 OF 03 LIMA 001052\n\nSIPDIS\n\nSUBJECT: A LIGHTHOUSE"
_FIRST_SECTION = "C O N F I D E N T I A L SECTION 01 OF 03 LIMA 001052\n\n"


def _finds(index: sqlite3.Connection, query: str, text: str) -> bool:
    index.execute("INSERT INTO words (words) VALUES ('delete-all')")
    index.execute("INSERT INTO words (text, facts) VALUES (?, ?)", (index_text(text), EVERY))
    match = parse_query(query).match()
    found = index.execute("SELECT count(*) FROM words WHERE words MATCH ?", (match,)).fetchone()
    return bool(found[0])


def _marked(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in Highlighter(parse_query(query).tree).hits(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "marked"),
    [
        # A page ends inside of a sentence.
        (
            "of the green tower",
            f"news of the\n\n{_FOOT}\n\n\ngreen tower",
            [f"of the\n\n{_FOOT}\n\n\ngreen tower"],
        ),
        (
            "the green",
            f"the\n{_HEADING}\ngreen tower",
            [f"the\n{_HEADING}\ngreen"],
        ),
        (
            "the green",
            f"{_FIRST_SECTION}1. (C) the\n\n{_SECTION}\n\ngreen tower",
            [f"the\n\n{_SECTION}\n\ngreen"],
        ),
        # The page ends where a page of the archives begins.
        ("the green", f"the\n{_FOOT}\n\n{_HEADING}\n\ngreen", [f"the\n{_FOOT}\n\n{_HEADING}\n\ngreen"]),
        # A page line is found itself.
        (_FOOT, f"the\n{_FOOT}\n\ngreen", [_FOOT]),
        ("LIMA 01052", f"the\n{_HEADING}\n\ngreen", ["LIMA  01052"]),
        # It may cut a word.
        ("the government fell", f"the govern-\n\n{_FOOT}\n\n  ment fell", [f"the govern-\n\n{_FOOT}\n\n  ment fell"]),
        ("a long term plan", f"a long-\n{_FOOT}\nterm plan", [f"a long-\n{_FOOT}\nterm plan"]),
        # Words that line ends cut.
        ("the government and the parliament", "the govern-\nment and the parlia-\nment", ["the govern-\nment and the parlia-\nment"]),
        ("the government's long-term plan", "the govern-\nment,s long-\nterm plan", ["the govern-\nment,s long-\nterm plan"]),
        ("a long-term government plan", "a long-\nterm govern-\nment plan", ["a long-\nterm govern-\nment plan"]),
        ("cafeteria plan", "the café\u0301-\nteria".replace("é\u0301", "e\u0301") + " plan", ["cafe\u0301-\nteria plan"]),
        ("cooperative government", "co\u00ad\noperative govern\u2010\nment", ["co\u00ad\noperative govern\u2010\nment"]),
        # Substituted and damaged letters
        ("peru's red lines were", f"Peru,s &red\n\n{_FOOT}\n\nlines8 were", [f"Peru,s &red\n\n{_FOOT}\n\nlines8 were"]),
        ("araujo's plan", f"ARAÚJO’S\n{_FOOT}\nplan", [f"ARAÚJO’S\n{_FOOT}\nplan"]),
        # What a web page left
        ("the green tower", "the<br>green</strong> tower", ["the<br>green</strong> tower"]),
        ("as lima 1052 says", "as [LIMA 1052](/cable/2007/03/07LIMA1052.html) says", ["as [LIMA 1052](/cable/2007/03/07LIMA1052.html) says"]),
        ("the green", "the\n\nLIMA\u00a000001052\u00a0 002 OF 003\n\ngreen", ["the\n\nLIMA\u00a000001052\u00a0 002 OF 003\n\ngreen"]),
        # One paragraph is not the other; a number that is typed is found.
        ("tower fell the keeper", "the tower fell.\n\n5. (C) The keeper mourned", []),
        ("tower fell 5 c the keeper", "the tower fell.\n\n¶5. (C) The keeper mourned", ["tower fell.\n\n¶5. (C) The keeper"]),
        ("the green tower", "the green - and not the blue - tower", []),
        ("the tower", "the <green> tower", []),
    ],
)  # fmt: skip
def test_nothing_hides_a_phrase_inside_of_a_sentence(
    index: sqlite3.Connection, phrase: str, text: str, marked: list[str]
) -> None:
    query = f'"{phrase}"'
    assert _marked(query, text) == marked
    assert _finds(index, query, text) == bool(marked)


@dataclass(frozen=True)
class _Written:
    """A text, where its words stand, and behind which of them a line end cuts one in two."""

    text: str
    places: tuple[tuple[int, int], ...]
    cuts: frozenset[int]

    def said(self, first: int, last: int, joined: frozenset[int]) -> str:
        """Return the words *first* to *last*, those joined that are cut where *joined* says."""
        said = ""
        for number in range(first, last + 1):
            start, end = self.places[number]
            between = "" if number in joined else "-" if number in self.cuts else " "
            said += self.text[start:end] + (between if number < last else "")
        return said


_SYLLABLES = ("ba", "co", "du", "fé", "gi", "ló", "mar", "nor", "pe", "ryn", "sta", "tú")
_BETWEEN = st.sampled_from(
    [
        *([" "] * 6),
        *("\n", ", ", "  \n   ", "<br>", f"\n{_FOOT}\n\n", f"\n\n{_HEADING}\n\n", f"\n{_SECTION}\n\n"),
    ]
)  # fmt: skip
_CUT = st.sampled_from(["-\n", "-  \n   ", f"-\n\n{_FOOT}\n\n", "\u2010\n"])


def _word(number: int) -> str:
    """Return a word that is no other's, in lower-case letters."""
    base = len(_SYLLABLES)
    return "".join(
        _SYLLABLES[digit] for digit in (number // base**2, number // base % base, number % base)
    )


@st.composite
def _texts(draw: st.DrawFn, most: int = 24) -> _Written:
    count = draw(st.integers(2, most))
    text = _FIRST_SECTION
    places: list[tuple[int, int]] = []
    cuts: set[int] = set()
    for number in range(count):
        word = _word(number)
        places.append((len(text), len(text) + len(word)))
        text += word
        if number < count - 1 and len(cuts) < 8 and draw(st.integers(0, 5)) == 0:
            cuts.add(number)
            text += draw(_CUT)
        else:
            text += draw(_BETWEEN)
    return _Written(text, tuple(places), frozenset(cuts))


@given(_texts(), st.data())
def test_any_phrase_as_a_reader_reads_it_is_found_and_marked(
    index: sqlite3.Connection, written: _Written, data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(written.places) - 2))
    last = data.draw(st.integers(first + 1, min(first + 5, len(written.places) - 1)))
    cuts = sorted(cut for cut in written.cuts if first <= cut < last)[:3]
    joined = frozenset(cut for cut in cuts if data.draw(st.booleans()))
    query = f'"{written.said(first, last, joined)}"'
    place = written.places[first][0], written.places[last][1]
    assert _finds(index, query, written.text)
    assert place in Highlighter(parse_query(query).tree).hits(written.text)


@given(_texts(), st.data())
def test_words_that_no_reader_reads_one_after_the_other_are_no_phrase(
    index: sqlite3.Connection, written: _Written, data: st.DataObject
) -> None:
    numbers = st.integers(0, len(written.places) - 1)
    one, other = data.draw(numbers), data.draw(numbers)
    query = f'"{_word(one)} {_word(other)}"'
    assert _finds(index, query, written.text) == (other == one + 1)


@given(_texts(80), st.data())
def test_words_are_near_by_the_words_a_reader_reads_between_them(
    index: sqlite3.Connection, written: _Written, data: st.DataObject
) -> None:
    numbers = st.integers(0, len(written.places) - 1)
    one, other = sorted((data.draw(numbers), data.draw(numbers)))
    between = other - one - 1
    is_found = _finds(index, f"{_word(one)} NEAR {_word(other)}", written.text)
    if between <= USUAL_DISTANCE:
        assert is_found
    # Each word that is joined is one less.
    elif between - len(written.cuts & set(range(one, other))) > USUAL_DISTANCE:
        assert not is_found


@given(_texts(80), st.data())
def test_a_word_that_was_cut_is_near_others(
    index: sqlite3.Connection, written: _Written, data: st.DataObject
) -> None:
    if not written.cuts:
        return
    cut = data.draw(st.sampled_from(sorted(written.cuts)))
    joined = written.said(cut, cut + 1, frozenset([cut]))
    other = data.draw(
        st.sampled_from([cut - 1 - USUAL_DISTANCE, cut - 1, cut + 2, cut + 2 + USUAL_DISTANCE])
    )
    if 0 <= other < len(written.places):
        assert _finds(index, f"{joined} NEAR {_word(other)}", written.text)


@given(st.text(alphabet="aé-\n ßﬁ&8\u0301,s<br>PAGE 012LIM\u00a0[](#)OF", max_size=200))
def test_every_place_said_is_a_place_of_the_text(text: str) -> None:
    through = wording(text)
    for said in filter(None, (through, through.apart)):
        folded = FoldedText(said.text)
        for place, sign in enumerate(folded.text):
            if sign.isalnum() and sign != SIGN:
                original = said.way_back.original(folded.way_back.original(place))
                assert sign in FoldedText(text[original]).text


@pytest.mark.parametrize("text", ["", "-\n", "a-\n", "<br>", _FOOT, f"{_FOOT}\n{_FOOT}", "\n\n"])
def test_texts_of_nothing_else_are_said(text: str) -> None:
    assert wording(text).text.strip() in ("", "-", "a-")


@pytest.mark.parametrize("between", ["-\n", "\u2010\n   "])
def test_a_text_of_cut_words_only_is_said_three_times_at_most(
    index: sqlite3.Connection, between: str
) -> None:
    text = between.join(_word(number) for number in range(1700)) * 2
    assert len(index_text(text)) < 3 * len(text) + 1000
    for number in (0, 800, 1698):
        assert _finds(index, _word(number) + _word(number + 1), text)


def test_a_phrase_copied_with_its_page_line_is_that_phrase(index: sqlite3.Connection) -> None:
    text = f"news of the\n\n{_FOOT}\n\n\ngreen tower"
    assert _finds(index, f'"of the  {_FOOT}  green tower"', text)
    assert _marked(f'"of the\n{_FOOT}\ngreen"', text) == [f"of the\n\n{_FOOT}\n\n\ngreen"]


@pytest.mark.parametrize(
    ("subject", "query", "is_found"),
    [
        ("A GREEN GOVERN-\nMENT", "subject:government", True),
        ("A GREEN GOVERN-\n   MENT", 'subject:"green govern-ment"', True),
        ("A GREEN LONG-TERM PLAN", "subject:longterm", False),
        ("A GREEN LONG-TERM PLAN", "subject:long-term", True),
    ],
)
def test_a_word_of_the_subject_may_be_cut(
    index: sqlite3.Connection, subject: str, query: str, is_found: bool
) -> None:
    record = record_of(parse_message(telegram(subject=subject)))
    index.execute("INSERT INTO words (words) VALUES ('delete-all')")
    index.execute("INSERT INTO words (subject) VALUES (?)", (record.indexed.subject,))
    match = parse_query(query).match()
    found = index.execute("SELECT count(*) FROM words WHERE words MATCH ?", (match,)).fetchone()
    assert bool(found[0]) == is_found


def test_page_lines_are_those_the_parser_tells() -> None:
    body = (
        f"The tower was\n\n{_FOOT}\n\npainted.\n{_HEADING}\nGreen.\n\n{_SECTION}\n\n2. (C) No more."
    )
    text = telegram(serial=1052, body=body).replace(
        "C O N F I D E N T I A L LIMA", "C O N F I D E N T I A L SECTION 01 OF 03 LIMA"
    )
    cable = parse_message(text)
    told = [(span.start, span.end) for span in cable.spans_of(SpanKind.PAGE_LINE)]
    assert len(told) == 3
    assert interruptions(text) == told


def test_a_text_is_taken_out_of_the_index_as_it_was_put_in(monkeypatch: pytest.MonkeyPatch) -> None:
    cable = parse_message(telegram(body=f"The tower was\n\n{_FOOT}\n\npainted."))
    record = record_of(cable)
    # A later parser that tells page lines otherwise
    monkeypatch.setattr("cablereader.library.wording.interruptions", lambda _: [])
    assert unpacked(packed(record)) == (cable.text, record.indexed)


def test_what_is_said_apart_is_near_nothing(index: sqlite3.Connection) -> None:
    text = f"The tower govern-\nment {'word ' * 30}\n{_FOOT}\n\n{'word ' * 30} parlia-\nment SAMPLE"
    for query in ("sample NEAR lima", "lima NEAR tower", "003 NEAR government"):
        assert not _finds(index, query, text), query
    assert _finds(index, "tower NEAR/1 government", text)


def test_a_passage_shows_no_page_line_within_it() -> None:
    text = telegram(body=f"The keeper of the green\n\n{_FOOT}\n\ntower said so.")
    found = snippet(text, Highlighter(parse_query('"green tower"').tree))
    assert "The keeper of the green tower said so." in found.text
    [(start, end)] = found.hits
    assert found.text[start:end] == "green tower"


def test_a_passage_shows_the_page_line_that_was_searched() -> None:
    text = telegram(body=f"The keeper of the green\n\n{_FOOT}\n\ntower said so.")
    found = snippet(text, Highlighter(parse_query(f'"{_FOOT}"').tree))
    [(start, end)] = found.hits
    assert found.text[start:end] == " ".join(_FOOT.split())


def test_a_passage_is_as_long_over_a_section_as_elsewhere() -> None:
    words = "word " * 80
    text = f"{_FIRST_SECTION}1. (C) {words}The keeper of the\n\n{_SECTION}\n\ntower {words}"
    found = snippet(text, Highlighter(parse_query('"keeper of the tower"').tree))
    assert len(found.text) > 150
    assert "LIMA" not in found.text
