"""Searching with a reader's regular expression in a process of its own.

Python's ``re`` cannot be interrupted and holds the interpreter while it searches, so an expression
like ``(a+)+b`` would stop the window for years, from any thread. A process can be ended. It reads
one JSON object a line (``text``, ``shown``, ``unbroken``, and the fields of a query) and answers
with one: ``hits``, or ``error``.

    python -m cablereader.model.reading.pattern_search
"""

from __future__ import annotations

import json
import sys
from typing import TextIO

from cablereader.model.reading.finding import PatternError, Query, Searched


def request(query: Query, searched: Searched) -> str:
    """Return the line that asks for *query* in *searched*."""
    return json.dumps(
        {
            "words": query.words,
            "match_case": query.match_case,
            "whole_words": query.whole_words,
            "text": searched.text,
            "shown": searched.shown,
            "unbroken": searched.unbroken,
        }
    )


def answer(line: str) -> str:
    """Return the answer to one request."""
    asked = json.loads(line)
    query = Query(asked["words"], asked["match_case"], asked["whole_words"], is_pattern=True)
    searched = Searched(asked["text"], asked["shown"], asked["unbroken"])
    try:
        expression = query.compiled()
    except PatternError as error:
        return json.dumps({"error": str(error)})
    hits = searched.hits(expression) if expression is not None else ([], [], [])
    return json.dumps({"hits": hits})


def serve(requests: TextIO, answers: TextIO) -> None:
    """Answer every line of *requests* until there are no more."""
    for line in requests:
        answers.write(answer(line) + "\n")
        answers.flush()


if __name__ == "__main__":
    serve(sys.stdin, sys.stdout)
