"""The command line: open the window, or read cables in the terminal without one.

A command is a module with a function ``run`` that takes the words after the command's name, prints,
and returns an :class:`~cablereader.cli.exit_status.ExitStatus`.
"""

from cablereader.cli.commands import main

__all__ = ["main"]
