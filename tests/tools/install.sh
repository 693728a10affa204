#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# Installs what the named purposes need and the machine lacks, with the system's package manager.
# Usage: install.sh [compiler] [postgres] [browser] [node] [python] [spreadsheet] [pdf] [proxy] [load]
set -euo pipefail

installed() {
    case $1 in
        compiler) command -v cc >/dev/null ;;
        postgres) compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null ;;
        browser) command -v chromedriver >/dev/null ;;
        node) command -v node >/dev/null && command -v npm >/dev/null ;;
        pdf) command -v pdfinfo >/dev/null ;;
        python) python3 -c 'import ensurepip, venv' 2>/dev/null ;;
        spreadsheet) command -v soffice >/dev/null ;;
        proxy) [[ -x /usr/sbin/nginx ]] && command -v openssl >/dev/null && command -v caddy >/dev/null ;;
        load) command -v wrk >/dev/null && command -v curl >/dev/null ;;
        *) echo "install.sh: I do not know the purpose '$1'." >&2 && exit 2 ;;
    esac
}

packages() {
    case $1 in
        compiler) echo gcc libc6-dev ;; # Rust links with it
        postgres) echo postgresql ;;
        browser) if grep -qx 'ID=ubuntu' /etc/os-release; then
            echo chromium-browser chromium-chromedriver
        else
            echo chromium chromium-driver
        fi ;;
        node) echo nodejs npm ;;
        pdf) echo poppler-utils ;;
        python) echo python3-venv ;;
        spreadsheet) echo libreoffice-calc-nogui ;; # calculates the formulas of exported workbooks
        proxy) echo nginx-light caddy openssl ;;
        load) echo wrk curl ;;
    esac
}

missing=()
for purpose in "$@"; do
    installed "$purpose" || read -ra missing <<<"${missing[*]} $(packages "$purpose")"
done
((${#missing[@]})) || exit 0

if ! command -v apt-get >/dev/null; then
    echo "Please install what these Debian packages hold, then try again: ${missing[*]}" >&2
    exit 1
fi
if (($(id -u) == 0)); then
    root=()
elif sudo -n true 2>/dev/null || { [[ -t 0 ]] && command -v sudo >/dev/null; }; then
    root=(sudo)
else
    echo "Please ask an administrator to run: apt-get install ${missing[*]}" >&2
    exit 1
fi

apt() { "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@" </dev/null; }

echo "Installing ${missing[*]}"
apt update
if [[ " ${missing[*]} " == *" postgresql "* ]]; then
    # Debian would create a database server and start it with the machine. We only want the programs.
    apt install --yes --no-install-recommends postgresql-common
    no_server=/etc/postgresql-common/createcluster.d/vorrang.conf
    "${root[@]}" mkdir -p "${no_server%/*}"
    echo 'create_main_cluster = false' | "${root[@]}" tee "$no_server" >/dev/null
    trap '"${root[@]}" rm -f "$no_server"' EXIT
fi
if [[ " ${missing[*]} " == *" nginx-light "* && ! -e /usr/sbin/policy-rc.d ]]; then
    # Debian would start web servers at port 80.
    printf '#!/bin/sh\nexit 101\n' | "${root[@]}" tee /usr/sbin/policy-rc.d >/dev/null
    "${root[@]}" chmod +x /usr/sbin/policy-rc.d
    trap '"${root[@]}" rm -f ${no_server:-} /usr/sbin/policy-rc.d' EXIT
fi
apt install --yes --no-install-recommends "${missing[@]}"
