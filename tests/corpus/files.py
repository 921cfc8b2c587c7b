"""Write a corpus: a file for each cable, or one table of all.

    python -m tests.corpus.files FOLDER --cables 25000 [--table]

The same count and seed give the same files anywhere.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from tests.corpus.message import Message, message
from tests.corpus.plan import plan, posts


def messages(count: int, seed: int = 1) -> Iterator[Message]:
    """Yield *count* messages in the order of time."""
    stations = posts()
    for identity in plan(count, seed):
        yield message(identity, stations, seed)


def write_files(folder: Path, count: int, seed: int = 1) -> int:
    """Write a file for each cable into folders by year and month; return the bytes of text.

    Every other file is a dump, with five lines of metadata before the message.
    """
    size = 0
    made: set[Path] = set()
    for number, item in enumerate(messages(count, seed)):
        place = folder / f"{item.identity.moment:%Y}" / f"{item.identity.moment:%m}"
        if place not in made:
            place.mkdir(parents=True, exist_ok=True)
            made.add(place)
        content = dump(item) if number % 2 else item.whole
        (place / f"{item.identity.mrn}.txt").write_bytes(content.encode())
        size += len(content)
    return size


def dump(item: Message) -> str:
    """Return *item* with the five lines of a text dump."""
    identity = item.identity
    lines = (
        identity.mrn,
        item.subject[:60],
        f"{identity.moment:%a %b %d} 00:00:00 +0200 {identity.moment.year}",
        item.level,
        identity.post.name,
        item.whole,
    )
    return "\n".join(lines)


def write_table(path: Path, count: int, seed: int = 1) -> None:
    """Write all cables as the published table: eight columns, quotation marks escaped."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number, item in enumerate(messages(count, seed), start=1):
            identity = item.identity
            moment = identity.moment
            fields = (
                str(number),
                f"{moment.month}/{moment.day}/{moment.year} {moment.hour}:{moment.minute:02d}",
                identity.mrn,
                identity.post.name,
                item.level,
                "|".join(identity.references),
                item.envelope,
                item.text,
            )
            file.write(",".join(f'"{_escaped(field)}"' for field in fields) + "\n")


def _escaped(field: str) -> str:
    return field.replace("\\", "\\\\").replace('"', '\\"')


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cables", type=int, default=25_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--table", action="store_true", help="write FOLDER/cables.csv instead")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.table:
        write_table(options.folder / "cables.csv", options.cables, options.seed)
    else:
        size = write_files(options.folder, options.cables, options.seed)
        print(f"{options.cables} cables, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
