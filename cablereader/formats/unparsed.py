"""A message on its way from its file to the parser; it can be handed to another process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from cablereader.formats.decoding import Decoded, clean, decode_unrepaired
from cablereader.formats.messages import may_hold_several, split_messages, split_records
from cablereader.formats.pdf import PDF_MARK, pdf_text
from cablereader.formats.unwrapping import Unwrapped, cut_from_page, unwrapped
from cablereader.model.cable import Cable, SourceFormat
from cablereader.model.defect import Defect, DefectCode
from cablereader.model.parsing import parse_message


@dataclass(frozen=True, slots=True)
class Unparsed:
    """The text of one cable, or the bytes of a file that is no collection.

    Without *source_format*, what stands around the message is still to be found out.
    """

    content: str | bytes
    source_name: str | None = None
    source_format: SourceFormat | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    defects: tuple[Defect, ...] = ()

    def parse(self) -> Cable:
        """Return the cable.

        Raises :class:`~cablereader.formats.faults.ContentError` if the bytes are those of a PDF
        whose text cannot be reached, and nothing else.
        """
        text = text_of(self.content)
        if self.source_format is None:
            return _cable_of(text, self.source_name)
        decoded = clean(text)
        decoded = decoded._replace(defects=(*self.defects, *decoded.defects))
        return _parsed(decoded, self.source_format, self.source_name, self.metadata)


def text_of(content: str | bytes) -> str:
    """Return the text of a file, unrepaired. Raises ContentError for a PDF without text."""
    if isinstance(content, str):
        return content
    return pdf_text(content) if content.startswith(PDF_MARK) else decode_unrepaired(content)[0]


def unparsed_messages(data: bytes, source_name: str | None) -> Iterator[Unparsed]:
    """Yield the messages of a file that is no table or JSON; mostly one."""
    # A look at the bytes first: the text is decoded where it is parsed, perhaps elsewhere.
    if not may_hold_several(data):
        yield Unparsed(data, source_name)
        return
    text = decode_unrepaired(data)[0].replace("\r\n", "\n")
    messages = _split(text)
    first = next(messages)
    if len(first) == len(text):
        yield Unparsed(data, source_name)
        return
    yield Unparsed(first, source_name)
    for message in messages:
        yield Unparsed(message, source_name)


def first_cable(text: str, source_name: str | None) -> Cable:
    """Return the first cable of an unrepaired text, which says so if others follow."""
    page = cut_from_page(text)
    if page:
        return _cable_of_page(page, source_name)
    decoded = clean(text)
    first, others = _counted(split_records(decoded.text))
    if others:
        # What it states, and its text, end where the next record begins.
        record = clean(first)
        several = _several(others, 0, 0)
        return _unwrapped_cable(record._replace(defects=(several, *record.defects)), source_name)
    first, others = _counted(split_messages(decoded.text))
    if others and not unwrapped(decoded.text):
        several = _several(others, len(first), len(decoded.text))
        decoded = decoded._replace(defects=(several, *decoded.defects))
    return _unwrapped_cable(decoded, source_name)


def _counted(messages: Iterator[str]) -> tuple[str, int]:
    """Return the first of *messages*, and how many follow."""
    return next(messages), sum(1 for _ in messages)


def _several(others: int, start: int, end: int) -> Defect:
    message = f"More cables follow in this text ({others}); the fields are the first one's."
    return Defect(DefectCode.SEVERAL_CABLES, message, start, end)


def _split(text: str) -> Iterator[str]:
    """Yield the messages of a text; one, if what stands around it says that it is one."""
    if cut_from_page(text) is not None:
        return iter((text,))
    records = split_records(text)
    first = next(records)
    if len(first) < len(text):
        return chain((first,), records)
    return iter((text,)) if unwrapped(text) else split_messages(text)


def _cable_of(text: str, source_name: str | None) -> Cable:
    """Return the cable of an unrepaired text that holds one message."""
    page = cut_from_page(text)
    return _cable_of_page(page, source_name) if page else _unwrapped_cable(clean(text), source_name)


def _cable_of_page(page: Unwrapped, source_name: str | None) -> Cable:
    metadata = {name: clean(value).text for name, value in page.metadata.items()}
    return _parsed(clean(page.message), page.source_format, source_name, metadata)


def _unwrapped_cable(decoded: Decoded, source_name: str | None) -> Cable:
    """Return the cable of a text that is no page."""
    text, _, defects = decoded
    found = unwrapped(text)
    if found is None:
        return _parsed(decoded, SourceFormat.MESSAGE, source_name, {})
    placed = tuple(_placed(item, text, found.message) for item in defects)
    return _parsed(
        Decoded(found.message, None, placed), found.source_format, source_name, found.metadata
    )


def _parsed(
    decoded: Decoded,
    source_format: SourceFormat,
    source_name: str | None,
    metadata: Mapping[str, str],
) -> Cable:
    return parse_message(
        decoded.text,
        source_format=source_format,
        source_name=source_name,
        metadata=metadata,
        defects=decoded.defects,
    )


def _placed(defect: Defect, text: str, message: str) -> Defect:
    """Return *defect* with its place in *message*, or without one if its line is not there."""
    line_start = text.rfind("\n", 0, defect.start) + 1
    line_end = text.find("\n", defect.start)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    found = message.find(line) if line.strip() else -1
    if text.endswith(message) and defect.start >= len(text) - len(message):
        distance = len(message) - len(text)
    elif found >= 0:
        distance = found - line_start
    else:
        return replace(defect, start=0, end=0)
    return replace(defect, start=defect.start + distance, end=defect.end + distance)
