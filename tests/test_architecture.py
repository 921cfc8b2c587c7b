"""Arrows run downwards only: which package may import which."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

_PACKAGE = Path(__file__).resolve().parent.parent / "cablereader"
_MAY_IMPORT = {
    "model": set(),
    "formats": {"model"},
    "handbook": {"model", "formats"},
    "lexing": {"model", "formats", "handbook"},
    "library": {"model", "formats", "handbook"},
    "export": {"model", "handbook", "lexing"},
    "desktop": {"model"},
    "ui": {"model", "formats", "handbook", "lexing", "library", "export", "desktop"},
    "cli": {"model", "formats", "handbook", "lexing", "library", "export", "desktop", "ui"},
}
# The rooms of a floor, lowest first: each may import those before it. What stands on the floor itself
# is the least of its parts, or puts the rooms together.
_ROOMS = {
    "model": ("text", "protection", "citations", "envelope", "header", "body", "reading"),
    "ui": (
        *("look", "memory", "widgets", "commands", "header", "page", "trees", "files", "tabs"),
        *("library", "search", "explaining", "references", "window"),
    ),
}
# The one file of desktop/ that may know Qt: a second start talks to the first through it.
_QT_BELOW_UI = {"desktop/single_instance.py"}
_FORBIDDEN_NAMES = {"utils", "helpers", "manager", "misc", "common"}


def _modules() -> list[Path]:
    return sorted(_PACKAGE.rglob("*.py"))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _room(path: Path) -> str:
    relative = path.relative_to(_PACKAGE)
    return relative.parts[1] if len(relative.parts) > 2 else ""


def _floor(path: Path) -> str:
    relative = path.relative_to(_PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else ""


@pytest.mark.parametrize("path", _modules(), ids=lambda p: str(p.relative_to(_PACKAGE)))
def test_imports_go_downwards(path: Path) -> None:
    floor = _floor(path)
    if not floor:
        return
    floors = {
        name.split(".")[1]
        for name in _imports(path)
        if name.startswith("cablereader.") and name.split(".")[1] in _MAY_IMPORT
    }
    assert floors - {floor} <= _MAY_IMPORT[floor]


@pytest.mark.parametrize("path", _modules(), ids=lambda p: str(p.relative_to(_PACKAGE)))
def test_rooms_build_on_lower_ones(path: Path) -> None:
    floor, room = _floor(path), _room(path)
    if not room or floor not in _ROOMS:
        return
    rooms = _ROOMS[floor]
    inside = f"cablereader.{floor}."
    imported = {
        name.split(".")[2]
        for name in _imports(path)
        if name.startswith(inside) and name.split(".")[2] in rooms
    }
    assert imported <= set(rooms[: rooms.index(room) + 1])


def test_every_room_has_its_place() -> None:
    for floor, rooms in _ROOMS.items():
        found = {path.parent.name for path in (_PACKAGE / floor).glob("*/__init__.py")}
        assert found == set(rooms)


def _module_name(path: Path) -> str:
    return ".".join(("cablereader", *path.relative_to(_PACKAGE).with_suffix("").parts))


def test_no_modules_import_each_other_in_a_circle() -> None:
    # A package's face only hands names on, so it ties nothing.
    modules = {_module_name(path): path for path in _modules() if path.name != "__init__.py"}
    order = TopologicalSorter(
        {name: modules.keys() & set(_imports(path)) for name, path in modules.items()}
    )
    order.prepare()


@pytest.mark.parametrize("path", _modules(), ids=lambda p: str(p.relative_to(_PACKAGE)))
def test_only_the_ui_knows_qt(path: Path) -> None:
    relative = str(path.relative_to(_PACKAGE))
    if _floor(path) == "ui" or relative in _QT_BELOW_UI:
        return
    assert not [name for name in _imports(path) if name.startswith("PySide6")]


def test_the_model_needs_the_standard_library_only() -> None:
    allowed = set(sys.stdlib_module_names) | {"cablereader"}
    for path in (_PACKAGE / "model").rglob("*.py"):
        assert {name.split(".")[0] for name in _imports(path)} <= allowed, path


def test_everything_below_the_ui_imports_without_qt() -> None:
    below = [
        _module_name(path)
        for path in _modules()
        if _floor(path) != "ui" and str(path.relative_to(_PACKAGE)) not in _QT_BELOW_UI
        if path.name != "__main__.py"
    ]
    script = "\n".join(
        ["import sys", "sys.modules['PySide6'] = None", "sys.modules['shiboken6'] = None"]
        + [f"import {name.removesuffix('.__init__')}" for name in below]
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [path for path in _modules() if path.stem in _FORBIDDEN_NAMES]


def test_no_module_opens_a_network_connection() -> None:
    network = {"urllib.request", "http.client", "ftplib", "smtplib", "requests", "asyncio"}
    network.add("PySide6.QtNetwork.QNetworkAccessManager")
    for path in _modules():
        assert not network & set(_imports(path)), path
        source = path.read_text(encoding="utf-8")
        assert "create_connection" not in source, path
        assert "socket.socket(" not in source, path
