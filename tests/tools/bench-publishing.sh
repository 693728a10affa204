#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# How long publishing a weighting takes with 100,000 projects, and what readers see meanwhile. Figures go to
# BENCHMARKS.md by hand.
#
#   tests/tools/bench-publishing.sh [how often]
set -euo pipefail
cd "$(dirname "$0")/../.."

cargo build --release --locked
work=$(mktemp -d)
chmod 755 "$work"
started=
finish() {
    [[ -n $started ]] && kill "$started" 2>/dev/null && wait "$started" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
unset DATABASE_URL

portal=127.0.0.1:8104
target/release/vorrang demo --listen "$portal" --data-folder "$work/many" >"$work/out" 2>"$work/log" &
started=$!
until curl -sf "http://$portal/readyz" >/dev/null; do
    kill -0 "$started" || { cat "$work/log" >&2; exit 1; }
    sleep 0.1
done
tests/tools/many-projects.py 99938 >"$work/many.csv"
target/release/vorrang import --data-folder "$work/many" "$work/many.csv" >/dev/null
for readers in 0 1 2; do
    tests/tools/publish-while-reading.py "http://$portal" "${1:-3}" "$readers"
done
