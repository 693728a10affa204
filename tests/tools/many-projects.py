#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

"""Writes a list of N made-up projects as CSV, always the same one: many-projects.py N [--various] > list.csv

With `--various` titles and summaries are made of different words, for searching. `--departments D` spreads them over D
departments instead of 60, `--first F` numbers them from F on, so that a long list comes in parts.

Levels are mostly low, so that few projects crowd at the top, as in a real list; one in twenty requires an
earlier one, one in ten has a deadline, one in fifty lacks an assessment.
"""

import argparse
import random

HEAD = (
    "Kennung;Titel;Kurzbeschreibung;Fachbereich;Art;Rechtsgrundlage;Frist;Aufwand Personentage;Kosten EUR;"
    "setzt voraus;Gesetz;Politik;Nutzen Bürger;Nutzen Unternehmen"
)


FIRST = "Bürger Gewerbe Kita Bau Straßen Führerschein Steuer Melde Umwelt Archiv Akten Fahrzeug Wohn Schul Sport Hafen".split()
SECOND = "amt portal genehmigung verwaltung leitplanung dienst register antrag konto auskunft kataster beratung".split()
WORDS = (
    "der Dienst hilft Beschäftigten Zeit sparen Fehler vermeiden online beantragen Unterlagen hochladen Bescheid elektronisch "
    "zustellen Termin vereinbaren Gebühr bezahlen Nachweis abrufen Daten prüfen Vorgang weiterleiten Stadt Quartier"
).split()


def texts(chance: random.Random, number: int, various: bool) -> tuple[str, str]:
    if not various:
        return f"Digitaler Dienst Nummer {number} für Bürgerinnen und Bürger", "Was der Dienst tut."
    title = f"{chance.choice(FIRST)}{chance.choice(SECOND)} {number} und {chance.choice(FIRST)}{chance.choice(SECOND)}"
    return title, " ".join(chance.choices(WORDS, k=25))


def main(count: int, various: bool, departments: int, first: int) -> None:
    chance = random.Random(25 + first - 1)
    print(HEAD)
    for number in range(first, first + count):
        levels = [str(min(chance.randrange(6), chance.randrange(6))) for _ in range(4)]
        if chance.random() < 0.02:
            levels[chance.randrange(4)] = ""
        deadline = f"01.{chance.randrange(1, 13):02}.{chance.randrange(2025, 2030)}" if chance.random() < 0.1 else ""
        requires = f"TEST-{chance.randrange(1, number):06}" if number > 1 and chance.random() < 0.05 else ""
        title, summary = texts(chance, number, various)
        print(
            f"TEST-{number:06};{title};{summary};"
            f"Fachbereich {chance.randrange(1, departments + 1)};{chance.choice(['sichtbar', 'Hintergrund'])};OZG;{deadline};"
            f"{chance.randrange(10, 900)};{chance.randrange(10, 900) * 1000};{requires};{';'.join(levels)}"
        )


options = argparse.ArgumentParser()
options.add_argument("count", type=int)
options.add_argument("--various", action="store_true")
options.add_argument("--departments", type=int, default=60)
options.add_argument("--first", type=int, default=1)
asked = options.parse_args()
main(asked.count, asked.various, asked.departments, asked.first)
