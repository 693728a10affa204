#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# Holds the interface for programs to its own description: an OpenAPI validator reads the document, and schemathesis
# sends what the document allows and what it does not to a demonstration of its own, as somebody who has every role.
# No answer may be a 500 or contradict the document.
#
#   tests/tools/api.sh [examples a route]
set -euo pipefail
cd "$(dirname "$0")/../.."
examples=${1:-15}
programs=$PWD/$(tests/tools/venv.sh openapi-spec-validator==0.9.0 schemathesis==4.32.5)

cargo build --locked --quiet
work=$(mktemp --directory --tmpdir vorrang-api.XXXXXX)
chmod 755 "$work" # run as root, the database's account has to get through
unset DATABASE_URL
portal=
finish() {
    [[ -n $portal ]] && kill "$portal" 2>/dev/null && wait "$portal" || true
    rm -rf "$work"
}
trap finish EXIT

target/debug/vorrang openapi >"$work/openapi.json"
"$programs/openapi-spec-validator" "$work/openapi.json"

VORRANG_API_REQUESTS_PER_MINUTE=1000000 target/debug/vorrang demo --listen 127.0.0.1:0 --data-folder "$work/data" \
    >"$work/said" 2>"$work/log" &
portal=$!
until address=$(grep -o -m1 'http://[0-9.:]*' "$work/said"); do
    kill -0 "$portal" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.2
done
target/debug/vorrang user roles head-services --data-folder "$work/data" --role reader --role department_head \
    --role assessor --role auditor >/dev/null
token=$(tests/tools/make-token.py "$address" head-services)

# Rules between fields cannot be written into a document ("a level needs a reason"), so that what it allows may be
# refused all the same (positive_data_acceptance); a board that is public needs no token (ignored_auth).
configuration=$PWD/tests/tools/schemathesis.toml
cd "$work" # where it keeps what it has found
"$programs/schemathesis" --config-file "$configuration" run "$address/api/v1/openapi.json" --url "$address/api/v1" \
    --header "Authorization: Bearer $token" --exclude-checks positive_data_acceptance,ignored_auth \
    --max-examples "$examples" --seed 20261125 --generation-deterministic --workers 1 --no-color
