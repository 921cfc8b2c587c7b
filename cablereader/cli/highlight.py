"""``cablereader highlight``: cables in color."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cablereader.cli.arguments import command_parser
from cablereader.cli.exit_status import ExitStatus
from cablereader.cli.files import add_files, each_file
from cablereader.formats.reading import read_cables
from cablereader.lexing.terminal import terminal_text

_MORE = """\
examples:
  cablereader highlight 07LIMA1077.txt
  cablereader highlight --style dark 07LIMA1077.txt | less -R

exit status:
  0  every file was read
  1  some file could not be opened; a message for each is on standard error
  2  wrong usage
"""


def run(words: Sequence[str]) -> ExitStatus:
    """Print the cables of each file with escape sequences for colors."""
    parser = command_parser("highlight", "Print cables in color.", _MORE)
    add_files(parser)
    parser.add_argument(
        "--style",
        choices=("light", "dark"),
        default="dark",
        help="colors for a light or a dark terminal (default: dark)",
    )
    options = parser.parse_args(words)

    def show(path: str) -> None:
        for cable in read_cables(path):
            sys.stdout.write(terminal_text(cable, options.style))

    return each_file(options.files, show)
