#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# How fast words are found among 100,000 projects: many searches at once, with and without filters, with slips of
# the pen, and words that every project has. Needs wrk; figures go to BENCHMARKS.md by hand.
#
#   tests/tools/bench-search.sh [seconds a run]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-20}
for tool in wrk curl; do
    command -v "$tool" >/dev/null || {
        echo "Please install $tool, in Debian: apt-get install wrk curl" >&2
        exit 1
    }
done

source tests/tools/portals.sh

address=http://127.0.0.1:8104
portal data "${address#http://}"
echo "importing 99,938 more projects"
tests/tools/many-projects.py 99938 --various >"$work/many.csv"
time target/release/vorrang import --data-folder "$work/data" "$work/many.csv" >/dev/null
curl -s "$address/" >/dev/null # places are worked out
sleep 90                       # and the database has tidied up after the import

cat >"$work/search.lua" <<'LUA'
local words = {"Hundesteuer", "Gewerbeportal", "kita", "Antraege", "leitplanung", "Steuerregister", "OZG",
               "Fahrzeugantrag", "Baugenehmigung", "Archivdienst", "Meldeverwaltung", "Umweltkonto"}
local slips = {"Gewerbeprotal", "Steuerregistr", "Baugenemigung"}
local filters = {"", "", "&kind=visible", "&kind=background", "&state=assessed", "&department=7", "&department=9&kind=visible"}
local number = 0
function request()
    number = number + 1
    local word = words[number % #words + 1]
    if number % 20 == 0 then word = slips[number % #slips + 1] end
    if number % 5 == 0 then word = word .. "+" .. (number * 7919 % 99938) end
    if number % 50 == 7 then word = "Buerger" end
    return wrk.format("GET", "/search?q=" .. word .. filters[number % #filters + 1])
end
LUA
for connections in 1 4; do
    printf '\nsearch, %s at once\n' "$connections"
    wrk -t1 "-c$connections" "-d${seconds}s" --latency -s "$work/search.lua" "$address" |
        grep -E '50%|99%|Requests/sec|Non-2xx|Socket errors' || true
done
printf '\nthe list, filtered by a word and a department\n'
wrk -t1 -c1 "-d${seconds}s" --latency "$address/projects?q=Steuerregister&department=7" |
    grep -E '50%|99%|Requests/sec|Non-2xx' || true
