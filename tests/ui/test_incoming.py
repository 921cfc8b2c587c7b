"""Drops and pastes: paths of this computer, text, and what is refused."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from cablereader.ui.incoming import local_path, paths_from, text_from


def dropped(uri_list: bytes = b"", text: str | None = None) -> QMimeData:
    mime = QMimeData()
    if uri_list:
        mime.setData("text/uri-list", uri_list)
    if text is not None:
        mime.setText(text)
    return mime


def test_addresses_of_files_become_paths_in_order_and_once() -> None:
    mime = QMimeData()
    names = ["/b/caf\u00e9.txt", "/a/100 % sure #1?.txt", "/b/caf\u00e9.txt"]
    mime.setUrls([QUrl.fromLocalFile(name) for name in names])
    assert paths_from(mime) == [Path(names[0]), Path(names[1])]
    assert text_from(mime) is None


@pytest.mark.skipif(os.name == "nt", reason="names of Windows are always text")
def test_names_that_are_no_text_survive() -> None:
    mime = dropped(b"file:///a/caf%E9\r\n")
    assert [os.fsencode(path) for path in paths_from(mime)] == [b"/a/caf\xe9"]


ADDRESSES = {
    "file:///a/b": "/a/b",
    "file:/a/b": "/a/b",
    "FILE:///a/b": "/a/b",
    "file://localhost/a": "/a",
    "file:///a%20b": "/a b",
    "file:///a?b#c": "/a?b#c",
    "file:///": "/",
    "file://elsewhere/a": None,
    "file:relative": None,
    "file:///a%00b": None,
    "file:": None,
    "https://example.org/a.txt": None,
    "smb://server/a": None,
    "": None,
}


@pytest.mark.parametrize(("address", "path"), ADDRESSES.items())
def test_local_path(address: str, path: str | None) -> None:
    assert local_path(address, windows=False) == path


def test_this_computer_may_name_itself() -> None:
    assert local_path(f"file://{socket.gethostname()}/a", windows=False) == "/a"


WINDOWS_ADDRESSES = {
    "file:///C:/Cables/a%20b.txt": "C:\\Cables\\a b.txt",
    "file://server/share/a.txt": "\\\\server\\share\\a.txt",
    "file:///relative": None,
}


@pytest.mark.parametrize(("address", "path"), WINDOWS_ADDRESSES.items())
def test_local_path_on_windows(address: str, path: str | None) -> None:
    assert local_path(address, windows=True) == path


def test_other_computers_are_left_out(tmp_path: Path) -> None:
    mime = dropped(b"https://example.org/a\r\n# a comment\r\n" + tmp_path.as_uri().encode())
    assert paths_from(mime) == [tmp_path]
    remote = dropped(b"https://example.org/a\r\n", text="https://example.org/a")
    assert paths_from(remote) == []
    assert text_from(remote) is None


def test_text_is_text() -> None:
    mime = dropped(text="SUBJECT: PERU\n\n1. (C) SUMMARY.")
    assert text_from(mime) == "SUBJECT: PERU\n\n1. (C) SUMMARY."
    assert paths_from(mime) == []


def test_text_that_lists_existing_files_counts_as_paths(tmp_path: Path) -> None:
    file = tmp_path / "a b.txt"
    file.write_text("x")
    mime = dropped(text=f"{file}\n\n{tmp_path.as_uri()}\n")
    assert paths_from(mime) == [file, tmp_path]
    assert text_from(mime) is None


TEXTS = {
    "a path among words": "see {file} for more",
    "a path and a line of text": "{file}\nUNCLAS",
    "a path that is not there": "{file}.gone",
    "a relative path": "a.txt",
    "an address in a sentence": "see https://example.org/a",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_text_stays_text_with(text: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    mime = dropped(text=text.format(file=file))
    assert text_from(mime) == text.format(file=file)
    assert paths_from(mime) == []


@pytest.mark.parametrize("text", ["", " \n", "https://example.org/a", "http://a\nhttp://b"])
def test_no_text_is_seen_in(text: str) -> None:
    mime = dropped(text=text)
    assert text_from(mime) is None
    assert paths_from(mime) == []


def test_an_image_brings_nothing() -> None:
    mime = QMimeData()
    mime.setData("image/png", b"\x89PNG")
    assert paths_from(mime) == []
    assert text_from(mime) is None
