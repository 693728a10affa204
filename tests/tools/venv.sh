#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# Installs pinned Python packages under target/ and prints the folder of their programs.
# Usage: venv.sh NAME==VERSION [NAME==VERSION…]
set -euo pipefail

venv=target/tools/$(IFS=+ && echo "$*")
if [[ ! -e $venv/complete ]]; then
    tests/tools/install.sh python >&2
    python3 -m venv --clear "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check "$@" >&2
    touch "$venv/complete"
fi
echo "$venv/bin"
