#!/bin/sh
# Writes requirements.lock from pyproject.toml, with the newest versions when UPGRADE=1, else keeping what is locked.
# pip-compile works in an environment of its own, which is thrown away. No index address is written.
set -eu
cd "$(dirname "$0")/.."

[ -x .venv/bin/python ] || packaging/setup.sh

# 6.12.0 aborts on Python 3.10 and 3.11; newer ones have to be tried before they are let in here.
qt=6.11.3

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
.venv/bin/python -m venv "$tools/venv"
"$tools/venv/bin/pip" install --quiet --disable-pip-version-check pip-tools

if [ "${UPGRADE:-}" != 1 ]; then cp requirements.lock "$tools/lock"; fi
"$tools/venv/bin/pip-compile" --quiet --no-header --no-annotate --strip-extras --allow-unsafe --generate-hashes \
    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
    --extra dev --extra authoring --upgrade-package "PySide6-Essentials==$qt" --output-file "$tools/lock" pyproject.toml

{
    echo "# Exact versions with their hashes; made by \`make lock\`, installed with \`pip install --require-hashes\`."
    grep -v '^ *#' "$tools/lock" | sed '/^$/d'
} > "$tools/finished"
cp "$tools/finished" requirements.lock
