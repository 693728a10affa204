# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2
"""The yardstick for benches/ranking.rs: score and top 25 the way a data scientist would write it.

A float32 matrix in column order times the weights, then argpartition and all ties with the 25th.
It is faster than doubles and less exact than the whole numbers of src/ranking.
"""

import platform
import statistics
import time

import numpy as np

CRITERIA = 8
PLACES = 25
WEIGHTS = np.array([40, 20, 25, 15, 10, 30, 5, 55], dtype=np.float32)
WEIGHTS *= np.float32(20) / WEIGHTS.sum()


def top(levels):
    scores = levels @ WEIGHTS
    cut = scores[np.argpartition(scores, -PLACES)[-PLACES:]].min()
    rows = np.flatnonzero(scores >= cut)
    return rows[np.argsort(-scores[rows], kind="stable")]


def acceptability(levels, random, samples=10_000, block=500):
    hits = np.zeros(len(levels), dtype=np.int64)
    for _ in range(samples // block):
        weights = random.exponential(size=(CRITERIA, block)).astype(np.float32)
        scores = (levels @ (weights / weights.sum(axis=0))).T.copy()
        cut = np.partition(scores, -PLACES, axis=1)[:, -PLACES]
        hits += (scores >= cut[:, None]).sum(axis=0)
    return hits / samples


def main():
    print(f"numpy {np.__version__}, Python {platform.python_version()}")
    print(f"{'projects':>9}  {'task':<44} {'least ms':>10} {'median ms':>10}")
    random = np.random.default_rng(2026)
    for projects, repeats in [(1_000, 2_000), (100_000, 200), (1_000_000, 50)]:
        half_levels = random.integers(0, 11, size=(projects, CRITERIA))
        levels = np.asfortranarray(half_levels / 2, dtype=np.float32)
        top(levels)
        times = []
        for _ in range(repeats):
            start = time.perf_counter()
            top(levels)
            times.append((time.perf_counter() - start) * 1000)
        print(f"{projects:>9}  {'float32 product + top 25, ties kept':<44} "
              f"{min(times):>10.3f} {statistics.median(times):>10.3f}")
    for projects, repeats in [(500, 10), (1_000, 10)]:
        levels = np.asfortranarray(random.integers(0, 11, size=(projects, CRITERIA)) / 2, dtype=np.float32)
        times = []
        for _ in range(repeats):
            start = time.perf_counter()
            acceptability(levels, random)
            times.append((time.perf_counter() - start) * 1000)
        print(f"{projects:>9}  {'top-25 acceptability, 10,000 weightings':<44} "
              f"{min(times):>10.3f} {statistics.median(times):>10.3f}")


if __name__ == "__main__":
    main()
