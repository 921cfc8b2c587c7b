"""Messages to order, for tests of the library."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cablereader.library import Library


def telegram(
    post: str = "LIMA",
    serial: int = 12,
    body: str = "The keeper painted the tower.",
    *,
    when: str = "272239Z MAR 07",
    subject: str = "A LIGHTHOUSE",
    level: str = "C O N F I D E N T I A L",
    captions: str = "SIPDIS",
    tags: str = "PREL, PE",
    refs: str = "",
    to: str = "RUEHC/SECSTATE WASHDC PRIORITY 4718",
    info: str = "RUEHBO/AMEMBASSY BOGOTA 0394",
    signer: str = "SAMPLE",
) -> str:
    """Return one whole message."""
    precedence = "P"
    references = f"\nREF: {refs}\n" if refs else ""
    return (
        f"VZCZCXYZ0000\nPP RUEHWEB\n\nDE RUEHPE #{serial:04d} 0862239\nZNY CCCCC ZZH\n"
        f"{precedence} {when}\nFM AMEMBASSY {post}\nTO {to}\nINFO {info}\n\n"
        f"{level} {post} {serial:06d}\n\n{captions}\n\nE.O. 12958: DECL: 03/27/2017\n"
        f"TAGS: {tags}\nSUBJECT: {subject}\n{references}\n"
        f"1. (C) {body}\n{signer}\n"
    )


def put(folder: Path, name: str, text: str) -> Path:
    """Write *text* to a file and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def library_of(place: Path, cables: Mapping[str, str]) -> Library:
    """Return a library in the folder *place* of files with *cables*, by their names."""
    for name, text in cables.items():
        put(place / "cables", f"{name}.txt", text)
    library = Library(place / "library.db")
    library.add(place / "cables")
    library.scan().run()
    return library
