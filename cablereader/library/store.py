"""Writing cables into the library, and taking them out again.

Each call is one transaction: a file's cables and the note that the file was read are written together
or not at all. A program that dies loses what was not written yet, and reads those files again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cablereader.library.bodies import Bodies, bodies_of, learn
from cablereader.library.held_files import ReadFile, held_of, note_file
from cablereader.library.ids import Numbering, note_disorder
from cablereader.library.opening import transaction, writing
from cablereader.library.record import Record, packed, unpacked
from cablereader.library.schema import INDEX_COLUMNS, INDEX_TABLE
from cablereader.library.segments import UnknownFormatError, add_segments
from cablereader.library.tokens import Fact

# For fewer cables an index beside the library is more trouble than it saves.
_WORTH_A_SEGMENT = 50
_SHORTAGE_BYTES = 64 * 1024 * 1024
_COLUMNS = ", ".join(INDEX_COLUMNS)
_MARKS = ", ".join("?" * (len(INDEX_COLUMNS) + 1))


@dataclass(slots=True)
class _Numbered:
    """A cable with its number, its place, and the row of the file it is from."""

    id: int
    ordinal: int
    member: str | None
    record: Record
    file: ReadFile


class Writer:
    """Writes to a library. Of several that write at the same time each has its own *lane*.

    Each write has a connection of its own: FTS5 remembers the list of segments for as long as one
    lives, and :func:`add_segments` changes it behind its back.
    """

    def __init__(self, path: Path, lane: int = 0, lanes: int = 1) -> None:
        self._path = path
        self._lane = lane
        self._lanes = lanes

    def write(self, files: Sequence[ReadFile]) -> int:
        """Store *files* and their cables in place of what was held of them; return the cables.

        Raises LibraryError if the library cannot be written (no room, no right); it is then as it
        was before.
        """
        with writing(self._path) as connection:
            learn(connection, (item.body for file in files for item in file.records))
            known = {file.path for file in files if held_of(connection, file, limit=1)}
            numbering = Numbering(connection, self._lane, self._lanes)
            fresh = _numbered(numbering, [file for file in files if file.path not in known])
            bodies = bodies_of(connection)
            compressed = [bodies.compressed(packed(item.record)) for item in fresh]
            in_batch = len(fresh) >= _WORTH_A_SEGMENT and _index_batch(connection, fresh)
            with transaction(connection):
                if in_batch:
                    in_batch = _take_over(connection)
                rows = _Rows(connection)
                for file in files:
                    if file.path not in known:
                        rows.add_file(file)
                rows.add_cables(fresh, compressed)
                if not in_batch:
                    _index(connection, fresh)
                changed = [file for file in files if file.path in known]
                fresh += _replaced(connection, rows, numbering, bodies, changed)
                if numbering.overflowed:
                    note_disorder(connection)
        return len(fresh)


def _replaced(
    connection: sqlite3.Connection,
    rows: _Rows,
    numbering: Numbering,
    bodies: Bodies,
    files: Sequence[ReadFile],
) -> list[_Numbered]:
    """Put the new cables of known *files* in the place of the old ones, and return them.

    A cable that keeps its place and date keeps its number, and so stays selected.
    """
    held = [held_of(connection, file) for file in files]
    remove_cables(connection, [number for old in held for number, _, _ in old])
    new: list[_Numbered] = []
    for file, rows_of_file in zip(files, held, strict=True):
        rows.add_file(file)
        old = {ordinal: (number, created) for number, ordinal, created in rows_of_file}
        for ordinal, (record, member) in enumerate(
            zip(file.records, file.members, strict=True), start=file.first
        ):
            number, created = old.get(ordinal, (0, None))
            if not number or created != record.created:
                number = numbering.number_for(record.created)
            new.append(_Numbered(number, ordinal, member, record, file))
    new.sort(key=lambda item: item.id)
    rows.add_cables(new, [bodies.compressed(packed(item.record)) for item in new])
    _index(connection, new)
    return new


def remove_cables(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Take cables out of all tables, within a transaction.

    The index is told the words it was given, which are made again from the stored body. It begins a
    segment wherever a number is below the one before, so they are taken in order.
    """
    bodies = bodies_of(connection)
    for number in sorted(numbers):
        place, data = connection.execute(
            "SELECT body.id, data FROM cable JOIN body ON body.id = body WHERE cable.id = ?",
            (number,),
        ).fetchone()
        connection.execute("DELETE FROM body WHERE id = ?", (place,))
        _, columns = unpacked(bodies.restored(data))
        connection.execute(
            f"INSERT INTO words (words, rowid, {_COLUMNS}) VALUES ('delete', {_MARKS})",
            (number, *columns),
        )
    keys = [(number,) for number in numbers]
    connection.executemany(
        "DELETE FROM cable_tag WHERE cable = ?1 AND tag IN (SELECT value.id FROM cable, value "
        "WHERE cable.id = ?1 AND kind = 't' AND ' ' || tags || ' ' LIKE '% ' || name || ' %')",
        keys,
    )
    for table, column in (("cable", "id"), ("reference", "cable")):
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", keys)


def remove_all_cables(connection: sqlite3.Connection) -> None:
    """Take all cables out of all tables, within a transaction."""
    connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
    for table in ("cable", "cable_tag", "reference", "body"):
        connection.execute(f"DELETE FROM {table}")


def _numbered(numbering: Numbering, files: Sequence[ReadFile]) -> list[_Numbered]:
    """Return the cables of *files* with numbers, in the order of those: tables fill better so."""
    cables = [
        _Numbered(numbering.number_for(record.created), ordinal, member, record, file)
        for file in files
        for ordinal, (record, member) in enumerate(
            zip(file.records, file.members, strict=True), start=file.first
        )
    ]
    return sorted(cables, key=lambda item: item.id)


def _rows_of(cables: Sequence[_Numbered]) -> Iterator[tuple[int | str, ...]]:
    return ((item.id, *item.record.indexed) for item in cables)


def _index(connection: sqlite3.Connection, cables: Sequence[_Numbered]) -> None:
    connection.executemany(
        f"INSERT INTO words (rowid, {_COLUMNS}) VALUES ({_MARKS})", _rows_of(cables)
    )


def _index_batch(connection: sqlite3.Connection, cables: Sequence[_Numbered]) -> bool:
    """Index *cables* in memory, beside the library and without its lock."""
    connection.execute("ATTACH ':memory:' AS batch")
    connection.execute(f"CREATE VIRTUAL TABLE batch.words USING {INDEX_TABLE}")
    connection.execute(
        "INSERT INTO batch.words (words, rank) VALUES ('hashsize', ?)", (_SHORTAGE_BYTES,)
    )
    connection.execute("BEGIN")
    connection.executemany(
        f"INSERT INTO batch.words (rowid, {_COLUMNS}) VALUES ({_MARKS})", _rows_of(cables)
    )
    connection.execute("COMMIT")
    return True


def _take_over(connection: sqlite3.Connection) -> bool:
    try:
        add_segments(connection, "batch")
    except UnknownFormatError:
        return False
    return True


class _Rows:
    """Fills the tables beside the index, within one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._files: dict[bytes, int] = {}
        self._values: dict[tuple[Fact, str], int] = {}

    def add_file(self, file: ReadFile) -> None:
        """Note that *file*, or a piece of it, was read."""
        self._files[file.path] = note_file(self._connection, file)

    def add_cables(self, cables: Sequence[_Numbered], bodies: Sequence[bytes]) -> None:
        """Add cables of files that were added before, with their compressed texts."""
        execute = self._connection.executemany
        last = self._connection.execute("SELECT coalesce(max(id), 0) FROM body").fetchone()[0]
        execute("INSERT INTO body VALUES (?, ?)", enumerate(bodies, start=last + 1))
        execute(
            f"INSERT INTO cable VALUES ({', '.join('?' * 18)})",
            ((*self._row(item), place) for place, item in enumerate(cables, start=last + 1)),
        )
        execute(
            "INSERT OR IGNORE INTO cable_tag VALUES (?, ?)",
            ((self._value(Fact.TAG, tag), item.id) for item in cables for tag in item.record.tags),
        )
        execute(
            "INSERT INTO reference VALUES (?, ?, ?, ?, ?)",
            (
                (item.id, place, *cited)
                for item in cables
                for place, cited in enumerate(item.record.cited)
            ),
        )

        for code in dict.fromkeys(code for item in cables for code in item.record.defects):
            # Only so that the names are known; the index says which cables have it.
            self._value(Fact.DEFECT, code)

    def _row(self, item: _Numbered) -> tuple[object, ...]:
        record = item.record
        created = record.created
        return (
            item.id,
            self._files[item.file.path],
            item.ordinal,
            item.member,
            record.mrn,
            record.identity,
            record.subject,
            created,
            int(created[:4] + (created[5:7] or "00")) if created else None,
            record.level,
            self._value(Fact.POST, record.post),
            self._value(Fact.COUNTRY, record.country),
            self._value(Fact.PRECEDENCE, record.precedence),
            self._value(Fact.SIGNER, record.signer),
            " ".join(record.tags) or None,
            "\n".join(record.captions) or None,
            record.digest,
        )

    def _value(self, kind: Fact, name: str | None) -> int | None:
        if not name:
            return None
        key = kind, name
        number = self._values.get(key)
        if number is None:
            number = self._connection.execute(
                # Updated so that the number comes back for a known name as well.
                "INSERT INTO value (kind, name) VALUES (?, ?) "
                "ON CONFLICT (kind, name) DO UPDATE SET name = excluded.name RETURNING id",
                (str(kind), name),
            ).fetchone()[0]
            self._values[key] = number
        return number
