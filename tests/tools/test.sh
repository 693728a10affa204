#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# All tests, in an environment that names a database. Run it in with-postgres.sh.
set -euo pipefail

tests/tools/smtp-server.sh 0 </dev/null >/dev/null # installs it

if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --locked --no-fail-fast
else
    cargo test --locked --no-fail-fast --lib --bins --test '*'
fi
cargo test --locked --doc
tests/tools/api.sh
