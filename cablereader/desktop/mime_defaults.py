"""``mimeapps.list``: which program opens which type.

The file is the user's, so it is edited by line. Everything that is not ours, comments and order
included, stays as it was.
"""

from __future__ import annotations

from pathlib import Path

DEFAULTS = "[Default Applications]"


def set_default(listing: Path, mime_type: str, program: str) -> bool:
    """Make *program* the default for *mime_type* and return True, unless one was chosen before."""
    lines = _lines(listing)
    start = lines.index(DEFAULTS) if DEFAULTS in lines else None
    if start is None:
        lines += [*([""] if lines else []), DEFAULTS]
        start = len(lines) - 1
    end = next((i for i in range(start + 1, len(lines)) if lines[i].startswith("[")), len(lines))
    if any(line.partition("=")[0].strip() == mime_type for line in lines[start:end]):
        return False
    _write(listing, [*lines[: start + 1], f"{mime_type}={program}", *lines[start + 1 :]])
    return True


def forget_program(listing: Path, program: str) -> bool:
    """Remove *program* from every type; return whether it stood there.

    Lines and groups left empty by this go too, and so does a file that then says nothing.
    """
    lines = _lines(listing)
    kept = [line for line in (_without(line, program) for line in lines) if line is not None]
    if kept == lines:
        return False
    emptied = _emptied_groups(lines, kept)
    kept = [line for line in kept if line not in emptied]
    if any(line.strip() for line in kept):
        _write(listing, kept)
    else:
        listing.unlink()
    return True


def _without(line: str, program: str) -> str | None:
    key, equals, value = line.partition("=")
    programs = [item for item in value.split(";") if item]
    if not equals or line.startswith("#") or program not in programs:
        return line
    others = [item for item in programs if item != program]
    return f"{key}={';'.join(others)};" if others else None


def _emptied_groups(before: list[str], after: list[str]) -> set[str]:
    """Return the headings of groups that had an entry before and have none after."""
    return _groups_with_entries(before) - _groups_with_entries(after)


def _groups_with_entries(lines: list[str]) -> set[str]:
    found, heading = set(), ""
    for line in lines:
        if line.startswith("["):
            heading = line
        elif line.strip() and heading:
            found.add(heading)
    return found


def _lines(listing: Path) -> list[str]:
    try:
        return listing.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except FileNotFoundError:
        return []


def _write(listing: Path, lines: list[str]) -> None:
    # Write through a link: settings folders are often kept elsewhere.
    place = listing.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    partial = place.with_name(f".{place.name}.part")
    text = "\n".join(lines) + "\n"
    partial.write_text(text, encoding="utf-8", errors="surrogateescape")
    partial.replace(place)
