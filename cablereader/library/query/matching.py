"""From the tree of a query to an expression of the index (FTS5)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice, product

from cablereader.library.folding import SIGN
from cablereader.library.query.tree import And, During, Holds, Near, Node, Not, Or, Words
from cablereader.library.tokens import EVERY, Fact, fact_token

_MOST_ROWS = 16


def match_expression(node: Node) -> str:
    """Return the expression for *node*; words are quoted, so that no text can break it."""
    match node:
        case Words():
            return _any([_phrase(node, spelled) for spelled in node.spellings])
        case Near():
            return _near(node)
        case Holds():
            star = "*" if node.prefix else ""
            return _any([_quoted(fact_token(node.fact, value)) + star for value in node.values])
        case During():
            return _any([_quoted(token) for token in _time_tokens(node.first, node.last)])
        case Or():
            return _any([match_expression(part) for part in node.parts])
        case Not():
            return f"({_quoted(EVERY)} NOT {match_expression(node.part)})"
        case And():
            return _conjunction(node.parts)


def _phrase(node: Words, spelled: Sequence[str]) -> str:
    phrase = _quoted(" ".join(spelled)) + ("*" if node.prefix else "")
    return f"{{{node.column}}} : {phrase}" if node.column else phrase


def _near(node: Near) -> str:
    # The index takes no choices within NEAR.
    rows = islice(product(*(part.spellings for part in node.parts)), _MOST_ROWS)
    return _any(
        [f"NEAR({' '.join(map(_phrase, node.parts, row))}, {node.distance})" for row in rows]
    )


def _quoted(words: str) -> str:
    return f'"{words}"'


def _any(expressions: Sequence[str]) -> str:
    return expressions[0] if len(expressions) == 1 else f"({' OR '.join(expressions)})"


def _conjunction(parts: Sequence[Node]) -> str:
    wanted = [match_expression(part) for part in parts if not isinstance(part, Not)]
    denied = [match_expression(part.part) for part in parts if isinstance(part, Not)]
    expression = " AND ".join(wanted or [_quoted(EVERY)])
    if denied:
        return f"(({expression}) NOT {_any(denied)})"
    return f"({expression})" if len(wanted) > 1 else expression


def _time_tokens(first: str, last: str) -> list[str]:
    """Return the fewest tokens of years, months and days that make up a stretch of time."""
    found: list[str] = []
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    while day <= end:
        year_end = day.replace(month=12, day=31)
        month_end = day.replace(day=monthrange(day.year, day.month)[1])
        if day.day == 1 and day.month == 1 and year_end <= end:
            found.append(SIGN + Fact.YEAR + f"{day:%Y}")
            day = year_end
        elif day.day == 1 and month_end <= end:
            found.append(SIGN + Fact.MONTH + f"{day:%Y%m}")
            day = month_end
        else:
            found.append(SIGN + Fact.DAY + f"{day:%Y%m%d}")
        day += timedelta(days=1)
    return found
