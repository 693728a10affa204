#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# Installs the identity provider of the tests under target/, in the versions of package-lock.json.
set -euo pipefail
cd "$(dirname "$0")/../../.."

modules=target/tools/oidc
if ! cmp --silent tests/tools/oidc/package-lock.json "$modules/complete"; then
    tests/tools/install.sh node
    mkdir -p "$modules"
    cp tests/tools/oidc/package.json tests/tools/oidc/package-lock.json "$modules"
    npm ci --prefix "$modules" --ignore-scripts --no-audit --no-fund --loglevel=error
    cp tests/tools/oidc/package-lock.json "$modules/complete"
fi
