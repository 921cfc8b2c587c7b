"""``cablereader index``: read folders and files into the library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cablereader.cli.exit_status import ExitStatus
from cablereader.cli.library_access import ends_without_library, library_parser
from cablereader.cli.output import complain, printable
from cablereader.cli.scanning import add_scan_jobs, ctrl_c_cancels, progress_line, say_end
from cablereader.library import Library

_MORE = """\
Files that were read before are read again only where they have changed. Ctrl+C stops; what was read
is kept, and the same command goes on from there.

examples:
  cablereader index ~/cables cables.csv archive.zip
  cablereader index                    bring everything added before up to date

exit status:
  0    everything was read
  1    some files could not be read; each is on standard error with the reason
  2    wrong usage
  3    the library could not be written
  130  stopped with Ctrl+C
"""


@ends_without_library
def run(words: Sequence[str]) -> ExitStatus:
    """Add paths to the library and read what is new."""
    parser = library_parser("index", "Add folders and files to the library and read them.", _MORE)
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="a folder or a file")
    add_scan_jobs(parser)
    options = parser.parse_args(words)
    library = Library(options.library)
    if options.paths:
        _add(library, options.paths)
    elif not library.exists:
        parser.error("there is no library yet; name a folder or a file")
    scan = library.scan(jobs=options.jobs, watch=progress_line())
    with ctrl_c_cancels(scan):
        progress = scan.run()
    return say_end(library, progress)


def _add(library: Library, paths: Sequence[Path]) -> None:
    before = library.kept_aside()
    library.add(*paths)
    for path in library.kept_aside() - before:
        complain(
            f"the library could not be read; it was kept as {printable(path)}, and is made anew"
        )
