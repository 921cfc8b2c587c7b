"""The text of a PDF, as the National Archives hand out a record: a page of it for each page.

The pages there hold text in a typewriter face, so that its places give back the lines, columns and
blank lines it was printed in. Text in other faces gets more blanks between words than it had. Pictures
of pages are not read.
"""

from __future__ import annotations

import io
import logging
import time
from typing import TYPE_CHECKING

from cablereader.formats.faults import ContentError, Fault

if TYPE_CHECKING:
    from pypdf import PdfReader

PDF_MARK = b"%PDF-"
_MOST_BYTES = 64 * 1024 * 1024
_MOST_PAGES = 500
"""The longest record known has some 60 pages; a book of a thousand is no telegram."""
_MOST_SECONDS = 30.0
_MOST_CHARACTERS = 16 * 1024 * 1024
_FAR_MORE = "This PDF holds far more than a cable does"


def pdf_text(data: bytes) -> str:
    """Return the text of a PDF, its pages one below the other.

    Raises :class:`ContentError` if it is encrypted, damaged, too large, or has no text.
    """
    # Imported here because most files never need it.
    import pypdf
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    if len(data) > _MOST_BYTES:
        raise ContentError(Fault.TOO_LARGE, f"This PDF is too large: {len(data) / 1e6:,.0f} MB")
    # It writes a line for each oddity of a file; the reader is told once, if it matters.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        # Many are encrypted with an empty password, only to forbid changes.
        if reader.is_encrypted and not reader.decrypt(""):
            raise ContentError(Fault.ENCRYPTED, "This PDF needs a password")
        return _text_of(reader)
    except ContentError:
        raise
    except (DependencyError, FileNotDecryptedError) as error:
        raise ContentError(Fault.ENCRYPTED, "This PDF is encrypted") from error
    except LimitReachedError as error:
        raise ContentError(Fault.TOO_LARGE, _FAR_MORE) from error
    except Exception as error:
        # A damaged PDF makes pypdf raise nearly anything: KeyError, TypeError, RecursionError.
        raise ContentError(Fault.DAMAGED, "This PDF is damaged") from error


def _text_of(reader: PdfReader) -> str:
    pages: list[str] = []
    length = 0
    latest = time.monotonic() + _MOST_SECONDS
    count = len(reader.pages)
    if count > _MOST_PAGES:
        raise ContentError(Fault.TOO_LARGE, f"This PDF has {count:,} pages; a cable has a few")
    for page in reader.pages:
        # By place: drawn line after line, blank lines would be lost, and with them what ends a field.
        text = page.extract_text(extraction_mode="layout")
        length += len(text)
        if length > _MOST_CHARACTERS or time.monotonic() > latest:
            raise ContentError(Fault.TOO_LARGE, _FAR_MORE)
        pages.append(text)
    if not any(text.strip() for text in pages):
        raise ContentError(Fault.NO_TEXT, "There is no text in this PDF, only pictures of pages")
    return "\n".join(pages)
