# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# What measurements share, to be sourced in the root of the project: the release build, a folder $work, and portals. Both go
# when the measurement ends.

cargo build --release --locked
work=$(mktemp -d)
chmod 755 "$work"
started=()
finish() {
    for pid in "${started[@]}"; do
        kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap finish EXIT
unset DATABASE_URL

# portal NAME ADDRESS [FOLDER]: the demonstration with a log of its own, its data in FOLDER or with the rest.
portal() {
    target/release/vorrang demo --listen "$2" --data-folder "${3:-$work/$1}" >"$work/$1.out" 2>"$work/$1.log" &
    started+=($!)
    until curl -sf "http://$2/readyz" >/dev/null; do
        kill -0 "${started[-1]}" || { cat "$work/$1.log" >&2; exit 1; }
        sleep 0.1
    done
}
