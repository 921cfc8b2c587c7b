"""The command line: open the window, or read cables in the terminal without one."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import cablereader
from cablereader.formats.reading import read_cables
from cablereader.model.resources import INTRODUCTION, resource

_BATCH = 16
EXIT_READ = 0
EXIT_UNREAD = 1

_DESCRIPTION = """\
Read US State Department telegrams.

Without a command, opens the window on the given files and folders. Use "cablereader parse --help"
for more about a command.
"""
_EXAMPLES = """\
examples:
  cablereader                           open the window
  cablereader cables/ 07LIMA1077.txt    open a folder and a file in it
  cablereader parse cables/*.txt        print what is in each cable, one JSON object a line
  cablereader highlight 07LIMA1077.txt  print a cable in color
  cablereader explain PREL RUEHTI       say what codes of a cable mean
  cablereader --install-desktop         let double-click open cables (for this user)

A file named like a command is opened by writing its path: ./parse
"""
_PARSE_EXAMPLES = """\
examples:
  cablereader parse 07LIMA1077.txt
  cablereader parse cables/*.txt > cables.jsonl
  cablereader parse 07LIMA1077.txt | jq .subject
  cablereader parse --jobs 4 cables/*.txt > cables.jsonl
  cablereader parse --explain 07LIMA1077.txt | less

exit status:
  0  every file was read
  1  some file could not be opened; a message for each is on standard error
  2  wrong usage
"""
_HIGHLIGHT_EXAMPLES = """\
examples:
  cablereader highlight 07LIMA1077.txt
  cablereader highlight --style dark 07LIMA1077.txt | less -R
"""

_EXPLAIN_EXAMPLES = """\
examples:
  cablereader explain PREL RUEHTI ZDK 25X1
  cablereader explain --glossary mine.csv septel
  cablereader explain "no distribution"

exit status:
  0  every code or word is in the handbook
  1  some is not; what its form tells is printed all the same
  2  wrong usage
"""
_MOST_ENTRIES = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    commands: dict[str, Callable[[Sequence[str]], int]] = {
        "parse": _parse,
        "highlight": _highlight,
        "explain": _explain,
    }
    try:
        if words and words[0] in commands:
            return commands[words[0]](words[1:])
        return _window(words)
    except BrokenPipeError:
        # The reader of our output has gone ("| head"); that is no error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_READ
    except KeyboardInterrupt:
        return 130


def _parse(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="cablereader parse",
        description="Print the facts of each cable as one JSON object a line, in UTF-8.",
        epilog=_PARSE_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", metavar="FILE", nargs="+", help="a file that holds cables")
    parser.add_argument(
        "--jobs", metavar="N", type=_positive, default=1, help="read N files at a time"
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help="print the text with every recognized piece and every defect beside it",
    )
    options = parser.parse_args(words)
    _write_utf8()
    if options.explain:
        return _each_file(options.files, _print_explanation)
    if options.jobs > 1 and len(options.files) > 1:
        return _parse_in_processes(options.files, options.jobs)
    return _each_file(options.files, _print_cables)


def _positive(word: str) -> int:
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _print_cables(path: str) -> None:
    for line in _json_lines(path):
        print(line)


def _json_lines(path: str) -> Iterator[str]:
    for cable in read_cables(path):
        yield json.dumps(cable.to_dict(), ensure_ascii=False)


def _parse_in_processes(paths: Sequence[str], jobs: int) -> int:
    """Parse files in *jobs* processes, printing in the order of *paths*."""
    # Imported here: a single process needs none of it.
    from concurrent.futures import ProcessPoolExecutor

    batches = [paths[start : start + _BATCH] for start in range(0, len(paths), _BATCH)]
    status = EXIT_READ
    with ProcessPoolExecutor(max_workers=jobs) as executor:
        for printed, problems in executor.map(_parse_batch, batches):
            sys.stdout.write(printed)
            if problems:
                sys.stdout.flush()
                sys.stderr.write(problems)
                status = EXIT_UNREAD
    return status


def _parse_batch(paths: Sequence[str]) -> tuple[str, str]:
    """Return what is printed for *paths* on standard output and on standard error."""
    lines: list[str] = []
    problems: list[str] = []
    for path in paths:
        try:
            lines.extend(_json_lines(path))
        except OSError as error:
            problems.append(_problem(path, error))
    return "".join(f"{line}\n" for line in lines), "".join(f"{line}\n" for line in problems)


def _problem(path: str, error: OSError) -> str:
    return f"cablereader: {_printable(path)}: {error.strerror or error}"


def _print_explanation(path: str) -> None:
    # Imported here: the other commands need no explanation.
    from cablereader.lexing.explanation import explain

    for cable in read_cables(path):
        for line in explain(cable):
            print(line)


def _highlight(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="cablereader highlight",
        description="Print cables in color.",
        epilog=_HIGHLIGHT_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", metavar="FILE", nargs="+", help="a file that holds cables")
    parser.add_argument(
        "--style",
        choices=("light", "dark"),
        default="dark",
        help="colors for a light or a dark terminal (default: dark)",
    )
    options = parser.parse_args(words)
    _write_utf8()
    # Imported here: the other commands need no Pygments.
    from cablereader.lexing.terminal import terminal_text

    def show(path: str) -> None:
        for cable in read_cables(path):
            sys.stdout.write(terminal_text(cable, options.style))

    return _each_file(options.files, show)


def _explain(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="cablereader explain",
        description="Say what codes and words of a cable mean.",
        epilog=_EXPLAIN_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("codes", metavar="CODE", nargs="+", help="a code or a word to look up")
    parser.add_argument(
        "--glossary", metavar="FILE", type=Path, help="your own glossary (CSV: term, meaning)"
    )
    options = parser.parse_args(words)
    _write_utf8()
    # Imported here: the other commands need no handbook.
    from cablereader.handbook import Handbook, meanings

    book = Handbook.load(options.glossary)
    for problem in book.problems:
        print(f"{options.glossary}:{problem.line}: {problem.message}", file=sys.stderr)
    status = EXIT_READ
    for code in options.codes:
        found = book.search(code)[:_MOST_ENTRIES]
        for entry in found:
            print(f"{entry.term} ({entry.kind}): {entry.meaning}")
            notes = " ".join(part for part in (entry.more, f"Source: {entry.source}.") if part)
            print(f"    {notes}")
        if not found:
            print(meanings.by_form(book, code).sentence)
            status = EXIT_UNREAD
    return status


def _each_file(paths: Sequence[str], read: Callable[[str], None]) -> int:
    status = EXIT_READ
    for path in paths:
        try:
            read(path)
        except BrokenPipeError:
            raise
        except OSError as error:
            sys.stdout.flush()
            print(_problem(path, error), file=sys.stderr)
            status = EXIT_UNREAD
    return status


def _window(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="cablereader",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        usage="%(prog)s [options] [FILE|FOLDER ...]\n       %(prog)s parse FILE...\n"
        "       %(prog)s highlight FILE...\n       %(prog)s explain CODE...",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", metavar="FILE|FOLDER", nargs="*", help="what to open")
    parser.add_argument(
        "--version", action="version", version=f"Cable Reader {cablereader.__version__}"
    )
    parser.add_argument(
        "--samples", action="store_true", help="open the sample cables that come with the program"
    )
    parser.add_argument(
        "--new-window", action="store_true", help="do not hand the paths to a running window"
    )
    desktop = parser.add_mutually_exclusive_group()
    desktop.add_argument(
        "--install-desktop",
        action="store_true",
        help="add Cable Reader to this user's menu and file types",
    )
    desktop.add_argument("--uninstall-desktop", action="store_true", help="take all of that back")
    options = parser.parse_args(words)
    if options.install_desktop or options.uninstall_desktop:
        return _change_desktop(install=options.install_desktop)
    paths = [str(Path(path).absolute()) for path in options.paths]
    if options.samples:
        paths += [str(resource("samples")), str(resource("samples", INTRODUCTION))]
    return _open_window(paths, new_window=options.new_window)


def _change_desktop(*, install: bool) -> int:
    from cablereader.desktop import file_types

    try:
        lines = file_types.install() if install else file_types.uninstall()
    except OSError as error:
        print(f"cablereader: {error}", file=sys.stderr)
        return EXIT_UNREAD
    print("\n".join(lines))
    return EXIT_READ


def _open_window(paths: Sequence[str], *, new_window: bool) -> int:
    from cablereader.desktop.system_libraries import obstacle

    message = obstacle()
    if message:
        print(message, file=sys.stderr)
        return EXIT_UNREAD
    from cablereader.ui.application import run

    return run(paths, new_window=new_window)


def _write_utf8() -> None:
    """Print UTF-8 whatever the terminal's locale says; JSON Lines are UTF-8 by contract."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", newline="\n")


def _printable(path: str) -> str:
    return path.encode("utf-8", "replace").decode("utf-8")
