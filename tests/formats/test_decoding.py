"""From bytes to text: encodings, damage, line ends, control characters."""

from __future__ import annotations

import pytest

from cablereader import parse_cable
from cablereader.formats.decoding import clean, decode
from cablereader.model.defect import DefectCode

from .messages import MESSAGE, TEXT


def _codes(data: bytes | str) -> set[DefectCode]:
    decoded = decode(data) if isinstance(data, bytes) else clean(data)
    return {defect.code for defect in decoded.defects}


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        pytest.param(b"A tower", "A tower", "utf-8", id="ascii"),
        pytest.param("¶1. é".encode(), "¶1. é", "utf-8", id="utf-8"),
        pytest.param(b"\xef\xbb\xbfA", "A", "utf-8", id="utf-8-with-mark"),
        pytest.param("¶A tower".encode("utf-16"), "¶A tower", "utf-16-le", id="utf-16"),
        pytest.param(b"\xfe\xff" + "A".encode("utf-16-be"), "A", "utf-16-be", id="utf-16-big"),
        pytest.param("A tower".encode("utf-16-le"), "A tower", "utf-16-le", id="utf-16-no-mark"),
        pytest.param(
            "A tower".encode("utf-16-be"), "A tower", "utf-16-be", id="utf-16-big-no-mark"
        ),
        pytest.param("a “tower”".encode("cp1252"), "a “tower”", "cp1252", id="cp1252"),
        pytest.param(
            "¶1. Asunción".encode("latin-1"), "¶1. Asunción", "cp1252", id="latin-1-letters"
        ),
        pytest.param(b"a \x81 b\xe9", "a  bé", "latin-1", id="latin-1"),
        pytest.param(b"", "", "utf-8", id="empty"),
    ],
)
def test_encoding(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        pytest.param("Â¶1. (C) A", "¶1. (C) A", id="pilcrow"),
        pytest.param("the towerâ€™s", "the tower’s", id="apostrophe"),
        pytest.param("a â€œredâ€\x9d line", "a “red” line", id="quotes"),
        pytest.param("AsunciÃ³n", "Asunción", id="letter"),
        pytest.param("Ã‚Â¶1. A", "¶1. A", id="pilcrow-twice"),
        pytest.param("a â€“ b", "a – b", id="dash"),
        pytest.param("first\nÂ¶2. A\nlast", "first\n¶2. A\nlast", id="one-line-of-three"),
        # near misses
        pytest.param("the tower’s “red” line", "the tower’s “red” line", id="clean-quotes"),
        pytest.param("¶1. Asunción", "¶1. Asunción", id="clean-letters"),
        pytest.param("Âge d'or", "Âge d'or", id="letter-of-french"),
        pytest.param("&red lines8", "&red lines8", id="ampersand"),
        pytest.param("&lt;b&gt;", "&lt;b&gt;", id="entities"),
        pytest.param("ﬁ “a” ＡＢ", "ﬁ “a” ＡＢ", id="ligatures-and-wide-letters"),
    ],
)
def test_wrong_decoding_is_repaired(text: str, repaired: str) -> None:
    decoded = clean(text)
    assert decoded.text == repaired
    told = DefectCode.ENCODING_REPAIRED in {defect.code for defect in decoded.defects}
    assert told is (text != repaired)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param("a\r\nb", "a\nb", id="crlf"),
        pytest.param("a\rb", "a\nb", id="cr"),
        pytest.param("a\r\n\r\nb", "a\n\nb", id="blank-line"),
        pytest.param("a\r\r\nb", "a\nb", id="converted-twice"),
        pytest.param("a\r\r\n\r\r\nb", "a\n\nb", id="blank-line-converted-twice"),
        pytest.param("a\r\rb", "a\n\nb", id="blank-line-of-cr"),
        pytest.param("a\u2028b", "a\nb", id="line-separator"),
        pytest.param("a\x85b", "a\nb", id="next-line"),
        pytest.param("a\nb", "a\nb", id="lf"),
        pytest.param("a\tb", "a\tb", id="tab-stays"),
        pytest.param("a\u00a0b", "a\u00a0b", id="no-break-space-stays"),
        pytest.param("\ufeffa", "a", id="mark"),
    ],
)
def test_line_ends(text: str, cleaned: str) -> None:
    assert clean(text).text == cleaned
    assert _codes(text) == set()


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param("a\x00b", "ab", id="nul"),
        pytest.param("a\x0cb", "ab", id="form-feed"),
        pytest.param("a\x1ab", "ab", id="end-of-file"),
        pytest.param("a\x07\x08b", "ab", id="bell-and-backspace"),
        pytest.param("a\ud800b", "a\ufffdb", id="lone-surrogate"),
    ],
)
def test_control_characters(text: str, cleaned: str) -> None:
    assert clean(text).text == cleaned
    assert _codes(text) == {DefectCode.CONTROL_CHARACTERS}


def test_form_feed_parts_lines_of_pages() -> None:
    cable = parse_cable(MESSAGE.replace("\n2. (C)", "\n\x0c2. (C)"))
    assert [item.number for item in cable.paragraphs] == [1, 2]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(MESSAGE.encode(), id="utf-8"),
        pytest.param(MESSAGE.encode("utf-8-sig"), id="utf-8-with-mark"),
        pytest.param(MESSAGE.encode("utf-16"), id="utf-16"),
        pytest.param(MESSAGE.encode("cp1252"), id="cp1252"),
        pytest.param(MESSAGE.replace("\n", "\r\n").encode(), id="crlf"),
        pytest.param(MESSAGE.replace("\n", "\r").encode(), id="cr"),
        pytest.param(MESSAGE, id="text"),
    ],
)
def test_same_fields_from_every_encoding(data: bytes | str) -> None:
    assert parse_cable(data).to_dict() == parse_cable(MESSAGE).to_dict()


def test_place_of_a_repair() -> None:
    cable = parse_cable(MESSAGE.replace("1. (C)", "Â¶1. (C)"))
    defect = next(item for item in cable.defects if item.code is DefectCode.ENCODING_REPAIRED)
    assert cable.text_of(defect) == "¶"


def test_place_of_a_repair_in_a_damaged_file() -> None:
    cable = parse_cable("\x00\x00" + MESSAGE.replace("1. (C)", "\x00Â¶1. (C)"))
    defect = next(item for item in cable.defects if item.code is DefectCode.ENCODING_REPAIRED)
    assert cable.text_of(defect) == "¶"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            "\x08\x91",
            id="control-then-cp1252-quote",
        ),
        pytest.param(
            b"\x9d\x91",
            id="two-c1-bytes",
        ),
        pytest.param(
            "a\x00\x00â€™",
            id="nul-then-mojibake",
        ),
    ],
)
def test_place_of_a_repair_lies_in_the_text(data: str | bytes) -> None:
    cable = parse_cable(data)
    for defect in cable.defects:
        assert 0 <= defect.start <= defect.end <= len(cable.text)


def test_text_without_last_line_end() -> None:
    assert parse_cable(TEXT + "\n").signers == parse_cable(TEXT).signers == ("SAMPLE",)
