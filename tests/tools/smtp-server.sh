#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# Runs the mail server of the tests, smtp-server.py, until stdin ends. The first call installs what it
# needs; `make test` makes that call, because tests that run side by side would get into each other's way.
set -euo pipefail
programs=$(tests/tools/venv.sh aiosmtpd==1.4.6 trustme==1.2.1)
exec "$programs/python" tests/tools/smtp-server.py "$@"
