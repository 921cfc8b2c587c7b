"""Published web pages of both generations."""

from __future__ import annotations

import html
import re

import pytest

from cablereader import parse_cable
from cablereader.formats.page import is_page, read_page

from .messages import ENVELOPE, MESSAGE, TEXT, markup, page


def test_text_is_that_of_the_message_but_for_pilcrows() -> None:
    cable = parse_cable(page())
    assert cable.source_format == "page"
    assert cable.text.replace("¶", "") == MESSAGE


@pytest.mark.parametrize(
    "field",
    ["reference_id", "subject", "classification", "captions", "created", "origin", "sender", "tags",
     "classified_by", "reasons", "signers", "precedence", "executive_order", "station_serial"],
)  # fmt: skip
def test_same_field_as_from_the_message(field: str) -> None:
    assert getattr(parse_cable(page()), field) == getattr(parse_cable(MESSAGE), field)


def test_same_paragraphs_and_references_as_from_the_message() -> None:
    one, other = parse_cable(page()), parse_cable(MESSAGE)
    assert [(p.number, p.marking) for p in one.paragraphs] == [
        (p.number, p.marking) for p in other.paragraphs
    ]
    assert [(r.label, r.reference_id) for r in one.references] == [
        (r.label, r.reference_id) for r in other.references
    ]
    assert {d.code for d in one.defects} == {d.code for d in other.defects}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("reference_id", "07LIMA1052", id="reference-id"),
        pytest.param("created", "2007-03-27 22:10", id="created"),
        pytest.param("released", "2010-12-01 21:09", id="released"),
        pytest.param("classification", "CONFIDENTIAL", id="classification-from-text-not-title"),
        pytest.param("origin", "Embassy Lima", id="origin"),
        pytest.param("subject", "A LIGHTHOUSE CHANGES COLOR AND", id="title"),
    ],
)
def test_metadata(name: str, value: str) -> None:
    assert parse_cable(page()).metadata[name] == value


def test_empty_title() -> None:
    cable = parse_cable(page(title=""))
    assert "subject" not in cable.metadata
    assert cable.subject == "A LIGHTHOUSE CHANGES COLOR AND SHAPE"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        pytest.param("a < b", "a < b", id="less-than"),
        pytest.param("R&D", "R&D", id="ampersand"),
        pytest.param("a &lt b", "a &lt b", id="looks-like-an-entity"),
        pytest.param("R&D &amp; b", "R&D &amp; b", id="entity-on-a-page-that-escapes-nothing"),
        pytest.param("a < b &amp; c", "a < b &amp; c", id="entity-beside-a-bare-sign"),
        pytest.param("<b>x</b>", "<b>x</b>", id="tag-of-the-text"),
        pytest.param("<SAMPLE@LIMA.TEST>", "<SAMPLE@LIMA.TEST>", id="address"),
        pytest.param("<strong>x</strong>", "x", id="strong"),
        pytest.param("<em>x</em>", "x", id="em"),
        pytest.param("x<br />y", "xy", id="br"),
        pytest.param("<a href='/x'>x</a>", "x", id="link"),
        pytest.param("x&#x0A;y", "x\ny", id="short-entity"),
        pytest.param("x&#10;y", "x\ny", id="decimal-entity"),
    ],
)
def test_what_is_markup(written: str, kept: str) -> None:
    found = read_page(page(text=f"UNCLAS LIMA 001052\n\n3. {written}\n"))
    assert found is not None
    assert found.message.endswith(f"3. {kept}\n")


def _escaped(text: str) -> str:
    """Return *text* as a browser writes it that saves a page."""
    return re.sub(
        r"^(\d+|[A-Z])\. ", r"<a href='#par\1'>&para;</a>\1. ", html.escape(text), flags=re.M
    )


def _page_of(blocks: str, head: str = "") -> str:
    row = "".join(f"<td class='x'><a href='/y'>{value}</a></td>" for value in _CELLS)
    table = f"<table id='t' class='wide cable'><tr>{row}</tr></table>"
    return f"<html><body>{head or table}<div class='text'>{blocks}</div></body></html>"


_CELLS = ("07LIMA1052", "2007-03-27 22:10", "2010-12-01 21:09", "CONFIDENTIAL", "Embassy Lima")
_QUOTED = MESSAGE.replace("The harbor master", 'The "harbor" master\'s mate')


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(f"<pre>{_escaped(_QUOTED)}</pre>", id="one-block"),
        pytest.param(f"<pre>\n{_escaped(_QUOTED)}</pre>", id="line-end-behind-the-tag"),
        pytest.param(
            "<pre>{}</pre><pre>{}</pre>".format(*_escaped(_QUOTED).split("\n", 1)), id="two-blocks"
        ),
        pytest.param(f"<pre><code>{_escaped(_QUOTED)}</code></pre>", id="code-in-a-block"),
        pytest.param(f"<pre>{markup(_escaped(_QUOTED))}</pre>", id="line-ends-as-entities"),
        pytest.param(
            "<pre>" + _escaped(_QUOTED).replace("\n", "<br>\n") + "</pre>", id="breaks-too"
        ),
        pytest.param("<pre>" + _escaped(_QUOTED).replace("\n", "<br/>") + "</pre>", id="breaks"),
        pytest.param(_escaped(_QUOTED).replace("\n", "<br>\n"), id="no-block"),
        pytest.param(_escaped(_QUOTED).replace("\n", "<br />"), id="no-block-and-no-line-ends"),
        pytest.param(
            "".join(f"<p>{line}</p>\n" for line in _escaped(_QUOTED).split("\n")),
            id="a-paragraph-a-line",
        ),
        pytest.param(
            _escaped(_QUOTED).replace("\n", "<br>") + "</div><div class='page-foot'><p>Menu</p>",
            id="foot-of-the-page",
        ),
    ],
)
def test_page_that_escapes_all_of_it(blocks: str) -> None:
    cable = parse_cable(_page_of(blocks))
    assert cable.source_format == "page"
    assert cable.text.replace("¶", "").rstrip("\n") == _QUOTED
    assert dict(cable.metadata) == dict(
        zip(
            ("reference_id", "created", "released", "classification", "origin"), _CELLS, strict=True
        )
    )


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(
            "<table><tr><th>Reference ID</th><td>07LIMA1052</td></tr><tr><th>Origin</th>"
            "<td>Embassy Lima</td></tr><tr><th>Created</th><td>2007-03-27</td></tr></table>",
            id="table",
        ),
        pytest.param(
            "<dl><dt>Cable ID</dt><dd>07LIMA1052</dd><dt>Date</dt><dd>2007-03-27</dd><dt>From</dt>"
            "<dd>Embassy Lima</dd></dl>",
            id="list",
        ),
        pytest.param(
            "<p>ID: 07LIMA1052</p><p>Date: 2007-03-27<br>Origin: Embassy Lima</p>", id="lines"
        ),
    ],
)
@pytest.mark.parametrize("tag", ["pre", "div"])
def test_what_a_page_states_outside_a_table_of_cables(head: str, tag: str) -> None:
    text = _escaped(TEXT).replace("\n", "<br>\n")
    stated = dict(parse_cable(_page_of(f"<{tag}>{text}</{tag}>", head)).metadata)
    assert (stated["reference_id"], stated["created"], stated["origin"]) == (
        *("07LIMA1052", "2007-03-27", "Embassy Lima"),
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "<html><body><p>The cable is 07LIMA1052.</p></body></html>", id="talk-of-a-cable"
        ),
        pytest.param("<html><body></body></html>", id="empty"),
    ],
)
def test_page_on_which_no_message_is_seen(text: str) -> None:
    assert parse_cable(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(page(quote='"'), id="double-quotes"),
        pytest.param(page().replace("\n", "\r\n"), id="crlf"),
        pytest.param("\n" + page(), id="blank-line-above"),
        pytest.param(page().replace("<!DOCTYPE html>\n", ""), id="no-doctype"),
        pytest.param(page().replace("<h3>", "<x>").replace("</h3>", "</x>"), id="no-heading"),
        pytest.param(
            f"<html><body><div><pre>{markup(ENVELOPE)}</pre><pre>{markup(TEXT)}</pre></div></body></html>",
            id="mirror",
        ),
        pytest.param(
            f"<html><pre>menu</pre><pre>{ENVELOPE}</pre><pre>{TEXT}</pre></html>",
            id="mirror-with-real-line-feeds-and-a-third-block",
        ),
        pytest.param(
            page().replace(
                "</table>", "<tr><td>Appears in these articles:</td><td>A</td></tr></table>", 1
            ),
            id="articles-in-the-table",
        ),
        pytest.param(page().split("</pre></code>\n</body>")[0], id="cut-off"),
        pytest.param(
            page().replace("</pre></code>\n</body>", "</pre></code><pre></pre>\n</body>"),
            id="empty-block-below",
        ),
        pytest.param(page().upper().replace("&#X000A;", "&#x000A;"), id="tags-in-capitals"),
    ],
)
def test_variant(text: str) -> None:
    cable = parse_cable(text)
    assert cable.source_format == "page"
    assert cable.reference_id == "07LIMA1052"
    assert [item.name for item in cable.info] == ["AMEMBASSY BOGOTA"]
    assert [item.number for item in cable.paragraphs] == [1, 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("<!DOCTYPE html>", True, id="doctype"),
        pytest.param("<html>", True, id="html"),
        pytest.param("<!-- saved from url=(0023)x -->\n<html>", True, id="remark-of-a-browser"),
        pytest.param("<h3>Viewing cable 07LIMA1052, A</h3>", True, id="heading"),
        pytest.param('Copied:\n<table class="cable"><tr>', True, id="table-of-a-cable"),
        pytest.param("<code><pre>A</pre></code>", True, id="block"),
        pytest.param(" <div>", True, id="element"),
        pytest.param("< b", False, id="less-than"),
        pytest.param(MESSAGE, False, id="message"),
        pytest.param("<SAMPLE@LIMA.TEST>", False, id="address"),
    ],
)
def test_is_page(text: str, expected: bool) -> None:
    assert is_page(text) is expected


def test_page_without_cable() -> None:
    cable = parse_cable("<html><body><p>No cable here.</p></body></html>")
    assert cable.source_format == "text"
    assert cable.reference_id is None


def test_blocks_are_not_glued() -> None:
    assert "glued_lines" not in {str(item.code) for item in parse_cable(page()).defects}


def test_what_stands_in_the_menus_is_not_looked_at() -> None:
    """Most of a page is menus; their damage is not the cable's."""
    cable = parse_cable(page().replace("Browse by tag", "Browse by tag, â€™ \x07"))
    assert cable.defects == parse_cable(page()).defects


def test_damage_in_the_message_and_its_metadata_is_repaired() -> None:
    text = TEXT.replace("tower", "towerâ€™s")
    cable = parse_cable(page(text=text, title="A LIGHTHOUSEâ€™S COLOR"))
    assert cable.metadata["subject"] == "A LIGHTHOUSE’S COLOR"
    (defect,) = [item for item in cable.defects if item.code == "encoding_repaired"]
    assert "’" in cable.text[defect.start : defect.end]


COPIED = (
    "Viewing cable 07LIMA1052, A LIGHTHOUSE CHANGES COLOR AND\n\n"
    "If you are new to these pages, please read on.\nUnderstanding cables\n\n"
    "Reference ID \tCreated \tReleased \tClassification \tOrigin\n"
    "07LIMA1052 \t2007-03-27 22:10 \t2010-12-01 21:09 \tCONFIDENTIAL//NOFORN \tEmbassy Lima\n\n"
)


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(COPIED, id="tabs"),
        pytest.param(COPIED.replace(" \t", "  "), id="blanks"),
        pytest.param(COPIED.replace(" \t", "\n"), id="a-cell-a-line"),
        pytest.param(COPIED.replace(" 21:09", ""), id="release-without-time"),
        pytest.param(COPIED.partition("\n\n")[2], id="without-heading"),
    ],
)
def test_text_copied_from_a_page(head: str) -> None:
    cable = parse_cable(head + MESSAGE)
    assert cable.source_format == "page"
    assert cable.text == MESSAGE
    assert cable.metadata["created"] == "2007-03-27 22:10"
    assert cable.metadata["classification"] == "CONFIDENTIAL//NOFORN"
    assert cable.metadata["origin"] == "Embassy Lima"
    assert ("subject" in cable.metadata) == head.startswith("Viewing")


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("Reference ID: 5\n", id="label"),
        pytest.param(COPIED.partition("07LIMA1052 \t")[0], id="names-without-a-row"),
    ],
)
def test_text_that_only_begins_like_a_copied_page(head: str) -> None:
    assert parse_cable(head + MESSAGE).text == head + MESSAGE
