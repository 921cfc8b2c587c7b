#!/bin/sh
# Set Cable Reader up in this checkout and open the sample cables.
set -eu
cd "$(dirname "$0")/../.."
. resources/setup/environment.sh
# shellcheck disable=SC2086 # one word for each package
install_packages $WINDOW_PACKAGES
make_environment .
exec .venv/bin/cablereader --samples "$@"
