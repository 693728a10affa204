#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# Runs a command with DATABASE_URL naming a database server of its own, which is gone afterwards,
# however the command ends. Usage: with-postgres.sh COMMAND [ARGUMENT…]
set -euo pipefail

# The newest installed server: Debian keeps its programs off the PATH.
programs=$({ compgen -G '/usr/lib/postgresql/*/bin' || pg_config --bindir; } 2>/dev/null | sort -V | tail -n 1) || true
if [[ ! -x $programs/initdb ]]; then
    echo "The tests need the PostgreSQL server programs, in Debian the package postgresql." >&2
    exit 1
fi

# In memory, where there is enough of it: nothing here outlives the run, and each test makes a database of its own, which
# is hundreds of files.
in_memory=''
memory=/dev/shm
if [[ -d $memory && -w $memory ]] && (($(df --output=avail --block-size=1M "$memory" | tail -n 1) > 4096)) &&
    [[ $(findmnt --noheadings --output OPTIONS --target "$memory") != *noexec* ]]; then
    in_memory=$(mktemp --directory --tmpdir="$memory" vorrang.XXXXXX)
    chmod 1777 "$in_memory"
    export TMPDIR=$in_memory
fi

# On a directory that only the owner enters, with a socket in it and no network, no password is needed.
directory=$(mktemp --directory --tmpdir vorrang-postgres.XXXXXX)
as_owner=()
if (($(id -u) == 0)); then # the server refuses root
    as_owner=(setpriv --reuid=postgres --regid=postgres --clear-groups)
    chown postgres:postgres "$directory"
fi
server() { (cd / && "${as_owner[@]}" "$programs/$1" --pgdata="$directory/data" "${@:2}" >>"$directory/log" 2>&1 9>&-); }

# The keeper reads from a pipe, descriptor 9, that only this script can write to: it clears up as soon
# as the script is gone, kill -9 included.
keeper() {
    trap '' HUP INT TERM
    cat >/dev/null
    server pg_ctl stop --mode=immediate --silent || true
    rm -rf "$directory" ${in_memory:+"$in_memory"}
}
exec 9> >(keeper)
keeper=$!
trap 'exec 9>&-; wait "$keeper"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

options=(
    -c listen_addresses='' -c "unix_socket_directories=$directory"
    -c fsync=off -c full_page_writes=off -c synchronous_commit=off # nothing here outlives the run
    -c jit=off                                                     # as the portal asks for
    -c max_connections=500                                         # each test has a pool of its own
)
if ! server initdb --username=postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync --no-instructions ||
    ! server pg_ctl start --silent --wait --options="${options[*]@Q}"; then
    cat "$directory/log" >&2
    exit 1
fi

DATABASE_URL="postgres://postgres@localhost/postgres?host=$directory" "$@" 9>&-
