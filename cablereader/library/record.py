"""What the library keeps of a cable."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from cablereader.handbook.articles import posts
from cablereader.library.cut_words import with_line_ends
from cablereader.library.damage import DamagedBodyError
from cablereader.library.folding import tokens
from cablereader.library.interruptions import interruptions
from cablereader.library.places import Place
from cablereader.library.tokens import EVERY, Fact, day_tokens, fact_token
from cablereader.library.wording import index_text
from cablereader.model.body.closing import read_closing
from cablereader.model.cable import Cable, ReferenceKind
from cablereader.model.findings import Findings
from cablereader.model.mrn import MRN, parse_mrn
from cablereader.model.stations import station_key

_DATE = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?)?")


class Cited(NamedTuple):
    """A cable that is referred to: its identity, its number as parsed, and the label of the item."""

    identity: str
    mrn: str
    label: str | None


class Indexed(NamedTuple):
    """The columns of the text index, in the order of the table."""

    text: str
    subject: str
    sender: str
    addressees: str
    signer: str
    facts: str


class Record(NamedTuple):
    """The facts of one cable as they are stored; absent ones are None or empty."""

    mrn: str | None
    identity: str | None
    """One text for all spellings of a message reference number: "2007 KYIV 12"."""
    subject: str | None
    created: str | None
    level: int | None
    """The rank of the level, 0 for unclassified."""
    post: str | None
    country: str | None
    precedence: str | None
    signer: str | None
    tags: tuple[str, ...]
    captions: tuple[str, ...]
    cited: tuple[Cited, ...]
    defects: tuple[str, ...]
    """Codes of the defects of the header, each once. Those of the body take too long to find."""
    digest: bytes
    """Equal for messages of the same words, whatever their line ends and blanks."""
    indexed: Indexed
    interruptions: Sequence[Place]
    """What interrupts the sentences of the text. Kept since a text must be taken out of the index as it
    was put in, by a program that may tell page lines better by then."""
    body: str
    """The text of the cable, unchanged."""


def record_of(cable: Cable) -> Record:
    """Return what is kept of *cable*."""
    number = _number(cable.reference_id)
    identity = identity_of(number) if number else cable.reference_id
    created = cable.created if cable.created and _DATE.match(cable.created) else None
    post = number.post if number else station_key(cable.origin or cable.sender or "")
    country = countries().get(post) if post else None
    level = cable.classification_level
    cited = tuple(_cited(cable))
    signers = _signers(cable)
    recipients = (*cable.to, *cable.info)
    names = [item.name for item in recipients]
    defects = tuple(dict.fromkeys(str(item.code) for item in cable.header_defects))
    interrupted = interruptions(cable.text)
    facts = [
        EVERY,
        *(day_tokens(created) if created else ()),
        *_facts(Fact.LEVEL, str(level.rank) if level is not None else None),
        *_facts(Fact.POST, post),
        *_facts(Fact.ORIGIN, *tokens(cable.origin or "")),
        *_facts(Fact.COUNTRY, country),
        *_facts(Fact.PRECEDENCE, cable.precedence.action if cable.precedence else None),
        *_facts(Fact.NUMBER, identity),
        *_facts(Fact.CAPTION, *cable.captions),
        *_facts(Fact.TAG, *cable.tags),
        *_facts(Fact.SIGNER, *signers),
        *_facts(Fact.CITED, *(item.identity for item in cited)),
        *_facts(Fact.RECIPIENT, *(station_key(name) for name in names)),
        *_facts(Fact.DEFECT, *defects),
    ]
    return Record(
        mrn=storable(cable.reference_id),
        identity=storable(identity),
        subject=storable(cable.subject),
        created=created,
        level=None if level is None else level.rank,
        post=post,
        country=country,
        precedence=cable.precedence.action if cable.precedence else None,
        signer=signers[0] if signers else None,
        tags=cable.tags,
        captions=cable.captions,
        cited=cited,
        defects=defects,
        digest=words_digest(cable.text),
        indexed=Indexed(
            index_text(cable.text, interrupted),
            index_text(with_line_ends(storable(cable.subject) or "", cable.text)),
            # Not both: a search for "embassy" would find all cables from one, with nothing to show.
            index_text(storable(cable.sender or cable.origin) or ""),
            index_text(" \n".join(names)),
            index_text(" ".join(signers)),
            storable(" ".join(facts)) or "",
        ),
        interruptions=interrupted,
        body=cable.text,
    )


def _signers(cable: Cable) -> tuple[str, ...]:
    """Return who signed, as the parser reads it, without its reading of the whole body.

    That takes three times as long as everything else that is stored.
    """
    header_end = max((item.end for item in cable.references), default=0)
    return read_closing(Findings(cable.text), header_end, len(cable.text)).signers


def storable(text: str | None) -> str | None:
    """Return *text* without halves of characters, which no database can hold.

    They come from names of files and from what a JSON file states; texts were cleaned when read.
    """
    if text is None or text.isascii():
        return text
    return text.encode("utf-8", "replace").decode("utf-8")


def _facts(fact: Fact, *values: str | None) -> list[str]:
    return [fact_token(fact, value) for value in dict.fromkeys(values) if value]


def _cited(cable: Cable) -> list[Cited]:
    found: dict[str, Cited] = {}
    for item in cable.references:
        if item.kind is ReferenceKind.CABLE and item.reference_id:
            number = _number(item.reference_id)
            identity = identity_of(number) if number else item.reference_id
            found.setdefault(identity, Cited(identity, item.reference_id, item.label))
    return list(found.values())


@lru_cache(maxsize=4096)
def _number(reference_id: str | None) -> MRN | None:
    return parse_mrn(reference_id) if reference_id else None


def identity_of(number: MRN) -> str:
    """Return the identity of a message reference number as one text."""
    year, post, serial = number.identity
    return f"{year} {post} {serial}"


@cache
def countries() -> dict[str, str]:
    """Return the code of the country of each station."""
    return {key: row["geo"] for key, row in posts().items() if row["geo"]}


def words_digest(text: str) -> bytes:
    """Return eight bytes that are equal for texts of the same words."""
    return hashlib.blake2b(text.encode().translate(None, b" \t\n"), digest_size=8).digest()


def packed(record: Record) -> bytes:
    """Return text and index columns of a record as bytes, for :func:`unpacked`."""
    kept = json.dumps((record.interruptions, *record.indexed[1:]), ensure_ascii=False)
    return f"{kept}\n{record.body}".encode()


def packed_text(data: bytes) -> str:
    """Return the text of a stored cable. Raises DamagedBodyError if *data* is not from :func:`packed`."""
    try:
        return data[data.index(b"\n") + 1 :].decode()
    except ValueError as error:
        raise DamagedBodyError(str(error)) from error


def unpacked(data: bytes) -> tuple[str, Indexed]:
    """Return the text of a stored cable, and the columns it was indexed with.

    Raises DamagedBodyError if *data* is not from :func:`packed`.
    """
    try:
        kept, _, body = data.decode().partition("\n")
        interrupted, *columns = json.loads(kept)
        return body, Indexed(index_text(body, interrupted), *columns)
    except (ValueError, TypeError) as error:
        raise DamagedBodyError(str(error)) from error
