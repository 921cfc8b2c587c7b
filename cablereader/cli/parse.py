"""``cablereader parse``: the facts of cables as JSON Lines, or every piece of them explained."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cablereader.cli.arguments import add_jobs, command_parser
from cablereader.cli.exit_status import ExitStatus
from cablereader.cli.files import add_files, each_file
from cablereader.cli.output import complain_of_file, json_line
from cablereader.formats.reading import read_cables

_MORE = """\
examples:
  cablereader parse 07LIMA1077.txt
  cablereader parse cables/*.txt > cables.jsonl
  cablereader parse 07LIMA1077.txt | jq .subject
  cablereader parse --jobs 4 cables.csv > cables.jsonl
  cablereader parse --explain 07LIMA1077.txt | less

exit status:
  0  every file was read
  1  some file could not be opened; a message for each is on standard error
  2  wrong usage
"""


def run(words: Sequence[str]) -> ExitStatus:
    """Print what is in each file."""
    parser = command_parser(
        "parse", "Print the facts of each cable as one JSON object a line, in UTF-8.", _MORE
    )
    add_files(parser)
    add_jobs(parser, "parse in N processes")
    parser.add_argument(
        "--explain",
        action="store_true",
        help="print the text with every recognized piece and every defect beside it",
    )
    options = parser.parse_args(words)
    if options.explain:
        return each_file(options.files, _print_explanation)
    if options.jobs > 1:
        return _parse_in_processes(options.files, options.jobs)
    return each_file(options.files, _print_cables)


def _print_cables(path: str) -> None:
    for cable in read_cables(path):
        print(json_line(cable))


def _parse_in_processes(paths: Sequence[str], jobs: int) -> ExitStatus:
    """Parse files in *jobs* processes, printing in the order of *paths*."""
    # Imported here: a single process needs none of it.
    from cablereader.cli.parse_processes import parse_in_processes

    status = ExitStatus.DONE
    for lines, problems in parse_in_processes(paths, jobs):
        sys.stdout.write(lines)
        for path, error in problems:
            complain_of_file(path, error)
            status = ExitStatus.INCOMPLETE
    return status


def _print_explanation(path: str) -> None:
    # Imported here: JSON needs no explanation.
    from cablereader.lexing.explanation import explain

    for cable in read_cables(path):
        for line in explain(cable):
            print(line)
