"""Counts of what was found, filters by them, the timeline and the tree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cablereader.library import (
    Facet,
    Filter,
    Group,
    Grouping,
    Library,
    MonthCount,
    Searcher,
    Tree,
    facet_choices,
    facet_counts,
    filtered,
    timeline,
)
from cablereader.model.level import Level
from tests.library.telegrams import put, telegram


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cables")
    put(folder, "lima/1.txt", telegram("LIMA", 1, "tower", tags="PREL, PE"))
    put(folder, "lima/2.txt", telegram("LIMA", 2, "tower", tags="PGOV, PE", when="010000Z APR 07"))
    put(
        folder,
        "bern/deep/3.txt",
        telegram(
            "BERN", 3, "tower", when="010000Z APR 08", level="UNCLAS", captions="SENSITIVE\nSIPDIS"
        ),
    )
    put(
        folder,
        "4.txt",
        telegram("BERN", 4, "stamp", when="020000Z APR 08", level="S E C R E T", signer="OAKES"),
    )
    put(folder, "lima-annex/5.txt", "A few words about a tower.")
    return folder


@pytest.fixture(scope="module")
def searcher(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    library = Library(tmp_path_factory.mktemp("library") / "library.db")
    library.add(folder)
    library.scan().run()
    searcher = library.searcher()
    yield searcher
    searcher.close()


@pytest.mark.parametrize(
    ("facet", "query", "counts"),
    [
        (Facet.POST, "", {"BERN": 2, "LIMA": 2}),
        (Facet.POST, "tower", {"LIMA": 2, "BERN": 1}),
        (Facet.COUNTRY, "tower", {"PE": 2, "SZ": 1}),
        (Facet.YEAR, "", {"2007": 2, "2008": 2}),
        (Facet.MONTH, "tower", {"2007-03": 1, "2007-04": 1, "2008-04": 1}),
        (Facet.LEVEL, "", {"UNCLASSIFIED": 1, "CONFIDENTIAL": 2, "SECRET": 1}),
        (Facet.CAPTION, "", {"SIPDIS": 4, "SENSITIVE": 1}),
        (Facet.TAGS, "tower", {"PE": 3, "PREL": 2, "PGOV": 1}),
        (Facet.PRECEDENCE, "", {"PRIORITY": 4}),
        (Facet.SIGNER, "", {"SAMPLE": 3, "OAKES": 1}),
        (Facet.SIGNER, "xyzzy", {}),
    ],
)
def test_counts(searcher: Searcher, facet: Facet, query: str, counts: dict[str, int]) -> None:
    found = facet_counts(searcher, searcher.query(query), facet)
    assert [(item.value, item.count) for item in found] == list(counts.items())


def test_values_have_labels_for_people(searcher: Searcher) -> None:
    [first, *_] = facet_counts(searcher, searcher.query("stamp"), Facet.POST)
    assert first.label == "Embassy Bern"
    [first, *_] = facet_counts(searcher, searcher.query("stamp"), Facet.COUNTRY)
    assert first.label == "Switzerland"


def test_each_count_is_what_its_filter_finds(searcher: Searcher) -> None:
    for text in ("", "tower"):
        query = searcher.query(text)
        total = searcher.count(query)
        for facet in Facet:
            for item in facet_counts(searcher, query, facet):
                included = filtered(query, [Filter(facet, item.value)])
                excluded = filtered(query, [Filter(facet, item.value, excluded=True)])
                assert searcher.count(included) == item.count, (facet, item)
                assert searcher.count(excluded) == total - item.count, (facet, item)


def test_an_excluded_value_has_the_number_of_cables_it_leaves_out(searcher: Searcher) -> None:
    query = searcher.query("tower")

    def choices(facet: Facet, *filters: Filter) -> dict[str, int]:
        found = facet_choices(searcher, query, filters, facet)
        return {item.value: item.count for item in found}

    not_prel = Filter(Facet.TAGS, "PREL", excluded=True)
    not_pgov = Filter(Facet.TAGS, "PGOV", excluded=True)
    assert choices(Facet.TAGS) == {"PE": 3, "PREL": 2, "PGOV": 1}
    assert choices(Facet.TAGS, not_prel) == {"PGOV": 1, "PE": 1, "PREL": 2}
    # Each alone, where the others hold
    assert choices(Facet.TAGS, not_prel, not_pgov) == {"PGOV": 1, "PREL": 2}
    in_lima = Filter(Facet.POST, "LIMA")
    assert choices(Facet.TAGS, not_prel, in_lima) == {"PGOV": 1, "PE": 1, "PREL": 1}
    # Those of another facet are only counted.
    assert choices(Facet.POST, not_prel) == {"LIMA": 1}


def test_values_stay_in_their_order_when_one_is_excluded(searcher: Searcher) -> None:
    query = searcher.query("")
    excluded = Filter(Facet.LEVEL, "CONFIDENTIAL", excluded=True)
    found = facet_choices(searcher, query, [excluded], Facet.LEVEL)
    assert [(item.value, item.count) for item in found] == [
        ("UNCLASSIFIED", 1),
        ("CONFIDENTIAL", 2),
        ("SECRET", 1),
    ]
    month = Filter(Facet.MONTH, "2007-03", excluded=True)
    stretch = Filter(Facet.MONTH, "2007-04..2008-03", excluded=True)
    months = facet_choices(searcher, query, [month, stretch], Facet.MONTH)
    assert [(item.value, item.count) for item in months] == [("2007-03", 1), ("2008-04", 2)]


def test_filters_of_one_facet_are_choices_and_of_several_conditions(searcher: Searcher) -> None:
    query = searcher.query("tower")
    both = [Filter(Facet.POST, "LIMA"), Filter(Facet.POST, "BERN")]
    assert searcher.count(filtered(query, both)) == 3
    assert searcher.count(filtered(query, [*both, Filter(Facet.LEVEL, "UNCLASSIFIED")])) == 1
    words = filtered(query, [Filter(Facet.MONTH, "2007-03..2007-04")]).words()
    assert words == "Cables with “tower”, sent in 2007-03 to 2007-04"
    assert Filter(Facet.POST, "LIMA", excluded=True).words() == "not Embassy Lima"


def test_a_stretch_of_the_timeline_is_a_filter(searcher: Searcher) -> None:
    stretch = filtered(searcher.query(""), [Filter(Facet.MONTH, "2007-04..2008-02")])
    assert searcher.count(stretch) == 1


def test_the_timeline_counts_months_by_level(searcher: Searcher) -> None:
    assert timeline(searcher, searcher.query("")) == [
        MonthCount("2007-03", Level.CONFIDENTIAL, 1),
        MonthCount("2007-04", Level.CONFIDENTIAL, 1),
        MonthCount("2008-04", Level.UNCLASSIFIED, 1),
        MonthCount("2008-04", Level.SECRET, 1),
    ]
    assert [item.count for item in timeline(searcher, searcher.query("stamp"))] == [1]


def _drawn(tree: Tree, searcher: Searcher, parent: Group | None = None) -> list[object]:
    """Return labels and counts, with the numbers of cables, as nested lists."""
    drawn: list[object] = []
    for group in tree.groups(parent):
        below = _drawn(tree, searcher, group)
        rows = searcher.rows(tree.cables(group))
        drawn.append((group.label, group.count, below, [row.mrn or row.path.name for row in rows]))
    return drawn


def test_tree_by_post(searcher: Searcher) -> None:
    drawn = _drawn(Tree(searcher, Grouping.POST), searcher)
    assert drawn == [
        ("Bern", 2, [("2008", 2, [("April", 2, [], ["08BERN4", "08BERN3"])], [])], []),
        (
            "Lima",
            2,
            [("2007", 2, [("April", 1, [], ["07LIMA2"]), ("March", 1, [], ["07LIMA1"])], [])],
            [],
        ),
        ("No post", 1, [("No date", 1, [], ["5.txt"])], []),
    ]


def test_tree_by_folder(searcher: Searcher, folder: Path) -> None:
    drawn = _drawn(Tree(searcher, Grouping.FOLDER), searcher)
    assert drawn == [
        (
            str(folder),
            5,
            [
                ("bern", 1, [("deep", 1, [], ["08BERN3"])], []),
                ("lima", 2, [], ["07LIMA2", "07LIMA1"]),
                ("lima-annex", 1, [], ["5.txt"]),
            ],
            ["08BERN4"],
        )
    ]


def test_trees_by_date_level_and_tags(searcher: Searcher) -> None:
    dates = Tree(searcher, Grouping.DATE).groups()
    assert [(item.label, item.count) for item in dates] == [
        ("2008", 2),
        ("2007", 2),
        ("No date", 1),
    ]
    levels = _drawn(Tree(searcher, Grouping.LEVEL), searcher)
    assert levels[-1] == ("SECRET", 1, [], ["08BERN4"])
    tags = _drawn(Tree(searcher, Grouping.TAGS), searcher)
    assert ("PGOV", 1, [], ["07LIMA2"]) in tags


@pytest.mark.parametrize("grouping", Grouping)
def test_a_tree_of_what_was_found_counts_only_that(searcher: Searcher, grouping: Grouping) -> None:
    tree = Tree(searcher, grouping, searcher.query("stamp"))

    def below(group: Group) -> set[int]:
        found = set(tree.cables(group))
        for inner in tree.groups(group):
            found |= below(inner)
        return found

    groups = tree.groups()
    assert all(group.count == 1 == len(below(group)) for group in groups)
    assert bool(groups) == (grouping is not Grouping.THREAD)
