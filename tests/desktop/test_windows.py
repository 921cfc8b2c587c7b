"""File types on Windows, against a registry in memory."""

from __future__ import annotations

import pytest

from cablereader.desktop import windows

CLASSES = "Software\\Classes"


class MemoryRegistry:
    """Keys and values, and the rule that a key makes those above it."""

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, str]] = {}
        self.announced = 0

    def set_value(self, key: str, name: str, value: str) -> None:
        parts = key.split("\\")
        for count in range(1, len(parts) + 1):
            self.keys.setdefault("\\".join(parts[:count]), {})
        self.keys[key][name] = value

    def value(self, key: str, name: str) -> str | None:
        return self.keys.get(key, {}).get(name)

    def delete_value(self, key: str, name: str) -> bool:
        return self.keys.get(key, {}).pop(name, None) is not None

    def delete_tree(self, key: str) -> bool:
        below = [name for name in self.keys if name == key or name.startswith(key + "\\")]
        for name in below:
            del self.keys[name]
        return bool(below)

    def delete_if_empty(self, key: str) -> None:
        has_keys = any(name.startswith(key + "\\") for name in self.keys)
        if key in self.keys and not has_keys and not self.keys[key]:
            del self.keys[key]

    def announce(self) -> None:
        self.announced += 1


@pytest.fixture
def registry() -> MemoryRegistry:
    registry = MemoryRegistry()
    registry.set_value(CLASSES, "", "")
    return registry


def test_double_click_opens_the_program(registry: MemoryRegistry) -> None:
    lines = windows.install(["C:\\Program Files\\cr\\cablereader.exe"], registry)
    program = f"{CLASSES}\\{windows.PROGRAM_ID}"
    opening = registry.value(f"{program}\\shell\\open\\command", "")
    assert opening == '"C:\\Program Files\\cr\\cablereader.exe" "%1"'
    assert registry.value(f"{CLASSES}\\.cable", "") == windows.PROGRAM_ID
    assert registry.value(f"{CLASSES}\\.txt\\OpenWithProgids", windows.PROGRAM_ID) == ""
    assert registry.value(f"{CLASSES}\\.txt", "") is None
    assert registry.announced == 1
    assert any(program in line for line in lines)


def test_uninstalling_leaves_nothing(registry: MemoryRegistry) -> None:
    before = {key: dict(values) for key, values in registry.keys.items()}
    windows.install(["C:\\cablereader.exe"], registry)
    assert windows.uninstall(registry)
    assert registry.keys == before
    assert windows.uninstall(registry) == ["Cable Reader was not registered; nothing was changed."]
    assert registry.announced == 2


def test_what_others_registered_stays(registry: MemoryRegistry) -> None:
    registry.set_value(f"{CLASSES}\\.txt\\OpenWithProgids", "Editor", "")
    registry.set_value(f"{CLASSES}\\.cable", "", "Other.Program")
    before = {key: dict(values) for key, values in registry.keys.items()}
    windows.install(["C:\\cablereader.exe"], registry)
    assert registry.value(f"{CLASSES}\\.cable", "") == "Other.Program"
    windows.uninstall(registry)
    assert registry.keys == before
