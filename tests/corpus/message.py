"""The text of one made-up cable."""

from __future__ import annotations

import re
from random import Random
from typing import NamedTuple

from cablereader.model.mrn import parse_mrn
from tests.corpus.plan import Identity, Post
from tests.corpus.vocabulary import name, words

_LEVELS = ("UNCLASSIFIED", "CONFIDENTIAL", "SECRET")
_LEVEL_SHARES = (0.53, 0.41, 0.06)
_PRINTED = {
    "UNCLASSIFIED": "UNCLAS",
    "CONFIDENTIAL": "C O N F I D E N T I A L",
    "SECRET": "S E C R E T",
}
_SUBJECT_TAGS = "PREL PGOV ECON PHUM PTER ETRD EFIN MARR KDEM KPAO ENRG EAID KNNP SNAR SENV".split()
_PRECEDENCES = ("ROUTINE", "PRIORITY", "IMMEDIATE", "FLASH")
_PRECEDENCE_SHARES = (0.45, 0.4, 0.145, 0.005)
_WRAP = re.compile(r"(.{1,65})(?:\s+|$)")
# Half of the cables have less than 5 kB, and the mean is 6.7.
_MEDIAN_WORDS, _SPREAD = 690, 0.77


class Message(NamedTuple):
    """A message in its two parts, and what a catalogue says about it."""

    identity: Identity
    envelope: str
    text: str
    level: str
    subject: str

    @property
    def whole(self) -> str:
        return f"{self.envelope}\n\n{self.text}"


def message(identity: Identity, stations: list[Post], seed: int = 1) -> Message:
    """Return the message of *identity*; the same for the same seed."""
    random = Random(f"{seed} {identity.mrn}")
    level = random.choices(_LEVELS, _LEVEL_SHARES)[0]
    subject = " ".join(words(random, random.randint(4, 11))).upper()
    text = "\n".join(_header(random, identity, level, subject))
    text += "\n\n" + _body(random, level) + f"\n{_signer(identity.post)}\n"
    return Message(identity, _envelope(random, identity, level, stations), text, level, subject)


def _signer(post: Post) -> str:
    return name(Random(post.key)).upper()


def _envelope(random: Random, identity: Identity, level: str, stations: list[Post]) -> str:
    post, moment = identity.post, identity.moment
    precedence = random.choices(_PRECEDENCES, _PRECEDENCE_SHARES)[0]
    letter = {"IMMEDIATE": "O", "FLASH": "Z"}.get(precedence, precedence[0])
    routing = post.routing or "RUEHXX"
    others = random.sample(stations, min(int(random.expovariate(0.25)), 40))
    lines = [
        f"VZCZCXYZ{random.randrange(10_000):04d}",
        f"{letter}{letter} RUEHWEB",
        "",
        f"DE {routing} #{identity.serial % 10_000:04d} {moment:%j%H%M}",
        "ZNR UUUUU ZZH" if level == "UNCLASSIFIED" else f"ZNY {level[0] * 5} ZZH",
        f"{letter} {moment:%d%H%MZ %b %y}".upper(),
        f"FM {_address(post)}",
        f"TO RUEHC/SECSTATE WASHDC {precedence} {random.randrange(10_000):04d}",
    ]
    for place, other in enumerate(others):
        lead = "" if place else "INFO "
        lines.append(
            f"{lead}{other.routing or 'RUEHXX'}/{_address(other)} {random.randrange(10_000):04d}"
        )
    return "\n".join(lines)


def _address(post: Post) -> str:
    place = post.name.split(maxsplit=1)[-1].upper()
    return ("AMCONSUL " if post.name.startswith("Consulate") else "AMEMBASSY ") + place


def _header(random: Random, identity: Identity, level: str, subject: str) -> list[str]:
    place = identity.post.name.split(maxsplit=1)[-1].upper()
    year = identity.moment.year
    sensitive = level == "UNCLASSIFIED" and random.random() < 0.4
    noforn = level == "SECRET" and random.random() < 0.3
    lines = [
        f"{_PRINTED[level]} {place} {identity.serial:06d}" + (" NOFORN" if noforn else ""),
        "",
    ]
    if sensitive:
        lines += ["SENSITIVE", ""]
    lines += ["SIPDIS", ""]
    order = "N/A" if level == "UNCLASSIFIED" else f"DECL: {identity.moment:%m/%d}/{year + 10}"
    tags = random.sample(_SUBJECT_TAGS, random.randint(1, 4))
    lines += [f"E.O. 12958: {order}", f"TAGS: {' '.join(tags)} {identity.post.geo}"]
    lines += _wrapped(f"SUBJECT: {subject}")
    references = [_written(reference) for reference in identity.references]
    if len(references) == 1:
        lines += ["", f"REF: {references[0]}"]
    elif references:
        lines += ["", f"REF: A. {references[0]}"]
        lines += [
            f"     {label}. {item}" for label, item in zip("BCDEF", references[1:], strict=False)
        ]
    if level != "UNCLASSIFIED":
        lines += ["", f"Classified By: Polcouns {name(random)} for reasons 1.4 (b) and (d)."]
    return lines


def _written(reference: str) -> str:
    number = parse_mrn(reference)
    assert number is not None
    return number.display


def _body(random: Random, level: str) -> str:
    count = max(30, round(random.lognormvariate(0, _SPREAD) * _MEDIAN_WORDS))
    mark = "U" if level == "UNCLASSIFIED" else level[0]
    vocabulary = words(random, count)
    paragraphs: list[str] = []
    place = 0
    while place < count:
        size = random.randint(40, 140)
        sentence = _sentences(random, vocabulary[place : place + size])
        place += size
        lead = "Summary: " if not paragraphs and random.random() < 0.5 else ""
        close = "  End summary." if lead else ""
        paragraphs.append(f"{len(paragraphs) + 1}. ({mark}) {lead}{sentence}{close}")
    return "\n\n".join("\n".join(_wrapped(paragraph)) for paragraph in paragraphs)


def _sentences(random: Random, chosen: list[str]) -> str:
    sentences: list[str] = []
    place = 0
    while place < len(chosen):
        size = random.randint(8, 24)
        part = " ".join(chosen[place : place + size])
        place += size
        if random.random() < 0.3:
            part += f" {name(random)} of {name(random)}"
        sentences.append(part[0].upper() + part[1:] + ".")
    return "  ".join(sentences)


def _wrapped(text: str) -> list[str]:
    return [line.rstrip() for line in _WRAP.findall(text)]
