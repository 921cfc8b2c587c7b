"""Whether this system has what Qt needs to open a window, asked before Qt is imported.

Qt's wheels leave some libraries to the system. Without them Python shows a traceback, or Qt ends
the process; :func:`obstacle` says the same in one line. The list is in
``resources/tables/system_libraries.csv``: the names by which the loader looks (from ``readelf -d``
over the libraries and platform plugins of Qt 6.11) and the Debian packages that have them. Where a
package has two names, the second is that of systems with 64-bit time on all processors.
"""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import sys
from collections.abc import Iterable

from cablereader.model.resources import table_rows

_WITHOUT_DISPLAY = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
_TIME64_FROM = {"debian": 13.0, "ubuntu": 24.04}


def obstacle() -> str | None:
    """Return one line on why no window can be opened here; None if nothing is known against it."""
    missing = missing_libraries()
    if missing:
        return _advice(missing)
    return _display_obstacle()


def missing_packages() -> list[str]:
    """Return the Debian packages that must be installed before a window can be opened."""
    return _packages_of(missing_libraries())


def missing_libraries() -> list[str]:
    """Return the names of the shared libraries that Qt needs here and the loader does not find.

    On other systems than Linux Qt brings all it needs.
    """
    if not sys.platform.startswith("linux"):
        return []
    common = _absent("core", "gui")
    windowing = [_absent(system) for system in _window_systems()]
    # One complete window system is enough; Qt tries the other by itself.
    return common + min(windowing, key=len, default=[])


def _window_systems() -> list[str]:
    """Return the window systems that Qt may use, the most likely first."""
    stated = os.environ.get("QT_QPA_PLATFORM", "")
    if stated:
        names = [name.partition(":")[0].partition("-")[0] for name in stated.split(";")]
        return [name for name in names if name in ("xcb", "wayland")]
    systems = []
    if os.environ.get("DISPLAY") or not os.environ.get("WAYLAND_DISPLAY"):
        systems.append("xcb")
    if os.environ.get("WAYLAND_DISPLAY"):
        systems.append("wayland")
    return systems


def _absent(*needed_by: str) -> list[str]:
    rows = table_rows("system_libraries.csv")
    return [row["soname"] for row in rows if row["needed_by"] in needed_by and not _loads(row)]


def _loads(row: dict[str, str]) -> bool:
    try:
        ctypes.CDLL(row["soname"])
    except OSError:
        return False
    return True


def _packages_of(sonames: Iterable[str]) -> list[str]:
    wanted = set(sonames)
    rows = table_rows("system_libraries.csv")
    return sorted({_package_name(row["package"]) for row in rows if row["soname"] in wanted})


def _package_name(names: str) -> str:
    """Return the name that this release uses, of one or two divided by a bar."""
    old, _, new = names.partition("|")
    return new if new and _has_time64_names() else old


def _has_time64_names() -> bool:
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return False
    first = _TIME64_FROM.get(release.get("ID", ""))
    try:
        return first is not None and float(release.get("VERSION_ID", "0")) >= first
    except ValueError:
        return False


def _advice(sonames: list[str]) -> str:
    if shutil.which("apt-get") is None:
        names = " ".join(sonames)
        return f"Cable Reader needs these system libraries, which are not installed: {names}"
    names = " ".join(_packages_of(sonames))
    return (
        f"Cable Reader needs these system packages: {names}; "
        f"install them with: sudo apt-get install -y {names}"
    )


def _display_obstacle() -> str | None:
    if not sys.platform.startswith("linux"):
        return None
    stated = os.environ.get("QT_QPA_PLATFORM", "")
    if stated.startswith(_WITHOUT_DISPLAY) or os.environ.get("WAYLAND_SOCKET"):
        return None
    display = os.environ.get("DISPLAY")
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    if not display:
        return (
            "Cable Reader opens a window and needs a graphical session: "
            "neither DISPLAY nor WAYLAND_DISPLAY is set."
        )
    if not _answers():
        return f"Cable Reader cannot reach the display {display}: no X server answers there."
    return None


def _answers() -> bool:
    """Return whether the X server of DISPLAY takes a connection; Qt ends the process if not."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    has_error = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not has_error
