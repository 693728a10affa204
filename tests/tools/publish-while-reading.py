#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

"""Publishes weightings in a demonstration, one person drafting and the other approving, while readers load the
board: publish-while-reading.py ADDRESS HOW_OFTEN READERS. Tells how long each step took and that no reader saw anything
but one whole board of one weighting."""

import re
import sys
import threading
import time
import urllib.parse
import urllib.request
from collections import Counter
from http.cookiejar import CookieJar

PORTAL, TIMES, READERS = sys.argv[1].rstrip("/"), int(sys.argv[2]), int(sys.argv[3])
CRITERIA = ("gesetz", "politik", "buerger", "unternehmen")
POINTS = [(10, 20, 60, 10), (70, 10, 10, 10), (1, 0, 0, 9), (25, 25, 25, 25), (40, 20, 25, 15)]


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page).group(1)


class Person:
    def __init__(self, name):
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        page = self.get("/sign-in")
        form = next(part for part in page.split("<form")[1:] if name in part)
        self.token = hidden(page, "form_token")
        self.post("/sign-in/demonstration", person=hidden(form, "person"))
        self.token = hidden(self.get("/account"), "form_token")

    def get(self, path):
        with self.browser.open(PORTAL + path) as answer:
            return answer.read().decode()

    def post(self, path, **fields):
        fields["form_token"] = self.token
        with self.browser.open(PORTAL + path, urllib.parse.urlencode(fields).encode()) as answer:
            return answer.geturl()


boards, slowest, done = {}, [], threading.Event()
statuses = Counter()


def read(reader):
    number = 0
    while not done.is_set():
        number += 1
        begun = time.monotonic()
        with urllib.request.urlopen(f"{PORTAL}/?reader={reader}-{number}") as answer:
            page = answer.read().decode()
            statuses[answer.status] += 1
        slowest.append(time.monotonic() - begun)
        weighting = re.search(r"Gewichtung (\d+)", page).group(1)
        rows = tuple(re.findall(r"/projects/([A-Z]+-\d+)\"|<td class=\"place\"[^>]*>(.*?)</td>", page))
        boards.setdefault(weighting, set()).add(rows)


author, other = Person("Dr. Lorenz Hagemann"), Person("Sabine Reuter")
readers = [threading.Thread(target=read, args=(reader,)) for reader in range(READERS)]
for reader in readers:
    reader.start()
for turn in range(TIMES):
    draft = urllib.parse.urlsplit(author.post("/weightings/drafts/new", name=f"Probe {turn}")).path
    points = {f"points-{key}": value for key, value in zip(CRITERIA, POINTS[turn % len(POINTS)])}
    seen = hidden(author.get(draft), "row_version")
    author.post(draft, name=f"Probe {turn}", reason="", row_version=seen, **points)
    seen = hidden(author.get(f"{draft}/submit"), "row_version")
    author.post(f"{draft}/submit", reason="Probe", row_version=seen)
    # The shares of weightings are still being worked out from what was published before.
    time.sleep(6)
    begun = time.monotonic()
    page = other.get(f"{draft}/publish")
    looked = time.monotonic()
    order = {name: hidden(page, name) for name in ("row_version", "in_force", "revision")}
    where = other.post(f"{draft}/publish", **order)
    published = time.monotonic()
    print(f"{where.removeprefix(PORTAL)}: looking {looked - begun:.2f} s, publishing {published - looked:.2f} s")
done.set()
for reader in readers:
    reader.join()
print(f"readers: {dict(statuses)}, slowest {max(slowest, default=0):.2f} s, "
      f"boards seen of each weighting: { {key: len(value) for key, value in sorted(boards.items())} }")
assert set(statuses) <= {200} and all(len(seen) == 1 for seen in boards.values())
