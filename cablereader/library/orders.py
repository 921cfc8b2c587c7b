"""The orders of results, and what the database is asked for each."""

from __future__ import annotations

from enum import StrEnum

from cablereader.library.query import Query

# How much a word weighs in each column of the index: in the text as such, in the subject, among
# senders, addressees, signers; the tokens of facts weigh nothing.
_WEIGHTS = "1.0, 6.0, 2.0, 0.3, 2.0, 0.0"


class Order(StrEnum):
    """The orders of results."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RELEVANCE = "relevance"
    SUBJECT = "subject"
    POST = "post"


_FOUND = "FROM words WHERE words MATCH ?"
_JOINED = "FROM words CROSS JOIN cable ON cable.id = words.rowid"
_ORDERS = {
    Order.NEWEST: f"SELECT rowid AS id {_FOUND} ORDER BY rowid DESC",
    Order.OLDEST: f"SELECT rowid AS id {_FOUND} ORDER BY rowid",
    Order.RELEVANCE: f"SELECT rowid AS id {_FOUND} ORDER BY bm25(words, {_WEIGHTS})",
    Order.SUBJECT: f"SELECT cable.id {_JOINED} WHERE words MATCH ? "
    "ORDER BY cable.subject IS NULL, cable.subject COLLATE NOCASE, cable.id DESC",
    Order.POST: f"SELECT cable.id {_JOINED} LEFT JOIN value ON value.id = post "
    "WHERE words MATCH ? ORDER BY value.name IS NULL, value.name, cable.id DESC",
}
# Where too many cables of one day have pushed others out of place; see ids.py.
_SORTED = {
    Order.NEWEST: f"SELECT cable.id {_JOINED} WHERE words MATCH ? "
    "ORDER BY created DESC, cable.id DESC",
    Order.OLDEST: f"SELECT cable.id {_JOINED} WHERE words MATCH ? ORDER BY created, cable.id",
}
_ALL_SORTED = {
    Order.NEWEST: "SELECT id FROM cable ORDER BY created DESC, id DESC",
    Order.OLDEST: "SELECT id FROM cable ORDER BY created, id",
}
_ORDERS_OF_ALL = {
    Order.NEWEST: "SELECT id FROM cable ORDER BY id DESC",
    Order.OLDEST: "SELECT id FROM cable ORDER BY id",
    Order.RELEVANCE: "SELECT id FROM cable ORDER BY id DESC",
    Order.POST: "SELECT cable.id FROM cable LEFT JOIN value ON value.id = post "
    "ORDER BY value.name IS NULL, value.name, cable.id DESC",
}


def ordered(query: Query, order: Order, in_order: bool) -> tuple[str, tuple[str, ...]]:
    """Return a statement for the ids that *query* finds, in *order*, and its parameters.

    *in_order* tells whether the ids are in the order of time; see ids.py.
    """
    if query.is_everything:
        statement = _ORDERS_OF_ALL[order] if in_order else _ALL_SORTED.get(order)
        return statement or _ORDERS_OF_ALL[order], ()
    statement = _ORDERS[order] if in_order else _SORTED.get(order)
    return statement or _ORDERS[order], (query.match(),)
