"""Doubling the input at most doubles the time, whatever the input is."""

from __future__ import annotations

import gc
import time

import pytest

from cablereader import parse_cable
from cablereader.model.reading.typesetting import set_for_reading

from .messages import envelope, message

_MOST = 400_000
_LEAST_SECONDS = 0.012
_RUNS = 2
# Twice the size may take twice the time, and some noise.
_MOST_RATIO = 2.6

_HEAD = message(body="", signer=None)
_HEADER = message(authority=None, body="", signer=None)
_ENVELOPE = envelope(last=None)


def _seconds(text: str, runs: int = _RUNS) -> float:
    """Return the time of the fastest run; the collector of garbage would only add noise."""
    best = float("inf")
    gc.collect()
    gc.disable()
    try:
        for _ in range(runs):
            start = time.process_time()
            _ = parse_cable(text).spans  # all of it is read
            best = min(best, time.process_time() - start)
    finally:
        gc.enable()
    return best


def _grown(prefix: str, unit: str, size: int, suffix: str) -> str:
    return prefix + unit * max(1, size // len(unit)) + suffix


SHAPES = {
    # (prefix, unit, suffix)
    "numbers": ("", "1. \n", ""),
    "numbers-in-body": (_HEAD, "1. \n", ""),
    "numbers-with-text": (_HEAD, "1. A keeper spoke.\n", ""),
    "marked-numbers": (_HEAD, "1. (C) A keeper spoke.\n", ""),
    "inside-numbers": (_HEAD, "A keeper. 2. (C) spoke", ""),
    "brackets-open": ("", "(", ""),
    "brackets-open-in-body": (_HEAD, "(", ""),
    "brackets-closed-in-body": (_HEAD, ")", ""),
    "lists-in-the-count": (_HEAD, "1. One.\n\n1. Two.\n\n2. Three.\n\n", ""),
    "odd-numbers": (_HEAD, "(1) One.\n\n(2) Two.\n\n", ""),
    "quoted-texts": (_HEAD + "1. A.\n", "He said: QUOTE\n1. A.\n", ""),
    "quoted-texts-closed": (_HEAD, "1. A QUOTE\n1. B UNQUOTE\n", ""),
    "titles-with-comments": (_HEADER.rstrip() + "\n", "COMMENT\n", "\nREF: LIMA 1\n"),
    "labels-with-slips": (_HEADER, "REF: LIMA 1\nPOST: A\n", ""),
    "notes-at-the-end": (_HEAD + "1. A.\nSAMPLE\n", "NOTE BY A\nB\n", ""),
    "markings": (_HEAD, "(C) ", ""),
    "markings-unfinished": (_HEAD, "(S/NF/NF ", ""),
    "marking-of-slashes": (_HEAD + "(S", "/NF ", ""),
    "markings-without-their-end": (_HEAD, "1. (S/NF/NF A\n", ""),
    "marking-without-its-end": (_HEAD + "1. (S", "/NF", ""),
    "markings-without-their-beginning": (_HEAD, "1. C) A\n", ""),
    "authority-with-page-feet": (
        message(authority=None, body="", signer=None) + "\nCLASSIFIED BY: A FOR REAS",
        "\n\nLIMA 00001052  002 OF 003\n\n",
        "ONS",
    ),
    "numbers-above-page-feet": (_HEAD, "1.\n\nLIMA 00001052  002 OF 003\n\n", ""),
    "end-and-page-feet": (_HEAD + "END", "\n\nLIMA 00001052  002 OF 003\n\n", "SUMMARY"),
    "frames": ("null\nCable Text:\n", "cxLima:\nVZCZCLII123\nFM AMEMBASSY LIMA\nSECRET\n", ""),
    "levels-and-sections": ("", "SECRET\nSECTION 01 OF 02 LIMA 1052\n", ""),
    "passing-lines": (_HEADER + "\nREF: LIMA 1\n\n", "FOR A FROM B\n\n", ""),
    "marking-lines": (_HEAD, "(C)\n\n", ""),
    "single-letters": ("", " A", ""),
    "single-letters-in-body": (_HEAD, " A", ""),
    "titles-that-break-off": (_HEADER.rstrip() + ",\n\n", "A,\n\n", ""),
    "references-and-emails": (_HEADER + "\nREF:", " LIMA 1 AND E-MAIL,", ""),
    "references-with-years-amid": (_HEADER + "\nREF:", " LIMA 06-123", ""),
    "references-with-wide-gaps": (_HEADER + "\nREF:", "LIMA" + " " * 119, ""),
    "letters-with-dashes-in-references": (_HEADER + "\nREF:", "\nA - B - ", ""),
    "numbers-in-references": (_HEADER + "\nREF:", " 1) LIMA", ""),
    "near-labels": (_HEADER, "SUB JECTT: A\n", ""),
    "single-letters-in-references": (_HEADER + "\nREF:", " A", ""),
    "spaced-level": ("", "C O N F I D E N T I A ", ""),
    "redaction": (_HEAD, "X", ""),
    "redaction-lines": (_HEAD, "XXXXXXXXXXXX\n", ""),
    "redaction-bare": ("", "X", ""),
    "rule": (_HEAD, "-", ""),
    "rule-bare": ("", "-", ""),
    "rule-spaced": (_HEAD, "- ", ""),
    "rule-unfinished": (_HEAD, "- ", "a"),
    "rule-lines": (_HEAD, "---\n", ""),
    "headings-joined": (_HEAD, "Title ------- 1. (C) A. ", ""),
    "rules-joined": (_HEAD, "a --- ", ""),
    "headings-marked": (_HEAD, "(C) A TITLE\n---\n\n", ""),
    "markings-before-numbers": (_HEAD, "(C) 1. A.\n\n", ""),
    "commas-after-numbers": (_HEAD, "1, (C) A.\n", ""),
    "capitals-before-numbers": (_HEAD, "LIMA 1. (C) A ", ""),
    "end-words-broken": (_HEAD, "END SUM-\nMARY ", ""),
    "headings-with-rules": (_HEAD, "HEADING\n-------\n", ""),
    "heading-lines": (_HEAD, "HEADING\n\n", ""),
    "heading-lines-close": (_HEAD, "HEADING\n", ""),
    "begin-text": (_HEAD, "BEGIN TEXT\n", ""),
    "begin-text-numbered": (_HEAD, "BEGIN TEXT\n1. (C) A.\n", ""),
    "begin-words": (_HEAD + "1. A.\n1. A.\n", "BEGIN A ", ""),
    "begin-texts-and-names": (_HEAD + "1. A.\n1. A.\n", "TEXT BEGINS A TEXT ENDS ", ""),
    "parts-that-restart": (_HEAD, "PART ONE\n1. A.\nPART TWO\n1. B.\n", ""),
    "parts-lettered": (_HEAD, "A. THE TOWER\n1. A.\nB. THE HARBOR\n1. B.\n", ""),
    "contents": (_HEAD, "1. A\n2. B\n", ""),
    "items-and-page-feet": (_HEAD, "-- A\n\nLIMA 00001052  002 OF 003\n\n", ""),
    "annexes": (_HEAD + "1. A.\n", "ANNEX\n1. A.\n", ""),
    "begin-end-text": (_HEAD, "BEGIN TEXT\n1. A.\nEND TEXT\n", ""),
    "reference-labels": (_HEADER, "REF: A. ", ""),
    "reference-labels-bare": ("", "REF: A. ", ""),
    "reference-label-lines": (_HEADER, "REF: A. LIMA 12\n", ""),
    "reference-items": (_HEADER + "\nREF: ", "A. LIMA 12\n", ""),
    "references-with-letters-behind": (_HEADER + "\nREF: LIMA 1 (A)", ", LIMA 2 (B)", ""),
    "references-with-serials-alone": (_HEADER + "\nREF: A. LIMA 1\n", "B. 202\n", ""),
    "reference-serials": (_HEADER + "\nREF: LIMA 1", ", 12", ""),
    "reference-serials-and": (_HEADER + "\nREF: LIMA 1", " AND 12", ""),
    "reference-words": (_HEADER + "\nREF: ", "LIMA ", ""),
    "reference-unknown-posts": (_HEADER + "\nREF: ", "NOWHERE 12 ", ""),
    "reference-semicolons": (_HEADER + "\nREF: ", "LIMA 12; ", ""),
    "reference-lines": (_HEADER + "\nREF: ", "LIMA 12\n", ""),
    "reference-same-letter": (_HEADER + "\nREF: A. LIMA 1\n", "B. LIMA 12 AND QUITO 13\n", ""),
    "reference-text-lines": (_HEADER + "\nREF: ", "A TALK WITH THE KEEPER\n", ""),
    "reference-continued": (_HEADER + "\nREF: LIMA 12 AND\n", "AND\n", ""),
    "text-references": (_HEAD, "REF A, B AND C ", ""),
    "text-reference-letters": (_HEAD + "REF A", ", A", ""),
    "summary-labels": (_HEAD, "SUMMARY: ", ""),
    "summary-labels-bare": ("", "SUMMARY: ", ""),
    "summary-and": (_HEAD + "1. SUMMARY AND", " A", ""),
    "summary-paragraphs": (_HEAD, "1. (C) SUMMARY: A keeper spoke.\n\n", ""),
    "summary-headings": (_HEAD, "SUMMARY\n-------\n\n1. (C) A keeper.\n\n", ""),
    "end-summary": (_HEAD, "END SUMMARY AND ", ""),
    "end-summary-spaces": (_HEAD + "END", " ", ""),
    "words-that-end": (_HEAD, ". SUMMARY ENDS", ""),
    "words-that-end-lines": (_HEAD, "\n\nEXECUTIVE COMMENT ENDS ", ""),
    "words-that-end-and-more": (_HEAD + "SUMMARY AND", " NOTE ENDS", ""),
    "comments-below-blank-lines": (_HEAD + "1. A.\n", "\n\nCOMMENT: A", ""),
    "titles-between-dashes": (_HEAD, "-- A --\n\n", ""),
    "numbers-in-brackets-marked": (_HEAD + "1. A.\n", "(1) (C) A.\n\n", ""),
    "comments": (_HEAD, "(Comment: ", ""),
    "comments-bare": ("", "(Comment: ", ""),
    "comments-closed": (_HEAD, "(Comment: A. End comment.) ", ""),
    "comments-unclosed-long": (_HEAD, "(Comment: " + "a keeper spoke " * 30, ""),
    "comment-paragraphs": (_HEAD, "1. (C) Comment: A keeper spoke.\n\n", ""),
    "comment-headings": (_HEAD, "COMMENT\n-------\n\n1. (C) A keeper.\n\n", ""),
    "notes": (_HEAD, "(Note: a (Comment: ", ""),
    "digits": ("", "1", ""),
    "digits-in-body": (_HEAD, "1", ""),
    "digits-in-references": (_HEADER + "\nREF: ", "1", ""),
    "digit-groups-in-references": (_HEADER + "\nREF: ", "12 ", ""),
    "commas": ("", ",", ""),
    "commas-in-body": (_HEAD, ",", ""),
    "commas-s": (_HEAD, "a,s", ""),
    "commas-long-word": (_HEAD + "a" * 1000, "a,s", ""),
    "quotes": (_HEAD, "&a", ""),
    "quotes-closed": (_HEAD, "&a8 ", ""),
    "quotes-lines": (_HEAD, "&a\n", ""),
    "blanks": ("", " ", ""),
    "blanks-then-text": ("", " ", "A"),
    "blanks-in-body": (_HEAD, " ", "A"),
    "blanks-in-header": (_HEADER, " ", "A"),
    "blanks-after-subject": (
        message(subject=None, authority=None, body="", signer=None) + "SUBJECT: A",
        " ",
        "B",
    ),
    "blanks-after-tags": ("UNCLAS LIMA 000012\n\nTAGS: PREL", " ", "PE"),
    "blanks-after-reference": (_HEADER + "\nREF: LIMA", " ", "12"),
    "blanks-after-order": ("UNCLAS LIMA 000012\n\nE.O. 12958:", " ", "N/A"),
    "blanks-after-authority": (_HEADER + "\nClassified By: A", " ", "B"),
    "blanks-after-to": (_ENVELOPE + "\nTO A", " ", "B"),
    "addressees-on-a-line": (_ENVELOPE + "\nTO A", " RUEHBO/AMEMBASSY BOGOTA", "\n"),
    "points-of-a-summary": (_HEADER + "\n1. SUMMARY:\n", "- A\n", "\nEND SUMMARY."),
    "joined-envelope": ("VZCZCXYZ0000 PP RUEHBO FM A TO RUEHC/A", " O P R FM TO INFO RU", "\n"),
    "blanks-in-joined-envelope": ("VZCZCXYZ0000 PP RUEHBO FM A", " ", "TO RUEHC/A"),
    "blanks-after-level": ("UNCLAS", " ", "LIMA 000012"),
    "line-breaks": ("", "\n", ""),
    "line-breaks-in-body": (_HEAD + "A", "\n", "B"),
    "line-breaks-in-summary": (_HEAD + "1. (C)", "\n", "SUMMARY: A"),
    "blank-lines-of-blanks": (_HEAD, " \n", "A"),
    "pilcrows": ("", "¶", ""),
    "pilcrows-in-body": (_HEAD, "¶", ""),
    "pilcrow-numbers": (_HEAD, "¶12. a\n", ""),
    "pilcrow-false": (_HEAD, "in March\n¶27. a\n", ""),
    "mojibake": (_HEAD, "Â¶1. (C) A.\n", ""),
    "mojibake-line": (_HEAD, "Â¶", ""),
    "mojibake-quotes": (_HEAD, "â€œ", ""),
    "page-headings": ("", "PAGE 02 ", ""),
    "page-headings-in-body": (_HEAD, "PAGE 02 ", ""),
    "page-heading-lines": (_HEAD, "PAGE 02        LIMA  01052  251228Z\n", ""),
    "page-heading-lines-in-envelope": (
        _ENVELOPE + "\n",
        "PAGE 02        LIMA  01052  251228Z\n",
        "",
    ),
    "page-heading-banners": (_HEAD, "CONFIDENTIAL\n\nPAGE 02        LIMA  01052  251228Z\n\n", ""),
    "page-heading-letters": (_HEAD + "PAGE 02 ", "A ", ""),
    "page-feet": (_HEAD, "LIMA 00001052  002 OF 004\n", ""),
    "page-feet-in-line": (_HEAD, "LIMA 00001052  002 OF 004 ", ""),
    "page-feet-behind-capitals": (_HEAD, "THE REST AND SAO PAULO 00001052  002 OF 004 ", ""),
    "page-feet-unfinished": ("", " OF 001", ""),
    "page-feet-unfinished-in-body": (_HEAD, " OF 001", ""),
    "page-feet-many-blanks": (_HEAD, "\n\nLIMA 00001052  002 OF 004\n\n", ""),
    "page-feet-in-references": (_HEADER + "\nREF: ", "LIMA 00001052  002 OF 004\n", ""),
    "tabs": ("", "\t", ""),
    "tabs-in-body": (_HEAD, "\t", "A"),
    "one-line": (_HEAD, "word ", ""),
    "one-line-bare": ("", "word ", ""),
    "one-line-no-blanks": (_HEAD, "a", ""),
    "sentences": (_HEAD, "The keeper spoke. ", ""),
    "sentence-lines": (_HEAD, "The keeper spoke in\n", ""),
    "capital-words": (_HEAD, "LIMA ", ""),
    "capital-lines": (_HEAD, "LIMA AND THE SEA\n", ""),
    "classification-words": ("", "UNCLAS ", ""),
    "classification-lines": ("", "UNCLAS LIMA 000012\n", ""),
    "classification-lines-in-body": (_HEAD, "UNCLAS LIMA 000012\n", ""),
    "classification-lines-bare": (_ENVELOPE + "\n", "UNCLAS\n", ""),
    "sections-in-line": ("UNCLAS ", "SECTION 01 OF 02 ", ""),
    "captions": ("UNCLAS LIMA 000012\n\n", "SIPDIS\n", ""),
    "captions-in-line": ("UNCLAS LIMA 000012 ", "SIPDIS ", ""),
    "header-without-end": ("UNCLAS LIMA 000012\n\n", "DEPT FOR WHA\n", ""),
    "header-of-attention-then-order": (
        "UNCLAS LIMA 000012\n\n",
        "DEPT FOR WHA\n",
        "E.O. 12958: N/A\n",
    ),
    "header-blank-lines": ("UNCLAS LIMA 000012\n\n", "DEPT FOR WHA\n\n", ""),
    "header-of-tags": ("UNCLAS LIMA 000012\n\nTAGS: ", "PREL ", ""),
    "header-of-tags-lines": ("UNCLAS LIMA 000012\n\nTAGS: ", "PREL PE\n", ""),
    "header-of-unknown-tags": ("UNCLAS LIMA 000012\n\nTAGS: ", "ZZQW ", ""),
    "header-of-different-tags": ("UNCLAS LIMA 000012\n\nTAGS: PREL", "A1", ""),
    "header-of-tag-labels": ("UNCLAS LIMA 000012\n\n", "TAGS: ", ""),
    "header-of-tag-label-lines": ("UNCLAS LIMA 000012\n\n", "TAGS: PREL\n", ""),
    "header-of-subject": ("UNCLAS LIMA 000012\n\nSUBJECT: ", "A TITLE\n", ""),
    "header-of-subject-line": ("UNCLAS LIMA 000012\n\nSUBJECT: ", "A ", ""),
    "header-of-subject-labels": ("UNCLAS LIMA 000012\n\n", "SUBJECT: A\n", ""),
    "header-of-subject-labels-in-line": ("UNCLAS LIMA 000012\n\n", "SUBJECT: ", ""),
    "header-of-subject-hyphens": ("UNCLAS LIMA 000012\n\nSUBJECT: ", "A-\n", ""),
    "header-of-subject-ref": ("UNCLAS LIMA 000012\n\nSUBJECT: ", "AREF:", ""),
    "header-of-orders": ("UNCLAS LIMA 000012\n\n", "E.O. 12958: ", ""),
    "header-of-order-dates": ("UNCLAS LIMA 000012\n\nE.O. 12958: ", "13/32/2017 ", ""),
    "header-of-order-brackets": ("UNCLAS LIMA 000012\n\nE.O. 12065: ", "(A,", ""),
    "header-of-order-downgrades": ("UNCLAS LIMA 000012\n\nE.O. 12065: ", "DNG ", ""),
    "header-of-authority": (_HEADER, "Classified By: ", ""),
    "header-of-authority-lines": (_HEADER, "Classified By: A\n", ""),
    "authority-letters": (_HEADER + "\nClassified By: A for reasons 1.4 ", "(b) ", ""),
    "authority-for": (_HEADER + "\nClassified By: A", " for", ""),
    "authority-commas": (_HEADER + "\nClassified By: A", ",", ""),
    "authority-the": (_HEADER + "\nClassified By: A", " for the ", ""),
    "authority-reason-breaks": (_HEADER + "\nClassified By: ", "r\n", ""),
    "authority-one-four": (_HEADER + "\nClassified By: A ", "1.4 ", ""),
    "authority-derived": (_HEADER + "\nDERIVED FROM: DSCG", " B,", ""),
    "authority-derived-letters": (_HEADER + "\nDERIVED FROM: DSCG", " B", " X"),
    "addressees": (_ENVELOPE + "\n", "RUEHBO/AMEMBASSY BOGOTA PRIORITY 0394\n", ""),
    "addressees-plain": (_ENVELOPE + "\n", "AMEMBASSY BOGOTA\n", ""),
    "addressee-long": (_ENVELOPE + "\n", "AMEMBASSY ", ""),
    "addressee-precedences": (_ENVELOPE + "\n", "PRIORITY ", ""),
    "addressee-serials": (_ENVELOPE + "\nA", " 1234", ""),
    "addressee-glue": (_ENVELOPE + "\nA", "0SECRET", ""),
    "addressee-glue-level": (_ENVELOPE + "\nA", "0C O N F I D E N T I A L ", ""),
    "info-labels": (_ENVELOPE + "\n", "INFO ", ""),
    "info-label-lines": (_ENVELOPE + "\n", "INFO\n", ""),
    "distribution": ("ACTION ARA-20\n", "INFO  OCT-01  ISO-00\n", ""),
    "date-lines": ("", "P 272239Z MAR 07\n", ""),
    "date-signals": ("P 272239Z MAR 07", " ZDK", ""),
    "from-lines": ("", "FM AMEMBASSY LIMA\n", ""),
    "transmissions": ("", "VZCZCXYZ0000\n", ""),
    "whole-cables": ("", message() + "\n\n", ""),
    "strange-lines": ("", "\x00?\n", ""),
    "controls": ("", "\x00", ""),
    "carriage-returns": ("", "\r", ""),
    "list-items": (_HEAD, "-- A point.\n", ""),
    "list-letters": (_HEAD, "a. A point.\n", ""),
    "list-item-run": (_HEAD + "-- ", "A point ", ""),
    "end-signs": (_HEAD, "NNNN\n", ""),
    "notes-after-signer": (_HEAD + "SAMPLE\n", "(NOTE BY OC/T: A)\n", ""),
    "signers": (_HEAD, "SAMPLE\n", ""),
    "removed-notes": (_HEAD, "[", ""),
    "removed-notes-words": (_HEAD, "[SOURCE ", ""),
    "angle-brackets": ("<pre>", "<", ""),
    "pre-blocks": ("<html>", "<pre>A</pre>", ""),
    "pre-unclosed": ("<html>", "<pre>", ""),
    "anchors": ("<html><pre>", "<a href='#'>", ""),
    "anchors-unclosed": ("<html><pre>", "<a ", ""),
    "table-cells": ("<html><table class='cable'>", "<td>", ""),
    "viewing-cable": ("<html>", "Viewing cable 07A1, ", ""),
    "message-texts": ("", "Message Text\n", "Message Attributes"),
    "attributes": ("Message Text\nA\nMessage Attributes\n", "Draft Date: 01 JAN 1975\n", ""),
    "attribute-wrapped": ("Message Text\nA\nMessage Attributes\nConcepts: A\n", "B\n", ""),
    "dump-identifier": ("", "07A", ""),
    "dump-blank-lines": ("07LIMA1052\n", "2007 ", ""),
}


@pytest.mark.parametrize(
    ("prefix", "unit", "suffix"),
    [pytest.param(*parts, id=shape) for shape, parts in SHAPES.items()],
)
def test_time_is_linear(prefix: str, unit: str, suffix: str) -> None:
    size = 2_000
    once = _seconds(_grown(prefix, unit, size, suffix), runs=1)
    while once < _LEAST_SECONDS and size * 4 <= _MOST:
        size *= 2
        once = _seconds(_grown(prefix, unit, size, suffix), runs=1)
    ratio = float("inf")
    # A busy machine slows single runs; only a ratio that stays is the parser's.
    for _ in range(5):
        once = _seconds(_grown(prefix, unit, size, suffix))
        ratio = min(ratio, _seconds(_grown(prefix, unit, size * 2, suffix)) / once)
        if ratio <= _MOST_RATIO:
            break
    assert ratio <= _MOST_RATIO, f"{size} to {size * 2} characters take {ratio:.1f} times as long"


_BODIES = {
    "rows": (_HEAD, "Oil    12   14\n", ""),
    "rows-apart": (_HEAD, "Oil    12   14\n\n", ""),
    "rules": (_HEAD, "---\n", ""),
    "headings": (_HEAD, "THE LAMP\n---\n\n", ""),
    "hyphens": (_HEAD, "lamp-\nlight ", ""),
    "short-lines": (_HEAD, "Lamp\n", ""),
    "blank-lines": (_HEAD + "1. (C) A", "\n", ""),
    "page-feet": (_HEAD + "1. (C) A\n", "LIMA 00000012  002 OF 003\n", ""),
    "repairs": (_HEAD + "1. (C) ", "Peru,s ", ""),
    "nested-items": (_HEAD, "-- Oil\n   -- gas\n", ""),
}


def _setting_seconds(text: str) -> float:
    cable = parse_cable(text)
    _ = cable.spans
    best = float("inf")
    gc.collect()
    gc.disable()
    try:
        for _ in range(_RUNS):
            start = time.process_time()
            set_for_reading(cable)
            best = min(best, time.process_time() - start)
    finally:
        gc.enable()
    return best


@pytest.mark.parametrize(
    ("prefix", "unit", "suffix"),
    [pytest.param(*parts, id=shape) for shape, parts in _BODIES.items()],
)
def test_setting_for_reading_is_linear(prefix: str, unit: str, suffix: str) -> None:
    size = 40_000
    ratio = float("inf")
    for _ in range(5):
        once = _setting_seconds(_grown(prefix, unit, size, suffix))
        ratio = min(ratio, _setting_seconds(_grown(prefix, unit, size * 2, suffix)) / once)
        if ratio <= _MOST_RATIO:
            break
    assert ratio <= _MOST_RATIO, f"twice the characters take {ratio:.1f} times as long"
