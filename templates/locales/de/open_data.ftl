# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

open-data-title = Offene Daten
open-data-lead = Die zuletzt festgehaltene Rangliste zur freien Nutzung, auch durch Programme. Namen von Personen sind nicht enthalten.
open-data-board = Stand: { $value }.
open-data-board-link = Diese Rangliste ansehen
open-data-json = alle Angaben zur Rangliste, für Programme
open-data-csv = die Plätze als Tabelle (UTF-8, Komma, Dezimalpunkt)
open-data-jsonld = Beschreibung nach DCAT-AP.de für Datenportale
open-data-licence = Lizenz:
open-data-licence-name = Datenlizenz Deutschland – Namensnennung – Version 2.0
open-data-link = Offene Daten: die letzte Rangliste als JSON und CSV
open-data-catalogue = Offene Daten aus Vorrang
open-data-dataset = Rangliste der Digitalisierungsvorhaben
open-data-description = Die zuletzt festgehaltene Rangliste der Digitalisierungsvorhaben der Stadt mit Platz, Punkten, Bewertungsstufen, Fachbereich, Status und Frist.
open-data-publisher = Stadt Dortmund
