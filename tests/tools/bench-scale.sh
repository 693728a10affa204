#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# How long pages take with 1,000 projects of 60 departments and with 1,000,000 of 6,000, in turn. Loading takes a
# quarter of an hour; a folder that is named keeps what was loaded. Figures go to BENCHMARKS.md by hand.
#
#   tests/tools/bench-scale.sh [seconds a run] [folder]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-15}
folder=${2:-}
part=100000

source tests/tools/portals.sh
folder=${folder:-$work}

few=127.0.0.1:${BENCH_PORT:-8105}
many=127.0.0.1:$((${BENCH_PORT:-8105} + 1))

# filled NAME ADDRESS PROJECTS DEPARTMENTS: the demonstration and so many projects more, unless they are there.
filled() {
    local name=$1 address=$2 projects=$3 departments=$4 first count
    portal "$name" "$address" "$folder/$name"
    [[ -e $folder/$name.loaded ]] && return
    for ((first = 1; first <= projects; first += part)); do
        count=$((projects - first + 1 < part ? projects - first + 1 : part))
        tests/tools/many-projects.py "$count" --various --departments "$departments" --first "$first" >"$work/part.csv"
        target/release/vorrang import --data-folder "$folder/$name" "$work/part.csv" >/dev/null 2>&1
        echo "$name: $((first + count - 1)) projects"
    done
    touch "$folder/$name.loaded"
}

# load NAME LAST DEPARTMENTS PATH: a script for wrk that asks for PATH, with another number and department each time.
load() {
    cat >"$work/$1.lua" <<LUA
local words = {"Hundesteuer", "Gewerbeportal", "Kitaportal", "Steuerregister", "Fahrzeugantrag", "Meldeverwaltung", "Umweltkonto"}
local asked = 0
function request()
    asked = asked + 1
    local values = {
        number = string.format("%06d", asked * 7919 % $2 + 1), department = asked % ($3 - 1) + 12,
        page = asked % 18 + 2, word = words[asked % #words + 1],
    }
    return wrk.format("GET", (string.gsub("$4", "{(%a+)}", values)))
end
LUA
}

# measure NAME PATH [HEADER]: both portals in turn; half within, 99 % within, a second.
measure() {
    local what=$1 path=$2 side address last departments header=()
    [[ $# -gt 2 ]] && header=(-H "$3")
    for side in few many; do
        if [[ $side == few ]]; then address=$few last=1000 departments=60; else address=$many last=1000000 departments=6000; fi
        load "$side" "$last" "$departments" "$path"
        wrk -t1 -c1 "-d${seconds}s" --latency "${header[@]}" -s "$work/$side.lua" "http://$address" |
            awk -v what="$what" -v side="$side" '
                /50%/ { half = $2 } /99%/ { most = $2 } /Requests\/sec/ { rate = $2 } /Non-2xx|Socket/ { wrong = $0 }
                END { printf "%-44s %-5s half within %9s, 99 %% within %9s, %8.0f a second %s\n", what, side, half, most, rate, wrong }'
    done
}

filled few "$few" 1000 60
filled many "$many" 1000000 6000
for address in "$few" "$many"; do
    curl -sf -o /dev/null -w "first board after the load: %{time_total} s\n" "http://$address/"
done
# What is worked out in the background and what the database tidies up would be measured as well.
sleep 60
measure "board" "/"
measure "board, nothing kept" "/?department={department}" 'Cache-Control: no-cache'
measure "project" "/projects/TEST-{number}"
measure "list" "/projects"
measure "list, another page" "/projects?page={page}"
measure "list of a department" "/projects?department={department}"
measure "list of a department by title" "/projects?department={department}&sort=title"
measure "list of a kind, another page" "/projects?kind=visible&page={page}"
measure "search for a number" "/search?q={number}"
measure "search for a word and a number" "/search?q={word}+{number}"
measure "search for a word" "/search?q={word}"
for pid in "${started[@]}"; do
    awk '/VmRSS|VmHWM/ { printf "%s %.0f MiB  ", $1, $2 / 1024 } END { print "" }' "/proc/$pid/status"
done
