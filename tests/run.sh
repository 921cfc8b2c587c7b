#!/bin/sh
# Check everything: lint, types, tests, and the wheel in an environment of its own.
# Words after the command go to pytest: sh tests/run.sh -k banner
set -eu
cd "$(dirname "$0")/.."
. resources/setup/environment.sh
# shellcheck disable=SC2086 # one word for each package
install_packages $WINDOW_PACKAGES $TEST_PACKAGES
make_environment '.[dev]'
export PYTHONDONTWRITEBYTECODE=1
.venv/bin/ruff check .
.venv/bin/ruff format --check .
.venv/bin/mypy
if [ $# -eq 0 ]; then
    sh tests/wheel.sh
fi
exec .venv/bin/python -m pytest --numprocesses auto "$@"
