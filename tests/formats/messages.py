"""One invented message, and the files that could carry it."""

from __future__ import annotations

ENVELOPE = (
    "VZCZCXYZ0000\n"
    "PP RUEHWEB\n"
    "DE RUEHPE #1052 0862239\n"
    "ZNY CCCCC ZZH\n"
    "P 272239Z MAR 07\n"
    "FM AMEMBASSY LIMA\n"
    "TO RUEHC/SECSTATE WASHDC PRIORITY 4718\n"
    "INFO RUEHBO/AMEMBASSY BOGOTA 0394"
)
TEXT = (
    "C O N F I D E N T I A L LIMA 001052\n"
    "\n"
    "SIPDIS\n"
    "\n"
    "E.O. 12958: DECL: 03/27/2017\n"
    "TAGS: PREL PGOV PE\n"
    "SUBJECT: A LIGHTHOUSE CHANGES COLOR AND\n"
    "SHAPE\n"
    "\n"
    "REF: A. LIMA 520\n"
    "B. LIMA 500\n"
    "\n"
    "Classified By: Polcouns Jane Q. Sample for reasons 1.4 (b) and (d).\n"
    "\n"
    "1. (C) The keeper painted the tower green & white.\n"
    "\n"
    "2. (C) The harbor master objected: a < b.\n"
    "SAMPLE"
)
MESSAGE = f"{ENVELOPE}\n{TEXT}"


def dump(
    identifier: str = "07LIMA1052",
    title: str = "A LIGHTHOUSE CHANGES COLOR AND",
    created: str = "Tue Mar 27 00:00:00 +0200 2007",
    classification: str = "CONFIDENTIAL",
    origin: str = "Embassy Lima",
    body: str = MESSAGE,
) -> str:
    """Return a text dump with its five lines."""
    return "\n".join((identifier, title, created, classification, origin, body))


def markup(text: str) -> str:
    """Return *text* as the publisher wrote it into an element."""
    return text.replace("\n", "&#x000A;")


def page(
    envelope: str | None = None,
    text: str | None = None,
    title: str = "A LIGHTHOUSE CHANGES COLOR AND",
    created: str = "2007-03-27 22:10",
    quote: str = "'",
) -> str:
    """Return a published page of the first generation, side bar included."""
    text = TEXT if text is None else text
    text = text.replace("\nB. ", "\n<a id='parB' href='#parB'>¶</a>B. ")
    for number in "12":
        anchor = f"<a id='par{number}' href='#par{number}'>¶</a>"
        text = text.replace(f"\n{number}. ", f"\n{anchor}{number}. ")
    text = text.replace("PREL ", "<a href='/tag/PREL_0.html'>PREL</a> ")
    return f"""<!DOCTYPE html>
<html><head><title>Cable Viewer</title></head><body>
<div class='side'><pre>Browse by tag</pre><a href='/tag/PREL_0.html'>PREL</a></div>
<h3>Viewing cable 07LIMA1052, {title}</h3>
<table class={quote}cable{quote}>
<tr> <th>Reference ID</th> <th>Created</th> <th>Released</th> <th>Classification</th> <th>Origin</th> </tr>
<tr> <td> <a href='/cable/2007/03/07LIMA1052.html'>07LIMA1052</a> </td>
 <td> <a href='/date/2007-03_0.html'>{created}</a> </td>
 <td> <a href='/reldate/2010-12-01_0.html'>2010-12-01 21:09</a> </td>
 <td> <a href='/classification/1_0.html' title='unclassified'>CONFIDENTIAL</a> </td>
 <td> <a href='/origin/112_0.html'>Embassy Lima</a> </td> </tr>
</table>
<code><pre>{markup(ENVELOPE if envelope is None else envelope)}</pre></code>
<code><pre>{markup(text)}</pre></code>
</body></html>
"""


RECORD = """
                               Message Text

 CONFIDENTIAL

 PAGE 01        LIMA  02545  170020Z

 14
 ACTION ARA-20

 INFO  OCT-01  ISO-00  EB-11  L-03  /086 W
                         ---------------------     046093
 R 162310Z APR 73
 FM AMEMBASSY LIMA
 TO SECSTATE WASHDC 5678
 INFO AMEMBASSY BOGOTA
 C O N F I D E N T I A L LIMA 2545

 E.O. 11652: GDS
 TAGS: PFOR, PE
 SUBJ: A LIGHTHOUSE

 REF: STATE 071234

 1. THE KEEPER PAINTED THE TOWER
 CONFIDENTIAL

 CONFIDENTIAL

 PAGE 02        LIMA  02545  170020Z

 GREEN.

 2. THE HARBOR MASTER OBJECTED. SAMPLE
 CONFIDENTIAL

 NNNN

                             Message Attributes

Capture Date: 01 JAN 1994
Channel Indicators: n/a
Concepts: LIGHTHOUSES, PAINTS,
 COLORS
Control Number: n/a
Draft Date: 16 APR 1973
Document Number: 1973LIMA02545
From: LIMA
Original Classification: CONFIDENTIAL
Original Handling Restrictions: n/a
Subject: A LIGHTHOUSE
TAGS: PFOR, PE
To: STATE
Review Release Date: <23 MAY 2005>
"""
