"""The session: which tabs were open on which cables, and where in them the reader was. No Qt here.

It is kept in one file, which is replaced as a whole: whenever the program ends, however it ends, a
complete session is there. A file that was cut off or edited by hand gives what can be read of it.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cablereader.model.level import Level
from cablereader.ui.memory.history import Visit
from cablereader.ui.memory.written_addresses import read_address, written_address
from cablereader.ui.search.search_state import NO_SEARCH, SearchState, read_state, state_data

LONGEST_TEXT = 2_000_000
"""Characters of a cable without a file that are kept; a longer one is no cable."""


@dataclass(frozen=True, slots=True)
class TabMemory:
    """One tab: its visits, which of them is present, what it is called and what it looks for."""

    visits: tuple[Visit, ...] = ()
    position: int = -1
    name: str = ""
    level: Level | None = None
    words_to_find: str = ""
    is_result: bool = False
    """Whether the present visit is to what a search of the library found."""


@dataclass(frozen=True, slots=True)
class AreaMemory:
    """The tabs of one area, and the number of the one in view."""

    tabs: tuple[TabMemory, ...] = ()
    current: int = 0


@dataclass(frozen=True, slots=True)
class Session:
    """The areas from left to right, the active one, the filter of the list, and the search."""

    areas: tuple[AreaMemory, ...] = ()
    active: int = 0
    tree_filter: str = ""
    search: SearchState = NO_SEARCH


def session_text(session: Session) -> str:
    """Return *session* as the text of its file."""
    data = {
        "areas": [
            {"tabs": [_tab_data(tab) for tab in area.tabs], "current": area.current}
            for area in session.areas
        ],
        "active": session.active,
        "tree_filter": session.tree_filter,
        "search": state_data(session.search),
    }
    return json.dumps(data, indent=1)


def write_session(path: Path, text: str) -> None:
    """Replace the file *path* by *text* in one step; raises OSError and leaves the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def read_session(path: Path) -> Session:
    """Return the session kept in *path*; an empty one where there is none that can be read."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Session()
    if not isinstance(data, dict):
        return Session()
    areas = tuple(area for item in _list(data.get("areas")) if (area := _area(item)).tabs)
    return Session(
        areas,
        _number(data.get("active")) or 0,
        _text(data.get("tree_filter")),
        read_state(data.get("search")),
    )


def _tab_data(tab: TabMemory) -> dict[str, Any]:
    return {
        "visits": [_visit_data(visit) for visit in tab.visits],
        "position": tab.position,
        "name": tab.name,
        "level": tab.level,
        "find": tab.words_to_find,
        "is_result": tab.is_result,
    }


def _visit_data(visit: Visit) -> dict[str, Any]:
    data: dict[str, Any] = {"offset": visit.offset}
    if visit.address is not None:
        data["cable"] = written_address(visit.address)
    else:
        data["text"] = (visit.text or "")[:LONGEST_TEXT]
    return data


def _area(data: object) -> AreaMemory:
    if not isinstance(data, dict):
        return AreaMemory()
    tabs = tuple(_tab(item) for item in _list(data.get("tabs")) if isinstance(item, dict))
    return AreaMemory(tabs, min(_number(data.get("current")) or 0, max(0, len(tabs) - 1)))


def _tab(data: dict[str, Any]) -> TabMemory:
    visits = tuple(_visits(data.get("visits")))
    position = _number(data.get("position"))
    level = _text(data.get("level"))
    return TabMemory(
        visits,
        len(visits) - 1 if position is None else min(position, len(visits) - 1),
        _text(data.get("name")),
        next((item for item in Level if item == level), None),
        _text(data.get("find")),
        data.get("is_result") is True,
    )


def _visits(data: object) -> Iterator[Visit]:
    for item in _list(data):
        if not isinstance(item, dict):
            continue
        address, text = read_address(item.get("cable")), item.get("text")
        offset = _number(item.get("offset"))
        if address is not None:
            yield Visit(address, offset=offset)
        elif isinstance(text, str):
            yield Visit(text=text, offset=offset)


def _list(data: object) -> list[Any]:
    return data if isinstance(data, list) else []


def _number(data: object) -> int | None:
    return data if type(data) is int and data >= 0 else None


def _text(data: object) -> str:
    return data if isinstance(data, str) else ""
