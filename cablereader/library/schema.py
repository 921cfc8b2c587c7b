"""The tables of the library's file, and their version."""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x43524C42
"""Marks the file as a library of Cable Reader, for us and for file(1)."""

VERSION = 4
"""Raised with each change of the tables or of what is put into the index."""

INDEX_COLUMNS = ("text", "subject", "sender", "addressees", "signer", "facts")

_HASH_BYTES = 16 * 1024 * 1024
"""The words that wait in memory before they are written as a segment."""

_TABLES = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE,      -- as the operating system has it; not always UTF-8
    added TEXT NOT NULL,
    scanned TEXT,
    away INTEGER NOT NULL DEFAULT 0 -- 1 while the folder cannot be reached
);
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source,
    path BLOB NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    mtime INTEGER NOT NULL,         -- nanoseconds
    digest BLOB,
    state TEXT NOT NULL,            -- a FileState
    problem TEXT,
    cables INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX file_source ON file (source, state);
CREATE TABLE piece (                -- of a file in reading: what is held behind the part that is whole
    file INTEGER NOT NULL REFERENCES file,
    first INTEGER NOT NULL,         -- ordinals
    behind INTEGER NOT NULL,
    state TEXT NOT NULL,            -- of the whole file if this is its end, else "partly"
    problem TEXT,
    digest BLOB,
    PRIMARY KEY (file, first)
) WITHOUT ROWID;
CREATE TABLE value (                -- names that many cables share
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,             -- a Fact
    name TEXT NOT NULL,
    UNIQUE (kind, name)
);
CREATE TABLE cable (
    id INTEGER PRIMARY KEY,         -- in the order of time: see ids.py
    file INTEGER NOT NULL REFERENCES file,
    ordinal INTEGER NOT NULL,
    member TEXT,                    -- name inside of an archive
    mrn TEXT,
    identity TEXT,
    subject TEXT,
    created TEXT,
    month INTEGER,                  -- 200703
    level INTEGER,                  -- rank of the level
    post INTEGER,
    country INTEGER,
    precedence INTEGER,
    signer INTEGER,
    tags TEXT,                      -- codes, separated by blanks
    captions TEXT,                  -- names, separated by line breaks
    digest BLOB NOT NULL,
    body INTEGER NOT NULL
);
CREATE INDEX cable_file ON cable (file, ordinal);
CREATE INDEX cable_identity ON cable (identity);
CREATE INDEX cable_post ON cable (post, month);
CREATE INDEX cable_subject ON cable (subject COLLATE NOCASE, id DESC);
CREATE INDEX cable_month ON cable (month, level);
CREATE TABLE cable_tag (tag INTEGER NOT NULL, cable INTEGER NOT NULL, PRIMARY KEY (tag, cable))
    WITHOUT ROWID;
CREATE TABLE reference (            -- what a cable cites; cited may or may not be held
    cable INTEGER NOT NULL,
    position INTEGER NOT NULL,
    cited TEXT NOT NULL,            -- an identity
    mrn TEXT NOT NULL,
    label TEXT,
    PRIMARY KEY (cable, position)
) WITHOUT ROWID;
CREATE INDEX reference_cited ON reference (cited, cable);
-- Numbered as they come, not like the cables: what is only ever added at the end fills its pages.
CREATE TABLE body (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
"""
INDEX_TABLE = (
    f"fts5({', '.join(INDEX_COLUMNS)}, content='', tokenize='unicode61 remove_diacritics 2')"
)


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty library, within a transaction."""
    for statement in _TABLES.split(";\n"):
        connection.execute(statement)
    connection.execute(f"CREATE VIRTUAL TABLE words USING {INDEX_TABLE}")
    # Merging is left to merging.py. By itself FTS5 would merge in the middle of an import, again and
    # again, all that was imported with the little that was added last.
    connection.execute("INSERT INTO words (words, rank) VALUES ('automerge', 0)")
    # An index can have 2,000 segments; where there are too many of one size it merges all the same.
    connection.execute("INSERT INTO words (words, rank) VALUES ('crisismerge', 1000)")
    connection.execute("INSERT INTO words (words, rank) VALUES ('hashsize', ?)", (_HASH_BYTES,))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def begin_again(connection: sqlite3.Connection) -> None:
    """Empty a library of an earlier version; its sources stay, and the next scan reads them again.

    What later versions keep of a cable is read out of its file, so there is nothing to convert.
    """
    try:
        sources = connection.execute("SELECT path, added FROM source ORDER BY id").fetchall()
    except sqlite3.OperationalError as error:
        raise sqlite3.DatabaseError("a library without its list of sources") from error
    # What is behind the text index goes with it; what SQLite keeps for itself cannot be dropped.
    for kind in ("CREATE VIRTUAL%", "CREATE TABLE%"):
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE ? "
            "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
            (kind,),
        ).fetchall():
            connection.execute(f'DROP TABLE "{name}"')
    create(connection)
    connection.executemany("INSERT INTO source (path, added) VALUES (?, ?)", sources)
