"""What the codes and words of a cable mean.

>>> from cablereader.handbook import Handbook
>>> Handbook.load().entry("tag:PREL").meaning
'External political relations (subject TAG)'
"""

from cablereader.handbook import meanings
from cablereader.handbook.contradictions import Contradiction, contradictions
from cablereader.handbook.entry import Entry, Explanation, Kind, Meaning
from cablereader.handbook.handbook import Handbook
from cablereader.handbook.own_glossary import GlossaryProblem
from cablereader.handbook.xray import XrayLine, XrayToken, tokens_of, xray

__all__ = [
    "Contradiction",
    "Entry",
    "Explanation",
    "GlossaryProblem",
    "Handbook",
    "Kind",
    "Meaning",
    "XrayLine",
    "XrayToken",
    "contradictions",
    "meanings",
    "tokens_of",
    "xray",
]
