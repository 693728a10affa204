#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

"""Makes an access token at a demonstration as a person would, and prints it.

Usage: make-token.py ADDRESS SIGN_IN_NAME
"""

import csv
import http.cookiejar
import pathlib
import re
import sys
import urllib.parse
import urllib.request

ADDRESS, SIGN_IN_NAME = sys.argv[1:]
PEOPLE = pathlib.Path(__file__).parents[2] / "data" / "people.csv"
BROWSER = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))


def page(path, fields=None):
    data = None if fields is None else urllib.parse.urlencode(fields).encode()
    with BROWSER.open(ADDRESS + path, data) as answer:
        return answer.read().decode()


def form_token(text):
    return re.search(r'name="form_token" value="([^"]+)"', text)[1]


with PEOPLE.open(encoding="utf-8-sig") as file:
    name = next(row[1] for row in csv.reader(file, delimiter=";") if row and row[0] == SIGN_IN_NAME)
sign_in = page("/sign-in")
visitor = next(form for form in sign_in.split("<form")[1:] if name in form)
person = re.search(r'name="person" value="(\d+)"', visitor)[1]
page("/sign-in/demonstration", {"form_token": form_token(sign_in), "person": person})
form = page("/account/tokens")
scopes = re.findall(r'name="scope" value="(\w+)"', form)
fields = [("form_token", form_token(form)), ("name", "API"), ("days", "30"), *(("scope", scope) for scope in scopes)]
print(re.search(r'id="token">([^<]+)<', page("/account/tokens", fields))[1])
