"""What stands between the words of a sentence and is none of its words.

The lines of pages and sections, pieces of web page markup, the addresses of links. They are told by
the text alone, as the parser tells them, since a search has nothing else of most cables.
"""

from __future__ import annotations

from cablereader.library.places import Place, merged
from cablereader.model.envelope.section_breaks import find_section_breaks
from cablereader.model.findings import Findings
from cablereader.model.protection.classification_line import (
    find_section,
    read_classification_line,
)
from cablereader.model.text.page_lines import find_page_lines
from cablereader.model.text.plain_text import link_marks, plain
from cablereader.model.text.substitutions import read_markup


def interruptions(text: str) -> list[Place]:
    """Return the places of all that interrupts the sentences of *text*, in order, none overlapping."""
    read = plain(text)
    places = [*find_page_lines(read, 0, len(read)), *_section_breaks(read), *link_marks(text, 0)]
    if "<" in text:
        found = Findings(text)
        read_markup(found)
        places += [(defect.start, defect.end) for defect in found.defects()]
    return merged(places) if places else []


def _section_breaks(text: str) -> list[Place]:
    """Return where sections begin, after the first that names its message."""
    position = text.find("SECTION")
    while position >= 0:
        line_start = text.rfind("\n", 0, position) + 1
        line_end = text.find("\n", position)
        line_end = len(text) if line_end < 0 else line_end
        if find_section(text, line_start, line_end):
            line = read_classification_line(text, line_start, line_end)
            if line is not None and line.serial is not None:
                return list(find_section_breaks(text, line_end, line.serial))
        position = text.find("SECTION", line_end)
    return []
