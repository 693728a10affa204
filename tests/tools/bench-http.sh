#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# How fast the board is served to somebody who is signed in, with 62 projects and with 100,000, each in turn with nginx
# that serves the same bytes from a file; plain and packed. Figures go to BENCHMARKS.md by hand.
#
#   tests/tools/bench-http.sh [seconds a run] [rounds]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-15}
rounds=${2:-3}
first_port=${BENCH_PORT:-8101}

source tests/tools/portals.sh
mkdir "$work/files"

few=127.0.0.1:$first_port
many=127.0.0.1:$((first_port + 1))
files=127.0.0.1:$((first_port + 2))

# sign_in ADDRESS: the cookie of somebody who has signed in there, as `name=value`.
sign_in() {
    local jar=$work/cookies-${1##*:} page token person
    page=$(curl -sf -c "$jar" "http://$1/sign-in")
    token=$(grep -o 'name="form_token" value="[^"]*"' <<<"$page" | head -1 | cut -d'"' -f4)
    person=$(grep -o 'name="person" value="[^"]*"' <<<"$page" | head -1 | cut -d'"' -f4)
    curl -sf -o /dev/null -b "$jar" -c "$jar" --data-urlencode "form_token=$token" -d "person=$person" \
        "http://$1/sign-in/demonstration"
    awk '$6 == "vorrang" { print $6 "=" $7 }' "$jar"
}

# keep NAME ADDRESS COOKIE: the board as a file for nginx, plain and packed.
keep() {
    curl -sf -H "Cookie: $3" "http://$2/" >"$work/files/$1.html"
    curl -sf -H "Cookie: $3" -H 'Accept-Encoding: gzip' "http://$2/" >"$work/files/$1.html.gz"
    grep -q 'action="/sign-out"' "$work/files/$1.html" || { echo "nobody is signed in at $2" >&2; exit 1; }
    printf '%s: %s bytes, packed %s\n' "$1" "$(stat -c %s "$work/files/$1.html")" "$(stat -c %s "$work/files/$1.html.gz")"
}

# first_visit CODING: what a browser gets in that coding before the board stands there, without fonts.
first_visit() {
    local part parts
    parts=$(grep -oE '(href|src)="/static/[^"]*\.(css|js|svg)\?[^"]*"' "$work/files/few.html" | cut -d'"' -f2 | sort -u)
    printf 'first visit, %s:' "$1"
    for part in / $parts; do
        printf '%s %s\n' "$(curl -sf -H "Cookie: $few_cookie" -H "Accept-Encoding: $1" "http://$few$part" | wc -c)" "${part%\?*}"
    done | awk '{ sum += $1; printf " %s %d,", $2, $1 } END { printf " together %d bytes\n", sum }'
}

# measure NAME ADDRESS [HEADER]…: pages a second into $rate; whatever is not a page is said.
measure() {
    local name=$1 address=$2 said header headers=()
    shift 2
    for header in "$@"; do headers+=(-H "$header"); done
    said=$(wrk -t1 -c16 "-d${seconds}s" --latency "${headers[@]}" "$address")
    rate=$(awk '/Requests\/sec/ { print $2 }' <<<"$said")
    printf '%-44s %8.0f pages/s, 99 %% within %s\n' "$name" "$rate" "$(awk '$1 == "99%" { print $2 }' <<<"$said")"
    grep -E 'Non-2xx|Socket errors' <<<"$said" || true
}

# beside_nginx NAME ADDRESS COOKIE FILE [HEADER]…: the portal, then nginx, and how they compare.
beside_nginx() {
    local name=$1 address=$2 cookie=$3 file=$4 own
    shift 4
    measure "$name" "http://$address/" "Cookie: $cookie" "$@"
    own=$rate
    measure "  nginx" "http://$files/$file" "$@"
    awk -v own="$own" -v nginx="$rate" 'BEGIN { printf "  ratio %.2f\n", own / nginx }'
}

memory() {
    awk '/VmRSS|VmHWM/ { printf "%s %.0f MiB  ", $1, $2 / 1024 } END { print "" }' "/proc/$1/status"
}

portal few "$few"
portal many "$many"
echo "importing 99,938 more projects"
tests/tools/many-projects.py 99938 >"$work/many.csv"
target/release/vorrang import --data-folder "$work/many" "$work/many.csv" >/dev/null
curl -sf "http://$many/" >/dev/null
# What is worked out in the background after such a change would be measured as well.
until grep -qE '"projects":[0-9]{5,}.*shares of weightings worked out|shares of weightings worked out.*"projects":[0-9]{5,}' "$work/many.log"; do
    sleep 1
done
few_cookie=$(sign_in "$few")
many_cookie=$(sign_in "$many")
keep few "$few" "$few_cookie"
keep many "$many" "$many_cookie"
first_visit br
first_visit gzip

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
    tcp_nopush on;
    gzip_static on;
    keepalive_requests 1000000000;
    client_body_temp_path $work/body; proxy_temp_path $work/proxy; fastcgi_temp_path $work/fastcgi;
    uwsgi_temp_path $work/uwsgi; scgi_temp_path $work/scgi;
    server { listen $files; root $work/files; }
}
NGINX
nginx -c "$work/nginx.conf" 2>/dev/null &
started+=($!)
until curl -sf "http://$files/few.html" >/dev/null; do sleep 0.1; done

for ((round = 1; round <= rounds; round++)); do
    echo "--- round $round"
    beside_nginx "signed in, 62 projects" "$few" "$few_cookie" few.html
    beside_nginx "signed in, 100,000 projects" "$many" "$many_cookie" many.html
    beside_nginx "signed in, 62 projects, gzip" "$few" "$few_cookie" few.html 'Accept-Encoding: gzip'
    measure "anybody, 62 projects" "http://$few/"
    measure "signed in, 62 projects, nothing kept" "http://$few/" "Cookie: $few_cookie" 'Cache-Control: no-cache'
done
printf '\nmemory of the portal: with 62 %s, with 100,000 %s\n' "$(memory "${started[0]}")" "$(memory "${started[1]}")"
