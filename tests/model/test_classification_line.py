"""The line that opens the text: level, caveats, section, station, serial, captions."""

from __future__ import annotations

import pytest

from cablereader.model.defect import DefectCode
from cablereader.model.protection.classification_line import read_classification_line
from cablereader.model.reading.typesetting import set_for_reading

from .messages import codes, envelope, message, parse, parse_cable, short_envelope

_C, _S, _U, _LOU = "CONFIDENTIAL", "SECRET", "UNCLASSIFIED", "LIMITED OFFICIAL USE"

_READ = [
    # (line, level, damaged, section, post, serial, captions)
    pytest.param("C O N F I D E N T I A L LIMA 001052", _C, False, None, "LIMA", 1052, [], id="c"),
    pytest.param("S E C R E T LIMA 001052", _S, False, None, "LIMA", 1052, [], id="s"),
    pytest.param("UNCLAS LIMA 001052", _U, False, None, "LIMA", 1052, [], id="u"),
    pytest.param("UNCLASSIFIED LIMA 001052", _U, False, None, "LIMA", 1052, [], id="u-in-full"),
    pytest.param("CONFIDENTIAL LIMA 001052", _C, False, None, "LIMA", 1052, [], id="c-unspaced"),
    pytest.param("SECRET LIMA 001052", _S, False, None, "LIMA", 1052, [], id="s-unspaced"),
    pytest.param("U N C L A S LIMA 001052", _U, False, None, "LIMA", 1052, [], id="u-spaced"),
    pytest.param(
        "T O P S E C R E T LIMA 001052", "TOP SECRET", False, None, "LIMA", 1052, [], id="ts"
    ),
    pytest.param(
        "T O P  S E C R E T LIMA 001052",
        *("TOP SECRET", False, None, "LIMA", 1052, []),
        id="ts-two-blanks",
    ),
    pytest.param("LIMITED OFFICIAL USE LIMA 2545", _LOU, False, None, "LIMA", 2545, [], id="lou"),
    pytest.param("LOU LIMA 2545", _LOU, False, None, "LIMA", 2545, [], id="lou-short"),
    pytest.param(
        "L I M I T E D OFFICIAL USE LIMA 2545",
        *(_LOU, True, None, "LIMA", 2545, []),
        id="lou-half-spaced",
    ),
    # damage
    pytest.param("SS E C R E T LIMA 001052", _S, True, None, "LIMA", 1052, [], id="s-doubled"),
    pytest.param(
        "CC O N F I D E N T I A L SECTION 01 OF 03 PORT AU PRINCE 000123",
        *(_C, True, (1, 3), "PORT AU PRINCE", 123, []),
        id="c-doubled-section-three-words",
    ),
    pytest.param("UUNCLAS LIMA 001052", _U, True, None, "LIMA", 1052, [], id="u-doubled"),
    pytest.param("S e c r e t state 068250", _S, True, None, "state", 68250, [], id="down-cased"),
    pytest.param("Unclas lima 001052", _U, True, None, "lima", 1052, [], id="unclas-down-cased"),
    pytest.param("SE C R E T LIMA 001052", _S, True, None, "LIMA", 1052, [], id="spacing-broken-s"),
    pytest.param(
        "CO N F I D E N T I A L LIMA 001052",
        _C,
        True,
        None,
        "LIMA",
        1052,
        [],
        id="spacing-broken-c",
    ),
    pytest.param(
        "C ONFIDENTIAL LIMA 001052", _C, True, None, "LIMA", 1052, [], id="spacing-lost-after-first"
    ),
    pytest.param(
        "E C R E T LIMA 001052", _S, True, None, "LIMA", 1052, [], id="first-letter-lost-s"
    ),
    pytest.param(
        "O N F I D E N T I A L LIMA 001052", _C, True, None, "LIMA", 1052, [], id="first-lost-c"
    ),
    pytest.param(
        "C O N F I D N T I A L LIMA 001052", _C, True, None, "LIMA", 1052, [], id="inner-lost-c"
    ),
    pytest.param("S E C E R T LIMA 001052", _S, True, None, "LIMA", 1052, [], id="inner-swapped-s"),
    pytest.param(
        "CONFIDENTAIL LIMA 001052", _C, True, None, "LIMA", 1052, [], id="unspaced-swapped"
    ),
    pytest.param("NCLAS LIMA 001052", _U, True, None, "LIMA", 1052, [], id="first-letter-lost-u"),
    # sections
    pytest.param(
        "UNCLAS SECTION 01 OF 02 LIMA 001052", _U, False, (1, 2), "LIMA", 1052, [], id="section"
    ),
    pytest.param(
        "UNCLAS SECTION 01 OF 24 LIMA 001052", _U, False, (1, 24), "LIMA", 1052, [], id="section-24"
    ),
    pytest.param(
        "UNCLAS SECTION 1 OF 2 LIMA 1052",
        _U,
        False,
        (1, 2),
        "LIMA",
        1052,
        [],
        id="section-unpadded",
    ),
    pytest.param(
        "UNCLAS FINAL SECTION OF 02 LIMA 1052", _U, False, (2, 2), "LIMA", 1052, [], id="final"
    ),
    pytest.param(
        "CONFIDENTAIL FINAL SECTION OF 02", _C, True, (2, 2), None, None, [], id="final-misspelt"
    ),
    # posts and serials
    pytest.param("UNCLAS TEL AVIV 001052", _U, False, None, "TEL AVIV", 1052, [], id="two-words"),
    pytest.param(
        "UNCLAS N'DJAMENA 001052", _U, False, None, "N'DJAMENA", 1052, [], id="apostrophe"
    ),
    pytest.param("UNCLAS LIMA 01052", _U, False, None, "LIMA", 1052, [], id="five-digits"),
    pytest.param("UNCLAS LIMA 1052", _U, False, None, "LIMA", 1052, [], id="four-digits"),
    pytest.param("UNCLAS STATE 105125", _U, False, None, "STATE", 105125, [], id="large-serial"),
    pytest.param("UNCLAS", _U, False, None, None, None, [], id="no-station"),
    pytest.param("UNCLAS LIMA", _U, False, None, None, None, [], id="no-serial"),
    pytest.param("UNCLAS  LIMA\t001052  ", _U, False, None, "LIMA", 1052, [], id="odd-blanks"),
    pytest.param(" UNCLAS LIMA 1052", _U, False, None, "LIMA", 1052, [], id="indented"),
    pytest.param("> UNCLAS LIMA 1052", _U, False, None, "LIMA", 1052, [], id="mail-debris"),
    pytest.param("UNCLAS LIMA1052", _U, False, None, "LIMA", 1052, [], id="serial-glued"),
    pytest.param(
        "S E C R E T STATE 255577 TOSEC 140323",
        *(_S, False, None, "STATE", 255577, []),
        id="second-series",
    ),
    # captions
    pytest.param(
        "UNCLAS E F T O LONDON 002468", _U, False, None, "LONDON", 2468, ["EFTO"], id="efto-spaced"
    ),
    pytest.param("UNCLAS EFTO LONDON 2468", _U, False, None, "LONDON", 2468, ["EFTO"], id="efto"),
    pytest.param(
        "S E C R E T NOFORN SECTION 01 OF 03 LIMA 001052",
        *(_S, False, (1, 3), "LIMA", 1052, ["NOFORN"]),
        id="noforn-before-section",
    ),
    pytest.param(
        "S E C R E T SECTION 01 OF 03 LIMA 001052 NOFORN SIPDIS",
        *(_S, False, (1, 3), "LIMA", 1052, ["NOFORN", "SIPDIS"]),
        id="captions-after-serial",
    ),
    pytest.param(
        "S E C R E T // NOFORN LIMA 001052", _S, False, None, "LIMA", 1052, ["NOFORN"], id="slashes"
    ),
    pytest.param(
        "SECRET//NOFORN LIMA 001052", _S, False, None, "LIMA", 1052, ["NOFORN"], id="slashes-glued"
    ),
    pytest.param(
        "UNCLAS//FOR OFFICIAL USE ONLY LIMA 001052",
        *(_U, False, None, "LIMA", 1052, ["FOR OFFICIAL USE ONLY"]),
        id="fouo",
    ),
    pytest.param(
        "UNCLASSIFIED//FOUO LIMA 001052",
        *(_U, False, None, "LIMA", 1052, ["FOR OFFICIAL USE ONLY"]),
        id="fouo-short",
    ),
    pytest.param(
        "UNCLAS SENSITIVE LIMA 001052",
        *(_U, False, None, "LIMA", 1052, ["SENSITIVE"]),
        id="sensitive",
    ),
    pytest.param(
        "S E C R E T EXDIS LIMA 1052", _S, False, None, "LIMA", 1052, ["EXDIS"], id="exdis"
    ),
]

_NOT_READ = [
    pytest.param("", id="empty"),
    pytest.param("LIMA 001052", id="station-alone"),
    pytest.param("SIPDIS", id="caption"),
    pytest.param("SECRETARY OF STATE 001052", id="longer-word-secretary"),
    pytest.param("CONFIDENTIALITY AGREEMENT 001052", id="longer-word-confidentiality"),
    pytest.param("PAGE 01        LIMA  02545  170020Z", id="page-heading"),
    pytest.param("C O N F E R E N C E LIMA 001052", id="another-spaced-word"),
    pytest.param("LOUD PROTEST IN LIMA 001052", id="word-that-begins-with-lou"),
    pytest.param("1. (C) SECRET", id="paragraph"),
]


@pytest.mark.parametrize(
    ("line", "level", "damaged", "section", "post", "serial", "captions"), _READ
)
def test_line(
    line: str,
    level: str,
    damaged: bool,
    section: tuple[int, int] | None,
    post: str | None,
    serial: int | None,
    captions: list[str],
) -> None:
    read = read_classification_line(line, 0, len(line))
    assert read is not None
    assert (read.level, read.section, read.post, read.serial) == (level, section, post, serial)
    assert [name for name, _, _ in read.captions] == captions
    assert read.damaged is damaged


@pytest.mark.parametrize("line", _NOT_READ)
def test_not_a_line(line: str) -> None:
    assert read_classification_line(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("line", "captions", "expected"),
    [
        pytest.param("UNCLAS LIMA 001052", "SIPDIS", "UNCLASSIFIED", id="unclassified"),
        pytest.param(
            "UNCLAS LIMA 001052", "SIPDIS\nSENSITIVE", "UNCLASSIFIED", id="sensitive-is-a-caption"
        ),
        pytest.param("S E C R E T LIMA 001052", "NOFORN\nSIPDIS", "SECRET//NOFORN", id="noforn"),
        pytest.param(
            "C O N F I D E N T I A L NOFORN LIMA 001052",
            *("SIPDIS", "CONFIDENTIAL//NOFORN"),
            id="noforn-on-the-line",
        ),
        pytest.param(
            "S E C R E T LIMA 001052", "N O F O R N", "SECRET//NOFORN", id="noforn-spaced"
        ),
        pytest.param("LIMITED OFFICIAL USE LIMA 1052", None, "LIMITED OFFICIAL USE", id="lou"),
    ],
)
def test_normal_form(line: str, captions: str | None, expected: str) -> None:
    assert parse(line=line, captions=captions).classification == expected


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("SS E C R E T LIMA 001052", DefectCode.CLASSIFICATION_REPAIRED, id="repair"),
        pytest.param("S E C R E T LIMA 001052", DefectCode.PROSIGN_CONFLICT, id="prosign"),
        pytest.param(
            "C O N F I D E N T I A L LIMA 001062", DefectCode.SERIAL_CONFLICT, id="station-serial"
        ),
        pytest.param("UNCLAS LIMA 001052", DefectCode.MARKING_ABOVE_CLASSIFICATION, id="marking"),
    ],
)
def test_conflict_is_told(line: str, code: DefectCode) -> None:
    assert code in codes(parse(line=line))


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("C O N F I D E N T I A L LIMA 001052", id="plain"),
        pytest.param("C O N F I D E N T I A L LIMA 011052", id="serial-counts-modulo-10000"),
        pytest.param("CONFIDENTIAL LIMA 001052", id="unspaced"),
    ],
)
def test_no_conflict(line: str) -> None:
    assert codes(parse(line=line)) == set()


@pytest.mark.parametrize(
    "glued",
    [
        pytest.param("0394C O N F I D E N T I A L LIMA 001052", id="serial-then-spaced"),
        pytest.param("0394S E C R E T SECTION 01 OF 02 LIMA 001052", id="serial-then-section"),
        pytest.param("0394UNCLAS LIMA 001052", id="serial-then-unclas"),
        pytest.param("PRIORITYUNCLAS LIMA 001052", id="precedence-then-unclas"),
        pytest.param("PRIORITYSECRET LIMA 001052", id="precedence-then-secret"),
        pytest.param("0394CONFIDENTIAL LIMA 001052", id="serial-then-unspaced"),
        pytest.param("0394LIMITED OFFICIAL USE LIMA 1052", id="serial-then-lou"),
        pytest.param("0394T O P  S E C R E T LIMA 001052", id="serial-then-top-secret"),
        pytest.param("0394UNCLAS LIMA 001052 SIPDIS", id="serial-then-caption-at-end"),
        pytest.param(
            "0394CC O N F I D E N T I A L LIMA 001052",
            id="doubled-letter",
        ),
        pytest.param(
            "0394S e c r e t lima 001052",
            id="down-cased",
        ),
        pytest.param("PRIORITYS e c r e t lima 001052", id="precedence-then-down-cased"),
        pytest.param("PRIORITYUnclas lima 001052", id="precedence-then-small-letters"),
        pytest.param("0394SE C R E T LIMA 001052", id="serial-then-broken-spacing"),
        pytest.param("PRIORITYC ONFIDENTIAL LIMA 001052", id="precedence-then-broken-spacing"),
        pytest.param("0394C O N F I D E N T I A LLIMA 001052", id="station-joined-too"),
        pytest.param("0394E C R E T LIMA 001052", id="serial-then-lost-letter"),
    ],
)
def test_glue_after_the_last_addressee(glued: str) -> None:
    head = envelope(info=f"INFO RUEHBO/AMEMBASSY BOGOTA {glued}", last=None)
    cable = parse_cable(message(head=head, line=None))
    assert cable.reference_id == "07LIMA1052"
    assert [item.name for item in cable.info] == ["AMEMBASSY BOGOTA"]
    assert DefectCode.GLUED_LINES in codes(cable)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        pytest.param("SECSTATE WASHDC", "C O N F I D E N T I A L", id="washdc"),
        pytest.param(
            "SECSTATE WASHDC", "CC O N F I D E N T I A L", id="washdc-and-a-doubled-letter"
        ),
        pytest.param("SECSTATE WASHDC", " C O N F I D E N T I A L", id="washdc-and-a-blank"),
        pytest.param("CIA WASHINGTON DC", "C O N F I D E N T I A L", id="district"),
        pytest.param("HARBOR COMMITTEE//CTC", "C O N F I D E N T I A L", id="office"),
        pytest.param("AMEMBASSY PARIS", "S E C R E T", id="station-in-s"),
        pytest.param("AMEMBASSY PARIS", "SE C R E T", id="station-in-s-and-broken-spacing"),
        pytest.param("SECSTATE WASHDC", "C o n f i d e n t i a l", id="washdc-and-small-letters"),
        pytest.param("AMEMBASSY PARIS", "SS E C R E T", id="station-in-s-and-a-doubled-letter"),
        pytest.param("AMEMBASSY KATHMANDU", "UNCLAS", id="station-in-u"),
        pytest.param("AMEMBASSY BOGOTA", "CC O N F I D E N T I A L", id="doubled-after-a-station"),
        pytest.param("AMEMBASSY BOGOTA", "SS E C R E T", id="doubled-s-after-a-station"),
        pytest.param("HARBOR COLLECTIVE", "UUNCLAS", id="doubled-after-a-collective"),
    ],
)
def test_glue_after_a_name_without_serial(name: str, line: str) -> None:
    head = envelope(info=f"INFO RUEHBO/{name}{line} LIMA 001052", last=None)
    cable = parse_cable(message(head=head, line=None))
    assert cable.reference_id == "07LIMA1052"
    assert [item.name for item in cable.info] == [name]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("JOINT STAFF FOR SECRETARIES", id="longer-word"),
        pytest.param("OFFICE FOR SECRET SERVICE 0394", id="word-apart"),
        pytest.param("CIA WASHINGTON DC", id="plain"),
    ],
)
def test_no_glue_in_a_name(name: str) -> None:
    head = envelope(info=f"INFO RUEAIIA/{name}", last=None)
    cable = parse_cable(message(head=head))
    assert cable.classification_level == "CONFIDENTIAL"
    assert cable.info[0].name == name.removesuffix(" 0394")


_ODD_LINES = [
    # (line, number, section, captions)
    pytest.param("C O N F I D E N T I A L LIMA 001052 SECTION 01 OF 02", "07LIMA1052", (1, 2), (), id="section-behind-the-number"),
    pytest.param("C O N F I D E N T I A L SECTION 02 OF 02 FINAL LIMA 001052", "07LIMA1052", (2, 2), (), id="final-behind-the-section"),
    pytest.param("SECRET//REL TO USA, GBR//LIMA 001052", "07LIMA1052", None, ('REL TO USA, GBR',), id="release-before-the-station"),
    pytest.param("S E C R E T REL TO USA, GBR LIMA 001052", "07LIMA1052", None, ('REL TO USA, GBR',), id="release-without-slashes"),
    pytest.param("C O N F I D E N T I A L SECTION O1 OF O2 LIMA 001052", "07LIMA1052", (1, 2), (), id="letters-for-zeros-in-the-section"),
    pytest.param("C O N F I D E N T I A L SECTION 01 0F 02 LIMA 001052", "07LIMA1052", (1, 2), (), id="figure-in-of"),
    pytest.param("C O N F I D E N T I A L SECTION01 OF 02 LIMA 001052", "07LIMA1052", (1, 2), (), id="no-blank-before-the-section's-number"),
    pytest.param("C O N F I D E N T I A L S E C T I O N 01 OF 02 LIMA 001052", "07LIMA1052", (1, 2), (), id="section-with-blanks"),
    pytest.param("SECRET//REL TO USA, MCFI LIMA 001052", "07LIMA1052", None, ("REL TO USA, MCFI",), id="release-to-a-coalition"),
    pytest.param("LIM OFF USE LIMA 1052", "07LIMA1052", None, (), id="limited-official-use-short"),
    pytest.param("C O N F I D E N T I A L PORT AU PR 001052", "07PORTAUPRINCE1052", None, (), id="station-cut-short"),
    pytest.param("C O N F I D E N T I A L NOWHERE 001052", "07NOWHERE1052", None, (), id="station-unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "number", "section", "captions"), _ODD_LINES)
def test_odd_line(
    line: str, number: str, section: tuple[int, int] | None, captions: tuple[str, ...]
) -> None:
    cable = parse(head=short_envelope(sender="FM SAMPLE"), line=line, captions=None)
    assert (cable.reference_id, cable.captions) == (number, captions)
    found = (cable.section.number, cable.section.of) if cable.section else None
    assert found == section


@pytest.mark.parametrize(
    ("line", "reference_id"),
    [
        pytest.param("UNCLAS LIMA 12", "07LIMA12", id="second-week-of-a-year"),
        pytest.param(
            "C O N F I D E N T I A L PORT LOUIS 7", "07PORTLOUIS7", id="first-days-of-a-year"
        ),
        pytest.param("UNCLAS NOWHERETOWN 12", None, id="no-station"),
        pytest.param("UNCLAS LIMA 12 BOATS", None, id="words-behind-the-number"),
    ],
)
def test_number_of_one_or_two_digits(line: str, reference_id: str | None) -> None:
    cable = parse(head=short_envelope("P 042239Z JAN 07", "FM AMEMBASSY NOWHERETOWN"), line=line)
    assert cable.reference_id == reference_id


@pytest.mark.parametrize(
    "between", [pytest.param("\n", id="line"), pytest.param("\n\n", id="blank")]
)
@pytest.mark.parametrize(
    ("below", "section"),
    [
        pytest.param("SECTION 01 OF 02 LIMA 001052", (1, 2), id="section"),
        pytest.param("SECTION ONE OF TWO LIMA 1052", (1, 2), id="section-in-words"),
        pytest.param("FINAL SECTION OF 02 LIMA 1052", (2, 2), id="final-section"),
    ],
)
def test_section_below_the_level(between: str, below: str, section: tuple[int, int]) -> None:
    cable = parse(line=f"C O N F I D E N T I A L{between}{below}")
    assert cable.reference_id == "07LIMA1052"
    assert cable.section == section
    assert cable.captions == ("SIPDIS",)


def test_words_about_a_section_below_the_level_are_none_of_its_line() -> None:
    cable = parse(line="C O N F I D E N T I A L LIMA 001052\nSECTION 02 OF 03 HARBOR 001234")
    assert (cable.reference_id, cable.section) == ("07LIMA1052", None)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param(
            "TAGS: PREL, PE\nSUBJECT: A TOWER\n\nA keeper spoke.", "A keeper spoke.", id="fields"
        ),
        pytest.param("A keeper spoke.\n\nHe left.", "A keeper spoke.\n\nHe left.", id="no-fields"),
    ],
)
def test_header_without_a_classification_line_is_no_text(text: str, body: str) -> None:
    assert set_for_reading(parse_cable(text)).text == body.replace("\n\n", "\n")
