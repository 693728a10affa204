#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# How long a preview of other weights takes over HTTP, at 1,000 and at 100,000 projects: the whole page that a moving
# slider fetches, other points each time, one request after the other. Figures go to BENCHMARKS.md by hand.
#
#   tests/tools/bench-preview.sh [requests]
set -euo pipefail
cd "$(dirname "$0")/../.."
requests=${1:-200}

source tests/tools/portals.sh

# filled NAME PORT COUNT: the demonstration with so many projects more.
filled() {
    portal "$1" "127.0.0.1:$2"
    tests/tools/many-projects.py "$3" >"$work/$1.csv"
    target/release/vorrang import --data-folder "$work/$1" "$work/$1.csv" >/dev/null
}

measure() {
    printf '%s: first, with reading the candidates: ' "$1"
    curl -s -o /dev/null -w '%{time_total} s\n' "http://127.0.0.1:$2/my-view"
    for turn in $(seq "$requests"); do
        printf 'url = "http://127.0.0.1:%s/my-view?points-gesetz=%s&points-politik=%s&points-buerger=25&points-unternehmen=15"\noutput = "/dev/null"\n' \
            "$2" "$((turn % 101))" "$((turn % 37 + 1))"
    done >"$work/urls"
    curl -s -K "$work/urls" -w '%{time_total}\n' | sort -n >"$work/times"
    awk '{ times[NR] = $1 * 1000 }
         END { printf "%d requests: median %.1f ms, 95 %% within %.1f ms, longest %.1f ms\n",
               NR, times[int((NR + 1) / 2)], times[int(NR * 0.95)], times[NR] }' "$work/times"
}

filled few 8121 938
filled many 8122 99938
measure "1,000 projects" 8121
measure "100,000 projects" 8122
