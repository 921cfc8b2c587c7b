"""File types on Windows: keys under HKEY_CURRENT_USER\\Software\\Classes.

The keys are as Microsoft documents them for per-user file types. The tests run this module against
a registry in memory; it has not been run on Windows.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from typing import Any, Protocol

from cablereader.model.resources import resource

PROGRAM_ID = "CableReader.Cable.1"
_CLASSES = "Software\\Classes"
_OWN_EXTENSION = ".cable"
_OFFERED_EXTENSIONS = (".txt", ".htm", ".html", ".csv")


class Registry(Protocol):
    """The part of a user's registry that is needed here."""

    def set_value(self, key: str, name: str, value: str) -> None:
        """Set a value, and make the key; the name "" is the key's default value."""

    def value(self, key: str, name: str) -> str | None:
        """Return a value, or None if it or its key is not there."""

    def delete_value(self, key: str, name: str) -> bool:
        """Delete a value; return whether it was there."""

    def delete_tree(self, key: str) -> bool:
        """Delete a key and all below it; return whether it was there."""

    def delete_if_empty(self, key: str) -> None:
        """Delete a key that has neither values nor keys."""

    def announce(self) -> None:
        """Tell the shell that file types changed."""


def install(command: Sequence[str], registry: Registry | None = None) -> list[str]:
    """Register *command* for cables and offer it for text files; return a line for each key."""
    keys = registry if registry is not None else _user_registry()
    program = f"{_CLASSES}\\{PROGRAM_ID}"
    opening = subprocess.list2cmdline(command) + ' "%1"'
    lines = []
    for key, value in (
        (program, "Diplomatic cable"),
        (f"{program}\\DefaultIcon", str(resource("icons", "cablereader-document.svg"))),
        (f"{program}\\shell\\open", "Open in Cable Reader"),
        (f"{program}\\shell\\open\\command", opening),
    ):
        keys.set_value(key, "", value)
        lines.append(f"wrote HKEY_CURRENT_USER\\{key}")
    if keys.value(f"{_CLASSES}\\{_OWN_EXTENSION}", "") is None:
        keys.set_value(f"{_CLASSES}\\{_OWN_EXTENSION}", "", PROGRAM_ID)
    for extension in (_OWN_EXTENSION, *_OFFERED_EXTENSIONS):
        keys.set_value(f"{_CLASSES}\\{extension}\\OpenWithProgids", PROGRAM_ID, "")
        lines.append(f"offered Cable Reader for {extension}")
    keys.announce()
    return lines


def uninstall(registry: Registry | None = None) -> list[str]:
    """Take back what :func:`install` wrote and nothing else."""
    keys = registry if registry is not None else _user_registry()
    lines = []
    if keys.delete_tree(f"{_CLASSES}\\{PROGRAM_ID}"):
        lines.append(f"removed HKEY_CURRENT_USER\\{_CLASSES}\\{PROGRAM_ID}")
    if keys.value(f"{_CLASSES}\\{_OWN_EXTENSION}", "") == PROGRAM_ID:
        keys.delete_value(f"{_CLASSES}\\{_OWN_EXTENSION}", "")
    for extension in (_OWN_EXTENSION, *_OFFERED_EXTENSIONS):
        offers = f"{_CLASSES}\\{extension}\\OpenWithProgids"
        if keys.delete_value(offers, PROGRAM_ID):
            lines.append(f"no longer offered for {extension}")
        keys.delete_if_empty(offers)
        keys.delete_if_empty(f"{_CLASSES}\\{extension}")
    if lines:
        keys.announce()
    return lines or ["Cable Reader was not registered; nothing was changed."]


def _user_registry() -> Registry:
    if sys.platform != "win32":
        raise OSError("there is no registry on this system")
    import winreg

    return _WindowsRegistry(winreg)


class _WindowsRegistry:
    """HKEY_CURRENT_USER by way of the standard library's ``winreg``."""

    def __init__(self, winreg: Any) -> None:
        self._winreg = winreg
        self._root = winreg.HKEY_CURRENT_USER

    def set_value(self, key: str, name: str, value: str) -> None:
        with self._winreg.CreateKey(self._root, key) as handle:
            self._winreg.SetValueEx(handle, name, 0, self._winreg.REG_SZ, value)

    def value(self, key: str, name: str) -> str | None:
        try:
            with self._winreg.OpenKey(self._root, key) as handle:
                return str(self._winreg.QueryValueEx(handle, name)[0])
        except FileNotFoundError:
            return None

    def delete_value(self, key: str, name: str) -> bool:
        try:
            with self._winreg.OpenKey(self._root, key, 0, self._winreg.KEY_SET_VALUE) as handle:
                self._winreg.DeleteValue(handle, name)
        except FileNotFoundError:
            return False
        return True

    def delete_tree(self, key: str) -> bool:
        try:
            with self._winreg.OpenKey(self._root, key) as handle:
                count = self._winreg.QueryInfoKey(handle)[0]
                below = [self._winreg.EnumKey(handle, number) for number in range(count)]
        except FileNotFoundError:
            return False
        for name in below:
            self.delete_tree(f"{key}\\{name}")
        self._winreg.DeleteKey(self._root, key)
        return True

    def delete_if_empty(self, key: str) -> None:
        try:
            with self._winreg.OpenKey(self._root, key) as handle:
                keys, values, _ = self._winreg.QueryInfoKey(handle)
        except FileNotFoundError:
            return
        if not keys and not values:
            self._winreg.DeleteKey(self._root, key)

    def announce(self) -> None:
        import ctypes

        associations_changed, flags = 0x08000000, 0
        ctypes.windll.shell32.SHChangeNotify(  # type: ignore[attr-defined]
            associations_changed, flags, None, None
        )
