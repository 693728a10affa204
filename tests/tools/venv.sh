#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# Installs a pinned Python package under target/ and prints the folder of its programs.
# Usage: venv.sh NAME==VERSION
set -euo pipefail

venv=target/tools/$1
if [[ ! -e $venv/complete ]]; then
    tests/tools/install.sh python >&2
    python3 -m venv --clear "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check "$1" >&2
    touch "$venv/complete"
fi
echo "$venv/bin"
