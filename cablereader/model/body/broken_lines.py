"""What the last words of a line say of a number that opens the next one: is it the rest of a sentence?"""

from __future__ import annotations

import re

from cablereader.model.body.numbering import Before

# Last words after which a number at the next line start is the rest of a date or a count.
_DATE_WORD = re.compile(
    r"(?:\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|in|of|and|or|since|early|late|mid|by"
    r"|until|till|from|to|before|after|than|about|over|between|through|resolutions?|unscr|articles?"
    r"|sections?|chapters?|paragraphs?|paras?|numbers?|no|protocol|annex|group|phase|the|a|an|with"
    r"|on|at|for|is|was|are|were|approximately|nearly|only|some|increase|total|baskets?|stages?"
    r"|refs?|items?|pages?|points?|parts?|laws?|decree|act|code|table|figure|aged?|version|volume"
    r"|titles?|options?)"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?|\$|\d,|[A-Za-z\d]-)$",
    re.IGNORECASE,
)
_LONGEST_DATE_WORD = 16
# Words of those that head what stands below them, alone on a line.
_HEADING_WORD = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|annex|protocol|options?|titles?|decree|code|table)",
    re.IGNORECASE,
)
# The stop of an abbreviation before a number ends no sentence: "Resolution No." / "12. It says so".
_BEFORE_FIGURE = re.compile(
    r"\b(?:n[or]s?|arts?|paras?|sect?|chap|prot|pp|res|fig|vol|approx)\.$", re.IGNORECASE
)
# But an answer does: "He said no."
_ANSWER = re.compile(
    r"(?:[,:\"“'(\-]|\b(?:said|says?|saying|told|answer(?:s|ed)?|replie[sd]|reply|vot(?:e|es|ed|ing)|is|was|be|an?"
    r"|to|or|with|mean[st]|clear|firm|flat|flatly|definite|emphatic|resounding))[ ]*[\"“']?no\.$",
    re.IGNORECASE,
)
_LONGEST_ANSWER = 24
# Nor does that of a month, though a sentence may end in one.
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$", re.IGNORECASE)
_LONGEST_ABBREVIATION = 8


def leads_to_number(words: str) -> bool:
    """Whether the line *words* breaks off in a word that a date or a count follows: "on March"."""
    return _DATE_WORD.search(words, max(0, len(words) - _LONGEST_DATE_WORD)) is not None


def is_heading_word(words: str) -> bool:
    """Whether a line is one word that may lead to a number, but alone is a heading: "Monday"."""
    return _HEADING_WORD.fullmatch(words) is not None


def behind_abbreviation(words: str) -> Before | None:
    """Return what a line that breaks off with a stop is to the number below it: "BY NOV.".

    None where the line does not end in a month or another abbreviation that a number follows.
    """
    if not words.endswith("."):
        return None
    last = words[-_LONGEST_ABBREVIATION:]
    if _BEFORE_FIGURE.search(last):
        return None if _ANSWER.search(words[-_LONGEST_ANSWER:]) else Before.DATE_WORD
    return Before.TEXT if _MONTH.search(last) else None
