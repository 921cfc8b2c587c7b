"""Adding sources and keeping up with them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from cablereader.library import Library, LibraryError, Order
from cablereader.library.query import parse_query
from tests.corpus.files import write_files, write_table
from tests.library.telegrams import put, telegram

Search = Callable[..., list[str]]


def test_a_folder_is_found_while_typing(library: Library, cables: Path, search: Search) -> None:
    put(cables, "a.txt", telegram("LIMA", 12, "The keeper painted the tower."))
    put(cables, "deep/er/b.txt", telegram("BERN", 7, "A stamp was lost.", when="010800Z APR 08"))
    library.add(cables)
    library.scan().run()
    assert search("keeper") == ["07LIMA12"]
    assert search("stam", typing=True) == ["08BERN7"]
    assert search("") == ["08BERN7", "07LIMA12"]


def test_a_cable_keeps_its_facts(library: Library, cables: Path) -> None:
    path = put(cables, "a.txt", telegram(captions="SIPDIS\nNOFORN", tags="PREL, PGOV, PE"))
    library.add(cables)
    library.scan().run()
    searcher = library.searcher()
    [row] = searcher.rows(searcher.ids(parse_query("")))
    assert (row.mrn, row.subject, row.created) == ("07LIMA12", "A LIGHTHOUSE", "2007-03-27T22:39Z")
    assert (row.level, row.post) == ("CONFIDENTIAL", "LIMA")
    assert (row.tags, row.captions) == (("PREL", "PGOV", "PE"), ("SIPDIS", "NOFORN"))
    assert (row.path, row.ordinal) == (path, 0)
    assert searcher.text(row.id) == path.read_text()
    assert searcher.find(path) == row.id
    searcher.close()


def test_a_cable_is_found_by_the_defects_of_its_header(
    library: Library, cables: Path, search: Search
) -> None:
    put(cables, "sound.txt", telegram(serial=1))
    put(cables, "contradicting.txt", telegram(serial=2, when="312261Z MAR 07"))
    library.add(cables)
    library.scan().run()
    [found] = search("defect:invalid")
    assert search("defect:any") == [found] == search("defect:invalid_date")
    assert search("defect:identifier_conflict") == []
    assert len(search("-defect:any")) == 1
    with library.searcher() as searcher:
        offered = [item.text for item in searcher.completions("defect:in", 9)]
    assert offered == ["invalid_date"]


def test_whatever_a_word_finds_has_the_word_to_show(library: Library, cables: Path) -> None:
    write_files(cables, 200)
    library.add(cables)
    library.scan().run()
    with library.searcher() as searcher:
        text = " ".join(searcher.text(number) or "" for number in searcher.ids(searcher.query("")))
        words = [*sorted(set(text.split()))[::25], "embassy", "consulate", "mission"]
        for word in words:
            query = searcher.query(f'"{word}"')
            if not query.is_everything:
                found = searcher.ids(query, limit=50)
                assert all(item.hits for item in searcher.snippets(query, found)), word


def test_results_are_newest_first_to_the_minute(
    library: Library, cables: Path, search: Search
) -> None:
    moments = ["010800Z JAN 66", "010801Z JAN 66", "312359Z DEC 99", "010000Z JAN 00"]
    for serial, when in enumerate(moments, start=1):
        put(cables, f"{serial * 7 % 5}.txt", telegram("LIMA", serial, when=when))
    put(cables, "undated.txt", "Only a few words about a tower.")
    library.add(cables)
    library.scan().run()
    assert search("tower") == ["00LIMA4", "99LIMA3", "66LIMA2", "66LIMA1", "undated.txt"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_cables_are_all_there(library: Library, cables: Path, jobs: int) -> None:
    write_files(cables, 900)
    library.add(cables)
    progress = library.scan(jobs=jobs).run()
    assert (progress.cables, progress.files_done, progress.problems) == (900, 900, 0)
    assert library.info().cables == 900
    assert library.check() == []


def test_a_table_of_many_cables_is_one_file(library: Library, cables: Path) -> None:
    write_table(cables / "cables.csv", 300)
    library.add(cables / "cables.csv")
    library.scan().run()
    searcher = library.searcher()
    rows = searcher.rows(searcher.ids(parse_query("")))
    assert sorted(row.ordinal for row in rows) == list(range(300))
    assert {row.path for row in rows} == {cables / "cables.csv"}
    searcher.close()


def test_segments_find_what_single_inserts_find(tmp_path: Path, cables: Path) -> None:
    write_files(cables, 400)
    at_once = Library(tmp_path / "at-once.db")
    at_once.add(cables)
    at_once.scan().run()
    one_by_one = Library(tmp_path / "one-by-one.db")
    one_by_one.add(cables)
    for folder in sorted(cables.glob("*/*")):
        one_by_one.scan().run(within=[folder])
    assert at_once.info().cables == one_by_one.info().cables == 400
    first, second = at_once.searcher(), one_by_one.searcher()
    for text in ("the", "lighthouse -ship", '"of the"', "har*", "class:s", "NEAR(ship captain)"):
        query = parse_query(text)
        assert first.count(query) == second.count(query) > 0, text
        found = {row.mrn for row in first.rows(first.ids(query))}
        assert found == {row.mrn for row in second.rows(second.ids(query))}, text
    first.close()
    second.close()


def test_a_changed_file_is_read_again(library: Library, cables: Path, search: Search) -> None:
    path = put(cables, "a.txt", telegram(body="The tower is white."))
    put(cables, "b.txt", telegram(serial=13, body="Another matter."))
    library.add(cables)
    library.scan().run()
    searcher = library.searcher()
    before = searcher.find(path)
    path.write_text(telegram(body="The tower is green, and taller."))
    assert [task.path for task in library.changes().to_read] == [os.fsencode(path)]
    library.scan().run()
    assert search("white") == []
    assert search("green") == ["07LIMA12"]
    assert library.info().cables == 2
    assert searcher.find(path) == before, "the selection would be lost"
    assert library.check() == []
    searcher.close()


def test_a_file_that_was_only_touched_is_not_read(library: Library, cables: Path) -> None:
    path = put(cables, "a.txt", telegram())
    library.add(cables)
    library.scan().run()
    os.utime(path, ns=(1, 1))
    assert library.scan().run().files_total == 0
    assert library.changes().is_nothing


def test_a_removed_file_is_forgotten(library: Library, cables: Path, search: Search) -> None:
    put(cables, "a.txt", telegram(body="white"))
    path = put(cables, "b.txt", telegram(serial=13, body="green"))
    library.add(cables)
    library.scan().run()
    path.unlink()
    assert library.scan().run().removed == 1
    assert search("green") == []
    assert search("") == ["07LIMA12"]
    assert library.check() == []


def test_a_renamed_file_keeps_its_id_and_is_not_read(library: Library, cables: Path) -> None:
    put(cables, "other.txt", telegram(serial=13))
    path = put(cables, "a.txt", telegram())
    library.add(cables)
    library.scan().run()
    searcher = library.searcher()
    before = searcher.find(path)
    path.rename(cables / "new name.txt")
    assert library.scan().run().files_total == 0
    assert searcher.find(cables / "new name.txt") == before
    assert searcher.find(path) is None
    searcher.close()


def test_a_source_that_is_away_keeps_its_cables(
    library: Library, cables: Path, search: Search
) -> None:
    put(cables, "a.txt", telegram())
    library.add(cables)
    library.scan().run()
    cables.rename(cables.with_name("elsewhere"))
    library.scan().run()
    assert search("tower") == ["07LIMA12"]
    assert [source.is_away for source in library.sources()] == [True]
    # A disk that is not mounted leaves an empty folder.
    cables.mkdir()
    library.scan().run()
    assert search("tower") == ["07LIMA12"]
    cables.rmdir()
    cables.with_name("elsewhere").rename(cables)
    library.scan().run()
    assert [source.is_away for source in library.sources()] == [False]


@pytest.mark.parametrize("reported", [".", "deep", "deep/deeper"])
@pytest.mark.parametrize("is_mount_point_left", [True, False])
def test_a_watched_source_that_goes_away_keeps_its_cables(
    library: Library, cables: Path, search: Search, reported: str, is_mount_point_left: bool
) -> None:
    put(cables, "deep/deeper/a.txt", telegram())
    library.add(cables)
    library.scan().run()
    cables.rename(cables.with_name("elsewhere"))
    if is_mount_point_left:
        cables.mkdir()
    within = [cables / reported]
    assert not library.changes(within).is_nothing, "that it is away is worth noting"
    library.scan().run(within)
    assert search("tower") == ["07LIMA12"]
    assert [source.is_away for source in library.sources()] == [True]
    assert library.changes(within).is_nothing, "it was noted"
    if is_mount_point_left:
        cables.rmdir()
    cables.with_name("elsewhere").rename(cables)
    assert not library.changes().is_nothing, "that it is back is worth noting"
    library.scan().run()
    assert [source.is_away for source in library.sources()] == [False]
    assert library.changes().is_nothing


def test_a_source_that_was_renamed_and_added_again_is_not_there_twice(
    library: Library, cables: Path, search: Search
) -> None:
    put(cables, "a.txt", telegram())
    put(cables, "deep/copy.txt", telegram())
    put(cables, "deep/b.txt", telegram(serial=13))
    library.add(cables)
    library.scan().run()
    with library.searcher() as searcher:
        before = searcher.find(cables / "deep" / "b.txt")
    elsewhere = cables.with_name("elsewhere")
    cables.rename(elsewhere)
    put(elsewhere, "new.txt", telegram(serial=14))
    library.add(elsewhere)
    assert library.scan().run().files_total == 1
    assert sorted(search("tower")) == ["07LIMA12", "07LIMA12", "07LIMA13", "07LIMA14"]
    with library.searcher() as searcher:
        assert searcher.find(elsewhere / "deep" / "b.txt") == before
    assert [source.cables for source in library.sources()] == [0, 4]
    # A copy of what is still there is a copy.
    put(cables, "a.txt", telegram())
    library.scan().run()
    assert [source.cables for source in library.sources()] == [1, 4]
    assert library.check() == []


def test_a_watched_folder_that_is_removed_takes_its_cables_along(
    library: Library, cables: Path, search: Search
) -> None:
    put(cables, "deep/a.txt", telegram())
    put(cables, "b.txt", telegram(serial=13))
    library.add(cables)
    library.scan().run()
    (cables / "deep" / "a.txt").unlink()
    (cables / "deep").rmdir()
    library.scan().run([cables / "deep"])
    assert search("tower") == ["07LIMA13"]
    assert [source.is_away for source in library.sources()] == [False]


def test_a_removed_source_takes_its_cables_along(
    library: Library, cables: Path, search: Search
) -> None:
    put(cables, "one/a.txt", telegram())
    put(cables, "two/b.txt", telegram(serial=13))
    library.add(cables / "one", cables / "two")
    library.scan().run()
    assert library.remove(cables / "one") == 1
    assert search("tower") == ["07LIMA13"]
    assert [source.path.name for source in library.sources()] == ["two"]
    with pytest.raises(LibraryError):
        library.remove(cables / "one")


def test_a_folder_within_a_source_is_not_added_twice(library: Library, cables: Path) -> None:
    put(cables, "one/a.txt", telegram())
    library.add(cables / "one")
    library.scan().run()
    library.add(cables)
    library.add(cables / "one")
    assert [source.path for source in library.sources()] == [cables]
    assert library.scan().run().files_total == 0


@pytest.mark.skipif(os.name != "posix", reason="needs links")
def test_a_folder_is_added_once_by_whatever_way(
    library: Library, cables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(cables, "deep/a.txt", telegram())
    link = cables.with_name("link")
    link.symlink_to(cables)
    monkeypatch.chdir(cables / "deep")
    for way in (Path(".."), Path(), cables, link, link / "deep", cables / "deep" / ".."):
        library.add(way)
    library.scan().run()
    assert [source.path for source in library.sources()] == [cables]
    assert library.info().cables == 1
    library.remove(Path("../../cables"))
    assert library.sources() == []


def test_a_library_among_the_cables_does_not_find_itself(cables: Path) -> None:
    put(cables, "a.txt", telegram())
    library = Library(cables / "library.db")
    library.add(cables)
    library.scan().run()
    assert library.info().files == 1
    assert library.changes().is_nothing, "it would be scanned for ever"


def test_sources_that_are_not_there_are_refused(library: Library, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no file or folder"):
        library.add(tmp_path / "nowhere")


def test_only_one_scan_at_a_time(library: Library, cables: Path) -> None:
    put(cables, "a.txt", telegram())
    library.add(cables)
    with sqlite3.connect(str(library.path) + "-scan", isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryError, match="Another program"):
            library.scan().run()
    other.close()
    library.scan().run()


def test_progress_is_shown_and_ends_with_everything_done(library: Library, cables: Path) -> None:
    write_files(cables, 50)
    library.add(cables)
    phases: list[str] = []
    scan = library.scan(watch=lambda progress: phases.append(str(progress.phase)))
    scan.run()
    assert list(dict.fromkeys(phases)) == ["listing files", "reading", "tidying", "done"]
    assert scan.progress.bytes_done == scan.progress.bytes_total > 0
    assert scan.progress.rate > 0


def test_a_cancelled_scan_goes_on_where_it_stopped(library: Library, cables: Path) -> None:
    write_files(cables, 600)
    library.add(cables)
    scan = library.scan()
    scan._watch = lambda progress: scan.cancel() if progress.cables else None
    assert scan.run().cancelled
    held = library.info().cables
    assert 0 < held < 600
    progress = library.scan().run()
    assert progress.cables == 600 - held
    assert library.info().cables == 600
    assert library.check() == []


def test_a_day_with_more_cables_than_places_is_still_in_order(
    library: Library, cables: Path, search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cablereader.library.ids.DAY", 8)
    monkeypatch.setattr("cablereader.library.ids._SPARE", 0)
    for serial in range(1, 21):
        put(cables, f"{serial}.txt", telegram("LIMA", serial, when="010800Z JAN 66"))
    put(cables, "next-day.txt", telegram("BERN", 1, when="020800Z JAN 66"))
    library.add(cables)
    library.scan().run()
    assert search("tower")[0] == "66BERN1"
    assert search("")[0] == "66BERN1"
    assert len(search("tower")) == 21


@pytest.mark.parametrize("many", [True, False], ids=["walked", "sorted"])
def test_results_by_subject_and_by_post(
    library: Library, cables: Path, many: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cablereader.library.search._WORTH_A_WALK", 0 if many else 100)
    for serial, (post, subject) in enumerate(
        [("LIMA", "Zebra"), ("BERN", "apple"), ("QUITO", "Apple"), ("LIMA", "BREAD")], start=1
    ):
        put(cables, f"{serial}.txt", telegram(post, serial, subject=subject))
    put(cables, "plain.txt", "A tower without a subject.")
    library.add(cables)
    library.scan().run()
    with library.searcher() as searcher:
        for text in ("tower", ""):
            query = searcher.query(text)
            by_subject = searcher.rows(searcher.ids(query, Order.SUBJECT))
            subjects = [(row.subject or "-").lower() for row in by_subject]
            assert subjects == ["apple", "apple", "bread", "zebra", "-"]
            assert len(searcher.ids(query, Order.SUBJECT, limit=2)) == 2
            by_post = searcher.rows(searcher.ids(query, Order.POST))
            assert [row.post for row in by_post] == ["BERN", "LIMA", "LIMA", "QUITO", None]


def test_relevance_puts_cables_about_the_word_first(library: Library, cables: Path) -> None:
    put(
        cables,
        "1.txt",
        telegram("LIMA", 1, "A zebra was seen once, among much else. " + "Else. " * 80),
    )
    put(
        cables,
        "2.txt",
        telegram("LIMA", 2, "The zebra ate.", subject="ZEBRA EATS", when="010000Z JAN 05"),
    )
    put(cables, "3.txt", telegram("LIMA", 3, "Nothing of the kind."))
    library.add(cables)
    library.scan().run()
    with library.searcher() as searcher:
        found = searcher.rows(searcher.ids(searcher.query("zebra"), Order.RELEVANCE))
        assert [row.mrn for row in found] == ["05LIMA2", "07LIMA1"]
