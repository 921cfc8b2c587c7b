"""Texts set for reading, kept for the cables that were shown last.

Setting a very long cable takes a while, so the thread that reads the file does it ahead; whoever
shows the cable finds it here.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from cablereader.model.cable import Cable
from cablereader.model.reading.reading_text import ReadingText
from cablereader.model.reading.typesetting import set_for_reading

LONG = 60_000
"""Characters from which on a cable is worth setting ahead: it takes longer than a frame."""
_KEPT = 8
_texts: OrderedDict[int, tuple[Cable, ReadingText]] = OrderedDict()
_lock = Lock()


def text_set(cable: Cable) -> ReadingText:
    """Return *cable* set for reading; may be called from any thread."""
    with _lock:
        known = _texts.get(id(cable))
    # The cable is kept with its text, so no other one can have taken its identity.
    reading = known[1] if known is not None else set_for_reading(cable)
    with _lock:
        _texts[id(cable)] = cable, reading
        _texts.move_to_end(id(cable))
        while len(_texts) > _KEPT:
            _texts.popitem(last=False)
    return reading


def set_ahead(cable: Cable) -> Cable:
    """Read the whole of *cable* and set it; return it."""
    text_set(cable)
    return cable
