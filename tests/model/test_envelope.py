"""The envelope: every line of the routing and address blocks, present, odd or missing."""

from __future__ import annotations

from datetime import datetime

import pytest

from cablereader import parse_cable
from cablereader.model.defect import DefectCode
from cablereader.model.envelope.envelope_lines import filed_at
from cablereader.model.reading.typesetting import set_for_reading

from .messages import codes, envelope, message, parse, short_envelope, texts

_NOTICE = (
    "This record is a partial extract of the original cable. The full text of the original cable "
    "is not available."
)


@pytest.mark.parametrize(
    ("part", "line", "field", "value"),
    [
        pytest.param(
            "transmission", "VZCZCXRO1234", "transmission_id", "VZCZCXRO1234", id="identifier"
        ),
        pytest.param(
            "transmission", "VZCZCXRO1234  ", "transmission_id", "VZCZCXRO1234", id="blanks-after"
        ),
        pytest.param("transmission", "VZCZC12", "transmission_id", None, id="identifier-cut"),
        pytest.param("station", "DE RUEHPE #1052/01 0862239", "station_serial", "1052", id="part"),
        pytest.param(
            "station", "DE RUEHPE #1052/01 0862239", "filing_time", "0862239", id="filing-time"
        ),
        pytest.param(
            "station", "DE RUEHPE #1052 0862239", "originator_routing", "RUEHPE", id="originator"
        ),
        pytest.param("station", "DE RUEHPE", "station_serial", None, id="station-line-cut"),
        pytest.param("security", "ZNR UUUUU ZZH", "security_prosign", "ZNR UUUUU ZZH", id="znr"),
        pytest.param("security", "ZNY CCCCC", "security_prosign", "ZNY CCCCC", id="without-zzh"),
        pytest.param(
            "security",
            "ZNY CCCCC ZZH ZUI RUEWMCE1074 1581702",
            *("security_prosign", "ZNY CCCCC ZZH"),
            id="attention-to-another-message",
        ),
        pytest.param(
            "security",
            "ZNY CCCCC/AAAAA ZZH",
            "security_prosign",
            "ZNY CCCCC/AAAAA ZZH",
            id="special",
        ),
        pytest.param("security", "ZNY CCSCC ZZH", "security_prosign", None, id="letters-differ"),
        pytest.param("sender", "FM AMEMBASSY LIMA", "sender", "AMEMBASSY LIMA", id="sender"),
        pytest.param("sender", "FM IRAN RPO DUBAI", "sender", "IRAN RPO DUBAI", id="sender-office"),
        pytest.param(
            "sender", "FM  AMEMBASSY  LIMA  ", "sender", "AMEMBASSY LIMA", id="many-blanks"
        ),
        pytest.param("sender", None, "sender", None, id="no-sender"),
        pytest.param("sender", "FM AMEMBASSY LIMA", "origin", "Embassy Lima", id="origin"),
        pytest.param("sender", None, "origin", "Embassy Lima", id="origin-of-the-line"),
        pytest.param("date", "P 272239Z MAR 07", "created", "2007-03-27T22:39Z", id="date"),
        pytest.param(
            "date", "P R 272239Z MAR 07", "created", "2007-03-27T22:39Z", id="two-letters"
        ),
        pytest.param("date", "P 272239Z MAR 07 ZDK", "created", "2007-03-27T22:39Z", id="signal"),
        pytest.param(
            "date", "P 272239Z MAR 2007", "created", "2007-03-27T22:39Z", id="four-digit-year"
        ),
        pytest.param(
            "date",
            "272239Z Mar 07",
            "created",
            "2007-03-27T22:39Z",
            id="mixed-case",
        ),
        pytest.param(
            "date", "P 272239Z  MAR  07", "created", "2007-03-27T22:39Z", id="date-blanks"
        ),
        pytest.param("date", "P 312561Z FEB 07", "created", None, id="no-such-minute"),
        pytest.param("date", None, "created", None, id="no-date"),
    ],
)
def test_line(part: str, line: str | None, field: str, value: str | None) -> None:
    cable = parse(head=envelope(**{part: line}))
    assert getattr(cable, field) == value


@pytest.mark.parametrize(
    ("line", "action", "info"),
    [
        pytest.param("Z 272239Z MAR 07", "FLASH", None, id="flash"),
        pytest.param("O 272239Z MAR 07", "IMMEDIATE", None, id="immediate"),
        pytest.param("P 272239Z MAR 07", "PRIORITY", None, id="priority"),
        pytest.param("R 272239Z MAR 07", "ROUTINE", None, id="routine"),
        pytest.param("O R 272239Z MAR 07", "IMMEDIATE", "ROUTINE", id="two"),
        pytest.param("O P 272239Z MAR 07 ZDS", "IMMEDIATE", "PRIORITY", id="two-with-signal"),
        pytest.param("R 162310Z APR 73", "ROUTINE", None, id="archives"),
    ],
)
def test_precedence(line: str, action: str, info: str | None) -> None:
    precedence = parse(head=envelope(date=line)).precedence
    assert precedence is not None
    assert (precedence.action, precedence.info) == (action, info)


def test_no_precedence_in_old_extracts() -> None:
    assert parse(head=envelope(date="272239Z Mar 07")).precedence is None


@pytest.mark.parametrize(
    ("head", "reference_id"),
    [
        pytest.param(short_envelope(), "07LIMA1052", id="address-block-only"),
        pytest.param(short_envelope("R 162310Z APR 73"), "73LIMA1052", id="last-century"),
        pytest.param(short_envelope("R 162310Z APR 66"), "66LIMA1052", id="first-year"),
        pytest.param("\n\n" + envelope(), "07LIMA1052", id="blank-lines-above"),
        pytest.param(
            envelope(routing="PP RUEHWEB\n"), "07LIMA1052", id="blank-line-after-the-routing"
        ),
        pytest.param(
            envelope(routing="PP RUEHAG RUEHROV RUEHBO\nPP RUEHLP"), "07LIMA1052", id="two-routings"
        ),
        pytest.param("null\n" + envelope(), "07LIMA1052", id="null-above"),
        pytest.param(">\n" + envelope(), "07LIMA1052", id="mail-debris-above"),
        pytest.param("Subject: FW: cable\n" + envelope(), "07LIMA1052", id="mail-heading-above"),
        pytest.param(
            envelope() + "\nFriday, 09 February 2007, 11:20", "07LIMA1052", id="weekday-line"
        ),
        pytest.param(
            short_envelope(date="P 272239Z MAR 07").replace(
                "P 27",
                "ACTION WHA-00\n\nINFO  LOG-00   EEB-00   AF-00  /012W\n"
                "     ------------------A54E38  291401Z /38\nP 27",
            ),
            *("07LIMA1052",),
            id="distribution-lines",
        ),
        pytest.param(
            envelope(last="BT", date="P 272239Z MAR 07 ZDK CTG RUEHDO #3763"),
            *("07LIMA1052",),
            id="citation-after-the-date",
        ),
        pytest.param(
            envelope(date="P 272239Z MAR 07\n(CCY AD12AB34 MSI5678-695)"),
            *("07LIMA1052",),
            id="stamp-of-the-switch",
        ),
        pytest.param(
            "\n".join(f"  {row}" for row in envelope().split("\n")), "07LIMA1052", id="indented"
        ),
        pytest.param(
            "\n".join(f"{row}   " for row in envelope().split("\n")),
            "07LIMA1052",
            id="blanks-after",
        ),
    ],
)
def test_envelope_variant(head: str, reference_id: str) -> None:
    cable = parse(head=head)
    assert cable.reference_id == reference_id
    assert [item.name for item in cable.to] == ["SECSTATE WASHDC"]
    assert cable.subject == "A LIGHTHOUSE CHANGES COLOR"


@pytest.mark.parametrize(
    ("head", "subject"),
    [
        pytest.param(_NOTICE, "A LIGHTHOUSE CHANGES COLOR", id="notice-alone"),
        pytest.param(
            _NOTICE.replace(". The", ".\nThe"), "A LIGHTHOUSE CHANGES COLOR", id="notice-wrapped"
        ),
        pytest.param(
            _NOTICE + "\n\nPAGE 01        LIMA  01052  272239Z",
            *("A LIGHTHOUSE CHANGES COLOR",),
            id="notice-and-page-heading",
        ),
    ],
)
def test_partial_extract(head: str, subject: str) -> None:
    cable = parse(head=head)
    assert cable.subject == subject
    assert DefectCode.PARTIAL_EXTRACT in codes(cable)
    assert (cable.sender, cable.to, cable.created) == (None, (), None)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("DE RUEHPE #1052/01 0862239", False, id="same-minute"),
        pytest.param("DE RUEHPE #1052/01 0862244", False, id="minutes-later"),
        pytest.param("DE RUEHPE #1052/01 0871200", False, id="a-day-later"),
        pytest.param("DE RUEHPE #1052/01 2002239", True, id="months-off"),
        pytest.param("DE RUEHPE #1052/01 4002239", True, id="no-such-day"),
    ],
)
def test_filing_time_against_the_date(line: str, told: bool) -> None:
    cable = parse(head=envelope(station=line))
    assert (DefectCode.DATE_CONFLICT in codes(cable)) is told


@pytest.mark.parametrize(
    ("filing_time", "year", "moment"),
    [
        pytest.param("0862239", 2007, datetime(2007, 3, 27, 22, 39), id="day-of-the-year"),
        pytest.param("0610000", 2008, datetime(2008, 3, 1), id="leap-year"),
        pytest.param("3662359", 2008, datetime(2008, 12, 31, 23, 59), id="last-day"),
        pytest.param("0002239", 2007, None, id="day-zero"),
        pytest.param("3672239", 2008, None, id="no-such-day"),
        pytest.param("0862439", 2007, None, id="no-such-hour"),
        pytest.param("0862260", 2007, None, id="no-such-minute"),
        pytest.param("3662359", 9999, None, id="after-the-last-year"),
    ],
)
def test_moment_of_filing(filing_time: str, year: int, moment: datetime | None) -> None:
    assert filed_at(filing_time, year) == moment


def test_new_year_is_no_conflict() -> None:
    head = envelope(date="P 312355Z DEC 07", station="DE RUEHPE #1052 0010003")
    assert DefectCode.DATE_CONFLICT not in codes(parse(head=head))


@pytest.mark.parametrize(
    ("security", "line", "told"),
    [
        pytest.param("ZNY CCCCC ZZH", "C O N F I D E N T I A L LIMA 001052", False, id="c"),
        pytest.param("ZNY SSSSS ZZH", "S E C R E T LIMA 001052", False, id="s"),
        pytest.param("ZNR UUUUU ZZH", "UNCLAS LIMA 001052", False, id="u"),
        pytest.param("ZNY EEEEE ZZH", "UNCLAS E F T O LIMA 001052", False, id="efto"),
        pytest.param("ZNY CCCCC ZZH", "S E C R E T LIMA 001052", True, id="c-against-s"),
        pytest.param("ZNR UUUUU ZZH", "S E C R E T LIMA 001052", True, id="u-against-s"),
    ],
)
def test_security_line_against_classification(security: str, line: str, told: bool) -> None:
    cable = parse(head=envelope(security=security), line=line, subject="SUBJECT: A", body="1. A.")
    assert (DefectCode.PROSIGN_CONFLICT in codes(cable)) is told


def test_invalid_date_is_told_where_it_stands() -> None:
    cable = parse(head=envelope(date="P 312561Z FEB 07"))
    defect = next(item for item in cable.defects if item.code is DefectCode.INVALID_DATE)
    assert cable.text_of(defect) == "312561Z FEB 07"


def test_weekday_line_is_the_publishers() -> None:
    cable = parse(head=envelope(last=None) + "\nFriday, 09 February 2007, 11:20")
    assert texts(cable, "publisher_note") == ["Friday, 09 February 2007, 11:20"]
    assert [item.name for item in cable.info] == ["AMEMBASSY BOGOTA"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("\n \n", id="blank"),
    ],
)
def test_nothing(text: str) -> None:
    cable = parse_cable(text)
    assert DefectCode.EMPTY in codes(cable)
    assert cable.paragraphs == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Dear Jane,\n\nthe tower is green.\n\nYours, John", id="letter"),
        pytest.param(
            "TO DO\n\n- paint the tower",
            id="list-that-begins-with-to",
        ),
        pytest.param(
            "INFO DESK\n\nOpen from nine to five.",
            id="notice-that-begins-with-info",
        ),
        pytest.param(
            "FM radio was the best.\n\nIt still is.",
            id="sentence-that-begins-with-fm",
        ),
        pytest.param("DE LA CRUZ paints towers.", id="name-that-begins-with-de"),
        pytest.param("{}", id="json"),
    ],
)
def test_not_a_cable(text: str) -> None:
    cable = parse_cable(text)
    assert DefectCode.NOT_A_CABLE in codes(cable)
    assert cable.source_format == "text"
    assert (cable.sender, cable.to, cable.info) == (None, (), ())


def test_unread_line_above_the_message() -> None:
    cable = parse_cable("forwarded by a friend\n" + message())
    defect = next(item for item in cable.defects if item.code is DefectCode.UNREAD_LINE)
    assert cable.text_of(defect) == "forwarded by a friend"


def test_two_cables_in_one_file_are_told() -> None:
    cable = parse_cable(message() + "\nNNNN\n\n" + message().replace("1052", "1053"))
    assert cable.reference_id == "07LIMA1052"
    assert DefectCode.SEVERAL_CABLES in codes(cable)


def test_sections_of_one_message_are_one_cable() -> None:
    first = message(line="C O N F I D E N T I A L SECTION 01 OF 02 LIMA 001052", signer=None)
    second = "\n\n".join(
        (
            envelope(station="DE RUEHPE #1052/02 0862239")
            + "\nC O N F I D E N T I A L SECTION 02 OF 02 LIMA 001052",
            "3. (C) The tower is red again.",
            "SAMPLE",
        )
    )
    cable = parse_cable(f"{first}\nBT\n#1052\nNNNN\n\n{second}")
    assert [item.number for item in cable.paragraphs] == [1, 2, 3]
    assert cable.signers == ("SAMPLE",)
    assert [item.name for item in cable.to] == ["SECSTATE WASHDC"]


@pytest.mark.parametrize(
    "info",
    [
        pytest.param("RUEHBO/AMEMBASSY BOGOTA 0394", id="serial"),
        pytest.param("RUEHBO/AMEMBASSY BOGOTA", id="name"),
        pytest.param("RUEHBO/AMEMBASSY BOGOTA PRIORITY", id="precedence"),
    ],
)
def test_weekday_joined_to_the_last_address(info: str) -> None:
    head = envelope(info=f"INFO {info}Friday, 09 February 2007, 11:20", last=None)
    cable = parse_cable(message(head=head))
    assert [item.name for item in cable.info] == ["AMEMBASSY BOGOTA"]
    assert cable.reference_id == "07LIMA1052"
    assert texts(cable, "publisher_note") == ["Friday, 09 February 2007, 11:20"]
    assert DefectCode.GLUED_LINES in codes(cable)


def test_weekday_in_a_name_is_no_date() -> None:
    head = envelope(info="INFO RUEHBO/FRIDAY, 09 SOCIETY")
    assert parse_cable(message(head=head)).info[0].name == "FRIDAY, 09 SOCIETY"


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("null", id="null"),
        pytest.param("[A note of the publisher.]", id="note-of-the-publisher"),
        pytest.param("DE RUEHPE #1052 0862239\nZNY CCCCC ZZH", id="security-line"),
        pytest.param("P 272239Z MAR 07 ZDS", id="operating-sign"),
    ],
)
def test_classification_line_joined_to_an_odd_line(above: str) -> None:
    text = message(head=above + "C O N F I D E N T I A L LIMA 001052", line=None)
    cable = parse_cable(text)
    assert cable.classification_level == "CONFIDENTIAL"
    assert texts(cable, "classification_line") == ["C O N F I D E N T I A L LIMA 001052"]
    assert cable.captions == ("SIPDIS",)


def test_text_that_names_a_level_is_no_classification_line() -> None:
    cable = parse_cable("A NON-SECRET AFFAIR OF 1234\nAND ITS END\n")
    assert texts(cable, "classification_line") == []


def test_classification_line_joined_to_the_distribution() -> None:
    head = "INFO  LOG-00   EEB-00\n------------------A54E38  291401Z /38"
    cable = parse_cable(message(head=head + "C O N F I D E N T I A L LIMA 001052", line=None))
    assert cable.classification_level == "CONFIDENTIAL"
    assert cable.captions == ("SIPDIS",)


@pytest.mark.parametrize(
    "joined", ["0394SIPDIS", "PRIORITYSIPDIS", "SIPDIS", "0394E.O. 12958: N/A"]
)
def test_header_without_classification_line_joined_to_the_last_address(joined: str) -> None:
    head = envelope(info=f"INFO RUEHBO/AMEMBASSY BOGOTA {joined}".replace("A S", "AS"), last=None)
    text = message(head=head, line=None, captions=None)
    cable = parse_cable(text)
    assert [item.name for item in cable.info] == ["AMEMBASSY BOGOTA"]
    assert cable.captions == (("SIPDIS",) if "SIPDIS" in joined else ())
    assert cable.executive_order is not None
    assert cable.subject == "A LIGHTHOUSE CHANGES COLOR"


_FRAME = (
    "null\nJane Sample  03/28/2007 10:11:12 AM  From  DB/Inbox:  Jane Sample\n\nCable Text:\n\n"
    "CONFIDENTIAL        LIMA 01052\n\nSIPDIS\ncxLima:\n    ACTION: POL\n    INFO:   DCM ECON\n\n"
    "DISSEMINATION: POL\nCHARGE: PROG\n\nAPPROVED: AMB:JDOE\nDRAFTED: POL:JSAMPLE\n\n"
)


def test_message_inside_the_frame_of_an_office_tool() -> None:
    framed = "VZCZCLII123\n" + message(head=envelope(transmission=None))
    cable = parse_cable(_FRAME + framed)
    plain = parse_cable(framed)
    for field in ("reference_id", "created", "sender", "tags", "subject", "signers"):
        assert getattr(cable, field) == getattr(plain, field), field
    assert cable.transmission_id == "VZCZCLII123"
    assert [item.name for item in cable.to] == [item.name for item in plain.to]
    assert [item.number for item in cable.paragraphs] == [1, 2]
    assert cable.text.startswith("null")


def test_message_inside_a_frame_below_the_page_s_own_envelope() -> None:
    framed = "VZCZCLII123\n" + message(head=envelope(transmission=None))
    cable = parse_cable(envelope(last=None) + "\n" + _FRAME + framed)
    assert cable.reference_id == "07LIMA1052"
    assert [item.name for item in cable.to] == ["SECSTATE WASHDC"]
    assert cable.tags == ("PREL", "PGOV", "PE")
    assert cable.subject == "A LIGHTHOUSE CHANGES COLOR"


def test_second_message_is_no_frame_s() -> None:
    first = message(body="1. (C) The keeper left.", signer="SAMPLE")
    cable = parse_cable(first + "\n\n" + message(subject="SUBJECT: ANOTHER TOWER"))
    assert cable.subject == "A LIGHTHOUSE CHANGES COLOR"
    assert [item.number for item in cable.paragraphs] == [1]


def test_long_routing_line_goes_on_below() -> None:
    routing = "PP RUEHAG RUEHAST RUEHDA\nRUEHLN RUEHLZ RUEHNP\nRUEHYG"
    cable = parse(head=envelope(routing=routing))
    assert texts(cable, "routing_line") == routing.split("\n")
    assert DefectCode.UNREAD_LINE not in codes(cable)


def test_relays_are_no_address_below_the_station_line() -> None:
    cable = parse(head=envelope(station="DE RUEHPE #1052 0862239\nRUEHLN RUEHLZ"))
    assert DefectCode.UNREAD_LINE in codes(cable)


def test_envelope_that_was_joined_to_one_line() -> None:
    whole = envelope(
        routing="PP RUEHBO RUEHQT",
        date="P R 272239Z MAR 07",
        to="TO RUEHC/SECSTATE WASHDC PRIORITY 4718\nRUCNDT/USMISSION USUN NEW YORK",
        info="INFO RIO GROUP COLLECTIVE\nRUEHBO/AMEMBASSY BOGOTA 0394",
    )
    cable, apart = parse(head=" ".join(whole.split())), parse(head=whole)
    for name in ("transmission_id", "filing_time", "security_prosign", "precedence", "created",
                 "sender", "reference_id", "tags"):  # fmt: skip
        assert getattr(cable, name) == getattr(apart, name)
    for group in ("to", "info"):
        assert [
            (item.routing, item.name, item.precedence, item.serial)
            for item in getattr(cable, group)
        ] == [
            (item.routing, item.name, item.precedence, item.serial)
            for item in getattr(apart, group)
        ]
    assert codes(cable) - codes(apart) == {DefectCode.GLUED_LINES}


def test_message_that_was_joined_to_one_line() -> None:
    cable = parse_cable(" ".join(message().split()))
    assert (cable.sender, cable.reference_id) == ("AMEMBASSY LIMA", "07LIMA1052")
    assert [item.number for item in cable.paragraphs] == [1, 2]


def test_words_of_an_envelope_inside_its_lines_part_nothing() -> None:
    cable = parse(head=envelope(info="INFO RUEHBO/AMEMBASSY BOGOTA FM SAMPLE"))
    assert cable.sender == "AMEMBASSY LIMA"
    assert DefectCode.GLUED_LINES not in codes(cable)


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("E.O. 12958: DECL: 03/27/2017", id="order"),
        pytest.param("EO 12958: DECL: 03/27/2017", id="order-without-stops"),
        pytest.param("E. O. 12958: DECL: 03/27/2017", id="order-with-a-blank"),
        pytest.param("TAGS: PREL, PE", id="tags"),
        pytest.param("TAG: PREL, PE", id="tag"),
        pytest.param("SUBJECT: A LIGHTHOUSE CHANGES\nCOLOR", id="subject"),
        pytest.param("SUBJ: A LIGHTHOUSE CHANGES COLOR", id="subject-in-short"),
    ],
)
def test_header_that_a_section_repeats_is_no_text(field: str) -> None:
    line = "C O N F I D E N T I A L SECTION {} OF 02 LIMA 001052"
    cable = parse_cable(
        message(line=line.format("01"), body="1. (C) A keeper spoke", signer=None)
        + f"\nBT\n#1052\nNNNN\n\n{envelope()}\n{line.format('02')}\n\nSIPDIS\n\n{field}\n\nof the sea."
    )
    assert set_for_reading(cable).text == "A keeper spoke of the sea."


@pytest.mark.parametrize(
    "field",
    [
        *("E.O. 12958: N/A", "E. O. 12958: N/A", "EO 12958: N/A", "E.O.: 12958", "TAGS: PREL, PE"),
        *("TAG: PREL, PE", "SUBJ: A TOWER", "SUBJECT: A TOWER", "REF: LIMA 12", "REFS: LIMA 12"),
        *("REFTEL: LIMA 12", "REFTELS: LIMA 12", "CLASSIFIED BY: DCM SAMPLE"),
    ],
)
def test_a_field_right_below_the_addresses_is_no_address(field: str) -> None:
    cable = parse(head=envelope(info="INFO AMEMBASSY BOGOTA", last=field), line=None)
    assert [item.name for item in cable.info] == ["AMEMBASSY BOGOTA"]
