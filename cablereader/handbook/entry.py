"""What the handbook knows: entries, and what it says of one place in a cable."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of code or word an entry explains."""

    TAG = "TAGS code"
    PERSON = "person"
    POST = "post"
    ROUTING = "routing indicator"
    COLLECTIVE = "collective address"
    ADDRESSEE = "addressee"
    PRECEDENCE = "precedence"
    SIGNAL = "sign of the transmission"
    CAPTION = "caption"
    LEVEL = "classification"
    MARKING = "portion marking"
    ORDER = "executive order"
    DECLASSIFICATION = "declassification"
    REASON = "reason for classifying"
    FORM = "part of a cable"
    DATE = "date"
    REFERENCE = "reference"
    ABBREVIATION = "abbreviation"
    TERM = "term"
    OWN = "your glossary"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the handbook.

    *meaning* is one line without the term; *more* is what there is to say beyond it, or empty.
    *source* names where the handbook has it from. *keys* are the other spellings it is found by.
    """

    id: str
    term: str
    kind: Kind
    meaning: str
    more: str = ""
    source: str = ""
    keys: tuple[str, ...] = ()

    @property
    def is_readers_own(self) -> bool:
        """Whether the entry comes from the reader's own glossary."""
        return self.id.startswith("own:")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code means: *term* as it was asked for, *meaning* in words, *entry* where one is known."""

    term: str
    kind: Kind
    meaning: str
    entry: Entry | None = None

    @property
    def sentence(self) -> str:
        """The term and its meaning in one line: "PREL: External political relations"."""
        return f"{self.term}: {self.meaning}"

    @property
    def source(self) -> str:
        """Where the handbook has it from; empty where it says that it knows nothing."""
        return self.entry.source if self.entry else ""


@dataclass(frozen=True, slots=True)
class Explanation(Meaning):
    """What stands at a place of a cable: the meaning of ``cable.text[start:end]``."""

    start: int = 0
    end: int = 0
