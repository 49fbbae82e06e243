#!/bin/sh
# Finds a Python of the right age and lets packaging/environment.py make .venv complete.
# PYTHON=... chooses one. Where .venv is complete already, its own interpreter says so and nothing else is run.
set -eu
cd "$(dirname "$0")/.."

if [ -z "${PYTHON:-}" ] && [ -x .venv/bin/python ] && .venv/bin/python packaging/environment.py --is-current; then
    exit 0
fi

for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 python}; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$candidate" packaging/environment.py
    fi
done

if [ -n "${PYTHON:-}" ]; then
    echo "PYTHON=$PYTHON is not a Python 3.11 or newer." >&2
else
    echo "No Python 3.11 or newer was found. Install one (Debian, Ubuntu: sudo apt-get install python3 python3-venv)" >&2
    echo "or name it: make PYTHON=/path/to/python3 ..." >&2
fi
exit 1
