# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

value-title = Wert und Aufwand
value-lead = Jeder Punkt ist ein Vorhaben: je höher, desto mehr Punkte auf dem Board; je weiter rechts, desto mehr Personentage kostet es.
value-to-table = Zur Tabelle
value-nothing = Noch hat kein Vorhaben einen Platz und einen geschätzten Aufwand.
value-efficient = Auf der Effizienzlinie stehen { $value }.
value-frontier = Die Linie verbindet, was für seinen Aufwand am meisten bringt: Kein Vorhaben und keine Mischung aus zweien bringt für ebenso viele Personentage mehr. Sie steigt nach rechts immer flacher, denn jeder weitere Personentag bringt dort weniger. Was ein Vorhaben voraussetzt, zählt hier nicht mit; das zeigt die Startreihenfolge.
value-reading = Wer auf einen Punkt zeigt oder mit der Tastatur zu ihm kommt, sieht unter dem Bild, welches Vorhaben es ist; der Punkt führt zu seiner Seite. Die Achse des Aufwands ist nach rechts gestaucht, damit kleine und große Vorhaben in ein Bild passen.
value-key-board = unter den Top 25
value-key-other = weiteres Vorhaben
value-key-efficient = auf der Effizienzlinie
value-key-counted = Zahl weiterer Vorhaben in diesem Feld
value-counted = { $count ->
    [one] Gezeichnet sind die Top 25 und die Effizienzlinie. { $number } weiteres Vorhaben ist nur gezählt und steht nicht in der Tabelle.
   *[other] Gezeichnet sind die Top 25 und die Effizienzlinie. { $number } weitere Vorhaben sind nur gezählt, je Feld des Bildes, und stehen nicht in der Tabelle.
}
value-without-effort = { $count ->
    [one] { $number } Vorhaben hat noch keinen geschätzten Aufwand und fehlt im Bild.
   *[other] { $number } Vorhaben haben noch keinen geschätzten Aufwand und fehlen im Bild.
}
value-picture = Vorhaben nach Punkten und Personentagen mit der Effizienzlinie
value-point = { $number } { $title }: { $points } Punkte, { $days } Personentage, Platz { $place }
value-point-efficient = { $number } { $title }: { $points } Punkte, { $days } Personentage, Platz { $place }, auf der Effizienzlinie
value-axis-effort = Personentage
value-axis-points = Punkte
value-table-heading = Dieselben Vorhaben als Tabelle
value-table-lead = Zuerst, was je Personentag am meisten bringt.
value-density = Punkte je Personentag
value-line = Effizienzlinie
value-on-line = auf der Linie
