"""Adversarial bodies and envelopes: numbers, headings, passages, signers; each rule from both sides."""

from __future__ import annotations

import pytest

from cablereader import Cable
from cablereader.model.defect import DefectCode

from .messages import codes, envelope, parse, texts

_P = "(C) The keeper spoke."


def _brief(cable: Cable) -> str:
    """Return numbers and markings in short: "1C 2 -SBU"; "5C<15" where 15 is printed."""
    return " ".join(
        f"{'-' if item.number is None else item.number}{item.marking or ''}"
        + (f"<{item.printed}" if item.printed is not None else "")
        for item in cable.paragraphs
    )


_CHAINS = [
    # a slip for the stop
    pytest.param(f"1, {_P}\n2, {_P}\n3, {_P}", "1C 2C 3C", id="commas-without-blank-lines"),
    pytest.param(f"1:{_P}\n\n2:{_P}", "1C 2C", id="colons-without-blanks"),
    pytest.param(f"1 . {_P}\n\n2. {_P}\n\n3 . {_P}", "1C 2C 3C", id="blank-before-some-stops"),
    pytest.param("1 . A keeper spoke.\n\n2 . A boat came.", "1 2", id="blank-before-stops-no-marking"),
    pytest.param(f"¶1 . {_P}\n\n¶2 . {_P}", "1C 2C", id="pilcrow-and-blank-before-the-stop"),
    pytest.param(f"1. {_P} They rowed boats\n1, 2 and 3 to the pier.\n\n2. {_P}", "1C 2C", id="count-with-commas"),
    pytest.param(f"1. {_P}\n\n2, 3 and 4 are the green boats.\n\n2. {_P}", "1C 2C", id="count-after-a-blank-line"),
    pytest.param(f"1. {_P} They met at\n1:30 in the tower.\n\n2. {_P}", "1C 2C", id="time-of-day"),
    pytest.param(f"1. {_P}\n\n2:30 p.m. was too late.\n\n2. {_P}", "1C 2C", id="time-after-a-blank-line"),
    pytest.param(f"1. {_P} It cost\n2,000 (two thousand) soles.\n\n2. {_P}", "1C 2C", id="sum-of-money"),
    pytest.param(f"1. {_P} The ratio was\n2:1 (two to one).\n\n2. {_P}", "1C 2C", id="ratio"),
    pytest.param(f"1. {_P} In the years\n2, (b) and so on.\n\n2. {_P}", "1C 2C", id="comma-and-letter-in-brackets"),
    # the marking before the number
    pytest.param("(C) 1. A keeper spoke.\n\n(SBU) 2. A boat came.\n\n(U) 3. It left.", "1C 2SBU 3U", id="marking-first"),
    pytest.param("(C) 1) A keeper.\n\n(C) 2) A boat.", "1C 2C", id="marking-first-bracket"),
    pytest.param("(C)1. A keeper.\n\n(C)2. A boat.", "1C 2C", id="marking-first-glued"),
    pytest.param(f"1. {_P}\n\n(C) 2.5 meters of rope were cut.\n\n3. {_P}", "1C 2C< 3C", id="decimal-behind-a-marking"),
    pytest.param(f"1. {_P}\n\n(C) 40 keepers came.\n\n3. {_P}", "1C 2C< 3C", id="count-behind-a-marking"),
    # joined behind a heading
    pytest.param(f"1. {_P}\n\nTHE HARBOR 2. {_P}\n\n3. {_P}", "1C 2C 3C", id="joined-behind-a-heading"),
    pytest.param(f"1. {_P}\n\nCOMMENT 2. {_P}", "1C 2C", id="joined-behind-comment"),
    pytest.param(f"1. {_P} He lives at\nPIER 2. (C) He left.\n\n2. {_P}", "1C 2C", id="capitals-inside-a-paragraph"),
    pytest.param(f"1. {_P}\n\nThe keepers met in room 2. (C) They left.\n\n2. {_P}", "1C 2C", id="sentence-before-a-number"),
    # wrapped dates and numbers
    pytest.param(f"1. {_P} He returned on September\n2. {_P}", "1C 2C", id="month-but-marking"),
    pytest.param(f"1. {_P} He returned on September\n2. Then he left again.\n\n2. {_P}", "1C 2C", id="day-due-and-chain-goes-on"),
    pytest.param(f"1. {_P} He sold No.\n2. It was red.\n\n2. {_P}", "1C 2C", id="number-of-a-boat"),
    pytest.param(f"1. {_P} Under UNSCR\n1540. It is in force.\n\n2. {_P}", "1C 2C", id="resolution"),
    pytest.param(f"1. {_P} The talks lasted from May 3 to\n5. They ended well.\n\n2. {_P}\n\n3. {_P}", "1C 2C 3C", id="range-of-days"),
    pytest.param(f"1. {_P}\n\nLIMA 00001052  002 OF 003\n\n2. {_P}", "1C 2C", id="page-foot-between"),
    pytest.param(f"1. {_P} He came in March\n\nLIMA 00001052  002 OF 003\n\n27. They ate.\n\n2. {_P}", "1C 2C", id="date-across-a-page-foot"),
    pytest.param(f"1. {_P} See paragraph\n2. It is short.\n\n2. {_P}", "1C 2C", id="paragraph-cited"),
    pytest.param(f"1. {_P} The score was 3 to\n2. The keepers won.\n\n2. {_P}", "1C 2C", id="score"),
    pytest.param(f"1. {_P} He is a Category\n2. (Most are 3.)\n\n2. {_P}", "1C 2C", id="category-and-bracket"),
    # lists inside
    pytest.param(f"1. {_P} Demands:\n\n1. Paint\n\n2. Rope\n\n3. Tar\n\n2. {_P}\n\n3. {_P}", "1C 2C 3C", id="list-with-blank-lines"),
    pytest.param(f"1. {_P} Demands:\n(1) Paint;\n(2) Rope.\n\n2. {_P}", "1C 2C", id="list-in-brackets"),
    pytest.param(f"1. {_P}\n\nA. (C) Paint.\n\nB. (C) Rope.\n\n2. {_P}", "1C 2C", id="lettered-with-markings"),
    pytest.param(f"1. {_P}\n\nBEGIN TEXT:\n\n1. One\n2. Two\n\nEND TEXT.\n\nBEGIN TEXT:\n\n1. One\n\nEND TEXT.\n\n2. {_P}", "1C 2C", id="two-quoted-texts"),
    pytest.param(f"1. {_P}\n\nBEGIN POINTS:\n\n-- One\n\n-- Two\n\nEND POINTS.\n\n2. {_P}", "1C 2C", id="points"),
    # the marking behind the paragraph's own label
    pytest.param("1. SUMMARY: (C) A keeper spoke.\n\n2. BACKGROUND AND CONTEXT. (SBU) A boat came.\n\n3. Comment -- (U) It left.", "1C 2SBU 3U", id="marking-behind-a-label"),
    pytest.param("1. SUMMARY (C): A keeper spoke.\n\n2. ACTION REQUEST (C/NF). Paint it.", "1C 2C/NF", id="marking-before-the-sign-of-a-label"),
    pytest.param("1. SUMMARY: A keeper spoke.\n\n2. He said: (C) is the third answer.\n\n3. THE KEEPER (S) SPOKE.\n\n4. HE SPOKE: (B) IS GREEN.", "1 2 3 4", id="letters-in-brackets-behind-other-words"),
    # letters for numbers
    pytest.param("A. (C) The keeper.\n\nB. (SBU) The boat.", "-C -SBU", id="letters-and-markings"),
    # no numbers and no blank lines
    pytest.param("(C) The keeper spoke at length\nof his tower.\n(SBU) It is green.\n(U) It is new.", "-C -SBU -U", id="markings-without-blank-lines"),
    pytest.param("(C) The keeper spoke at length of his\n(S) Africa trip and his tower.\n(U) It is new.", "-C -U", id="bracket-at-a-wrapped-line"),
    pytest.param(f"1. {_P}\n(SBU) It is green.\n2. {_P}", "1C 2C", id="marking-below-a-sentence-between-numbers"),
    # a page foot right below a short paragraph
    pytest.param(f"1. {_P}\n\n(SBU) It left.\nLIMA 00001052  002 OF 003\n\n\n3. {_P}", "1C 2SBU< 3C", id="lost-number-above-a-page-foot"),
    pytest.param("(C) He spoke.\n\n(SBU) It left.\n\nLIMA 00001052  002 OF 003\n\n\n(U) B.", "-C -SBU -U", id="no-numbers-about-a-page-foot"),
    pytest.param(f"1. {_P} It sank on\nLIMA 00001052  002 OF 003\n\n(C) means it did.\n\n2. {_P}", "1C 2C", id="bracket-across-a-page-foot"),
    # a quoted document has its own marking above it
    pytest.param(f"1. {_P}\n\n2. (C//REL PERU) Begin points:\n\n(CONFIDENTIAL//REL PERU)\n\n-- One\n\n-- Two\n\nEnd points.\n\n3. {_P}", "1C 2C//REL PERU 3C", id="marking-above-points"),
    pytest.param(f"1. {_P}\n\n2. {_P}\n\n(U//REL PERU)\n-- One\n-- Two\n\n3. {_P}", "1C 2C 3C", id="marking-right-above-points"),
    pytest.param(f"1. {_P}\n\n(SBU) A boat came.\n\n2. {_P}", "1C -SBU 2C", id="paragraph-without-a-number"),
    pytest.param(f"1. {_P}\n\n(SBU)\nA boat came.\n\n2. {_P}", "1C -SBU 2C", id="paragraph-below-its-marking"),
    pytest.param(f"1. {_P}\n\n(SBU)\n\nA boat came.\n\n3. {_P}", "1C 2SBU< 3C", id="paragraph-below-its-marking-that-lost-its-number"),
    pytest.param("(C)\n\nThe keeper spoke.\n\n(SBU)\n\nA boat came.", "-C -SBU", id="no-numbers-and-markings-on-lines-of-their-own"),
    # tables, years and counts at line starts
    pytest.param(f"1. {_P}\n\n2005  120 boats\n2006  140 boats\n\n2. {_P}", "1C 2C", id="table-of-years"),
    pytest.param(f"1. {_P}\n\n1   Callao   120\n2   Lima     140\n\n2. {_P}", "1C 2C", id="table-with-counts"),
    pytest.param(f"1. {_P} He asked for 3\n. They gave him 2.\n\n2. {_P}", "1C 2C", id="stop-on-its-own-line"),
    pytest.param(f"1. {_P} It grew by\n2 . 5 percent.\n\n2. {_P}", "1C 2C", id="decimal-with-blanks"),
    pytest.param(f"1. {_P} The law has\n3) parts.\n\n2. {_P}", "1C 2C", id="bracket-in-a-sentence"),
    pytest.param(f"1. {_P}\n\n2) {_P}\n\n3 {_P}", "1C 2C 3C", id="three-styles"),
    pytest.param(f"1. {_P}\n\n2. {_P} (See 3. (b) below.)\n\n3. {_P}", "1C 2C 3C", id="letter-in-brackets-behind-a-number"),
    # what is quoted or listed counts from one; the number due before it closes it
    pytest.param("1. HE SPOKE.\n2. HE MADE THESE POINTS:\n\n1. PAINT IS OLD.\n\n2. ROPE IS NEW.\n\n3. TAR IS BLACK.\n\n4. OIL IS DEAR.\n\n3. HE LEFT.", "1 2 3", id="list-longer-than-the-rest"),
    pytest.param("1. HE SPOKE.\n\n2. HE SPOKE AGAIN.\n\n3. HE LEFT.\n\n4. HE CAME BACK.", "1 2 3 4", id="no-list"),
    pytest.param("1. HE SPOKE:\n\n1. PAINT.\n\n2. ROPE.\n\n1. PIER.\n\n2. TOWER.\n\n3. BOAT.\n\n2. HE LEFT.\n\n3. HE CAME BACK.", "1 2 3", id="two-lists"),
    pytest.param("1. HE SPOKE:\n1) PAINT\n2) ROPE\n2. HE LEFT:\n1) ONE\n2) TWO\n3. HE CAME BACK.", "1 2 3", id="list-in-brackets-closed-by-the-style-of-the-count"),
    pytest.param("1. HE SPOKE.\n2. THE NOTE READS: QUOTE\n1. PAINT IS OLD.\n2. ROPE IS NEW.\n3. TAR IS BLACK. UNQUOTE\n3. HE LEFT.\n4. HE CAME BACK.", "1 2 3 4", id="quote-and-unquote"),
    pytest.param("1. HE ASKED FOR A QUOTE\n1. OF THE PAINT.\n2. HE LEFT. UNQUOTE\n2. HE CAME BACK.", "1 2", id="quote-without-marks-about-the-rest"),
    pytest.param(f"1. {_P}\n\n2. (C) Begin text:\n\n1. (C) Paint.\n\n2. (C) Rope. End text.\n\n3. {_P}", "1C 2C 3C", id="marked-text-quoted-behind-a-number"),
    pytest.param(f"1. {_P}\n\n2. (C) It reads: Begin draft:\n\n1. Paint.\n\n2. Rope.\n\n3. Tar.\n\nEnd draft.\n\n3. {_P}", "1C 2C 3C", id="draft-quoted-within-a-line"),
    pytest.param(f"1. {_P}\n\n2. (C) They begin text\n\n1. (C) Paint.\n\n2. (C) Rope.\n\n3. {_P}", "1C 2C 1C 2C 3C", id="begin-in-a-sentence"),
    pytest.param(f"1. {_P}\n\n2. {_P}\n\nBEGIN TEXT:\n\n1. Paint\n\n2. Rope\n\n3. Tar\n\n3. {_P}", "1C 2C 3C", id="begin-text-without-end-words"),
    pytest.param(f"1. {_P}\n\nBEGIN TALKING POINTS:\n\n1. Paint\n\n2. Rope\n\nEND TALKING POINTS.\n\n2. {_P}", "1C 2C", id="talking-points-with-numbers"),
    pytest.param("1. HE SPOKE AT LENGTH OF THE TOWER AND OF ITS PAINT, WHICH IS GREEN.\n\n2. HE THEN LISTED WHAT THE KEEPERS OF THE HARBOR NEED MOST:\n\n1. PAINT.\n\n2. ROPE.\n\n3. TAR.\n\n4. OIL.", "1 2", id="list-at-the-end"),
    pytest.param("1. HE SPOKE AT LENGTH OF THE TOWER AND OF ITS PAINT, WHICH IS GREEN.\n\n2. HE THEN LISTED WHAT THE KEEPERS OF THE HARBOR NEED MOST:\n\n1. PAINT.\n\n2. ROPE.\n\n3. HE ADDED THAT THE HARBOR MASTER HAD OBJECTED TO ALL OF IT.\n\n4. WE HAD NO COMMENT TO MAKE ON SUCH A LONG LIST OF NEEDS.", "1 2 3 4", id="list-of-two-and-the-count-goes-on"),
    pytest.param("1. HE SPOKE.\n\n2. HE GAVE US A NOTE.\n\nBEGIN TEXT\n\n1. PAINT IS OLD.\n\n2. ROPE IS NEW.\n\n3. TAR IS BLACK.\n\nTEXT ENDS\n\n3. HE LEFT.\n\n4. HE CAME BACK.", "1 2 3 4", id="text-ends"),
    pytest.param("1. HE SPOKE.\n\n2. HE CITED PARAS.\n\nBEGIN TEXT\n\n4. PAINT IS OLD.\n\n5. ROPE IS NEW.\n\nEND TEXT\n\n3. HE LEFT.\n\n4. HE CAME BACK.", "1 2 3 4", id="quoted-text-that-counts-from-four"),
    pytest.param("1. HE SPOKE.\n\n2. BEGIN TEXT\n\nSINCE MAY\n6. WE AGREE:\n\n1. PAINT.\n\n2. ROPE.\n\n3. TAR.\n\n4. OIL.\n\nEND TEXT\n\n3. HE LEFT.", "1 2 3", id="quoted-text-with-a-wrapped-date-first"),
    pytest.param("1. HE SPOKE.\n\n2. HE SAID: BEGIN TEXT\n\n3. PAINT IS OLD.\n\n4. ROPE IS NEW.\n\nEND TEXT\n\n5. HE LEFT.", "1 2 3 4 5", id="text-that-goes-on-counting"),
    pytest.param("1. (C) A.\n\n2. (C) B.\n\nBEGIN TEXT\n\n1. (C) Paint.\n\n2. (C) Rope.\n\nTEXT ENDS\n\n3. (C) C.", "1C 2C 3C", id="text-ends-with-markings"),
    pytest.param("1. HE SPOKE.\n\n2. HE GAVE US A NOTE.\n\nTEXT BEGINS:\n\n1. PAINT IS OLD.\n\n2. ROPE IS NEW.\n\n3. TAR IS BLACK.\n\nTEXT ENDS.\n\n3. HE LEFT.\n\n4. HE CAME BACK.", "1 2 3 4", id="text-begins"),
    pytest.param("1. (C) A.\n\n2. (C) B.\n\nTEXT BEGINS:\n\n1. (C) Paint.\n\n2. (C) Rope.\n\nTEXT ENDS.\n\n3. (C) C.", "1C 2C 3C", id="text-begins-with-markings"),
    pytest.param("1. HE SPOKE.\n\n2. HE GAVE US A NOTE.\n\nBEGIN AIDE-MEMOIRE\n\n1. PAINT IS OLD.\n\n2. ROPE IS NEW.\n\n3. TAR IS BLACK.\n\nEND AIDE-MEMOIRE\n\n3. HE LEFT.\n\n4. HE CAME BACK.", "1 2 3 4", id="aide-memoire"),
    pytest.param("1. (C) A.\n\n2. (C) B.\n\nBEGIN AIDE-MEMOIRE\n\n1. (C) Paint.\n\n2. (C) Rope.\n\nEND AIDE-MEMOIRE\n\n3. (C) C.", "1C 2C 3C", id="aide-memoire-with-markings"),
    pytest.param("1. HE SPOKE.\n\n2. HE GAVE US A NOTE.\n\nBEGIN CONTINGENCY PRESS GUIDANCE:\n\n1. PAINT IS OLD.\n\n2. ROPE IS NEW.\n\n3. TAR IS BLACK.\n\nEND PRESS GUIDANCE\n\n3. HE LEFT.\n\n4. HE CAME BACK.", "1 2 3 4", id="press-guidance"),
    pytest.param("1. (C) A.\n\n2. (C) B.\n\nBEGIN CONTINGENCY PRESS GUIDANCE:\n\n1. (C) Paint.\n\n2. (C) Rope.\n\nEND PRESS GUIDANCE\n\n3. (C) C.", "1C 2C 3C", id="press-guidance-with-markings"),
    pytest.param("1. HE SPOKE.\n\n2. HE GAVE US A NOTE.\n\nBEGIN U.S. NON-PAPER\n\n1. PAINT IS OLD.\n\n2. ROPE IS NEW.\n\n3. TAR IS BLACK.\n\nEND U.S. NON-PAPER\n\n3. HE LEFT.\n\n4. HE CAME BACK.", "1 2 3 4", id="non-paper-of-a-country"),
    pytest.param("1. (C) A.\n\n2. (C) B.\n\nBEGIN U.S. NON-PAPER\n\n1. (C) Paint.\n\n2. (C) Rope.\n\nEND U.S. NON-PAPER\n\n3. (C) C.", "1C 2C 3C", id="non-paper-of-a-country-with-markings"),
    pytest.param("1. HE SPOKE.\n\n2. HE GAVE US A NOTE.\n\nQTE\n\n1. PAINT IS OLD.\n\n2. ROPE IS NEW.\n\n3. TAR IS BLACK.\n\nUNQTE\n\n3. HE LEFT.\n\n4. HE CAME BACK.", "1 2 3 4", id="quote-cut-short"),
    pytest.param("1. (C) A.\n\n2. (C) B.\n\nQTE\n\n1. (C) Paint.\n\n2. (C) Rope.\n\nUNQTE\n\n3. (C) C.", "1C 2C 3C", id="quote-cut-short-with-markings"),
    pytest.param("1. (C) A.\n\n2. (C) They want to\nbegin to work on the draft\n\n1. (C) Paint.\n\n2. (C) Rope.", "1C 2C 1C 2C", id="begin-to-work-on-a-draft"),
    pytest.param("1. (C) A.\n\n2. (C) The text ends.\n\n3. (C) The text begins with a plea.\n\n1. (C) Paint.", "1C 2C 3C 1C", id="sentences-about-a-text"),
    # parts that each count from one
    pytest.param("PART ONE\n\n1. HE SPOKE.\n\n2. HE LEFT.\n\nPART TWO\n\n1. HE CAME BACK.\n\n2. HE SPOKE AGAIN.\n\n3. HE LEFT.", "1 2 1 2 3", id="parts"),
    pytest.param("1. HE SPOKE.\n\n2. HE LEFT.\n\nPART TWO -- THE HARBOR\n\n1. HE CAME BACK.\n\n2. HE SPOKE AGAIN.\n\n3. HE LEFT.", "1 2 1 2 3", id="second-part-without-the-title-of-the-first"),
    pytest.param("1. HE SPOKE.\n\n2. HE LEFT.\n\nII. THE HARBOR\n\n1. HE CAME BACK.\n\n2. HE SPOKE AGAIN.", "1 2", id="second-figure-without-the-first-is-an-item"),
    pytest.param("I. THE TOWER\n1. HE SPOKE.\n2. HE LEFT.\nII. THE HARBOR\n1. HE CAME BACK.\n2. HE SPOKE AGAIN.\n3. HE LEFT.", "1 2 1 2 3", id="parts-with-Roman-figures-without-blank-lines"),
    pytest.param("SECTION A: THE TOWER\n\n1. HE SPOKE.\n\n2. HE LEFT.\n\nSECTION B: THE HARBOR\n----------\n\n1. HE CAME BACK.\n\n2. HE SPOKE.\n\n3. HE LEFT.", "1 2 1 2 3", id="sections-with-letters"),
    pytest.param("PART ONE\n\n1. HE SPOKE.\n\n2. HE LEFT.\n\nPART TWO\n\n3. HE CAME BACK.\n\n4. HE SPOKE AGAIN:\n\n1. PAINT.\n\n2. ROPE.\n\n5. HE LEFT.", "1 2 3 4 5", id="parts-that-count-on"),
    pytest.param("1. HE SPOKE.\n\n2. HE GAVE US A DRAFT.\n\nPART ONE\n\n1. PAINT.\n\n2. ROPE.\n\nPART TWO\n\n1. TAR.\n\n2. OIL.\n\n3. HE LEFT.", "1 2 3", id="parts-of-what-is-quoted"),
    pytest.param("1. HE SPOKE.\n\n2. HE ASKED FOR:\n\nA. PAINT\n1. GREEN\n2. RED\nB. ROPE\n1. LONG\n2. SHORT\n\n3. HE LEFT.\n\n4. HE CAME BACK.", "1 2 3 4", id="lists-in-a-list"),
    pytest.param("1. HE SPOKE.\n\n2. HE LEFT.\n\n3. HE ANSWERED TWO OF OUR QUESTIONS.\n3. NO PAINT.\n4. NO ROPE.", "1 2 3", id="answers-by-number-below-the-paragraph-of-that-number"),
    pytest.param("1. HE SPOKE.\n\n2. HE LEFT.\n\nANNEX A: WHAT HE NEEDS\n\n1. PAINT THAT IS GREEN.\n\n2. ROPE.\n\n3. TAR.\n\n4. OIL.", "1 2", id="annex-with-more-numbers-than-the-message"),
    pytest.param("1. HE SPOKE.\n\n2. HE LEFT.\n\nTALKING POINTS:\n\n1. PAINT IS OLD.\n\n2. ROPE IS NEW.\n\n3. TAR IS BLACK.\n\n4. OIL IS DEAR.", "1 2", id="talking-points-with-more-numbers-than-the-message"),
    pytest.param("1. HE SPOKE.\n\n2. HE GAVE US A LIST.\n\nANNEX\n\n1. PAINT.\n\n2. ROPE.\n\n3. HE LEFT.\n\n4. HE CAME BACK.\n\n3. HE LEFT.", "1 2 3", id="annex-and-then-the-count-falls-back"),
    # the number that is due, but wrapped in the last paragraph
    pytest.param("1. (C) The keeper of the tower spoke at length.\n2. (C) He said that he had always lived in the house of unit\n3. He left.", "1C 2C", id="wrapped-number-is-due-in-the-last-paragraph"),
    pytest.param("1. The keeper of the tower spoke at length.\n2. He said that he had always lived in the house of unit\n3. He left.", "1 2", id="wrapped-number-is-due-and-there-are-no-markings"),
    pytest.param("1. The keeper of the tower spoke at length.\n2. He said that he had always lived in the old house\n3. He left.\n4. He came back.", "1 2 3 4", id="stop-is-missing-and-the-count-goes-on"),
    pytest.param("1. The keeper of the tower spoke at length.\nCOMMENT\n2. He left.", "1 2", id="short-line-above-is-a-heading"),
    # the word for an answer and the sign for a number
    pytest.param("1. THE COUNCIL VOTED ON THE LONG HARBOR RESOLUTION NO.\n2. IT PASSED.", "1", id="number-of-a-resolution-in-the-last-paragraph"),
    pytest.param("1. THE COUNCIL VOTED ON THE LONG HARBOR RESOLUTION NR.\n2. IT PASSED.", "1", id="number-of-a-resolution-spelt-otherwise"),
    pytest.param("1. ASKED ABOUT THE GREEN PAINT, THE HARBOR MASTER SAID NO.\n2. HE LEFT.", "1 2", id="answer-above-the-last-paragraph"),
    pytest.param('1. ASKED ABOUT THE GREEN PAINT, HE SHOUTED "NO."\n2. HE LEFT.', "1 2", id="answer-in-quotation-marks"),
    pytest.param("1. ASKED ABOUT THE PAINT, THE BOARD ADOPTED RESOLUTION NO.\n2. HE LEFT.\n3. HE CAME BACK.", "1 2 3", id="number-is-due-and-no-other-is-it"),
    pytest.param("1. THE BOARD AT LAST ADOPTED ITS LONG RESOLUTION NO.\n12. HE LEFT.\n2. HE CAME BACK.", "1 2", id="number-of-a-resolution-is-not-due"),
    pytest.param("1. THE BOARD ADOPTED RESOLUTION NO.\n2. IT IS LONG.\n\n2. HE LEFT.\n\n3. HE CAME BACK.", "1 2 3", id="number-of-a-resolution-and-the-due-one-below"),
    pytest.param("1. THE KEEPER OF THE TOWER WILL COME HERE ON THE THIRD OF MAY AND\n2. HE LEFT.\n3. HE CAME BACK.", "1 2 3", id="words-break-off-but-paragraphs-are-not-left-out"),
    pytest.param("1. THE BOARD MET ALL WEEK.\nMONDAY\n2. IT SPOKE OF ITEM\n3. IT ADJOURNED.\nTUESDAY\n3. IT ADJOURNED AGAIN.", "1 2 3", id="weekdays-head-paragraphs"),
    pytest.param("1. THE BOARD MET ALL WEEK AND WILL MEET AGAIN AS EARLY AS MONDAY\n2. IT ADJOURNED.", "1", id="weekday-at-the-end-of-a-full-line"),
    pytest.param("1. HE SPOKE.\n-- HE WILL NOT MOVE BEFORE JUNE\n2. COMMENT: HE WILL. END COMMENT.", "1 2", id="label-behind-the-number"),
    pytest.param("1. HE SPOKE.\n-- HE WILL NOT MOVE BEFORE JUNE\n2. COMMENTS ARE HIS.", "1", id="word-behind-the-number-is-no-label"),
    # numbers in brackets below numbers without
    pytest.param("1. (C) A:\n\n(1) (C) Paint.\n\n(2) (C) Rope.\n\n2. (C) B.", "1C 2C", id="marked-items-in-brackets"),
    pytest.param("(1) (C) Paint.\n\n(2) (C) Rope.", "1C 2C", id="marked-paragraphs-in-brackets"),
    pytest.param("1. (C) A.\n\n(2) (C) B.\n\n3. (C) C.", "1C 2C 3C", id="due-number-in-brackets-is-a-slip"),
    pytest.param("1. (C) A.\n\n2. (C) B:\n\n(1) (C) One.\n\n(2) (C) Two.\n\n(3) (C) Three.\n\n3. (C) C.", "1C 2C 3C", id="longer-list-in-brackets"),
    pytest.param(f"1, {_P}\n\n2; {_P}\n\n3: {_P}", "1C 2C 3C", id="semicolon-for-the-stop"),
    pytest.param(f"1. {_P}\n\n2; 3 (three) boats.\n\n2. {_P}", "1C 2C", id="count-with-a-semicolon"),
    pytest.param("(U) 1. A.\n(C) 2. B.\n(C) 3. C.", "1U 2C 3C", id="marking-first-without-blank-lines"),
    pytest.param("1. (C) A.\n\n2.\n\n(C) B.\n\n3. (C) C.", "1C 2C 3C", id="marking-below-a-blank-line"),
    pytest.param("1. THE KEEPER SPOKE OF THE TOWER AND OF ITS PAINT.\n\n2. HE SPOKE OF WHAT THE KEEPERS OF THE HARBOR NEED:\n\n  1. PAINT THAT IS GREEN AND DOES NOT PEEL IN THE SUN OF THE SUMMER;\n\n  2. ROPE THAT IS LONG AND DOES NOT BREAK IN THE STORMS OF THE WINTER;\n\n  3. TAR THAT IS BLACK AND DOES NOT MELT IN THE SUN OF THE SUMMER;\n\n  4. OIL THAT IS CLEAR AND DOES NOT FREEZE IN THE STORMS OF WINTER.", "1 2", id="indented-list-at-the-end"),
    pytest.param("1. HE SPOKE OF THE TOWER AND OF ITS PAINT, WHICH IS GREEN:\n\n1) PAINT IS OLD;\n\n2) ROPE IS NEW;\n\nCONFIDENTIAL\n\nPAGE 02        LIMA  01052  251228Z\n\n2. HE SPOKE OF WHAT THE KEEPERS OF THE HARBOR NEED:\n\n1) PAINT;\n\n2) ROPE;\n\n3) TAR.\n\n3. HE LEFT.", "1 2 3", id="style-of-the-count-across-a-page"),
    pytest.param("1. A.\n\n2) B.\n\n3. C.", "1 2 3", id="one-number-in-another-style"),
    pytest.param("1. HE SPOKE OF ALL THE KEEPERS OF THE COAST AND OF ITEM\n4.\n\n(C) TAR IS BLACK.\n\n2. HE LEFT.", "1 -C 2", id="number-at-the-end-of-a-sentence-above-a-letter"),
    # a wrapped number that equals the one above it is no list
    pytest.param("1. HE SPOKE.\n2. HE SPOKE OF ALL THE KEEPERS OF THE COAST AND OF THE BOATS OF PIER\n2. IT IS LONG.\n3. HE LEFT.", "1 2 3", id="wrapped-number-repeats-the-one-above"),
    pytest.param("1. HE SPOKE.\n2. HE NAMED: 1. PAINT, WHICH IS OLD AND GREEN AND PEELS OFF IN THE SUN,\n2. ROPE;\n3. TAR.\n3. HE LEFT.\n4. HE CAME BACK.", "1 2 3 4", id="list-that-begins-inside-a-line"),
    # capitals that break off are no heading
    pytest.param("THE KEEPER WILL RETURN ON MAY\n5. HE WILL REST.", "-", id="date-in-capitals"),
    pytest.param("1. HE SPOKE.\n\nTHE KEEPER WILL RETURN ON MAY\n5. HE WILL REST.\n\n2. HE LEFT.", "1 2", id="date-in-capitals-after-a-blank-line"),
    pytest.param("1. HE SPOKE.\n\nANNEX\n2. HE LEFT.", "1 2", id="heading-of-one-word"),
    # styles of their own, where nothing else numbers the text
    pytest.param("(1) HE SPOKE.\n(2) HE LEFT.\n(3) HE CAME BACK.", "1 2 3", id="numbers-in-brackets"),
    pytest.param("1 HE SPOKE.\n\n2 HE LEFT.\n\n3 HE CAME BACK.", "1 2 3", id="numbers-without-stops"),
    pytest.param("1 - HE SPOKE.\n\n2 - HE LEFT.", "1 2", id="numbers-and-dashes"),
    pytest.param("PARA 1. HE SPOKE.\n\nPARA 2. HE LEFT.", "1 2", id="word-para"),
    pytest.param("THE POINTS:\n\n(1) HE SPOKE.\n\n(2) HE LEFT.", "-", id="brackets-below-other-text"),
    pytest.param("1 KEEPER CAME AND\n2 LEFT.", "-", id="counts-in-a-sentence"),
    pytest.param("1 HE SPOKE.\n2 KEEPERS LEFT.", "-", id="count-behind-a-sentence"),
    pytest.param("12 KEEPERS CAME.\n\n2 LEFT.", "-", id="counts-not-from-one"),
    pytest.param("1. HE SPOKE.\n\n2 KEEPERS LEFT.", "1", id="count-below-a-number"),
    # damage
    pytest.param(f"\ufffd1. {_P}\n\n\ufffd2. {_P}", "1C 2C", id="pilcrow-that-could-not-be-read"),
    pytest.param(f"1. {_P}\n\n¶12. {_P}\n\n3. {_P}", "1C 2C<12 3C", id="pilcrow-read-as-one"),
    pytest.param(f"1. {_P}\n\n2. {_P}\n\n{_P}\n\n4. {_P}", "1C 2C 3C< 4C", id="number-lost"),
    pytest.param(f"1. {_P}\n\n2. {_P}\n\n{_P}\n\n3. {_P}", "1C 2C -C 3C", id="no-number-is-due"),
    pytest.param(f"> 1. {_P}\n>\n> 2. {_P}", "1C 2C", id="quoted-mail"),
    pytest.param(f"3. {_P}\n\n4. {_P}\n\n5. {_P}", "3C 4C 5C", id="begins-with-three"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "chain"), _CHAINS)
def test_chain(body: str, chain: str) -> None:
    cable = parse(body=body)
    assert _brief(cable).removeprefix("- ") == chain
    assert cable.signers == ("SAMPLE",)


def test_a_number_behind_its_marking_has_spans_of_its_own() -> None:
    cable = parse(body="(C) 1. The keeper spoke.\n\n(C) 2. The boat came.")
    assert texts(cable, "paragraph_number") == ["1.", "2."]
    assert texts(cable, "portion_marking") == ["(C)", "(C)"]
    assert DefectCode.NUMBER_MISSING not in codes(cable)


_HEADINGS = [
    pytest.param("(C) THE HARBOR\n--------------", ["(C) THE HARBOR"], id="marked-above-a-rule"),
    pytest.param("(U) The Harbor\n--------------", ["(U) The Harbor"], id="marked-mixed-case"),
    pytest.param("(C) The harbor is green.\n------------------------", [], id="marked-sentence-above-a-rule"),
    pytest.param("(C) THE HARBOR IS GREEN", [], id="marked-without-rule"),
    pytest.param("The Harbor\n==========", ["The Harbor"], id="double-rule"),
    pytest.param("and the harbor\nis green, they said\nto the boats\n-----", [], id="three-lines-above-a-rule"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "headings"), _HEADINGS)
def test_heading(lines: str, headings: list[str]) -> None:
    cable = parse(body=f"1. {_P}\n\n{lines}\n\n2. {_P}")
    assert texts(cable, "heading") == headings


def test_a_marked_heading_is_no_paragraph() -> None:
    cable = parse(body=f"(C) SUMMARY\n-----------\n\n1. {_P}")
    assert _brief(cable) == "1C"
    assert texts(cable, "portion_marking") == ["(C)", "(C)"]


def test_a_heading_joined_to_its_rule_and_paragraph_is_a_heading() -> None:
    cable = parse(body=f"The Harbor ---------- 1. {_P} He left. The Sea - - - - 2. {_P}")
    assert texts(cable, "heading") == ["The Harbor"]
    assert texts(cable, "rule") == ["----------"]
    assert _brief(cable) == "1C 2C"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("He paused --- and went on --- 2. (C) He left.", id="dashes-in-a-sentence"),
        pytest.param("He left.  ------- 2. (C) It rained.", id="no-words-between"),
    ],
)
def test_dashes_in_a_line_make_no_heading(line: str) -> None:
    cable = parse(body=f"1. {_P} {line}")
    assert texts(cable, "heading") == []


_G = "The tower is green."
_SUMMARIES = [
    pytest.param(f"1. (C) SUMMARY {_G} END SUMMARY\n\n2. {_P}", _G, id="bare-word"),
    pytest.param(f"1. (C) SUMMARY\n{_G} END SUMMARY.\n\n2. {_P}", _G, id="bare-word-on-its-line"),
    pytest.param(f"1. (C) Summary trials ended. {_G} End summary.\n\n2. {_P}", f"Summary trials ended. {_G}", id="word-in-a-sentence"),
    pytest.param(f"1. (C) SUMMARY trials ended. {_G}\n\n2. {_P}", None, id="bare-word-without-end-words"),
    pytest.param(f"1. (C) Summary. {_G} End sum-\n   mary.\n\n2. {_P}", _G, id="end-words-broken-and-indented"),
    pytest.param(f"1. (C) Summary. {_G} END OF SUM-\nMARY.\n\n2. {_P}", _G, id="end-of-broken"),
    pytest.param(f"1. (C) Summary. {_G} Friend sum-\nmary.\n\n2. {_P}", f"{_G} Friend sum-mary.", id="friend-is-no-end"),
    pytest.param(f"1. (C) Summary. {_G} They end sum-\nmer work. End summary.\n\n2. {_P}", f"{_G} They end sum-mer work.", id="another-broken-word"),
    pytest.param(f"1. (C) Summary. {_G} To end summary trials was hard. End Summary.\n\n2. {_P}", f"{_G} To end summary trials was hard.", id="end-summary-in-a-sentence"),
    pytest.param(f"1. (C) Summary and Comment and Action Request: {_G} End Summary and Comment and Action Request.\n\n2. {_P}", _G, id="three-words-joined-by-and"),
    pytest.param(f"1. (C) {_G} End summary.\n\n2. {_P}", _G, id="end-words-alone"),
    pytest.param(f"1. {_P}\n\n2. (C) A summary: he lied.\n\n3. {_P}", None, id="word-behind-an-article"),
    pytest.param(f"1. (C) Summary:  {_G}\n\n2. (C) It is new. End Summary.\n\n3. {_P}", f"{_G}\n\nIt is new.", id="two-paragraphs"),
    pytest.param(f"Summary ------- 1. (C) {_G}\n\n2. {_P} Comment ------- 3. {_P}", f"{_G}\n\nThe keeper spoke.", id="joined-heading-and-rule"),
    pytest.param(f"------- Summary ------- 1. (C) {_G} 2. {_P} Comment ------- 3. {_P}", f"{_G}\n\nThe keeper spoke.", id="joined-heading-between-rules"),
    pytest.param(f"1. {_P} ------- SUMMARY AND COMMENT ------- 2. (C) {_G} END SUMMARY. 3. {_P}", _G, id="joined-heading-in-the-middle"),
    pytest.param(f"1. (C) {_G} No summary --- none at all --- was made.\n\n2. {_P}", None, id="dashes-in-a-sentence"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "summary"), _SUMMARIES)
def test_summary(body: str, summary: str | None) -> None:
    assert parse(body=body).summary == summary


def test_long_end_words_are_marked_to_their_end() -> None:
    ends = "END SUMMARY, COMMENT AND ACTION REQUEST."
    cable = parse(body=f"1. (C) SUMMARY, COMMENT AND ACTION REQUEST: {_G} {ends}\n\n2. {_P}")
    assert ends in texts(cable, "block_label")


_BODY = "1. (C) The keeper spoke of the green tower and of its paint"
_SIGNERS = [
    pytest.param(".\nSAMPLE\n\nXXXXXXXXXXXX XXXXXXXX", ("SAMPLE",), id="redacted-line-below"),
    pytest.param(" to\nXXXXXXXXXXXX", (), id="redacted-last-word"),
    pytest.param(".\nXXXXXXXXXXXX", (), id="redaction-instead-of-a-name"),
    pytest.param(".\nSAMPLE\n\nThis message has been cleared by the mission in Callao.", ("SAMPLE",), id="has-been-cleared"),
    pytest.param(".\nSAMPLE\n\nThe Consul in Callao drafted this message.", ("SAMPLE",), id="drafted-this-message"),
    pytest.param(".\nSAMPLE\n\nThe keeper drafted this report in a hurry.\n\n2. (C) It rained.", (), id="sentence-and-another-paragraph"),
    pytest.param(".\n\n2. (C) The mission cleared this message.", (), id="clearance-as-a-paragraph"),
    pytest.param(".\n\nPENSIONS\n--------\n\n2. (C) The mission cleared this message.", (), id="clearance-below-a-heading"),
    pytest.param(". End Comment. SAMPLE", ("SAMPLE",), id="end-comment-with-stop"),
    pytest.param(". END NOTE SAMPLE", ("SAMPLE",), id="end-note"),
    pytest.param(". END SUMMARY", (), id="end-words-are-no-name"),
    pytest.param(". THE KEEPER DRANK TO THE END", (), id="sentence-in-capitals-without-stop"),
    pytest.param(".\nAMEMBASSY LIMA", (), id="amembassy"),
    pytest.param(".\nOFFICE OF PERUVIAN AFFAIRS", (), id="office"),
    pytest.param(".\nMissionary", ("Missionary",), id="name-that-begins-like-an-office"),
    pytest.param(".\nEmbassy Lima\nSAMPLE", ("SAMPLE",), id="office-above-the-name"),
    pytest.param(".\nSAMPLE-DOE", ("SAMPLE-DOE",), id="two-surnames-with-hyphen"),
    pytest.param(".\nSAMPLE DOE", ("SAMPLE DOE",), id="two-surnames"),
    pytest.param(".\nDeSample", ("DeSample",), id="mixed-with-capital-inside"),
    pytest.param(".\nSAMPLE#", ("SAMPLE",), id="number-sign-glued"),
    pytest.param(".\nSAMPLE\n\nNNNNMAFVVZCZ", ("SAMPLE",), id="archive-trailer"),
    pytest.param(".\nSAMPLE\n\n#1052\n\nNNNN", ("SAMPLE",), id="validation-line"),
    pytest.param(".\nSAMPLE\n\nDeclassified/Released US Department of State", ("SAMPLE",), id="declassification-stamp"),
    pytest.param(". He left for\nCallao", (), id="last-word-of-a-sentence"),
    pytest.param(". He was told in paragraph\n\n3. SAMPLE", ("SAMPLE",), id="number-before-the-name"),
]  # fmt: skip


@pytest.mark.parametrize(("end", "signers"), _SIGNERS)
def test_signer(end: str, signers: tuple[str, ...]) -> None:
    assert parse(body=_BODY + end, signer=None).signers == signers


_NUMBERS = [
    pytest.param("C O N F I D E N T I A L SECTION 01 OF 02\nLIMA 001052", "07LIMA1052", (1, 2), id="station-below"),
    pytest.param("UNCLAS SECTION 02 OF 03\n  SAN SALVADOR 000123", "07SANSALVADOR123", (2, 3), id="station-below-indented"),
    pytest.param("S E C R E TLIMA 001052", "07LIMA1052", None, id="station-joined-to-secret"),
    pytest.param("C O N F I D E N T I A LSAN JOSE 001052", "07SANJOSE1052", None, id="station-of-two-words-joined"),
    pytest.param("C O N F I D E N T I A LSECTION 01 OF 02 LIMA 001052", "07LIMA1052", (1, 2), id="section-joined"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "number", "section"), _NUMBERS)
def test_first_line(line: str, number: str, section: tuple[int, int] | None) -> None:
    cable = parse(line=line)
    assert cable.reference_id == number
    assert (cable.section and (cable.section.number, cable.section.of)) == section
    assert cable.captions == ("SIPDIS",)


@pytest.mark.parametrize(
    "below", ["E.O. 12958: N/A", "TAGS: PREL", "NOWHERE TOWN 001052", "SIPDIS", "DEPT FOR WHA 123"]
)
def test_what_stands_below_a_section_is_a_station_only_by_name(below: str) -> None:
    cable = parse(line=f"UNCLAS SECTION 01 OF 02\n{below}", captions=None)
    assert texts(cable, "classification_line") == ["UNCLAS SECTION 01 OF 02"]


_ENVELOPES = [
    pytest.param({"to": "TO PAGE 02        LIMA  01052  251228Z\nRUEHC/SECSTATE WASHDC 4718"}, ["SECSTATE WASHDC"], id="page-heading-behind-to"),
    pytest.param({"to": "TO RUEHC/SECSTATE WASHDC 4718\n\n\n"}, ["SECSTATE WASHDC"], id="blank-lines-behind-to"),
    pytest.param({"to": "TO\nRUEHC/SECSTATE WASHDC 4718"}, ["SECSTATE WASHDC"], id="to-on-its-own-line"),
    pytest.param({"to": "TO RUEHC/SECSTATE WASHDC 4718\nRUEKJCS/SECDEF WASHDC"}, ["SECSTATE WASHDC", "SECDEF WASHDC"], id="two-action-addressees"),
    pytest.param({"to": "TO EUROPEAN POLITICAL COLLECTIVE\nXMT AMCONSUL SAMPLETOWN"}, ["EUROPEAN POLITICAL COLLECTIVE"], id="collective-and-exempt"),
    pytest.param({"to": "TO RUEHC/SECSTATE WASHDC 4718\nZEN/AMEMBASSY BOGOTA 4778-4781"}, ["SECSTATE WASHDC"], id="other-means"),
    pytest.param({"date": "P R 272239Z MAR 07 ZDK CTG NUMEROUS REQUESTS"}, ["SECSTATE WASHDC"], id="signs-behind-the-date"),
    pytest.param({"security": "ZNY CCCCC ZZH ZUI RUEWMCE1074 1581702"}, ["SECSTATE WASHDC"], id="signs-behind-the-prosign"),
    pytest.param({"transmission": "null\nVZCZCXYZ0000"}, ["SECSTATE WASHDC"], id="odd-first-line"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "names"), _ENVELOPES)
def test_envelope(lines: dict[str, str], names: list[str]) -> None:
    cable = parse(head=envelope(**lines))
    assert [item.name for item in cable.to] == names
    assert [item.name for item in cable.info] == ["AMEMBASSY BOGOTA"]
    assert cable.reference_id == "07LIMA1052"
    assert cable.created == "2007-03-27T22:39Z"


def test_blanks_that_do_not_break_are_read_as_blanks() -> None:
    cable = parse(
        tags="TAGS:\u00a0PREL,\u00a0PE",
        refs="REF: A.\u00a0 06\u00a0LIMA\u00a0209",
        body="1.\u00a0 (C)\u00a0 A keeper.\n\u00a0\n2.\u00a0 (C)\u00a0 A boat.",
    )
    assert cable.tags == ("PREL", "PE")
    assert [item.reference_id for item in cable.references] == ["06LIMA209"]
    assert [(item.number, item.marking) for item in cable.paragraphs] == [(1, "C"), (2, "C")]
    assert "1.\u00a0 (C)\u00a0 A keeper." in cable.text


def test_a_classification_line_joined_to_the_date_line_is_told_apart() -> None:
    cable = parse(
        head=envelope(date="P 272239Z MAR 07 ZDK C O N F I D E N T I A L LIMA 001052"), line=None
    )
    assert texts(cable, "classification_line") == ["C O N F I D E N T I A L LIMA 001052"]
    assert texts(cable, "date_line") == ["P 272239Z MAR 07 ZDK"]
    assert "ZDK" in texts(cable, "operating_signal")


@pytest.mark.parametrize(
    ("second", "first_is_listed"),
    [
        pytest.param(("Towers", "Boats: Old and New"), True, id="same-words"),
        pytest.param(("Paint", "Rope"), False, id="other-words"),
    ],
)
def test_table_of_contents_numbers_no_paragraphs(
    second: tuple[str, str], first_is_listed: bool
) -> None:
    cable = parse(
        body="1. Towers\n2. Boats: Old and New\n"
        f"1. {second[0]}\nThe keepers spoke.\n2. {second[1]}\nThe masters spoke."
    )
    assert [item.number for item in cable.paragraphs] == [None, 1, 2][not first_is_listed :]
    numbered = [item for item in cable.paragraphs if item.number == 1]
    assert ("The keepers spoke." in cable.text_of(numbered[0])) is first_is_listed
