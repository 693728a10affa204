# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

setup-weighting-author = Einrichtung des Portals
setup-weighting-reason = Ausgangsgewichtung

import-done = { $count ->
    [one] 1 Vorhaben wurde übernommen.
   *[other] { $count } Vorhaben wurden übernommen.
}{ $updated ->
    [0] {""}
    [one] {" "}1 Vorhaben wurde aktualisiert.
   *[other] {" "}{ $updated } Vorhaben wurden aktualisiert.
}{ $unchanged ->
    [0] {""}
    [one] {" "}1 Vorhaben ist unverändert.
   *[other] {" "}{ $unchanged } Vorhaben sind unverändert.
}{ $skipped ->
    [0] {""}
    [one] {" "}1 Vorhaben gab es schon; es blieb, wie es war.
   *[other] {" "}{ $skipped } Vorhaben gab es schon; sie blieben, wie sie waren.
}{ $out ->
    [0] {""}
    [one] {" "}1 Zeile wurde ausgelassen.
   *[other] {" "}{ $out } Zeilen wurden ausgelassen.
}{ $departments ->
    [0] {""}
    [one] {" "}Neu ist der Fachbereich { $names }.
   *[other] {" "}Neu sind { $departments } Fachbereiche: { $names }.
}
import-prospect = { $count ->
    [one] 1 Vorhaben wird neu übernommen.
   *[other] { $count } Vorhaben werden neu übernommen.
}{ $updated ->
    [0] {""}
    [one] {" "}1 Vorhaben wird aktualisiert.
   *[other] {" "}{ $updated } Vorhaben werden aktualisiert.
}{ $unchanged ->
    [0] {""}
    [one] {" "}1 Vorhaben ist unverändert.
   *[other] {" "}{ $unchanged } Vorhaben sind unverändert.
}{ $skipped ->
    [0] {""}
    [one] {" "}1 Vorhaben gibt es schon; es bleibt, wie es ist.
   *[other] {" "}{ $skipped } Vorhaben gibt es schon; sie bleiben, wie sie sind.
}{ $out ->
    [0] {""}
    [one] {" "}1 Zeile wird ausgelassen.
   *[other] {" "}{ $out } Zeilen werden ausgelassen.
}{ $departments ->
    [0] {""}
    [one] {" "}Neu ist der Fachbereich { $names }.
   *[other] {" "}Neu sind { $departments } Fachbereiche: { $names }.
}
import-empty = Unter der Kopfzeile steht kein Vorhaben.
import-nothing = Nichts wurde übernommen, weil keine Zeile übernommen werden kann:
import-changed = Inzwischen wurden Daten geändert. Bitte sehen Sie sich die Prüfung noch einmal an und übernehmen Sie dann.
import-no-number-left = In der Reihe der Kennungen ist keine Nummer mehr frei. Nichts wurde übernommen.
import-database = Die Datenbank hat die Liste nicht angenommen. Nichts wurde übernommen.
import-more = … und { $count } weitere.
