#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# How fast the board is served: the demonstration with 62 projects and one with 100,000, in turn, and beside
# them nginx serving the same bytes from a file. Needs wrk and nginx; figures go to BENCHMARKS.md by hand.
#
#   tests/tools/bench-http.sh [seconds a run]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-15}
for tool in wrk nginx curl; do
    command -v "$tool" >/dev/null || {
        echo "Please install $tool, in Debian: apt-get install wrk nginx-light curl" >&2
        exit 1
    }
done

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

# portal NAME PORT: the demonstration, with a folder and a log of its own.
portal() {
    target/release/vorrang demo --listen "127.0.0.1:$2" --data-folder "$work/$1" \
        >"$work/$1.out" 2>"$work/$1.log" &
    started+=($!)
    until curl -sf "http://127.0.0.1:$2/readyz" >/dev/null; do
        kill -0 "${started[-1]}" || { cat "$work/$1.log" >&2; exit 1; }
        sleep 0.1
    done
}

measure() {
    printf '\n%s\n' "$1"
    wrk -t1 -c16 "-d${seconds}s" --latency "$2" | grep -E '99%|Requests/sec|Non-2xx|Socket errors' || true
}

memory() {
    awk '/VmRSS|VmHWM/ { printf "%s %.0f MiB  ", $1, $2 / 1024 } END { print "" }' "/proc/$1/status"
}

portal few 8101
portal many 8102
echo "importing 99,938 more projects"
tests/tools/many-projects.py 99938 >"$work/many.csv"
time target/release/vorrang import --data-folder "$work/many" "$work/many.csv" >/dev/null
curl -s http://127.0.0.1:8102/ >"$work/board-many.html"
curl -s http://127.0.0.1:8101/ >"$work/board-few.html"
printf 'bytes: %s with 62 projects, %s with 100,000\n' "$(stat -c %s "$work/board-few.html")" "$(stat -c %s "$work/board-many.html")"

cat >"$work/nginx.conf" <<NGINX
worker_processes 1;
pid $work/nginx.pid;
error_log $work/nginx.log;
daemon off;
events { worker_connections 64; }
http {
    access_log off;
    default_type text/html;
    sendfile on;
    keepalive_requests 1000000000;
    client_body_temp_path $work/body; proxy_temp_path $work/proxy; fastcgi_temp_path $work/fastcgi;
    uwsgi_temp_path $work/uwsgi; scgi_temp_path $work/scgi;
    server { listen 127.0.0.1:8103; root $work; }
}
NGINX
nginx -c "$work/nginx.conf" 2>/dev/null &
started+=($!)
sleep 0.5

for round in 1 2 3; do
    echo "--- round $round"
    measure "board, 62 projects" http://127.0.0.1:8101/
    measure "board, 100,000 projects" http://127.0.0.1:8102/
    measure "nginx, the same bytes from a file" http://127.0.0.1:8103/board-few.html
done
printf '\nmemory of the portal: with 62 %s, with 100,000 %s\n' "$(memory "${started[0]}")" "$(memory "${started[1]}")"
