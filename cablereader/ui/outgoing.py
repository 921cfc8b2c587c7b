"""What a drag takes to other programs: the files of cables."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from cablereader.ui.incoming import URI_LIST

FORMATS = [URI_LIST]


def files_mime(paths: Iterable[Path]) -> QMimeData:
    """Return *paths* as a list of addresses, once each: a table holds many cables in one file."""
    mime = QMimeData()
    # QUrl.fromLocalFile loses the bytes of names that are not UTF-8.
    addresses = (path.absolute().as_uri() for path in paths)
    mime.setUrls([QUrl.fromEncoded(item.encode("ascii")) for item in dict.fromkeys(addresses)])
    return mime
