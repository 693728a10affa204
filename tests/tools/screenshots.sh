#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# Makes the pictures in docs/ from the demonstration, on a data folder that is gone afterwards.
set -euo pipefail

cargo build --locked
work=$(mktemp --directory --tmpdir vorrang-screenshots.XXXXXX)
chmod 755 "$work" # run as root, the database's account has to get through
unset DATABASE_URL
target/debug/vorrang demo --listen 127.0.0.1:0 --data-folder "$work/data" >"$work/said" 2>"$work/log" &
portal=$!
trap 'kill "$portal" 2>/dev/null && wait "$portal" || true; rm -rf "$work"' EXIT
until address=$(grep -o -m1 'http://[0-9.:]*' "$work/said"); do
    kill -0 "$portal" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.1
done

mkdir -p docs
tests/tools/screenshots.py "$address" docs
