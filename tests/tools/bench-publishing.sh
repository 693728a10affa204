#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# How long publishing a weighting takes with 100,000 projects, and what readers see meanwhile. Figures go to
# BENCHMARKS.md by hand.
#
#   tests/tools/bench-publishing.sh [how often]
set -euo pipefail
cd "$(dirname "$0")/../.."

source tests/tools/portals.sh

address=127.0.0.1:8104
portal many "$address"
tests/tools/many-projects.py 99938 >"$work/many.csv"
target/release/vorrang import --data-folder "$work/many" "$work/many.csv" >/dev/null
for readers in 0 1 2; do
    tests/tools/publish-while-reading.py "http://$address" "${1:-3}" "$readers"
done
