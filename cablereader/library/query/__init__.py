"""The query language: from what a reader types to what the index is asked.

``words``, ``"phrases"``, ``prefix*``, ``NEAR``, ``OR``, ``NOT``, ``-word``, parentheses, and fields:
``from: to: tags: class: year: date: caption: noforn ref: subject: signer: post: country: mrn:
defect:``. Any text is a query; what cannot be meant as an operator is searched as words, and a note
says so.
"""

from cablereader.library.query.completion import Completion, completions
from cablereader.library.query.hits import Highlighter
from cablereader.library.query.language import Query, parse_query
from cablereader.library.query.widening import Expand

__all__ = ["Completion", "Expand", "Highlighter", "Query", "completions", "parse_query"]
