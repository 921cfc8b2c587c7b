"""What a library has to offer for a field follows what is in it."""

from __future__ import annotations

from pathlib import Path

from cablereader.library import Library
from tests.library.telegrams import put, telegram


def test_offers_follow_the_library_while_it_grows(library: Library, cables: Path) -> None:
    put(cables, "a.txt", telegram("LIMA", 1))
    library.add(cables)
    library.scan().run()
    with library.searcher() as searcher:
        assert [item.text for item in searcher.completions("from:l", 6)] == ["LIMA"]
        put(cables, "b.txt", telegram("LISBON", 2))
        put(cables, "c.txt", telegram("LISBON", 3, "Another keeper."))
        library.scan().run()
        # The post of more cables comes first.
        assert [item.text for item in searcher.completions("from:l", 6)] == ["LISBON", "LIMA"]


def test_what_no_cable_has_any_more_is_not_offered(library: Library, cables: Path) -> None:
    put(cables, "a.txt", telegram("LIMA", 1))
    gone = put(cables, "b.txt", telegram("LISBON", 2, captions="NODIS"))
    library.add(cables)
    library.scan().run()
    gone.unlink()
    library.scan().run()
    with library.searcher() as searcher:
        assert [item.text for item in searcher.completions("from:l", 6)] == ["LIMA"]
        assert [item.text for item in searcher.completions("caption:", 8)] == ["SIPDIS"]
