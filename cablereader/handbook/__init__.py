"""What the codes and words of a cable mean.

>>> from cablereader.handbook import Handbook
>>> Handbook.load().entry("tag:PREL").meaning
'External political relations (subject TAG)'
"""

from cablereader.handbook.book import Handbook
from cablereader.handbook.entry import Entry, Explanation, Kind, Meaning

__all__ = ["Entry", "Explanation", "Handbook", "Kind", "Meaning"]
