# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

"""Holds connections to a portal that say nothing, and tells what they cost and whether others are answered.

Usage: idle-connections.py ADDRESS COUNT PROCESS
"""

import pathlib
import socket
import sys
import time
import urllib.request

address, count, process = sys.argv[1], int(sys.argv[2]), sys.argv[3]
host, port = address.removeprefix("http://").split(":")


def resident():
    lines = pathlib.Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def page():
    began = time.perf_counter()
    with urllib.request.urlopen(address, timeout=30) as answer:
        size = len(answer.read())
    return f"{answer.status}, {size} bytes in {(time.perf_counter() - began) * 1000:.0f} ms"


page()
before = resident()
print(f"alone: {before} KiB; the board: {page()}")
began = time.perf_counter()
idle = [socket.create_connection((host, int(port))) for _ in range(count)]
print(f"{count} connections after {time.perf_counter() - began:.1f} s")
time.sleep(2)
after = resident()
print(f"with them: {after} KiB, {(after - before) / count:.1f} KiB each; the board: {page()}")
