"""Where the recognizers report to, and the texts they look at."""

from __future__ import annotations

import sys

from cablereader.model.findings import Findings


def test_capitals_stand_where_the_letters_do() -> None:
    text = "Subject: " + "".join(f"{chr(code)}ref" for code in range(sys.maxunicode + 1))
    capitals = Findings(text).capitals
    assert len(capitals) == len(text)
    assert capitals.startswith("SUBJECT: ")
    assert capitals.count("REF") == sys.maxunicode + 1
