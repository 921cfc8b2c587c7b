"""A cable set for reading: what is joined, what is kept, and a reason for all that is not shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablereader import parse_cable, read_cables
from cablereader.model.body.body_start import body_start
from cablereader.model.cable import Cable
from cablereader.model.reading.reading_segments import Reason
from cablereader.model.reading.reading_text import Block, BlockKind, ReadingText, Tint
from cablereader.model.reading.typesetting import set_for_reading
from cablereader.model.span import SpanKind

_HEAD = "UNCLAS LIMA 000012\n\nE.O. 12958: N/A\nTAGS: PREL, PE\nSUBJECT: A LIGHTHOUSE\n\n"


def read(body: str) -> tuple[Cable, ReadingText]:
    cable = parse_cable(_HEAD + body)
    return cable, set_for_reading(cable)


def shown(body: str) -> list[tuple[str, str]]:
    """Return kind and text of each block of a body."""
    _, reading = read(body)
    return [(str(item.kind), words(reading, item)) for item in reading.blocks]


def words(reading: ReadingText, block: Block) -> str:
    return reading.text[block.start : block.end]


_SAMPLE_WORDS = st.sampled_from(
    [
        *("the keeper said", "that the light, which is", "Peru,s lamp", "&red lamps8", "long-"),
        *("term oil", "XXXXXXXXXXXX", "March", "¶27. (Attempts", "END SUMMARY.", "\t", "   ", "  "),
        *(
            "\n",
            "\n",
            "\n",
            "\n\n",
            "\n\n",
            "1. (U) ",
            "2. (C) ",
            "3. ",
            "(C) ",
            "-- ",
            "a. ",
            "* ",
        ),
        *("-----\n", "COMMENT\n-------\n", "SUMMARY:", "Comment:", "End comment.", "NNNN", "BT\n"),
        *("\nLIMA 00000012  002 OF 003\n", "\n\nPAGE 02        LIMA  00012  021634Z\n\n"),
        *(
            "Oil    12   14",
            "Wick    3    1",
            "| a | b |",
            "<br>",
            "\x00",
            "\u2029",
            "é",
            "\U0001f4dc",
        ),
    ]
)


@given(st.lists(_SAMPLE_WORDS, max_size=60).map("".join))
def test_segments_tile_both_texts_and_nothing_is_lost_in_silence(body: str) -> None:
    check_tiling(*read(body))


@given(st.text(max_size=300))
def test_any_text_can_be_set(text: str) -> None:
    cable = parse_cable(text)
    check_tiling(cable, set_for_reading(cable))


def test_samples_and_seeds_are_accounted_for(samples: Path) -> None:
    for path in sorted(samples.iterdir()):
        for cable in read_cables(path):
            check_tiling(cable, set_for_reading(cable))


_MAY_HIDE = {
    Reason.PAGE_LINE: {SpanKind.PAGE_LINE},
    Reason.TRANSPORT: {SpanKind.TRAILER},
    Reason.MARGIN: {SpanKind.PARAGRAPH_NUMBER, SpanKind.PORTION_MARKING},
}


def check_tiling(cable: Cable, reading: ReadingText) -> None:
    text_at = shown_at = 0
    covered = {
        reason: {
            place
            for span in cable.spans
            if span.kind in kinds
            for place in range(span.start, span.end)
        }
        for reason, kinds in _MAY_HIDE.items()
    }
    for start, end, first, last, reason in reading.segments:
        assert (start, first) == (text_at, shown_at)
        written, instead = cable.text[start:end], reading.text[first:last]
        text_at, shown_at = end, last
        if reason is None:
            assert written == instead
        elif reason is Reason.LINE_BREAK:
            assert written.strip() == ""
            assert instead in ("", " ", "\n")
        elif reason is Reason.HYPHEN:
            assert (written, instead) == ("-", "")
        elif reason is Reason.HEADER:
            assert end <= body_start(cable)
        elif reason is Reason.RULE:
            assert not written.strip("-=*_#~ \t")
        elif reason is Reason.LIST_SIGN:
            assert len(written.strip()) <= 8
        elif reason is Reason.REPAIR:
            assert any(item.start <= start and end <= item.end for item in cable.defects)
        elif reason is Reason.CONTROL:
            assert not written.isprintable()
        else:
            loose = [at for at in range(start, end) if not cable.text[at].isspace()]
            assert reason is Reason.MARGIN or set(loose) <= covered[reason]
            assert set(loose) - covered[reason] <= {at for at in loose if cable.text[at] in "-¶"}
    assert (text_at, shown_at) == (len(cable.text), len(reading.text))
    check_blocks(reading)
    check_places(cable, reading)


def check_blocks(reading: ReadingText) -> None:
    assert [item.end + 1 for item in reading.blocks[:-1]] == [b.start for b in reading.blocks[1:]]
    for item in reading.blocks:
        assert "\n" not in words(reading, item)
    if reading.blocks:
        assert (reading.blocks[0].start, reading.blocks[-1].end) == (0, len(reading.text))


def check_places(cable: Cable, reading: ReadingText) -> None:
    for start, end, first, last, reason in reading.segments:
        if reason is None:
            assert (reading.to_reading(start), reading.to_text(first)) == (first, start)
            assert reading.place_in_text(first, last) == (start, end)
            assert reading.place_in_reading(start, end) == (first, last)
    ahead = [reading.to_reading(at) for at in range(len(cable.text) + 1)]
    back = [reading.to_text(at) for at in range(len(reading.text) + 1)]
    assert ahead == sorted(ahead)
    assert back == sorted(back)
    assert all(0 <= at <= len(reading.text) for at in ahead)


# Paragraphs


def test_hard_line_breaks_are_joined_and_double_blanks_folded() -> None:
    assert shown("1. (U) The light is\nout.  It was\n  lit.\n") == [
        ("paragraph", "The light is out. It was lit.")
    ]


def test_numbers_and_markings_stand_in_the_margin() -> None:
    cable, reading = read("1. (C) The light is out.\n\n2. (SBU) It was lit.\n")
    margins = [item.margin for item in reading.blocks]
    assert [(m.number, m.marking) for m in margins if m] == [(1, "C"), (2, "SBU")]
    first = margins[0]
    assert first is not None
    assert cable.text[first.start : first.end] == "1. (C)"


def test_a_marking_without_words_is_the_text() -> None:
    _, reading = read("1. (C - ENTIRE TEXT)\n\n2. (C) The lamp.\n")
    assert reading.text == "(C - ENTIRE TEXT)\nThe lamp."
    margins = [block.margin for block in reading.blocks]
    assert [(m.number, m.marking) for m in margins if m] == [(1, None), (2, "C")]


def test_a_number_without_words_has_a_line_of_its_own() -> None:
    _, reading = read("1. (U) One.\n\n2.\n\n3. (U) Three, that is.\n")
    assert [block.margin.number for block in reading.blocks if block.margin] == [1, 2, 3]


def test_a_second_paragraph_under_one_number_has_no_margin() -> None:
    _, reading = read("1. (U) One.\n\nTwo.\n\n2. (U) That is all.\n")
    assert [(str(b.kind), b.margin is not None) for b in reading.blocks] == [
        ("paragraph", True),
        ("continuation", False),
        ("paragraph", True),
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("a long-\nterm plan", "a long-term plan", id="a compound keeps its hyphen"),
        pytest.param("recommen-\ndation. A recommendation", "recommendation.", id="a parted word"),
        pytest.param("the re-\nform. Re-form; a reform", "the re-form.", id="both are words"),
        pytest.param("mid-\nand long-term", "mid- and long-term", id="a suspended hyphen"),
        pytest.param("the light --\nout", "the light -- out", id="a dash"),
        pytest.param("the G-\n77", "the G-77", id="a figure"),
    ],
)
def test_hyphens_at_the_end_of_a_line(body: str, text: str) -> None:
    assert shown(f"1. (U) {body}\n")[0][1].startswith(text)


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            "He told Ms.\n\nLIMA 00000012  002 OF 003\n\n\nOakes so.", 1, id="across a page"
        ),
        pytest.param("He left.\n\nLIMA 00000012  002 OF 003\n\n\nShe stayed.", 2, id="ended"),
        pytest.param("He left the\n\nlamp.", 1, id="double-spaced"),
        pytest.param("He left\n\nThe lamp.", 2, id="a capital begins anew"),
    ],
)
def test_sentences_over_blank_lines(body: str, blocks: int) -> None:
    assert len(shown(f"1. (U) {body}\n")) == blocks


def test_page_lines_and_transport_signs_are_gone() -> None:
    blocks = shown("1. (U) The\n\nLIMA 00000012  002 OF 003\n\n\nlight.\nOAKES\nBT\n#0012\nNNNN\n")
    assert blocks == [("paragraph", "The light."), ("signer", "OAKES")]


def test_remarks_after_the_signer_stay() -> None:
    blocks = shown("1. (U) The light.\nOAKES\nCLEARED BY: CONS:MLINDGREN\nNNNN\n")
    assert blocks[-1] == ("remark", "CLEARED BY: CONS:MLINDGREN")


def test_short_lines_that_were_broken_on_purpose_stay() -> None:
    body = "1. (U) Participants were\nCaptain Arana\nMs. Lindgren\nThe Charge\nand two keepers.\n"
    assert len(shown(body)) > 2


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("The President\nand the\nSecretary have endorsed", id="small letters go on"),
        pytest.param("with the U.S.\nin the UN\nGeneral Assembly only", id="one break is not two"),
        pytest.param("A gift to the\nNorth of\nPeru", id="a preposition waits for its noun"),
        pytest.param(
            "The Harbor\nThe Tower\nThe keeper, who had come all the way on foot", id="a long line"
        ),
    ],
)
def test_lines_that_an_editor_broke_are_joined(body: str) -> None:
    assert shown(f"1. (U) {body}\n") == [("paragraph", body.replace("\n", " "))]


# Headings, lists, passages


def test_a_heading_loses_its_rule_and_another_rule_stays() -> None:
    blocks = shown(
        "1. (U) One.\n\n---------\nThe Lamp\n---------\n\n2. (U) Two.\n\n* * *\n\nThat is all.\n"
    )
    assert blocks == [
        ("paragraph", "One."),
        ("heading", "The Lamp"),
        ("paragraph", "Two."),
        ("rule", ""),
        ("continuation", "That is all."),
    ]


def test_list_items_have_hanging_signs() -> None:
    blocks = shown("1. (U) Points:\n\n-- The lamp\nis out.\n\n* Oil.\n\na. (U) A wick.\n")
    assert blocks[1:] == [
        ("item", "–\tThe lamp is out."),
        ("item", "•\tOil."),
        ("item", "a.\t(U) A wick."),
    ]


def test_an_item_further_right_lies_deeper() -> None:
    _, reading = read("1. (U) Points:\n\n-- One\n   -- Two\n   -- Three\n-- Four\n")
    assert [b.level for b in reading.blocks if b.kind is BlockKind.ITEM] == [0, 1, 1, 0]


def test_a_letter_behind_a_restored_mark_is_an_item() -> None:
    blocks = shown("1. (U) Three ways:\n\n¶A. (U) Oil.\n\n¶B. (U) Gas.\n")
    assert blocks[1:] == [("item", "A.\t(U) Oil."), ("item", "B.\t(U) Gas.")]


def test_summary_and_comment_are_tinted() -> None:
    _, reading = read("1. (U) Summary: Out.  End summary.\n\n2. (U) No.\n\n3. (U) Comment: Yes.\n")
    assert [item.tint for item in reading.blocks] == [Tint.SUMMARY, None, Tint.COMMENT]


# Tables

_OIL = "Station    Oil   Wick\nTaruni      12      1\nSan Luis     9     14\n"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(_OIL, id="columns of figures"),
        pytest.param("Taruni       open\nSan Luis     shut\nCallao       open\n", id="two columns"),
        pytest.param("| Taruni | 12 |\n| Callao | 14 |\n", id="bars"),
        pytest.param("Taruni\t12\t1\nCallao\t14\t2\n", id="tabs"),
        pytest.param("Name         State\n----------------\nTaruni       lit\n", id="under a rule"),
        pytest.param(
            "Name     Lamp\n-------------\nTaruni           lit\nCallao           out\nSan Luis         lit\n",
            id="titles apart from their columns",
        ),
    ],
)
def test_tables_keep_their_columns(body: str) -> None:
    blocks = shown(f"1. (U) As follows:\n\n{body}\n2. (U) That is all.\n")
    lines = [line for line in body.splitlines() if line]
    assert [text for kind, text in blocks if kind == "table"] == lines


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "He left.  She stayed\nHe ate.   She slept\nHe hid.   She did\n", id="sentences"
        ),
        pytest.param("the light  was out\nand so were all  others\n", id="chance gaps"),
        pytest.param(
            "Taruni       open\nand that is all that we know\n", id="one line is no table"
        ),
    ],
)
def test_prose_is_not_a_table(body: str) -> None:
    assert "table" not in {kind for kind, _ in shown(f"1. (U) Text.\n\n{body}\n")}


def test_a_paragraph_below_a_table_is_not_part_of_it() -> None:
    blocks = shown(f"1. (U) See:\n\n{_OIL}2. (U) All    of     it.\n")
    assert blocks[-1] == ("paragraph", "All of it.")


# Repairs


def test_repairs_are_made_and_lead_back_to_what_was_written() -> None:
    cable, reading = read("1. (U) Peru,s &red lamps8 of March\n¶27. They burn.\n")
    assert reading.text == "Peru’s “red lamps” of March 27. They burn."
    start, end = reading.place_in_text(0, len("Peru’s"))
    assert cable.text[start:end] == "Peru,s"
    at = cable.text.index("¶27")
    assert reading.text[slice(*reading.place_in_reading(at, at + 4))] == "27."


def test_markup_and_control_characters_are_not_shown() -> None:
    _, reading = read("1. (U) The <strong>lamp</strong>\x07 is<br>out.\n")
    assert reading.text == "The lamp is out."


def test_redactions_stay_as_they_were() -> None:
    assert shown("1. (U) XXXXXXXXXXXX left.\n") == [("paragraph", "XXXXXXXXXXXX left.")]


# Copying


def test_copies_have_no_hard_breaks_and_no_margin() -> None:
    _, reading = read("1. (U) The\nlamp.\n\n-- Oil\n\n-- Gas\n\n2. (U) Out.\n")
    copied = reading.copied(0, len(reading.text))
    assert copied == "The lamp.\n\n– Oil\n– Gas\n\nOut."
    assert reading.copied(4, 7) == "lam"


def test_the_header_is_not_shown_and_its_places_say_so() -> None:
    cable, reading = read("1. (U) The lamp.\n")
    subject = cable.text.index("LIGHTHOUSE")
    assert not reading.is_shown(subject, subject + 4)
    lamp = cable.text.index("lamp")
    assert reading.is_shown(lamp, lamp + 4)
    assert reading.is_shown(cable.text.index("1. (U)"), cable.text.index("1. (U)") + 2)


def test_text_without_a_body_gives_nothing_to_read() -> None:
    assert set_for_reading(Cable(text="")).blocks == ()
    assert not re.search(r"\S", set_for_reading(parse_cable(_HEAD)).text)


def test_page_line_above_all_other_text_is_gone() -> None:
    reading = set_for_reading(parse_cable("LIMA 00001052  002 OF 003\nThe keeper spoke."))
    assert reading.text == "The keeper spoke."


@pytest.mark.parametrize("body", ["1. (U) Peru,s lamps:\n\n-- Oil\n\n-- Gas\n", ""])
def test_an_empty_stretch_is_an_empty_place(body: str) -> None:
    reading = set_for_reading(parse_cable(body))
    for at in range(len(reading.text) + 1):
        start, end = reading.place_in_text(at, at)
        assert start == end
    for at in range(len(body) + 1):
        start, end = reading.place_in_reading(at, at)
        assert start == end
