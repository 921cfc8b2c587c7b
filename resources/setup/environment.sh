# Functions for start.sh and tests/run.sh: system packages, and a virtual environment in .venv.
# Sourced by them from the top folder of a checkout.

# The libraries that Qt leaves to the system (resources/tables/system_libraries.csv), venv, and a font.
WINDOW_PACKAGES="python3-venv libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libfreetype6
    libbrotli1 libx11-6 libx11-xcb1 libxcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0
    libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0
    libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxkbcommon0 libxkbcommon-x11-0
    fonts-dejavu-core"
# For the tests: a screen that is not there, a window manager, and a hand on its keyboard.
TEST_PACKAGES="xvfb xauth xdotool x11-utils openbox git"

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Whether a Debian package, or one that provides its name, is installed.
is_installed() {
    dpkg-query -W -f '${Status}\n' "$1" 2>/dev/null | grep -q 'ok installed' ||
        dpkg-query -W -f '${Status} ${Provides}\n' 2>/dev/null |
        grep 'ok installed' | grep -qE "(^|[ ,])$1([ ,(]|\$)"
}

# Install the Debian packages named; those that are there already cost nothing.
install_packages() {
    if ! command -v apt-get >/dev/null; then
        printf 'No apt-get here. If a library is missing, Cable Reader will name it.\n'
        return
    fi
    missing=
    for package in "$@"; do
        is_installed "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null ||
            fail "These system packages are missing; have them installed:$missing"
        as_root=sudo
    fi
    printf 'Installing system packages:%s\n' "$missing"
    $as_root apt-get update -qq || printf 'The package lists could not be renewed; going on.\n'
    # shellcheck disable=SC2086 # one word for each package
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
}

# Make the virtual environment if it is not there, and install this checkout into it.
# $1: what to install, "." or ".[dev]".
make_environment() {
    python=${PYTHON:-python3}
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "Cable Reader needs Python 3.11 or later; this is $("$python" --version)." \
            "Set PYTHON to one: PYTHON=python3.12 sh $0"
    [ -x .venv/bin/pip ] || "$python" -m venv --clear .venv ||
        fail "No virtual environment could be made. On Debian: apt-get install python3-venv"
    .venv/bin/pip install --quiet --disable-pip-version-check --editable "$1"
}
