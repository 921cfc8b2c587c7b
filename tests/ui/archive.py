"""Three short cables that cite each other."""

from __future__ import annotations


def message(post: str, serial: int, subject: str, references: str = "", body: str = "") -> str:
    """Return a short message of 2008 in the form in which it was sent."""
    block = f"REF: {references}\n\n" if references else ""
    paragraph = body or "1. (C) Nothing happened here that day."
    return (
        f"R 141530Z MAY 08\nFM AMEMBASSY {post}\nTO SECSTATE WASHDC\nBT\n"
        f"C O N F I D E N T I A L {post} {serial:06d}\n\nSIPDIS\n\n"
        f"E.O. 12958: DECL: 05/14/2018\nTAGS: PREL\nSUBJECT: {subject}\n\n"
        f"{block}{paragraph}\n\nMOSS\n"
    )


ARCHIVE = {
    "08LIMA101.txt": message("LIMA", 101, "A KITE OVER THE HARBOR"),
    "08LIMA102.txt": message(
        "LIMA",
        102,
        "THE KITE COMES DOWN",
        "A. LIMA 101\n     B. 07 QUITO 5",
        "1. (C) As told in ref A, the kite was green. Ref B has its length.\n\n"
        "2. (C) LIMA 101 was the first report; details septel.",
    ),
    "08LIMA103.txt": message("LIMA", 103, "A SECOND KITE", "LIMA 102"),
}
"""Three cables, the second of which cites the first and one that is not held, the third the second."""
