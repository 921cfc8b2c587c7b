"""What can be wrong with a file that is more than plain text: an archive or a PDF."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """Why the content of a file cannot be reached."""

    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    NESTED = "nested"
    """Packed twice, or packed in a way that is not read."""
    TOO_LARGE = "too_large"
    NO_TEXT = "no_text"
    """Pages that are pictures, or nothing at all."""
    NOT_TEXT = "not_text"
    """A picture, a program or the like."""


class ContentError(OSError):
    """The file was read, its content was not. The message is a plain sentence without its point."""

    def __init__(self, fault: Fault, message: str) -> None:
        super().__init__(message)
        self.fault = fault

    def __reduce__(self) -> tuple[type[ContentError], tuple[Fault, str]]:
        return ContentError, (self.fault, str(self))
