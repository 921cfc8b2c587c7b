"""Cable Reader: US State Department telegrams, parsed and shown.

>>> from cablereader import parse_cable
>>> cable = parse_cable("UNCLAS LIMA 000012\\n\\nSUBJECT: A LIGHTHOUSE\\n\\n1. Text.\\nSAMPLE")
>>> cable.subject
'A LIGHTHOUSE'

:func:`parse_cable` reads one message, :func:`read_cables` every message of a file. Both return
:class:`Cable`, the text with the facts found in it, their places and everything that was repaired.
"""

from cablereader.formats.reading import parse_cable, read_cables
from cablereader.model.cable import Cable

__version__ = "0.1.0"
__all__ = ["Cable", "__version__", "parse_cable", "read_cables"]
