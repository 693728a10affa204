# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

start-order-title = Startreihenfolge
start-order-link = Startreihenfolge: womit beginnen?
start-order-lead = Die Rangliste sagt, was am meisten wert ist. Hier steht, womit die Stadt anfangen sollte, damit Nutzen möglichst früh wirkt: das, was für einen Personentag am meisten bringt, zusammen mit dem, was dafür zuerst da sein muss.
start-order-value-heading = Was hier „Wert“ heißt
start-order-value = Der Wert eines Vorhabens sind seine Punkte in der Rangliste mit der geltenden Gewichtung. Ein Vorhaben ist umso früher dran, je mehr Punkte es für einen Personentag bringt.
start-order-rule-packages = Ein Paket fasst Vorhaben zusammen, die erst gemeinsam ihren Wert bringen. Innerhalb des Pakets stehen sie in der Folge, in der sie begonnen werden.
start-order-rule-enablers = Eine Voraussetzung bekommt keine eigenen Punkte dazu. Sie kommt nach vorn, wenn das, was sie ermöglicht, den gemeinsamen Aufwand wert ist. Jeder Aufwand zählt einmal.
start-order-rule-effort = Begonnene Vorhaben zählen mit ihrem ganzen Aufwand. Abgeschlossene werden nicht mehr abgewartet.
start-order-rule-deadlines = Fristen und Kapazität gehen hier nicht ein. Die Reihenfolge ist eine Empfehlung und ändert keinen Platz.
start-order-nothing = Noch kann kein Vorhaben eingeordnet werden.
start-order-summary = { $projects } in { $packages }, zusammen { $points } Punkte für { $days } Personentage.
start-order-projects = { $count ->
    [one] 1 Vorhaben
   *[other] { $number } Vorhaben
}
start-order-packages = { $count ->
    [one] 1 Paket
   *[other] { $number } Paketen
}
start-order-page = Seite { $page } von { $last }
start-order-pages = Weitere Pakete
start-order-before = Vorherige Pakete
start-order-behind = Nächste Pakete
packages-heading = Die Pakete
package-sentence = Paket { $package }: { $projects } – { $points } Punkte für { $days } Personentage
package-note = { $density } Punkte je Personentag; beginnt nach { $before } Personentagen.
package-alone = { $aims }{ $needs }
package-one-need = { $aims } mit seiner Voraussetzung { $needs }
package-needs = { $aims } mit seinen Voraussetzungen { $needs }
package-many-one-need = { $aims } mit ihrer Voraussetzung { $needs }
package-many-needs = { $aims } mit ihren Voraussetzungen { $needs }
names-and = { $first } und { $last }
names-more = { $count ->
    [one] 1 weiterem
   *[other] { $number } weiteren
}
column-person-days = Personentage

waiting-heading = Wie lange Nutzen wartet
waiting-own = Startreihenfolge
waiting-board = nach Platz in der Rangliste
waiting-least = untere Schranke
waiting-explanation = Gerechnet ist mit einem Team, das ein Vorhaben nach dem anderen fertigstellt. Punkttage sind die Summe aus Punkten mal Personentagen bis zur Fertigstellung. Nach Platz heißt: das Bestplatzierte zuerst, seine Voraussetzungen unmittelbar davor. Unter die Schranke kommt keine Reihenfolge.
column-order = Reihenfolge
column-mean-waiting = Personentage, die ein Punkt wartet
column-point-days = Punkttage
verdict-own = In der Startreihenfolge wartet ein Punkt im Mittel { $value } Personentage, bis er wirkt.
verdict-board = Ginge die Stadt nach dem Platz in der Rangliste vor, wären es { $days } Personentage, also { $percent } mehr.
verdict-board-equal = Ginge die Stadt nach dem Platz in der Rangliste vor, dauerte es nicht länger.
verdict-best = Keine andere Reihenfolge ist besser.
verdict-bound = Besser als die Startreihenfolge könnte eine andere höchstens um { $value } sein.

apart-heading = Noch nicht einzuordnen
start-order-apart = { $count ->
    [one] 1 Vorhaben im Verfahren fehlt in der Reihenfolge.
   *[other] { $number } Vorhaben im Verfahren fehlen in der Reihenfolge.
}
column-obstacle = Was fehlt
obstacle-not-assessed = Die Bewertung ist nicht vollständig.
obstacle-no-effort = Der Aufwand ist nicht geschätzt.
obstacle-waits = Setzt { $number } voraus, das selbst nicht eingeordnet ist ({ $state }).

credit-title = Wem der Nutzen zu verdanken ist
credit-lead = Ein Onlinedienst wirkt erst, wenn da ist, was er voraussetzt. Seine Punkte werden darum zu gleichen Teilen zwischen ihm und allem geteilt, worauf er aufbaut, unmittelbar oder mittelbar.
credit-explanation = So zählt jeder Punkt genau einmal: Die Summe der Anteile ist die Summe der Punkte. Auch ein Fachbereich, dessen Vorhaben niemand sieht, bekommt, was ohne ihn nicht möglich wäre.
credit-nothing = Noch hat kein Vorhaben einen Platz und damit Punkte.
credit-not-for-order = Für Bericht und Ausgleich zwischen den Fachbereichen. Die Plätze der Rangliste ändert es nicht.
column-credit-projects = Vorhaben mit Anteil
column-credit-own = Punkte der eigenen Vorhaben
column-credit-shared = Anteil nach Teilung

method-foundations-heading = Was zuerst kommt
method-foundations = Die Rangliste sagt, was am meisten wert ist. Womit zu beginnen ist, hängt auch vom Aufwand ab und davon, was zuerst da sein muss. Beides wird nie in eine Zahl gemischt: Die Startreihenfolge steht für sich.
