"""The two documents the program was first asked for with, in every field and every oddity."""

from __future__ import annotations

from pathlib import Path

import pytest

from cablereader import Cable, read_cables
from cablereader.model.defect import DefectCode
from cablereader.model.span import SpanKind


@pytest.fixture
def lima(seeds: Path) -> Cable:
    return next(read_cables(seeds / "07LIMA1052.txt"))


@pytest.fixture
def state(seeds: Path) -> Cable:
    return next(read_cables(seeds / "08STATE105125.txt"))


def _codes(cable: Cable) -> list[DefectCode]:
    return [defect.code for defect in cable.defects]


class TestLima:
    def test_is_a_dump_whose_metadata_is_not_part_of_the_text(self, lima: Cable) -> None:
        assert lima.source_format == "dump"
        assert lima.text.startswith("VZCZCXYZ0000\nOO RUEHWEB\n\nDE RUEHPE")
        assert lima.text.endswith("was not yet read in.\nSTRUBLE")
        assert lima.metadata == {
            "reference_id": "07LIMA1052",
            "subject": "PERU: DEMARCHE ON KOSOVO PROPOSALS",
            "created": "Tue Mar 27 00:00:00 +0200 2007",
            "classification": "CONFIDENTIAL",
            "origin": "Embassy Lima",
        }

    def test_identity(self, lima: Cable) -> None:
        assert lima.reference_id == "07LIMA1052"
        assert lima.subject == "PERU: DEMARCHE ON KOSOVO PROPOSALS"
        assert lima.subject_marking is None
        assert lima.classification == "CONFIDENTIAL"
        assert lima.classification_level == "CONFIDENTIAL"
        assert lima.origin == "Embassy Lima"
        assert lima.section is None

    def test_date_is_that_of_the_date_time_group_not_of_the_dump(self, lima: Cable) -> None:
        assert lima.created == "2007-03-27T22:39Z"
        assert DefectCode.DATE_CONFLICT not in _codes(lima)

    def test_routing_block(self, lima: Cable) -> None:
        assert lima.transmission_id == "VZCZCXYZ0000"
        assert lima.originator_routing == "RUEHPE"
        assert lima.station_serial == "1052"
        assert lima.filing_time == "0862239"
        assert lima.security_prosign == "ZNY CCCCC ZZH"
        assert lima.to_dict()["precedence"] == {"action": "IMMEDIATE", "info": None}
        assert lima.sender == "AMEMBASSY LIMA"

    def test_addressees(self, lima: Cable) -> None:
        facts = lima.to_dict()
        assert facts["to"] == [
            _addressee("RUEHC", "SECSTATE WASHDC", "IMMEDIATE", "4718"),
            _addressee("RUCNDT", "USMISSION USUN NEW YORK", "IMMEDIATE", "0121"),
        ]
        assert len(facts["info"]) == 16
        assert facts["info"][0] == _addressee("RUEHBJ", "AMEMBASSY BEIJING", "PRIORITY", "0394")
        assert facts["info"][1] == _addressee("RUEHBW", "AMEMBASSY BELGRADE", "PRIORITY", None)
        assert facts["exempt"] == facts["by_other_means"] == []

    def test_last_addressee_is_parted_from_the_classification_line(self, lima: Cable) -> None:
        last = lima.to_dict()["info"][-1]
        assert last == _addressee("RUEHTI", "AMEMBASSY TIRANA", "PRIORITY", "0004")
        line = lima.spans_of(SpanKind.CLASSIFICATION_LINE)[0]
        assert lima.text_of(line) == "C O N F I D E N T I A L LIMA 001052"
        assert DefectCode.GLUED_LINES in _codes(lima)

    def test_doubled_caption_counts_once(self, lima: Cable) -> None:
        assert lima.captions == ("SIPDIS",)
        assert DefectCode.REPEATED_CAPTION in _codes(lima)

    def test_text_header(self, lima: Cable) -> None:
        facts = lima.to_dict()
        assert facts["executive_order"] == {
            "number": "12958",
            "text": "DECL: 03/27/2017",
            "declassify_on": "2017-03-27",
        }
        assert facts["tags"] == ["PREL", "PGOV", "UNMIK", "UN", "YI", "EUN", "PE"]
        assert facts["tags_as_written"] == ["PREL", "PGOV", "UNMIK", "UN", "YI", "EU", "PE"]
        assert facts["references"] == [
            {
                "label": None,
                "kind": "cable",
                "text": "STATE 37835",
                "reference_id": "07STATE37835",
                "inferred": True,
            }
        ]
        assert facts["classified_by"] == "PolCouns Alexis F. Ludwig"
        assert facts["reasons"] == ["d"]

    def test_one_unnumbered_paragraph_and_no_second_at_the_wrapped_date(self, lima: Cable) -> None:
        (paragraph,) = lima.paragraphs
        assert (paragraph.number, paragraph.printed, paragraph.marking) == (None, None, "C")
        assert lima.text_of(paragraph).startswith("(C) Polcouns conveyed")
        assert lima.text_of(paragraph).rstrip().endswith("was not yet read in.")
        assert DefectCode.FALSE_PARAGRAPH_MARK in _codes(lima)

    def test_mojibake_is_repaired_and_said(self, lima: Cable) -> None:
        assert "March\n¶27.  (Attempts" in lima.text
        (repair,) = [d for d in lima.defects if d.code == DefectCode.ENCODING_REPAIRED]
        assert lima.text_of(repair) == "¶"

    def test_signer(self, lima: Cable) -> None:
        assert lima.signers == ("STRUBLE",)


class TestState:
    def test_is_a_raw_message_kept_as_it_is(self, state: Cable, seeds: Path) -> None:
        assert state.source_format == "message"
        assert state.metadata == {}
        assert state.text == (seeds / "08STATE105125.txt").read_text(encoding="utf-8")

    def test_identity(self, state: Cable) -> None:
        assert state.reference_id == "08STATE105125"
        assert state.created == "2008-10-01T21:59Z"
        assert state.origin == "Secretary of State"
        assert state.sender == "SECSTATE WASHDC"
        assert state.classification_level == "UNCLASSIFIED"

    def test_routing_block_with_serial_modulo_ten_thousand(self, state: Cable) -> None:
        assert state.transmission_id == "VZCZCXYZ0008"
        assert state.originator_routing == "RUEHC"
        assert state.station_serial == "5125"
        assert state.filing_time == "2752203"
        assert state.security_prosign == "ZNR UUUUU ZZH"
        assert DefectCode.SERIAL_CONFLICT not in _codes(state)

    def test_addressees(self, state: Cable) -> None:
        facts = state.to_dict()
        assert facts["to"] == [_addressee("RUEHPE", "AMEMBASSY LIMA", "IMMEDIATE", "0000")]
        assert facts["info"] == [
            _addressee("RUCNDT", "USMISSION USUN NEW YORK", "IMMEDIATE", "0000")
        ]

    def test_captions(self, state: Cable) -> None:
        assert state.captions == ("SIPDIS", "SENSITIVE")

    def test_text_header(self, state: Cable) -> None:
        facts = state.to_dict()
        assert facts["executive_order"] == {"number": "12958", "text": "N/A", "declassify_on": None}
        assert facts["references"] == []
        assert facts["classified_by"] is None

    def test_tags_come_out_of_their_markdown_links(self, state: Cable) -> None:
        assert state.tags == ("PREL", "UNGA", "PE")
        assert [state.text_of(s) for s in state.spans_of(SpanKind.TAG)] == ["PREL", "UNGA", "PE"]

    def test_subject_over_two_lines(self, state: Cable) -> None:
        assert state.subject == "REQUEST FOR HEAD OF STATE-LEVEL DEMARCHE BY AMBASSADOR"

    def test_fifth_paragraph_is_printed_15(self, state: Cable) -> None:
        numbers = [(item.number, item.printed) for item in state.paragraphs]
        assert numbers == [(1, None), (2, None), (3, None), (4, None), (5, "15")]
        assert DefectCode.NUMBER_REPAIRED in _codes(state)

    def test_a_number_with_a_stop_in_the_text_is_no_paragraph(self, state: Cable) -> None:
        assert "only 16.2 % of the time" in state.text_of(state.paragraphs[3])

    def test_headings_without_rules(self, state: Cable) -> None:
        assert [state.text_of(span) for span in state.spans_of(SpanKind.HEADING)] == [
            "OBJECTIVE",
            "ACTION REQUESTED",
            "TALKING POINTS",
            "BACKGROUND ON THIS INITIATIVE",
        ]

    def test_talking_points(self, state: Cable) -> None:
        points = state.spans_of(SpanKind.LIST_ITEM)
        assert len(points) == 6
        assert state.text_of(points[1]).endswith("not\nincluding consensus votes.")

    def test_comma_apostrophes_are_repaired_beside_the_text(self, state: Cable) -> None:
        repairs = [d for d in state.defects if d.code == DefectCode.SUBSTITUTED_CHARACTER]
        assert [state.text_of(item) for item in repairs] == ["Peru,s", "Peru,s"]
        assert "Peru’s" in repairs[0].message

    def test_signer(self, state: Cable) -> None:
        assert state.signers == ("RICE",)


def _addressee(
    routing: str | None, name: str, precedence: str | None, serial: str | None
) -> dict[str, str | None]:
    return {"routing": routing, "name": name, "precedence": precedence, "serial": serial}
