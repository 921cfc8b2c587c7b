#!/bin/sh
# Build the wheel, install it into a fresh environment away from the checkout, and start it there.
set -eu
checkout=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$checkout/.venv/bin/python" -m build --quiet --wheel --outdir "$folder/dist" "$checkout"
"$checkout/.venv/bin/python" -m venv "$folder/fresh"
"$folder/fresh/bin/pip" install --quiet --disable-pip-version-check "$folder"/dist/*.whl
cd "$folder"
fresh/bin/cablereader --version
sample="$checkout/resources/samples/01-07LIMA1077-lighthouse.txt"
fresh/bin/cablereader parse "$sample" | grep -q '"reference_id": "07LIMA1077"'
fresh/bin/pygmentize -l cable "$sample" >/dev/null
# The window, without a screen: it must open the samples that travel in the wheel, and close.
HOME="$folder" XDG_CONFIG_HOME="$folder/config" XDG_STATE_HOME="$folder/state" QT_QPA_PLATFORM=offscreen \
    fresh/bin/python "$checkout/tests/opens_samples.py"
printf 'The wheel installs and starts.\n'
