"""The reader's question about a word: "What is “PREL”?"."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from cablereader.handbook import Entry, Meaning

_LONGEST_TERM = 40


def asked_entries(found: Iterable[Meaning]) -> list[tuple[str, Entry]]:
    """Return the terms that have an entry in the handbook, each with it."""
    return [(item.term, item.entry) for item in found if item.entry is not None]


def question_about(term: str) -> str:
    """Return the words of a menu's entry that asks about *term*."""
    short = " ".join(term.split())
    if len(short) > _LONGEST_TERM:
        short = f"{short[:_LONGEST_TERM].rstrip()}…"
    words = QCoreApplication.translate("Questions", "What is “{term}”?")
    return words.format(term=short.replace("&", "&&"))
