#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# Checks every SQL statement against a database built from migrations/ and writes what it learnt to
# .sqlx; with --check into another folder, and fails if .sqlx differs or a lint has something to say: one compilation
# for both. Run it in with-postgres.sh.
set -euo pipefail
shopt -s nullglob

learnt=$PWD/.sqlx
compile=(cargo check --locked --quiet --all-targets)
if [[ ${1-} == --check ]]; then
    learnt=$PWD/target/sqlx-check
    compile=(cargo clippy --locked --all-targets -- -D warnings)
fi
rm -rf "$learnt"
mkdir -p .sqlx "$learnt"

for migration in migrations/*.sql; do
    PGOPTIONS='--client-min-messages=warning' psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --single-transaction --file="$migration" "$DATABASE_URL"
done

# The statements are checked while the compiler expands them, so it has to look at them again.
touch src/lib.rs src/main.rs tests/it/main.rs benches/*.rs
SQLX_OFFLINE=false SQLX_OFFLINE_DIR=$learnt "${compile[@]}"

if [[ ${1-} == --check ]] && ! diff --recursive --brief .sqlx "$learnt"; then
    echo "What .sqlx says of the statements is out of date. Run: make prepare" >&2
    exit 1
fi
