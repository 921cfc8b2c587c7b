"""Telegrams of 1966 to 1998: what their lines and pages have that those of later years do not."""

from __future__ import annotations

import re

import pytest

from cablereader import Cable, parse_cable
from cablereader.model.defect import DefectCode
from cablereader.model.mrn import parse_mrn
from cablereader.model.span import SpanKind

from .messages import codes

_ADDRESSES = "FM AMEMBASSY LIMA\nTO SECSTATE WASHDC 4321\nINFO AMEMBASSY QUITO"
_FIELDS = "E.O. 11652: GDS\nTAGS: PFOR, PE\nSUBJ: A LIGHTHOUSE CHANGES COLOR"
_BODY = "1. THE KEEPER PAINTED THE TOWER GREEN.\n\n2. THE HARBOR MASTER OBJECTED."


def _telegram(
    *,
    date: str = "R 121530Z NOV 75",
    addresses: str = _ADDRESSES,
    line: str = "C O N F I D E N T I A L LIMA 9321",
    fields: str = _FIELDS,
    body: str = _BODY,
    end: str = "SAMPLE",
) -> Cable:
    return parse_cable(f"{date}\n{addresses}\n{line}\n\n{fields}\n\n{body}\n{end}\n")


def _section(number: int, body: str, heading: str | None = None) -> str:
    """Return a section of a record of the archives, as it was sent, from its first page on."""
    heading = heading or f"PAGE 01        LIMA  09321  0{number} OF 02  12154{number}Z"
    return (
        f"CONFIDENTIAL\n\n{heading}\n\n46\nACTION ARA-12\n\n"
        "INFO  OCT-01  ISO-00  CIAE-00  INR-07\n\n      NSC-05  /064 W\n"
        f"                        ---------------------     07128{number}\n"
        f"R 121530Z NOV 75\n{_ADDRESSES}\n\n"
        f"C O N F I D E N T I A L SECTION 0{number} OF 02 LIMA 09321\n\n{body}\n"
    )


class TestSectionsOfARecord:
    """The records of the archives hold the sections of a telegram one below the other."""

    def test_the_head_of_the_second_is_no_text(self) -> None:
        first = _section(1, f"{_FIELDS}\n\n{_BODY}\n\nCONFIDENTIAL\n\nNNN")
        second = _section(2, "3. THE KEEPER WAITS.\nSAMPLE\n\nCONFIDENTIAL\n\nNNN")
        cable = parse_cable(f"{first}\n{second}")
        read = cable.text[cable.paragraphs[1].start : cable.paragraphs[1].end]
        hidden = "".join(cable.text[a:b] for a, b, _ in cable.spans_of(SpanKind.PAGE_LINE))
        assert [item.number for item in cable.paragraphs] == [1, 2, 3]
        assert cable.signers == ("SAMPLE",)
        assert cable.spans_of(SpanKind.HEADING) == ()
        assert read.strip().startswith("2. THE HARBOR MASTER OBJECTED.")
        for line in ("NNN", "ACTION ARA-12", "NSC-05  /064 W", "TO SECSTATE", "SECTION 02 OF 02"):
            assert line in hidden

    def test_lines_of_the_head_that_stand_again_are_no_text(self) -> None:
        attention = "FODAG\n\nUSIA FOR IPS, IEU"
        first = _section(1, f"{attention}\n\n{_FIELDS}\n\n{_BODY}\n\nCONFIDENTIAL\n\nNNN")
        second = _section(2, f"{attention}\n\nTHE TOWER\n\n3. THE KEEPER WAITS.\nSAMPLE")
        cable = parse_cable(f"{first}\n{second}")
        shown = [cable.text[a:b] for a, b, _ in cable.spans_of(SpanKind.HEADING)]
        hidden = "".join(cable.text[a:b] for a, b, _ in cable.spans_of(SpanKind.PAGE_LINE))
        assert shown == ["THE TOWER"]
        assert "FODAG" in hidden
        assert "USIA FOR IPS" in hidden

    @pytest.mark.parametrize(
        "end",
        [
            "NNNNVV",
            "NNNN\nSample Name Declassified/Released US Department of State EO Systematic Review 20"
            " Mar 2014\nDeclassified/Released US Department of State",
        ],
    )
    def test_what_stands_between_two_is_no_text(self, end: str) -> None:
        first = _section(1, f"{_FIELDS}\n\n{_BODY}\n\nCONFIDENTIAL\n\n{end}")
        cable = parse_cable(f"{first}\n{_section(2, '3. THE KEEPER WAITS.')}")
        hidden = "".join(cable.text[a:b] for a, b, _ in cable.spans_of(SpanKind.PAGE_LINE))
        assert end in hidden
        assert [item.number for item in cable.paragraphs] == [1, 2, 3]

    def test_a_sentence_runs_across(self) -> None:
        first = _section(1, f"{_FIELDS}\n\n1. SUMMARY: THE KEEPER PAINTED\n\nCONFIDENTIAL\n\nNNN")
        second = _section(2, "THE TOWER GREEN. END SUMMARY.\nSAMPLE")
        cable = parse_cable(f"{first}\n{second}")
        assert cable.summary == "THE KEEPER PAINTED THE TOWER GREEN."

    def test_a_page_within_the_text_ends_the_search_for_the_head(self) -> None:
        cable = _telegram(
            line="C O N F I D E N T I A L SECTION 01 OF 02 LIMA 9321",
            body="1. THE KEEPER SAID: SEE PAGE 01 OF THE\nBOOK.\n\n2. HE SENT\n\nR 121530Z NOV 75\n"
            "C O N F I D E N T I A L SECTION 02 OF 02 LIMA 9321\n\n3. HE WAITS.",
        )
        assert [item.number for item in cable.paragraphs] == [1, 2, 3]
        text = cable.text[cable.paragraphs[1].start : cable.paragraphs[1].end]
        assert "R 121530Z NOV 75" in text


class TestPageHeadings:
    @pytest.mark.parametrize(
        "heading",
        [
            "PAGE 02        LIMA  09321  121545Z",
            "PAGE 02\nLIMA 09321 121545Z",
            "PAGE 02\n\nLIMA 09321 01 OF 02 121545Z",
            "PAGE 02        STATE   212345  TOSEC 200123",
        ],
    )
    @pytest.mark.parametrize("banner", ["CONFIDENTIAL\n\nCONFIDENTIAL\n\n", "CONFIDENTIAL"])
    def test_heading_within_a_sentence(self, heading: str, banner: str) -> None:
        body = f"1. SUMMARY: THE KEEPER PAINTED\n{banner}{heading}\n\nTHE TOWER. END SUMMARY."
        cable = _telegram(body=body)
        assert cable.summary == "THE KEEPER PAINTED THE TOWER."

    _FULL = "THE KEEPER OF THE LIGHTHOUSE HAS PAINTED IN A WEEK"
    _PAGE = "CONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02        LIMA  09321  121545Z\n\n"

    def test_heading_within_a_sentence_of_a_text_without_numbers(self) -> None:
        cable = _telegram(
            body=f"{self._FULL}\n{self._PAGE}\nTHE TOWER.\n\nHE LEFT.\n{self._PAGE}\nHE WAITS."
        )
        starts = [cable.text[item.start : item.end].split("\n")[0] for item in cable.paragraphs]
        assert starts == [self._FULL, "HE LEFT.", "HE WAITS."]

    def test_text_below_a_title_at_the_foot_of_a_page(self) -> None:
        cable = _telegram(body=f"HE CAME.\n\nTHE TOWER\n{self._PAGE}\nHE PAINTED IT.")
        starts = [cable.text[item.start : item.end].split("\n")[0] for item in cable.paragraphs]
        assert starts == ["HE CAME.", "HE PAINTED IT."]

    @pytest.mark.parametrize(
        ("body", "headings"),
        [
            (f"1. HE CAME.\n\n{_FULL}\n{{}}THE TOWER.", []),
            ("1. HE CAME.\n\nNOV 11   3 BOATS\n{}NOV 12   4 BOATS", []),
            ("1. HE CAME.\n\nTHE TOWER\n{}THE KEEPER PAINTED IT.", ["THE TOWER"]),
            ("1. HE CAME.\n\nTHE TOWER\n{}2. HE LEFT.", ["THE TOWER"]),
            ("1. HE CAME.\n{}\nTHE TOWER\n\n2. HE LEFT.", ["THE TOWER"]),
        ],
    )
    def test_line_that_a_page_cuts_off_is_no_title(self, body: str, headings: list[str]) -> None:
        cable = _telegram(body=body.format(self._PAGE))
        found = [cable.text[start:end] for start, end, _ in cable.spans_of(SpanKind.HEADING)]
        assert found == headings

    @pytest.mark.parametrize(
        ("below", "subject"),
        [
            ("\nTHE HARBOR MASTER TOLD US\nTHAT HE LEFT.\nSAMPLE", "A LIGHTHOUSE CHANGES COLOR"),
            ("FOLLOWING ARE OUR VIEWS:\n\n1. HE CAME.", "A LIGHTHOUSE CHANGES COLOR"),
            ("FOR THE SECRETARY FROM AMBASSADOR\n\n1. HE CAME.", "A LIGHTHOUSE CHANGES COLOR"),
            ("OVER NIGHT\n\n1. HE CAME.", "A LIGHTHOUSE CHANGES COLOR OVER NIGHT"),
            (
                "OVER NIGHT\n\nREF: QUITO 4001\n\n1. HE CAME.",
                "A LIGHTHOUSE CHANGES COLOR OVER NIGHT",
            ),
        ],
    )
    def test_heading_below_a_title(self, below: str, subject: str) -> None:
        cable = _telegram(fields=_FIELDS, body=self._PAGE + below)
        assert cable.subject == subject

    def test_heading_within_a_title_that_breaks_off(self) -> None:
        cable = _telegram(
            fields=f"SUBJ: A LIGHTHOUSE OF\n{self._PAGE}THE HARBOR\nAND THE BAY", body=_BODY
        )
        assert cable.subject == "A LIGHTHOUSE OF THE HARBOR AND THE BAY"

    @pytest.mark.parametrize(
        ("refs", "below", "cited"),
        [
            ("REF: QUITO 4001", "THE KEEPER CAME TO\nSEE US.", ["75QUITO4001"]),
            ("REF: QUITO 4001", "I. SUMMARY\n\n1. THE KEEPER CAME.", ["75QUITO4001"]),
            ("REF: (A) QUITO 4001", "(B) STATE 234567\n\n1. HE CAME.", ["75QUITO4001", "75STATE234567"]),
            ("REF: STATE 234567, QUITO", "4001\n\n1. HE CAME.", ["75STATE234567", "75QUITO4001"]),
        ],
    )  # fmt: skip
    def test_heading_below_references(self, refs: str, below: str, cited: list[str]) -> None:
        cable = _telegram(fields=f"{_FIELDS}\n\n{refs}", body=self._PAGE + below)
        assert [item.reference_id for item in cable.references] == cited
        assert cable.signers == ("SAMPLE",)

    @pytest.mark.parametrize("words", ["SEE PAGE 2\nOF THE BOOK", "TURN PAGE 12\n3 TIMES"])
    def test_a_page_of_a_book_is_none(self, words: str) -> None:
        cable = _telegram(body=f"1. SUMMARY: {words}. END SUMMARY.")
        assert cable.summary == f"{' '.join(words.split())}."

    @pytest.mark.parametrize(
        "remark", ["C O R R E C T E D   C O P Y (PARA 2)", "(CORRECTED COPY)", "SOMETHING NEW"]
    )
    def test_heading_with_a_remark_above_the_message(self, remark: str) -> None:
        cable = parse_cable(
            f"CONFIDENTIAL\n\nPAGE 01        LIMA    09321  121545Z  {remark}\n\n46\n"
            "ACTION ARA-12\n\nINFO  OCT-01  /026 W\n"
            "                        ---------------------     071281\n"
            f"R 121530Z NOV 75\n{_ADDRESSES}\nC O N F I D E N T I A L LIMA 9321\n\n{_FIELDS}\n\n{_BODY}\n"
        )
        assert (cable.reference_id, cable.sender) == ("75LIMA9321", "AMEMBASSY LIMA")
        assert cable.subject == "A LIGHTHOUSE CHANGES COLOR"
        assert codes(cable) == ({DefectCode.UNREAD_LINE} if "NEW" in remark else set())

    def test_serial_of_the_heading_where_the_classification_line_has_none(self) -> None:
        cable = parse_cable(
            "CONFIDENTIAL\n\nPAGE 01        LIMA    09321  121545Z\n\nACTION ARA-12\n"
            f"R 121530Z NOV 75\n{_ADDRESSES}\nC O N F I D E N T I A L\n\n{_FIELDS}\n\n{_BODY}\n"
        )
        assert cable.reference_id == "75LIMA9321"
        assert codes(cable) == {DefectCode.IDENTIFIER_REPAIRED}

    def test_level_above_a_text_that_quotes_a_message_is_its_classification(self) -> None:
        cable = parse_cable(
            f"SECRET\n\n{_FIELDS}\n\n{_BODY}\n\nR 121530Z NOV 75\nFM AMEMBASSY QUITO\n"
        )
        assert (cable.classification, cable.sender) == ("SECRET", None)

    @pytest.mark.parametrize("first", ["PAGE 01", "CONFIDENTIALPAGE 01"])
    def test_heading_on_two_lines_above_the_message(self, first: str) -> None:
        head = f"CONFIDENTIAL\n{first}\nLIMA 09321 121545Z\n\nACTION ARA-12\nINFO OCT-01 /026 W\n"
        cable = parse_cable(
            f"{head}------------------012345 121600Z /43\nR 121530Z NOV 75\n{_ADDRESSES}\n\n"
            f"C O N F I D E N T I A L LIMA 9321\n\n{_FIELDS}\n\n{_BODY}\n"
        )
        assert cable.created == "1975-11-12T15:30Z"
        assert [item.name for item in (*cable.to, *cable.info)] == [
            "SECSTATE WASHDC",
            "AMEMBASSY QUITO",
        ]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("C O N F I D E N T I A L SECTION ONE OF TWO LIMA 9321", ("75LIMA9321", (1, 2))),
        ("UNCLAS SECTION II OF IV LIMA 9321", ("75LIMA9321", (2, 4))),
        ("S E C R E T FINAL SECTION OF THREE LIMA 9321", ("75LIMA9321", (3, 3))),
        ("S E C R E T SECTION 1 OF 2 SECTIONS LIMA 9321", ("75LIMA9321", (1, 2))),
        ("S E C R E T LIMA 9321 (SECTION ONE OF TWO)", ("75LIMA9321", (1, 2))),
        ("UNCLAS 9321", ("75LIMA9321", None)),
        ("UNCLAS SECTION 1 OF 2 9321", ("75LIMA9321", (1, 2))),
        ("C 0 N F I D E N T I A L LIMA 9321", ("75LIMA9321", None)),
        ("LIMITED OFFICAL USE LIMA 9321", ("75LIMA9321", None)),
        ("LIMTED OFFICIAL USE LIMA 9321", ("75LIMA9321", None)),
        ("S E C R E T SALT TWO GENEVA 0321", ("75SALTTWOGENEVA321", None)),
        ("UNCLAS FODAG ROME 123", ("75UNROME123", None)),
        ("UNCLAS JIDDA 123", ("75JIDDA123", None)),
    ],
)
def test_classification_line(line: str, read: tuple[str, tuple[int, int] | None]) -> None:
    cable = _telegram(line=line)
    section = (cable.section.number, cable.section.of) if cable.section else None
    assert (cable.reference_id, section) == read


@pytest.mark.parametrize("line", ["LIMITED OFFERS USE LIMA 9321", "THE SECTION ONE OF 9321"])
def test_no_classification_line(line: str) -> None:
    assert _telegram(line=line).classification is None


_ONE_LINE = "Declassified/Released US Department of State EO Systematic Review 04 MAY 2006"
_NAMED = (
    "Jane Q. Sample Declassified/Released US Department of State EO Systematic Review 20 Mar 2014"
)
_OVER_LINES = "Jane Q. Sample\nDeclassified/Released\nUS Department of State\nEO Systematic Review\n20 Mar 2014"


@pytest.mark.parametrize("stamp", [_ONE_LINE, _NAMED, _OVER_LINES])
@pytest.mark.parametrize(
    "place",
    [
        *(
            "CONFIDENTIAL\n\nPAGE 01",
            "ACTION ARA-12",
            "R 121530Z",
            "TO SECSTATE",
            "AMEMBASSY QUITO",
        ),
        *(
            "C O N F I D E N T I A L",
            "E.O. 11652",
            "SUBJ:",
            "1. THE",
            "THE TOWER",
            "2. THE",
            "NNNN",
        ),
    ],
)
def test_stamp_of_the_review_changes_nothing(stamp: str, place: str) -> None:
    record = (
        "CONFIDENTIAL\n\nPAGE 01        LIMA    09321  121545Z\n\n46\nACTION ARA-12\n\n"
        "INFO  OCT-01  /026 W\n                        ---------------------     071281\n"
        "R 121530Z NOV 75\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC 4321\nINFO AMEMBASSY BOGOTA\n"
        "AMEMBASSY QUITO\nC O N F I D E N T I A L LIMA 9321\n\n"
        f"{_FIELDS}\n\n1. THE KEEPER PAINTED\nTHE TOWER GREEN.\n\n2. THE HARBOR MASTER OBJECTED.\nSAMPLE"
        "\n\nCONFIDENTIAL\n\nNNNN\n"
    )
    assert place in record
    plain = parse_cable(record)
    stamped = parse_cable(record.replace(place, f"\n{stamp}\n\n{stamp}\n{place}", 1))
    for name in ("reference_id", "to", "info", "classification", "subject", "executive_order"):
        wanted, read = getattr(plain, name), getattr(stamped, name)
        if name in ("to", "info"):
            wanted, read = [item.name for item in wanted], [item.name for item in read]
        assert read == wanted, name
    assert [item.number for item in stamped.paragraphs] == [1, 2]
    assert stamped.signers == ("SAMPLE",)
    assert codes(stamped) == set()


@pytest.mark.parametrize("order", ["E.O. 11652: GDS", "E.O. 11652: N/A", "E.O. 11652: XGDS-1"])
@pytest.mark.parametrize("line", ["DEPT PASS AID", "CINCPAC ALSO FOR POLAD", "FOR THE SECRETARY"])
def test_whom_it_is_for_below_the_order_or_the_tags(order: str, line: str) -> None:
    for fields in (f"{order}\n{line}\nTAGS: PFOR, PE", f"{order}\nTAGS: PFOR, PE\n{line}"):
        cable = _telegram(fields=f"{fields}\nSUBJ: A LIGHTHOUSE")
        assert cable.executive_order is not None
        assert cable.executive_order.text == order.partition(": ")[2]
        assert (cable.tags, cable.subject) == (("PFOR", "PE"), "A LIGHTHOUSE")
        assert [cable.text[a:b] for a, b, _ in cable.spans_of(SpanKind.ATTENTION_LINE)] == [line]


@pytest.mark.parametrize(
    "order",
    [
        "E.O. 11652: XGDS-3 (INDEFINITE,\nFOR REASONS OF SECURITY)",
        "E.O. 12356: DECL: UPON CONCLUSION\nOF THE TALKS",
        "E.O. 11652: GDS\n(DECL 12/31/81)",
    ],
)
def test_order_that_goes_on_below(order: str) -> None:
    cable = _telegram(fields=f"{order}\nTAGS: PFOR, PE\nSUBJ: A LIGHTHOUSE")
    assert cable.executive_order is not None
    assert cable.executive_order.text == " ".join(order.partition(": ")[2].split())


@pytest.mark.parametrize("word", ["UNDECLASSIFIED", "RELEASED TODAY"])
def test_other_words_in_an_address_block_are_no_stamp(word: str) -> None:
    cable = _telegram(addresses=f"{_ADDRESSES}\n{word}")
    assert [item.name for item in cable.info] == ["AMEMBASSY QUITO", word]


def test_page_heading_above_the_last_address() -> None:
    page = "CONFIDENTIAL\n\nPAGE 02        LIMA  09321  121545Z\n\n"
    cable = _telegram(addresses=f"{_ADDRESSES}\n{page}USUN NEW YORK 1123")
    assert [(item.name, item.serial) for item in cable.info] == [
        ("AMEMBASSY QUITO", None),
        ("USUN NEW YORK", "1123"),
    ]


def test_number_alone_is_none_without_a_sender() -> None:
    cable = parse_cable(f"R 121530Z NOV 75\nUNCLAS 9321\n\n{_FIELDS}\n\n{_BODY}\n")
    assert cable.reference_id is None


@pytest.mark.parametrize(
    ("number", "canonical"),
    [
        ("1975MBFRV00532", "75MBFRVIENNA532"),
        ("1974SALTT00012", "74SALTTWOGENEVA12"),
        ("1976OECDP27123", "76OECDPARIS27123"),
        ("1973FORTL00123", "73FORTLAMY123"),
        ("1974SANA00123", "74SANAA123"),
        ("1974MOGADI00123", "74MOGADISHU123"),
    ],
)
def test_station_of_six_letters_in_the_number_of_a_record(number: str, canonical: str) -> None:
    text = f"Message Text\n\nTHE KEEPER SPOKE.\n\nMessage Attributes\n\nDocument Number: {number}\n"
    assert parse_cable(text).reference_id == canonical


@pytest.mark.parametrize(
    ("lines", "to", "info"),
    [
        (
            "TO: SECSTATE WASHDC 4321\nINFO: AMEMBASSY QUITO",
            ["SECSTATE WASHDC"],
            ["AMEMBASSY QUITO"],
        ),
        (
            "TO AMEMBASSY QUITO IMMEDIATE INFO AMEMBASSY LA PAZ\nUSCINCSO",
            ["AMEMBASSY QUITO"],
            ["AMEMBASSY LA PAZ", "USCINCSO"],
        ),
        (
            "TO SECSTATE WASHDC 4321\n\nINFO AMEMBASSY QUITO\n\nAMEMBASSY LA PAZ",
            ["SECSTATE WASHDC"],
            ["AMEMBASSY QUITO", "AMEMBASSY LA PAZ"],
        ),
        ("TO SECSTATE WASHDC\nSTATE GRNC\nBT", ["SECSTATE WASHDC"], []),
        ("TO US INFO AGENCY WASHDC", ["US INFO AGENCY WASHDC"], []),
    ],
)
def test_addresses(lines: str, to: list[str], info: list[str]) -> None:
    cable = _telegram(addresses=f"FM AMEMBASSY LIMA\n{lines}")
    assert [item.name for item in cable.to] == to
    assert [item.name for item in cable.info] == info


@pytest.mark.parametrize(
    ("line", "name", "serial"),
    [
        ("TO AMEMBASSY QUITO 7", "AMEMBASSY QUITO", "7"),
        ("TO RUEHC/SECSTATE WASHDC PRIORITY 45", "SECSTATE WASHDC", "45"),
        ("TO CTF 74", "CTF 74", None),
    ],
)
def test_short_serial(line: str, name: str, serial: str | None) -> None:
    (addressee,) = _telegram(addresses=f"FM AMEMBASSY LIMA\n{line}").to
    assert (addressee.name, addressee.serial) == (name, serial)


@pytest.mark.parametrize(
    ("lines", "captions"),
    [
        ("EXDIS SALT", ("EXDIS",)),
        ("NO FOREIGN DISSEM", ("NOFORN",)),
        ("NODIS FOR THE SECRETARY FROM THE AMBASSADOR", ("NODIS",)),
        ("NODIS CHEROKEE EYES ONLY FOR THE AMBASSADOR", ("NODIS", "CHEROKEE", "EYES ONLY")),
        ("EYES ONLY FOR AMBASSADOR SAMPLE", ("EYES ONLY",)),
        ("EYES ONLY AMBASSADOR SAMPLE FROM THE SECRETARY", ("EYES ONLY",)),
        ("NOFORN NOCONTRACT WNINTEL", ("NOFORN", "NOCONTRACT", "WNINTEL")),
        ("ARA FOR SAMPLE, NODIS WILL FOLLOW", ()),
        ("SENSITIVE TO DELAY", ()),
    ],
)
def test_captions(lines: str, captions: tuple[str, ...]) -> None:
    assert _telegram(fields=f"{lines}\n\n{_FIELDS}").captions == captions


@pytest.mark.parametrize(
    ("line", "number", "date"),
    [
        ("E.O. 11652: XGDS-1 DECLAS 12/31/05", "11652", "2005-12-31"),
        ("E.O. 11652: XGDS-3 DECLASS 20 YEARS", "11652", None),
        ("E.O. 11652: GDS 3 DEC 1981", "11652", "1981-12-03"),
        ("E.O. 1652: GDS", "11652", None),
    ],
)
def test_executive_order(line: str, number: str, date: str | None) -> None:
    order = _telegram(fields=f"{line}\nTAGS: PFOR\nSUBJ: A LIGHTHOUSE").executive_order
    assert order is not None
    assert (order.number, order.declassify_on) == (number, date)


@pytest.mark.parametrize(
    ("block", "read"),
    [
        ("REF: STATE CIRCULAR 234567", [(None, "75STATE234567")]),
        ("REF: QUITO'S 4001", [(None, "75QUITO4001")]),
        ("REF: LIMA 4001 OF 1974", [(None, "74LIMA4001")]),
        ("REF: LIMA 4001, 1974", [(None, "74LIMA4001")]),
        ("REF: LIMA 1970, 1974", [(None, "75LIMA1970"), (None, "75LIMA1974")]),
        ("REF: LIMA 4001, 4974", [(None, "75LIMA4001"), (None, "75LIMA4974")]),
        ("REF: JIDDA 765; SANA 12; MBFR VIENNA 321",
         [(None, "75JIDDA765"), (None, "75SANAA12"), (None, "75MBFRVIENNA321")]),
        ("REF: SALT TWO GENEVA 321", [(None, "75SALTTWOGENEVA321")]),
        ("REF: FONECON SAMPLE/DOE NOVEMBER 10", [(None, "telcon")]),
        ("REF: A. STATE 234567\n\nB. TDFIR DB-315/12345", [("A", "75STATE234567"), ("B", "report")]),
        ("REF: LIMA 9999, 12/19/74; QUITO 4001", [(None, "74LIMA9999"), (None, "75QUITO4001")]),
        ("REF: (A) LIMA 9999 OF DECEMBER 19, 1974", [("A", "74LIMA9999")]),
        ("REF: LIMA 9999 DTD 19 DEC 74", [(None, "74LIMA9999")]),
        ("REF: LIMA 9999 (DTG 191530Z DEC 74)", [(None, "74LIMA9999")]),
        ("REF: LIMA 4001 OF DECEMBER 19", [(None, "75LIMA4001")]),
        ("REF: LIMA 4001, 4/19/76", [(None, "75LIMA4001")]),
        ("REF: STATE 234567 (TOSEC 123)", [(None, "75STATE234567")]),
        ("REF: TOSEC 123/STATE 234567", [(None, "75STATE234567")]),
        ("REF: TOSEC 123, STATE 234567", [(None, "75TOSEC123"), (None, "75STATE234567")]),
        ("REF: STATE 234567 (SECTO 12)", [(None, "75STATE234567"), (None, "75SECTO12")]),
        ("REF: STATE 234567\n\nB. QUITO 4001", [(None, "75STATE234567"), ("B", "75QUITO4001")]),
    ],
)  # fmt: skip
def test_references(block: str, read: list[tuple[str | None, str]]) -> None:
    cable = _telegram(fields=f"{_FIELDS}\n\n{block}")
    found = [(item.label, item.reference_id or item.kind.value) for item in cable.references]
    assert found == read


@pytest.mark.parametrize(("block", "inferred"), [("(DTG 111530Z NOV 75)", False), ("", True)])
def test_a_date_behind_a_reference_gives_its_year(block: str, inferred: bool) -> None:
    (reference,) = _telegram(fields=f"{_FIELDS}\n\nREF: QUITO 4001 {block}").references
    assert (reference.reference_id, reference.inferred) == ("75QUITO4001", inferred)


class TestLetteredParagraphs:
    _LETTERED = (
        "A. THE KEEPER PAINTED THE TOWER ON\n14. OCTOBER.\n\nB. HE HAD NO PERMIT.\n\nC. HE WAITS."
    )

    @pytest.mark.parametrize(
        "refs", ["", "\n\nREF: STATE 234567", "\n\nREF: A. QUITO 1\n     B. QUITO 2"]
    )
    def test_letters_throughout(self, refs: str) -> None:
        cable = _telegram(fields=_FIELDS + refs, body=self._LETTERED)
        starts = [cable.text[item.start : item.start + 2] for item in cable.paragraphs]
        assert starts == ["A.", "B.", "C."]
        assert [item.number for item in cable.paragraphs] == [None, None, None]

    def test_a_list_below_a_paragraph_is_a_list(self) -> None:
        cable = _telegram(body=f"THE FACTS ARE THESE:\n\n{self._LETTERED}")
        assert len(cable.paragraphs) == 1

    def test_letters_below_a_summary(self) -> None:
        cable = _telegram(body=f"SUMMARY: HE PAINTED. END SUMMARY.\n\n{self._LETTERED}")
        assert len(cable.paragraphs) == 4

    def test_letters_below_numbers_are_a_list(self) -> None:
        cable = _telegram(body=f"1. THE FACTS:\n\n{self._LETTERED}\n\n2. HE WAITS.")
        assert [item.number for item in cable.paragraphs] == [1, 2]

    def test_letters_that_skip_are_a_list(self) -> None:
        cable = _telegram(body="A. THE TOWER.\n\nD. THE LAMP.\n\nX. THE BOAT.")
        assert len(cable.paragraphs) == 1


@pytest.mark.parametrize(
    ("end", "signers"),
    [
        ("SAMPLE##", ("SAMPLE",)),
        ("HE WAITS. SAMPLE##", ("SAMPLE",)),
        ("DOE\nUNQUOTE SAMPLE", ("SAMPLE",)),
        ("SAMPLE\n\n(#) AS RECEIVED.", ("SAMPLE",)),
        ("SAMPLE\n\n*** AS RECEIVED", ("SAMPLE",)),
        ("SAMPLE\n\nNOTE BY OC/T: (#) OMISSION. CORRECTION TO FOLLOW.", ("SAMPLE",)),
        ("SAMPLE\nNOTE BY OC/T: PARTS WERE GARBLED.\n  CORRECTION WILL FOLLOW.", ("SAMPLE",)),
        ("DOE\nSAMPLE", ("DOE", "SAMPLE")),
    ],
)
def test_signers(end: str, signers: tuple[str, ...]) -> None:
    assert _telegram(end=end).signers == signers


@pytest.mark.parametrize(
    "lines",
    [
        "JOINT STATE/USIA MESSAGE",
        "QUITO FOR SAMPLE\nLA PAZ FOR DOE",
        "ATTN: EB/ITP SAMPLE",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_attention_lines_between_subject_and_references(lines: str, gap: str) -> None:
    cable = _telegram(fields=f"{_FIELDS}\n\n{lines}{gap}REF: STATE 234567")
    assert cable.subject == "A LIGHTHOUSE CHANGES COLOR"
    assert [item.reference_id for item in cable.references] == ["75STATE234567"]
    assert [item.number for item in cable.paragraphs] == [1, 2]


@pytest.mark.parametrize(
    "body",
    [
        "THE KEEPER PAINTED IT GREEN.\n\nREF: HIS PERMIT.",
        "THE KEEPER WROTE A LETTER\n\nSUBJ: THE TOWER\n\nDEAR SIR.",
        "THE TOWER\n\n1. THE KEEPER PAINTED IT.\n\nREF: HIS PERMIT.",
    ],
)
def test_text_above_a_label_of_its_own_is_text(body: str) -> None:
    cable = _telegram(body=body)
    start = cable.text.index("A LIGHTHOUSE CHANGES COLOR") + len("A LIGHTHOUSE CHANGES COLOR")
    assert cable.references == ()
    assert cable.spans_of(SpanKind.ATTENTION_LINE) == ()
    assert cable.text[start:].lstrip().startswith(body[:9])


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("TAGS: OVIP (SAMPLE,\nJANE), PE", ("OVIP", "SAMPLE, JANE", "PE")),
        (
            "TAGS: OREP, PE,\n(SAMPLE, JANE), (DOE, JOHN)",
            ("OREP", "PE", "SAMPLE, JANE", "DOE, JOHN"),
        ),
        ("TAGS: PFOR, PE\n(BEGIN TEXT)", ("PFOR", "PE")),
    ],
)
def test_persons_over_lines(line: str, tags: tuple[str, ...]) -> None:
    assert _telegram(fields=f"E.O. 11652: GDS\n{line}\nSUBJ: A LIGHTHOUSE").tags == tags


@pytest.mark.parametrize(
    ("line", "officer"),
    [
        ("E.O. 12065: GDS 11/12/85 (SAMPLE, JANE Q.) OR-P", "SAMPLE, JANE Q."),
        ("E.O. 12065: GDS 11/12/85 (VAN DER SAMPLE, JANE) OR-P", "VAN DER SAMPLE, JANE"),
        ("E.O. 12065: GDS 11/12/85 (JANE Q. SAMPLE) OR-M", "JANE Q. SAMPLE"),
        ("E.O. 12065: GDS 11/12/85 (SAMPLE) OR-M", "SAMPLE"),
        ("E.O. 12065: GDS 11/12/85 SAMPLE, JANE OR-M", "SAMPLE, JANE"),
        ("E.O. 12065: RDS-1 11/12/99 (SAMPLE,\nJANE) OR-M", "SAMPLE, JANE"),
        ("E.O. 12065: N/A", None),
        ("E.O. 11652: XGDS (INDEFINITE)", None),
    ],
)
def test_officer_of_the_order(line: str, officer: str | None) -> None:
    date = "R 121530Z NOV 79" if "12065" in line else "R 121530Z NOV 75"
    cable = _telegram(date=date, fields=f"{line}\nTAGS: PREL\nSUBJ: A LIGHTHOUSE")
    assert (cable.classified_by, cable.subject) == (officer, "A LIGHTHOUSE")


class TestHeadings:
    """In a telegram that is in capitals, a line that stands alone is not yet a heading."""

    @pytest.mark.parametrize(
        ("line", "is_heading"),
        [
            ("THE TOWER", True),
            ("TALKING POINTS:", True),
            ("THE FACTS ARE THESE:", False),
            ("THE NOTE READS AS FOLLOWS:", False),
            ("FOLLOWING REPEAT QUITO 4001 SENT ACTION SECSTATE", False),
            ("QUOTE: THE TOWER WILL BE GREEN. UNQUOTE", False),
            ("NODIS", False),
            ("CONFIDENTIAL", False),
            ("REF: QUITO 4001", False),
            ("HE PAINTED IT ON THE ADVICE OF", False),
            ("QUOTE", False),
            ("BEGIN TEXT:", False),
            ("END TEXT", False),
            ("BEGIN TALKING POINTS", False),
            ("TEXT OF THE TREATY", True),
            ("DEAR MR. KEEPER:", False),
            ("MR. KEEPER:", False),
            ('"MY FRIENDS:', False),
            ('"LONG LIVE THE TOWER."', False),
            ('"THE TOWER"', True),
            ("TIME: 1200-1300, NOVEMBER 12", False),
            ("PLACE: THE TOWER", False),
            ("TIME AND TIDE", True),
            ("COMMENT: WAIT AND SEE", True),
        ],
    )
    def test_line_that_stands_alone(self, line: str, is_heading: bool) -> None:
        cable = _telegram(body=f"1. THE KEEPER CAME.\n\n{line}\n\n2. HE LEFT.")
        assert bool(cable.spans_of(SpanKind.HEADING)) is is_heading

    def test_the_name_below_a_letter(self) -> None:
        cable = _telegram(
            body="1. TEXT FOLLOWS.\n\nI SHALL COME.\n\nSINCERELY,\n\nJANE Q. DOE\n\n2. HE LEFT."
        )
        assert cable.spans_of(SpanKind.HEADING) == ()

    def test_the_rest_of_a_sentence_below_a_page_heading(self) -> None:
        page = "CONFIDENTIAL\n\nPAGE 02        LIMA  09321  121545Z"
        cable = _telegram(
            body=f"1. THE KEEPER SAID THAT\n{page}\n\nTHE TOWER IS GREEN\n\n2. HE LEFT."
        )
        assert cable.spans_of(SpanKind.HEADING) == ()


def test_level_above_the_envelope_is_a_banner() -> None:
    cable = parse_cable(
        f"CONFIDENTIAL 567\n\nR 121530Z NOV 75\n{_ADDRESSES}\n\nUNCLAS LIMA 9321\n\n{_FIELDS}\n\n{_BODY}"
    )
    assert (cable.reference_id, cable.classification) == ("75LIMA9321", "UNCLASSIFIED")


@pytest.mark.parametrize(
    ("end", "signers"),
    [
        ("THE TOWER IS GREEN.\n\n3. CONFIRMED", ()),
        ("THE TOWER IS AS IN PARAGRAPH\n\n3. SAMPLE", ("SAMPLE",)),
        ("THE TOWER IS GREEN.\n\n3. HE LEFT. SAMPLE", ("SAMPLE",)),
    ],
)
def test_word_behind_a_number(end: str, signers: tuple[str, ...]) -> None:
    assert _telegram(body=_BODY, end=end).signers == signers


class TestNumbers:
    @pytest.mark.parametrize("letter", ["L", "l", "I"])
    def test_a_letter_for_the_first(self, letter: str) -> None:
        cable = _telegram(body=f"{letter}. THE KEEPER CAME.\n\n2. HE LEFT.\n\n3. HE WAITS.")
        assert [(item.number, item.printed) for item in cable.paragraphs] == [
            (1, letter),
            (2, None),
            (3, None),
        ]
        assert codes(cable) == {DefectCode.NUMBER_REPAIRED}

    def test_an_initial_is_no_number(self) -> None:
        cable = _telegram(body="L. SAMPLE CAME.\n\n1. HE PAINTED.\n\n2. HE LEFT AGAIN.")
        assert [item.number for item in cable.paragraphs] == [None, 1, 2]

    @pytest.mark.parametrize("month", ["NOV.", "SEPT.", "DEC."])
    def test_the_stop_of_a_month_ends_no_sentence(self, month: str) -> None:
        long = f"THE KEEPER WILL COME TO THE HARBOR FOR THE PAINTING OF THE TOWER BY {month}"
        cable = _telegram(body=f"1. THE TOWER.\n\n2. {long}\n3. IF HE CAN.")
        assert [item.number for item in cable.paragraphs] == [1, 2]
        assert cable.spans_of(SpanKind.LIST_ITEM) == ()

    def test_a_sentence_may_end_in_a_month(self) -> None:
        long = "THE KEEPER CAME TO THE HARBOR FOR THE PAINTING OF THE TOWER IN NOV."
        cable = _telegram(body=f"1. {long}\n2. HE LEFT THE HARBOR.\n3. HE WAITS.")
        assert [item.number for item in cable.paragraphs] == [1, 2, 3]

    @pytest.mark.parametrize("word", ["BASKET", "ITEM", "PAGE", "STAGE", "TITLE"])
    def test_a_number_behind_its_word(self, word: str) -> None:
        long = f"THE KEEPER WILL SPEAK IN THE HARBOR MASTER'S HOUSE OF {word}"
        cable = _telegram(body=f"1. THE TOWER.\n\n2. {long}\n3. IF HE CAN.")
        assert [item.number for item in cable.paragraphs] == [1, 2]


@pytest.mark.parametrize(
    "body",
    [
        "I. SUMMARY\n\n1. THE TOWER ROSE.\n\nII. DETAILS\n\n2. HE LEFT.",
        "I. SUMMARY.\n\nA. THE TOWER ROSE.\n\nB. IT FELL.\n\nII. DETAILS.\n\nA. HE LEFT.\n\nB. HE CAME.",
        "A. THE TOWER ROSE.\n\nB. IT FELL.\n\nC. HE LEFT.",
        "HE ASKED:\n\nA. PAINT.\n\nB. ROPE.\n\nHE LEFT.",
    ],
)
def test_the_signs_that_publishers_set_before_letters_change_nothing(body: str) -> None:
    plain = _telegram(body=body)
    marked = _telegram(body=re.sub(r"^(\d+|[A-Z])\. ", r"¶\1. ", body, flags=re.MULTILINE))
    assert "¶" in marked.text
    texts = [
        [cable.text[item.start : item.end].replace("¶", "") for item in cable.paragraphs]
        for cable in (plain, marked)
    ]
    assert texts[0] == texts[1]
    assert marked.summary == plain.summary
    assert len(marked.spans_of(SpanKind.HEADING)) == len(plain.spans_of(SpanKind.HEADING))


def test_third_part_of_a_title_is_no_marking() -> None:
    cable = _telegram(fields="SUBJECT: (A) THE TOWER;\n(B) THE LAMP\n(C) THE BOAT")
    assert cable.subject == "(A) THE TOWER; (B) THE LAMP (C) THE BOAT"


def test_marking_below_a_title_opens_the_body() -> None:
    cable = _telegram(fields="SUBJECT: THE TOWER", body="(C) THE KEEPER CAME.")
    assert (cable.subject, cable.paragraphs[0].marking) == ("THE TOWER", "C")


@pytest.mark.parametrize("number", ["13-61", "66616", "46"])
def test_queue_numbers_are_read(number: str) -> None:
    cable = parse_cable(
        f"CONFIDENTIAL\n\nPAGE 01        STATE   234567\n\n{number}\nORIGIN ARA-12\n\n"
        f"INFO  OCT-01  /013 R\n\n{number}\nDRAFTED BY: ARA:SAMPLE\n"
        "                        ---------------------     071281\n"
        f"R 121530Z NOV 75\n{_ADDRESSES}\n\nC O N F I D E N T I A L STATE 234567\n\n{_FIELDS}\n\n{_BODY}"
    )
    assert codes(cable) == set()


def test_second_number_behind_a_slash() -> None:
    number = parse_mrn("90STATE255577/TOSEC140323")
    assert number is not None
    assert number.canonical == "90STATE255577"


@pytest.mark.parametrize(
    ("date", "sender", "origin"),
    [
        ("R 121530Z NOV 75", "AMEMBASSY LAGOS", "Embassy Lagos"),
        ("R 121530Z NOV 75", "USMISSION BERLIN", "Mission Berlin"),
        ("R 121530Z NOV 75", "USLO PEKING", "Liaison Office Peking"),
        ("R 121530Z NOV 75", "AMEMBASSY LIMA", "Embassy Lima"),
        ("R 121530Z NOV 75", "AMEMBASSY BONN", "Embassy Bonn"),
        ("R 121530Z NOV 75", "USDEL MBFR VIENNA", "MBFR Vienna"),
        ("R 121530Z NOV 05", "AMEMBASSY LAGOS", "Consulate Lagos"),
    ],
)
def test_origin_is_what_the_post_was_then(date: str, sender: str, origin: str) -> None:
    assert _telegram(date=date, addresses=f"FM {sender}\nTO SECSTATE WASHDC").origin == origin


def test_operating_signal_is_no_addressee() -> None:
    cable = _telegram(addresses="FM AMEMBASSY LIMA\nTO SECSTATE WASHDC FLASH 4321/4322\nZEM")
    assert [(item.name, item.serial) for item in cable.to] == [("SECSTATE WASHDC", "4321/4322")]


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        ("1. BEGIN SUMMARY\nTHE TOWER ROSE.\nEND SUMMARY\n\n2. MORE.", "THE TOWER ROSE."),
        ("1. SUMMARY OF TALKS: IT ROSE. END SUMMARY.\n\n2. MORE.", "IT ROSE."),
        ("1. SUMMARY OF TALKS: IT ROSE.\n\n2. MORE.", None),
        ("1. SUMMARY-COMMENT: IT ROSE. END SUMMARY-COMMENT.\n\n2. MORE.", "IT ROSE."),
        ("1. SUMMARY-KEEPERS: IT ROSE.\n\n2. MORE.", None),
        ("1. BRIEF SUMMARY: IT ROSE. END SUMMARY.\n\n2. MORE.", "IT ROSE."),
        ("1. OVERALL SUMMARY. IT ROSE.\n\n2. MORE.", "IT ROSE."),
        ("1. SUMMARY--IT ROSE.\n\n2. MORE.", "IT ROSE."),
        (
            "1. SUMMARY: THE TO-\nPAGE 02        LIMA  09321  121545Z\n\nWER ROSE.",
            "THE TO-WER ROSE.",
        ),
        ("1. SUMMARY: IT ROSE. --END SUMMARY--\n\n2. MORE.", "IT ROSE."),
    ],
)
def test_summary(body: str, summary: str | None) -> None:
    assert _telegram(body=body).summary == summary


@pytest.mark.parametrize(
    "line",
    [
        "C O N F I D E N T I A L\nLIMA 9321",
        "C O N F I D E N T I A L\n\nLIMA 9321",
        "C O N F I D E N T I A L SECTION 01 OF 02\n\nLIMA 9321",
    ],
)
def test_station_below_the_level(line: str) -> None:
    assert _telegram(line=line).reference_id == "75LIMA9321"


def test_what_stands_below_the_level_is_a_station_only_by_name() -> None:
    assert _telegram(line="C O N F I D E N T I A L\n\nTHE TOWER 9321").reference_id is None


@pytest.mark.parametrize("reason", ["FOR TEXT PARA 3", "FOR MRN 9321 VICE 9320", "(MRN ADDED)"])
def test_corrected_copy_says_why(reason: str) -> None:
    cable = _telegram(fields=f"C O R R E C T E D  C O P Y {reason}\n\n{_FIELDS}")
    assert cable.captions == ("CORRECTED COPY",)
    assert cable.spans_of(SpanKind.ATTENTION_LINE) == ()


@pytest.mark.parametrize(
    ("line", "action", "info"),
    [
        ("R 121530Z NOV75", "ROUTINE", None),
        ("R121530Z NOV 75", "ROUTINE", None),
        ("R 121530ZNOV 75", "ROUTINE", None),
        ("PR 121530Z NOV 75", "PRIORITY", "ROUTINE"),
        ("P/R 121530Z NOV 75", "PRIORITY", "ROUTINE"),
        ("O P R 121530Z NOV 75", "IMMEDIATE", "PRIORITY"),
        ("R 1215302 NOV 75", "ROUTINE", None),
        ("R 121530 NOV 75", "ROUTINE", None),
    ],
)
def test_date_line_with_blanks_or_its_zone_lost(line: str, action: str, info: str | None) -> None:
    cable = _telegram(date=line)
    assert cable.precedence is not None
    assert (cable.precedence.action, cable.precedence.info) == (action, info)
    assert (cable.created, cable.reference_id) == ("1975-11-12T15:30Z", "75LIMA9321")
    lost = "Z" not in line
    assert codes(cable) == ({DefectCode.INVALID_DATE} if lost else set())


@pytest.mark.parametrize("line", ["121530 NOV 75", "R 121530Z NOV", "R 12153 NOV 75"])
def test_no_date_line(line: str) -> None:
    assert _telegram(date=line).created is None


def test_year_of_four_figures_that_no_telegram_has_is_not_read() -> None:
    cable = _telegram(date="R 121530Z NOV 0575")
    assert cable.created is None
    assert DefectCode.UNREAD_LINE in [defect.code for defect in cable.defects]
    assert _telegram(date="R 121530Z NOV 1975").created == "1975-11-12T15:30Z"


def test_own_telegrams_by_their_short_names() -> None:
    cable = _telegram(fields=f"{_FIELDS}\n\nREF: EMBTELS 4001, 4002; EMBASSY'S 4003")
    assert [item.reference_id for item in cable.references] == [
        "75LIMA4001",
        "75LIMA4002",
        "75LIMA4003",
    ]


def test_address_lines_that_were_joined() -> None:
    cable = _telegram(
        date="R 121530Z NOV 75 FM AMEMBASSY LIMA TO SECSTATE WASHDC 4321 INFO AMEMBASSY QUITO",
        addresses="AMEMBASSY LA PAZ",
    )
    assert (cable.created, cable.sender) == ("1975-11-12T15:30Z", "AMEMBASSY LIMA")
    assert [item.name for item in cable.to] == ["SECSTATE WASHDC"]
    assert [item.name for item in cable.info] == ["AMEMBASSY QUITO", "AMEMBASSY LA PAZ"]


@pytest.mark.parametrize(
    ("line", "created"),
    [
        ("R 121530ZE NOV 75", "1975-11-12T15:30Z"),
        ("R 121530Z NVO 75", "1975-11-12T15:30Z"),
        ("R 121530Z NO V75", "1975-11-12T15:30Z"),
        ("R:121530Z NOV 75", "1975-11-12T15:30Z"),
        ("R 12153Z NOV 75", None),
        ("R 12Q530Z NOV 75", None),
        ("R 121530Z MAQ 75", None),
    ],
)
def test_garbled_date_line(line: str, created: str | None) -> None:
    cable = _telegram(date=line)
    assert (cable.created, cable.reference_id) == (created, "75LIMA9321")
    assert cable.precedence is not None
    assert DefectCode.INVALID_DATE in codes(cable)


@pytest.mark.parametrize("line", ["THE KEEPER CAME MAY 75", "12 MAIN STREET 75", "R 121530Z"])
def test_no_garbled_date_line(line: str) -> None:
    assert _telegram(date=line).created is None


@pytest.mark.parametrize("label", ["O", "T", "TN", "ZTO", "OT", "TO."])
def test_garbled_label_of_the_first_address(label: str) -> None:
    cable = _telegram(addresses=f"FM AMEMBASSY LIMA\n{label} SECSTATE WASHDC\nINFO AMEMBASSY QUITO")
    assert [item.name for item in cable.to] == ["SECSTATE WASHDC"]
    assert [item.name for item in cable.info] == ["AMEMBASSY QUITO"]
    assert codes(cable) == {DefectCode.LABEL_REPAIRED}


def test_address_below_the_sender_without_a_label_is_none() -> None:
    cable = _telegram(addresses="FM AMEMBASSY LIMA\nVIA SECSTATE WASHDC\nINFO AMEMBASSY QUITO")
    assert cable.to == ()


@pytest.mark.parametrize(
    "line",
    [
        *("C O N F I D E MN T I A L LIMA 9321", "S E AC R E T LIMA 9321"),
        "LMIITED OFFICIAL USE LIMA 9321",
    ],
)
def test_garbled_level(line: str) -> None:
    cable = _telegram(line=line)
    assert cable.reference_id == "75LIMA9321"
    assert codes(cable) == {DefectCode.CLASSIFICATION_REPAIRED}


def test_who_was_told_among_those_who_cleared_is_no_addressee() -> None:
    cable = parse_cable(
        "CONFIDENTIAL\n\nPAGE 01        STATE   234567\n\nORIGIN ARA-12\n\nDRAFTED BY ARA:SAMPLE\n"
        f"INFO: NEA - MR. ROE\n------------------ 071281\nR 121530Z NOV 75\n{_ADDRESSES}\n\n"
        f"C O N F I D E N T I A L STATE 234567\n\n{_FIELDS}\n\n{_BODY}"
    )
    assert [item.name for item in cable.info] == ["AMEMBASSY QUITO"]


_TEXT = "FOLLOWING MESSAGE FROM THE KEEPER WAS DELIVERED TO US\nTODAY BY HIS BROTHER.\nHE ASKS FOR PAINT."


@pytest.mark.parametrize(
    ("fields", "subject", "cited"),
    [
        ("SUBJ: A MESSAGE", "A MESSAGE", []),
        ("SUBJ: A MESSAGE OF THE KEEPER OF THE LIGHTHOUSE OF THE\nHARBOR", None, []),
        ("SUBJ: A MESSAGE\nREF: QUITO 4001", "A MESSAGE", ["75QUITO4001"]),
        ("SUBJ: A MESSAGE\nREF: (A) QUITO 4001\n(B) STATE 12 (NOTAL)", "A MESSAGE",
         ["75QUITO4001", "75STATE12"]),
    ],
)  # fmt: skip
def test_text_without_numbers_right_below_the_header(
    fields: str, subject: str | None, cited: list[str]
) -> None:
    cable = parse_cable(
        f"R 121530Z NOV 75\n{_ADDRESSES}\nUNCLAS LIMA 9321\nE.O. 11652: N/A\nTAGS: PE\n{fields}\n"
        f"{_TEXT}\nSAMPLE\n"
    )
    title = "A MESSAGE OF THE KEEPER OF THE LIGHTHOUSE OF THE HARBOR"
    assert cable.subject == (subject or title)
    assert [item.reference_id for item in cable.references] == cited
    assert cable.text[cable.paragraphs[0].start :].startswith("FOLLOWING MESSAGE")
    assert cable.signers == ("SAMPLE",)


@pytest.mark.parametrize(
    "below",
    ["AND TO QUITO\n\n1. HE CAME.", "AND TO QUITO\nREF: QUITO 1\n1. HE CAME.", "\n\n1. HE CAME."],
)
@pytest.mark.parametrize(
    "line", ["OF THE KEEPER OF THE LIGHTHOUSE TO US", "    OF THE KEEPER TO US ALL"]
)
def test_title_that_goes_on_below_a_short_line(line: str, below: str) -> None:
    cable = _telegram(fields=f"TAGS: PE\nSUBJ: A MESSAGE\n{line}\n{below}", body="2. HE LEFT.")
    assert cable.subject is not None
    assert cable.subject.startswith(f"A MESSAGE {line.strip()}")
    assert cable.subject.endswith("TO QUITO") is ("QUITO" in below)


def test_sender_with_a_colon() -> None:
    cable = _telegram(addresses="FM: AMEMBASSY LIMA\nTO: SECSTATE WASHDC 4321")
    assert cable.sender == "AMEMBASSY LIMA"
    assert codes(cable) == set()


def test_a_name_with_a_preposition_is_one_sender() -> None:
    cable = _telegram(addresses="FM US DELEGATION TO OAS\nTO SECSTATE WASHDC")
    assert cable.sender == "US DELEGATION TO OAS"


@pytest.mark.parametrize(
    ("end", "signers"),
    [
        ("SIGNED: SAMPLE", ("SAMPLE",)),
        ("SGD SAMPLE", ("SAMPLE",)),
        ("AMBASSADOR DOE SENDS. SAMPLE", ("SAMPLE",)),
        ("DOE SENDS.", ()),
        ("HE WISHED US GOOD LUCK.", ()),
        ("HE HAS A HOUSE. GOOD LUCK.", ()),
        ("THE KEEPER WENT TO\nLIMA", ()),
        ("THE KEEPER SENT REF A\nSAMPLE", ("SAMPLE",)),
        ("HE HAS:\nA. FISH\nB. OIL", ()),
        ("HE LEFT AGAIN.\nJ. SAMPLE", ("J. SAMPLE",)),
        ("3. CHARGE 3011.                             SAMPLE", ("SAMPLE",)),
        ("3. REGARDS.                             SAMPLE", ("SAMPLE",)),
        ("3. HE MET GEN.                             SAMPLE", ()),
        ("SAMPLE\n\nCONFIDENTIAL\n\nNNNNVV", ("SAMPLE",)),
    ],
)
def test_last_words(end: str, signers: tuple[str, ...]) -> None:
    assert _telegram(end=end).signers == signers
