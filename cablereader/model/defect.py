"""What is wrong with a cable, said aloud: every repair, inference, contradiction and unread piece."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DefectCode(StrEnum):
    """The kinds of defect. The value is the name used in JSON output."""

    # The text as it came
    ENCODING_REPAIRED = "encoding_repaired"
    CONTROL_CHARACTERS = "control_characters"
    SUBSTITUTED_CHARACTER = "substituted_character"
    MARKUP_IN_TEXT = "markup_in_text"
    EMPTY = "empty"
    NOT_A_CABLE = "not_a_cable"
    SEVERAL_CABLES = "several_cables"
    LONG_TEXT = "long_text"

    # Envelope
    PARTIAL_EXTRACT = "partial_extract"
    INVALID_DATE = "invalid_date"
    DATE_CONFLICT = "date_conflict"
    SERIAL_CONFLICT = "serial_conflict"
    PROSIGN_CONFLICT = "prosign_conflict"
    UNREAD_LINE = "unread_line"
    GLUED_LINES = "glued_lines"

    # Text header
    CLASSIFICATION_REPAIRED = "classification_repaired"
    CLASSIFICATION_MISSING = "classification_missing"
    CLASSIFICATION_CONFLICT = "classification_conflict"
    IDENTIFIER_CONFLICT = "identifier_conflict"
    IDENTIFIER_REPAIRED = "identifier_repaired"
    REPEATED_CAPTION = "repeated_caption"
    ORDER_REPAIRED = "order_repaired"
    TAGS_REPAIRED = "tags_repaired"
    MISPLACED_WORD = "misplaced_word"
    LABEL_REPAIRED = "label_repaired"
    SUBJECT_MISSING = "subject_missing"
    REFERENCE_INFERRED = "reference_inferred"
    REFERENCE_UNRESOLVED = "reference_unresolved"
    REPEATED_FIELD = "repeated_field"

    # Body
    NUMBER_REPAIRED = "number_repaired"
    NUMBER_MISSING = "number_missing"
    NUMBER_REPEATED = "number_repeated"
    MARKING_REPAIRED = "marking_repaired"
    FALSE_PARAGRAPH_MARK = "false_paragraph_mark"
    MARKING_ABOVE_CLASSIFICATION = "marking_above_classification"
    SECTION_MISSING = "section_missing"


@dataclass(frozen=True, slots=True)
class Defect:
    """One defect, in words for the reader, and the text it is about (empty at 0 for the whole)."""

    code: DefectCode
    message: str
    start: int = 0
    end: int = 0
