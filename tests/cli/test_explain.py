"""``cablereader explain``: what codes mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from cablereader.cli import main


def test_explain_prints_meaning_and_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "PREL", "RUEHC"]) == 0
    printed = capsys.readouterr().out
    assert "PREL (TAGS code): External political relations (subject TAG)\n    Source: " in printed
    assert "the Department of State in Washington" in printed


def test_explain_says_what_the_form_of_an_unknown_code_tells(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["explain", "KQZX"]) == 1
    assert capsys.readouterr().out == (
        "KQZX: not in the handbook; by its form a program TAG (K…)\n"
    )


def test_explain_takes_a_glossary_and_tells_its_faults(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    glossary = tmp_path / "mine.csv"
    glossary.write_text("kqzx,the kites\nempty\n", encoding="utf-8")
    assert main(["explain", "--glossary", str(glossary), "KQZX"]) == 0
    printed = capsys.readouterr()
    assert printed.out == "kqzx (your glossary): the kites\n    Source: your own glossary.\n"
    assert f"{glossary}:2: “empty” has no meaning" in printed.err
