# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# Was worauf aufbaut
city-title = Was worauf aufbaut
city-lead = Viele Vorhaben gehen nicht ohne andere. Das Bild zeigt, was zuerst da sein muss, damit das Nächste beginnen kann.
city-summary = { $projects } hängen durch { $edges } zusammen.
city-projects = { $count ->
    [one] 1 Vorhaben
   *[other] { $number } Vorhaben
}
city-edges = { $count ->
    [one] 1 Voraussetzung
   *[other] { $number } Voraussetzungen
}
city-picture = Was worauf aufbaut, als Bild
city-to-list = Zur Liste
city-drawn-part = Für ein Bild sind es zu viele. Gezeichnet sind { $number }: die am besten platzierten Vorhaben mit allem, was sie voraussetzen.
city-listed-part = Die Liste zeigt die { $number }, auf denen am meisten aufbaut.
city-list-heading = Die Liste zum Bild
city-list-explanation = Zuerst stehen die Vorhaben, auf denen am meisten aufbaut. Jeder Link führt zum Bild dieses einen Vorhabens.
city-nothing = Zurzeit wartet kein Vorhaben auf ein anderes.
network-key = Legende
network-reading = Links steht, was zuerst da sein muss. Zeigen Sie auf ein Feld, und seine Linien treten hervor; ein Klick führt zum Bild dieses Vorhabens. Was schon aus anderen Linien folgt, ist nicht gezeichnet.
network-board = in den Top 25
network-background = Hintergrundvorhaben
column-enabling = Grundlage für

# Ein Vorhaben und was damit zusammenhängt
around-picture = { $value } mit allem, was es voraussetzt, und allem, was darauf aufbaut
around-drawn-part = { $count ->
    [one] 1 weiteres Vorhaben ist nicht gezeichnet. Gezeichnet sind die nächsten.
   *[other] { $number } weitere Vorhaben sind nicht gezeichnet. Gezeichnet sind die nächsten.
}
around-listed-part = { $count ->
    [one] 1 weiteres Vorhaben ist nicht aufgeführt.
   *[other] { $number } weitere Vorhaben sind nicht aufgeführt.
}
needs-none = Das Vorhaben setzt kein anderes voraus.
needs-summary = Das Vorhaben setzt unmittelbar oder mittelbar { $projects } voraus, { $unmet }.
needs-projects = { $count ->
    [one] 1 anderes
   *[other] { $number } andere
}
needs-unmet = { $count ->
    [0] alle abgeschlossen
    [one] davon 1 noch nicht abgeschlossen
   *[other] davon { $number } noch nicht abgeschlossen
}
need-unmet = noch nicht da
enabling-count = { $number }
enabling-count-with-deadline = { $number }, davon { $deadlines } mit Frist
enabling-more = mindestens { $number }
enabling-sentence = Es ist Grundlage für { $value }.
enabling-row = Grundlage für { $value }
column-how = Zusammenhang
column-taking-back = Ändern
column-among = Geteilt durch
column-credit = Anteil von { $value }
how-direct = unmittelbar
how-beneath = mittelbar
carries-heading = Grundlage für
unlocks-sentence = { $number } schaltet { $points } Punkte frei. Sein Anteil daran und an den eigenen Punkten beträgt zusammen { $credit } Punkte.
unlocks-explanation = Die Punkte eines Vorhabens werden zu gleichen Teilen zwischen ihm und allem geteilt, was es unmittelbar oder mittelbar voraussetzt. So zählt kein Punkt zweimal.
credit-own = Anteil an den eigenen Punkten

# Voraussetzungen eintragen und zurücknehmen
connect-heading = Voraussetzung eintragen
connect-explanation = Was muss da sein, bevor { $value } wirken kann? Die Änderung gilt sofort und steht im Protokoll.
connect-button = Voraussetzung eintragen
dependency-required = Setzt voraus
dependency-required-hint = Die Kennung, zum Beispiel DIG-007, oder Wörter aus dem Titel. Passt mehreres, wählen Sie im nächsten Schritt.
dependency-choice = Welches Vorhaben ist gemeint?
dependency-reason = Begründung
dependency-reason-hint = Woran man sieht, dass es ohne nicht geht. Steht im Verlauf des Vorhabens.
dependency-missing = Geben Sie an, welches Vorhaben vorausgesetzt wird.
dependency-nothing-found = Zu „{ $words }“ ist kein Vorhaben gefunden. Versuchen Sie es mit der Kennung oder einem anderen Wort.
dependency-choose = { $count ->
    [one] Ein Vorhaben passt. Wählen Sie es aus, wenn es gemeint ist.
   *[other] { $count } Vorhaben passen. Wählen Sie eines aus.
}
dependency-on-itself = Kein Vorhaben setzt sich selbst voraus. Geben Sie ein anderes an.
dependency-on-merged = { $number } geht in { $target } weiter. Geben Sie { $target } an.
dependency-on-ended = { $number } ist abgelehnt oder zurückgezogen und kann nicht vorausgesetzt werden.
dependency-circle = Das ergäbe einen Kreis: { $path }. Keines davon könnte beginnen.
dependency-step = { $one } setzt { $other } voraus
circle-explanation = Diesen Kreis ergäbe der Eintrag. Wenn er nötig ist, nehmen Sie zuerst eine der anderen Voraussetzungen zurück.
circle-requires = setzt voraus:
dependency-added = { $number } setzt { $other } voraus.
dependency-removed = { $number } setzt { $other } nicht mehr unmittelbar voraus.
dependency-remove = zurücknehmen
removal-heading = Voraussetzung zurücknehmen
removal-explanation = Die Rücknahme gilt sofort und steht im Protokoll. Was mittelbar über andere vorausgesetzt wird, bleibt.
removal-nothing = Das Vorhaben setzt unmittelbar nichts voraus.
removal-back = Zurück zu den Abhängigkeiten
removal-button = Voraussetzung zurücknehmen
dependency-unwanted = Welche Voraussetzung gilt nicht mehr?
dependency-remove-missing = Wählen Sie aus, welche Voraussetzung nicht mehr gilt.
dependencies-link = Bild, Anteile und alle Zusammenhänge
