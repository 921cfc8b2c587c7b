"""The library as a tree: groups with counts, opened one at a time."""

from __future__ import annotations

import os
from array import array
from dataclasses import dataclass
from enum import StrEnum

from cablereader.library.posts import post
from cablereader.library.query import Query
from cablereader.library.rows import LEVELS
from cablereader.library.search import Searcher
from cablereader.library.sources import sources
from cablereader.library.tokens import Fact
from cablereader.model.dates import MONTH_NAMES

_SEPARATOR = os.sep.encode()


class Grouping(StrEnum):
    """By what cables are grouped."""

    FOLDER = "folder"
    POST = "post"
    DATE = "date"
    LEVEL = "level"
    TAGS = "tags"
    THREAD = "thread"


@dataclass(frozen=True, slots=True)
class Group:
    """A branch of the tree. *key* leads to it from the root; *count* is of all cables below.

    *is_last* where it holds cables and no further groups (a folder may hold both).
    """

    key: tuple[int | bytes | None, ...]
    label: str
    count: int
    is_last: bool
    note: str = ""
    """What the label does not say: of a post its kind and country."""


class Tree:
    """The cables of a library, or those a query finds, grouped in one way.

    Nothing is read before it is asked for. Make a new one when the library has changed.
    """

    def __init__(self, searcher: Searcher, grouping: Grouping, query: Query | None = None) -> None:
        self._searcher = searcher
        self._grouping = grouping
        self._found = ""
        if query is not None and not query.is_everything:
            self._keep_found(query)

    def _keep_found(self, query: Query) -> None:
        """Keep the ids found in a table of this connection, to join each level of the tree with."""
        connection = self._searcher.connection
        with self._searcher.answering():
            connection.execute("CREATE TEMP TABLE IF NOT EXISTS found (id INTEGER PRIMARY KEY)")
            connection.execute("DELETE FROM temp.found")
            connection.execute(
                "INSERT INTO temp.found SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid",
                (query.match(),),
            )
        self._found = " AND cable.id IN (SELECT id FROM temp.found)"

    def groups(self, parent: Group | None = None) -> list[Group]:
        """Return the groups below *parent*, or the topmost."""
        key = parent.key if parent else ()
        if parent and parent.is_last:
            return []
        match self._grouping:
            case Grouping.FOLDER:
                return self._folders(key)
            case Grouping.POST:
                return self._posts() if not key else self._times(key, "post IS ?")
            case Grouping.DATE:
                return self._times(key, "1")
            case Grouping.LEVEL:
                return self._levels()
            case Grouping.TAGS:
                return self._tags()
            case Grouping.THREAD:
                return self._threads()

    def cables(self, group: Group) -> array[int]:
        """Return the ids of the cables that stand in *group* itself, newest first."""
        key = group.key
        if not group.is_last and self._grouping is not Grouping.FOLDER:
            return array("q")
        match self._grouping:
            case Grouping.FOLDER:
                return self._cables_in_folder(bytes(key[-1] or b""))
            case Grouping.POST:
                return self._ids("post IS ? AND month IS ?", key[0], key[-1])
            case Grouping.DATE:
                return self._ids("month IS ?", key[-1])
            case Grouping.LEVEL:
                return self._ids("level IS ?", key[0])
            case Grouping.TAGS:
                return self._ids("cable.id IN (SELECT cable FROM cable_tag WHERE tag = ?)", key[0])
            case Grouping.THREAD:
                return self._ids(
                    "cable.id = ?1 OR cable.id IN (SELECT cable FROM reference WHERE cited = "
                    "(SELECT identity FROM cable WHERE id = ?1))",
                    key[0],
                )

    def _ids(self, condition: str, *values: object) -> array[int]:
        with self._searcher.answering():
            rows = self._searcher.connection.execute(
                f"SELECT id FROM cable WHERE ({condition}){self._found} ORDER BY id DESC", values
            )
            return array("q", (row[0] for row in rows))

    def _counted(
        self, column: str, condition: str, *values: object
    ) -> list[tuple[int | None, int]]:
        with self._searcher.answering():
            return self._searcher.connection.execute(
                f"SELECT {column} AS key, count(*) FROM cable WHERE ({condition}){self._found} "
                "GROUP BY key",
                values,
            ).fetchall()

    def _posts(self) -> list[Group]:
        names = self._names(Fact.POST)
        counts = dict(self._counted("post", "1"))
        posts = {key: post(names[key]) for key in counts if key is not None}
        order = sorted(posts, key=lambda key: posts[key].place)
        groups = [
            Group((key,), posts[key].name, counts[key], is_last=False, note=posts[key].note)
            for key in order
        ]
        if None in counts:
            groups.append(Group((None,), "No post", counts[None], is_last=False))
        return groups

    def _times(self, key: tuple[int | bytes | None, ...], condition: str) -> list[Group]:
        """Return years or, where the last of *key* is one, its months; newest first."""
        values = key[:1] if "?" in condition else ()
        if len(key) == len(values):
            found = self._counted("month / 100", condition, *values)
            groups = [
                Group((*key, year), str(year) if year else "No date", count, is_last=year is None)
                for year, count in found
            ]
        else:
            found = self._counted("month", f"{condition} AND month / 100 IS ?", *values, key[-1])
            groups = [
                Group((*key, month), _month_label(month), count, is_last=True)
                for month, count in found
            ]
        return groups[::-1]

    def _levels(self) -> list[Group]:
        return [
            Group((key,), "No level" if key is None else str(LEVELS[key]), count, is_last=True)
            for key, count in self._counted("level", "1")
        ]

    def _tags(self) -> list[Group]:
        found = self._found.replace("cable.id", "cable")
        with self._searcher.answering():
            rows = self._searcher.connection.execute(
                "SELECT tag, name, count(*) FROM cable_tag JOIN value ON value.id = tag "
                f"WHERE 1{found} GROUP BY tag ORDER BY name"
            ).fetchall()
        return [Group((tag,), name, count, is_last=True) for tag, name, count in rows]

    def _threads(self) -> list[Group]:
        """Return the cables that others answer and that answer none that is held, newest first."""
        with self._searcher.answering():
            rows = self._searcher.connection.execute(
                "SELECT cable.id, coalesce(cable.subject, cable.mrn), count(DISTINCT answer.cable) + 1 "
                "FROM cable JOIN reference AS answer ON answer.cited = cable.identity "
                "WHERE NOT EXISTS (SELECT 1 FROM reference AS own JOIN cable AS held "
                f"ON held.identity = own.cited WHERE own.cable = cable.id){self._found} "
                "GROUP BY cable.id ORDER BY cable.id DESC"
            ).fetchall()
        return [Group((number,), label, count, is_last=True) for number, label, count in rows]

    def _folders(self, key: tuple[int | bytes | None, ...]) -> list[Group]:
        if not key:
            with self._searcher.answering():
                held = sources(self._searcher.connection)
            groups = []
            for source in held:
                path = os.fsencode(source.path)
                count = self._count_below(path) if self._found else source.cables
                groups.append(Group((path,), os.fsdecode(path), count, is_last=False))
            return [group for group in groups if group.count or not self._found]
        folder = bytes(key[-1] or b"") + _SEPARATOR
        start = len(folder) + 1
        rest = f"substr(path, {start})"
        with self._searcher.answering():
            rows = self._searcher.connection.execute(
                f"SELECT substr({rest}, 1, instr({rest}, ?1) - 1) AS name, count(*) "
                "FROM file JOIN cable ON cable.file = file.id "
                f"WHERE path > ?2 AND path < ?3 AND instr({rest}, ?1){self._found} "
                "GROUP BY name ORDER BY name",
                (_SEPARATOR, folder, _after(folder)),
            ).fetchall()
        return [
            Group((*key, folder + bytes(name)), os.fsdecode(name), count, is_last=False)
            for name, count in rows
        ]

    def _count_below(self, path: bytes) -> int:
        folder = path + _SEPARATOR
        with self._searcher.answering():
            row = self._searcher.connection.execute(
                "SELECT count(*) FROM file JOIN cable ON cable.file = file.id "
                f"WHERE (path = ? OR path > ? AND path < ?){self._found}",
                (path, folder, _after(folder)),
            ).fetchone()
        return int(row[0])

    def _cables_in_folder(self, path: bytes) -> array[int]:
        """Return the cables of files in a folder, or of the file itself if the source is one."""
        folder = path + _SEPARATOR
        with self._searcher.answering():
            rows = self._searcher.connection.execute(
                "SELECT cable.id FROM file JOIN cable ON cable.file = file.id "
                "WHERE (path = ?1 OR path > ?2 AND path < ?3 "
                f"AND NOT instr(substr(path, {len(folder) + 1}), ?4)){self._found} "
                "ORDER BY cable.id DESC",
                (path, folder, _after(folder), _SEPARATOR),
            )
            return array("q", (row[0] for row in rows))

    def _names(self, kind: Fact) -> dict[int, str]:
        with self._searcher.answering():
            rows = self._searcher.connection.execute(
                "SELECT id, name FROM value WHERE kind = ?", (str(kind),)
            )
            return dict(rows.fetchall())


def _after(folder: bytes) -> bytes:
    """Return the first path behind all that begin with *folder*, which ends in a separator."""
    return folder[:-1] + bytes((folder[-1] + 1,))


def _month_label(month: int | None) -> str:
    if month is None:
        return "No date"
    return MONTH_NAMES[month % 100 - 1] if month % 100 else "No month"
