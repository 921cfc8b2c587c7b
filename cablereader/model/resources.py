"""Where the files of ``resources/`` are: tables, icons, samples, desktop files.

This is the only module that knows. It lives on the lowest floor because the parser's own tables are
resources too. In a wheel the folder travels inside the package; in a checkout it lies beside it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

INTRODUCTION = "00-how-to-read-a-cable.txt"
"""The sample that explains how to read a cable, being one."""

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def resource_root() -> Path:
    """Return the folder that holds the program's resources.

    Raises FileNotFoundError if the installation is incomplete.
    """
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if (folder / "tables").is_dir():
            return folder
    raise FileNotFoundError(f"the resources of Cable Reader are missing beside {_PACKAGE}")


def resource(*parts: str) -> Path:
    """Return the path of one resource, for example ``resource("icons", "cablereader.svg")``."""
    return resource_root().joinpath(*parts)


def table_rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of ``resources/tables/<name>``, a CSV file with a heading line."""
    with resource("tables", name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
