"""References both ways, threads, and versions of one message."""

from __future__ import annotations

from pathlib import Path

import pytest

from cablereader.library import (
    Grouping,
    Library,
    Likeness,
    Searcher,
    Tree,
    cited_by,
    citing_number,
    not_held,
    references,
    thread,
    versions,
)
from cablereader.library.likeness import likeness_of_texts
from tests.library.telegrams import put, telegram


def _searcher(library: Library, folder: Path) -> Searcher:
    library.add(folder)
    library.scan().run()
    return library.searcher()


def _id(searcher: Searcher, path: Path) -> int:
    found = searcher.find(path)
    assert found is not None
    return found


def test_references_lead_both_ways(library: Library, cables: Path) -> None:
    first = put(cables, "1.txt", telegram("LIMA", 1))
    answer = put(
        cables,
        "2.txt",
        telegram("BERN", 2, when="010000Z APR 07", refs="A. LIMA 1\n     B. 06 QUITO 77"),
    )
    searcher = _searcher(library, cables)
    cited = references(searcher, _id(searcher, answer))
    assert [(item.label, item.mrn, item.is_held) for item in cited] == [
        ("A", "07LIMA1", True),
        ("B", "06QUITO77", False),
    ]
    assert cited[0].ids == (_id(searcher, first),)
    assert cited_by(searcher, _id(searcher, first)) == [_id(searcher, answer)]
    assert citing_number(searcher, "06 Quito 077") == [_id(searcher, answer)]
    assert [(item.mrn, item.count) for item in not_held(searcher)] == [("06QUITO77", 1)]
    searcher.close()


def test_two_names_of_one_post_are_one_cable(library: Library, cables: Path) -> None:
    put(cables, "1.txt", telegram("KIEV", 5))
    answer = put(cables, "2.txt", telegram("LIMA", 2, when="010000Z APR 07", refs="KYIV 5"))
    searcher = _searcher(library, cables)
    [cited] = references(searcher, _id(searcher, answer))
    assert cited.is_held
    searcher.close()


def test_a_thread_is_in_the_order_of_time(library: Library, cables: Path) -> None:
    put(cables, "1.txt", telegram("LIMA", 1, refs="06 QUITO 77"))
    middle = put(cables, "2.txt", telegram("BERN", 2, when="010000Z APR 07", refs="LIMA 1"))
    put(cables, "3.txt", telegram("LIMA", 3, when="020000Z APR 07", refs="BERN 2"))
    put(cables, "4.txt", telegram("LIMA", 4, when="030000Z APR 07", refs="LIMA 1"))
    put(cables, "5.txt", telegram("LIMA", 5, when="040000Z APR 07"))
    searcher = _searcher(library, cables)
    items = thread(searcher, _id(searcher, middle))
    assert [item.mrn for item in items] == ["06QUITO77", "07LIMA1", "07BERN2", "07LIMA3"]
    assert [item.id is not None for item in items] == [False, True, True, True]
    assert items[-1].answers == ("07BERN2",)
    roots = Tree(searcher, Grouping.THREAD).groups()
    assert [group.count for group in roots] == [3]
    searcher.close()


def test_cables_that_cite_each_other_end(library: Library, cables: Path) -> None:
    one = put(cables, "1.txt", telegram("LIMA", 1, refs="BERN 2"))
    put(cables, "2.txt", telegram("BERN", 2, refs="LIMA 1"))
    searcher = _searcher(library, cables)
    assert len(thread(searcher, _id(searcher, one))) == 2
    searcher.close()


def test_versions_of_one_number_are_kept_apart_and_linked(library: Library, cables: Path) -> None:
    text = telegram("LIMA", 1, "The keeper, Mr. Oakes, painted the tower.")
    plain = put(cables, "plain.txt", text)
    put(cables, "wrapped.txt", text.replace("painted the", "painted\nthe"))
    put(cables, "redacted.txt", text.replace("Oakes", "XXXXXXXXXXXX"))
    put(cables, "corrected.txt", text.replace("SIPDIS", "C O R R E C T E D  C O P Y\n\nSIPDIS"))
    put(cables, "other.txt", text.replace("painted", "climbed"))
    searcher = _searcher(library, cables)
    number = _id(searcher, plain)
    found = {
        searcher.rows([item.id])[0].path.name: item.likeness for item in versions(searcher, number)
    }
    assert found == {
        "wrapped.txt": Likeness.SAME_TEXT,
        "redacted.txt": Likeness.REDACTED,
        "corrected.txt": Likeness.CORRECTED,
        "other.txt": Likeness.DIFFERENT,
    }
    redacted = _id(searcher, cables / "redacted.txt")
    assert Likeness.FULLER in {item.likeness for item in versions(searcher, redacted)}
    corrected = _id(searcher, cables / "corrected.txt")
    seen_from_there = {item.likeness for item in versions(searcher, corrected)}
    assert seen_from_there == {Likeness.CORRECTED_BY_THIS}
    assert library.info().cables == 5
    assert library.info().numbers == 1
    searcher.close()


_FULL = " ".join(f"The keeper of tower {n} met Mr. Oakes{n}." for n in range(30))


@pytest.mark.parametrize(
    ("other", "likeness"),
    [
        (_FULL.replace("Oakes7", "XXXXXXXXXXXX"), Likeness.REDACTED),
        (
            "RELEASED IN PART B1 1.4(D) " + _FULL.replace("Oakes7", "XXXXXXXXXXXX"),
            Likeness.REDACTED,
        ),
        ("A wholly different telegram about the XXXXXXXXXXXX of bees.", Likeness.DIFFERENT),
        (_FULL.replace("tower", "harbor").replace("Oakes7", "XXXXXXXXXXXX"), Likeness.DIFFERENT),
    ],
)
def test_only_what_is_left_of_a_text_is_a_redacted_version_of_it(
    other: str, likeness: Likeness
) -> None:
    assert likeness_of_texts(_FULL, other) is likeness
    if likeness is Likeness.REDACTED:
        assert likeness_of_texts(other, _FULL) is Likeness.FULLER


def test_a_cable_without_a_number_has_no_thread_and_no_versions(
    library: Library, cables: Path
) -> None:
    path = put(cables, "1.txt", "A few words.")
    searcher = _searcher(library, cables)
    number = _id(searcher, path)
    assert thread(searcher, number) == []
    assert versions(searcher, number) == []
    assert cited_by(searcher, number) == []
    assert references(searcher, number) == []
    searcher.close()
