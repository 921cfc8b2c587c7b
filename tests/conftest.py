"""Fixtures that every test may use. Windows are made offscreen unless a test asks for a display."""

from __future__ import annotations

import json
import os
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# A run that decides whether a change is taken searches the same examples each time; at a desk the
# search goes on with new ones.
settings.register_profile("repeatable", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("repeatable")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_ROOT = Path(__file__).resolve().parent.parent


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Make what a test printed and logged sendable from the process that ran it.

    Names of files that are no text are among it, and only text can be sent.
    """
    report = yield
    report.sections = [
        (title, content.encode("utf-8", "backslashreplace").decode())
        for title, content in report.sections
    ]
    return report


@pytest.fixture
def samples() -> Path:
    """The folder of the sample cables."""
    return _ROOT / "resources" / "samples"


@pytest.fixture
def seeds() -> Path:
    """The two documents the program was first asked for with; they are not part of the project."""
    folder = _ROOT.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the seed documents are not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def sample_facts() -> dict[str, dict[str, Any]]:
    """What each sample says, written down by hand when it was written."""
    path = _ROOT / "tests" / "data" / "samples.json"
    facts: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return facts
