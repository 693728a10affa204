# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

capacity-heading = Kapazität der Jahre
capacity-lead = Was in einem Jahr für neue Vorhaben zur Verfügung steht. Was laufende Vorhaben noch brauchen, ziehen Sie bitte vorher ab.
capacity-caption = Kapazität der Jahre in Personentagen und Euro
capacity-none = Noch ist für kein Jahr eine Kapazität eingetragen.
capacity-year = Jahr
capacity-days = Personentage
capacity-days-hint = Eigenes Personal, zum Beispiel 2.400. Leer heißt: ohne Grenze.
capacity-euros = Euro
capacity-euros-hint = Sachmittel ohne eigenes Personal, zum Beispiel 3.500.000. Leer heißt: ohne Grenze.
capacity-reason = Begründung
capacity-reason-hint = Woher die Zahlen stammen, zum Beispiel Haushaltsplan oder Stellenplan.
capacity-unlimited = ohne Grenze
capacity-change = Ändern
capacity-change-lead = Bleiben beide Felder leer, wird das Jahr nicht mehr geplant.
capacity-of-year = Kapazität { $value }
capacity-add-heading = Jahr hinzufügen
capacity-add = Jahr eintragen
capacity-year-unreadable = Bitte geben Sie ein Jahr zwischen 2020 und 2099 ein, zum Beispiel 2027.
capacity-year-taken = Dieses Jahr ist schon eingetragen. Sie können es in der Tabelle ändern.
capacity-days-unreadable = Bitte geben Sie ganze Personentage bis 1.000.000 ein, zum Beispiel 2.400.
capacity-euros-unreadable = Bitte geben Sie einen Betrag in Euro ein, zum Beispiel 3.500.000 oder 3.500.000,50.
capacity-nothing-said = Bitte geben Sie Personentage oder Euro an.
capacity-demonstration = Erfundene Zahlen zur Veranschaulichung
action-capacity-set = Kapazität eingetragen
field-person-days = Personentage
field-euros = Euro

plan-title = Plan
plan-heading = Was passt in die Jahre?
plan-lead = Die Auswahl von Vorhaben, die innerhalb der Kapazität der Jahre am meisten wert ist: mit allem, was dafür vorausgesetzt wird. Der Platz auf der Liste ändert sich dadurch nicht.
plan-no-capacity = Für dieses und die nächsten Jahre ist noch keine Kapazität eingetragen, oder es gibt noch keine Gewichtung. Ohne beides gibt es keinen Plan.
plan-enter-capacity = Kapazität eintragen
plan-at-work = Der Plan wird gerade berechnet. Das dauert höchstens einige Sekunden.
plan-at-work-anew = Daten oder Vorgaben haben sich geändert. Der Plan wird gerade neu berechnet; unten steht noch der bisherige.
plan-look-again = Seite neu laden
plan-worth-heading = Wert des Plans
plan-sentence = { $count ->
    [one] Ein Vorhaben passt hinein, zusammen { $points } Punkte.
   *[other] { $number } Vorhaben passen hinein, zusammen { $points } Punkte.
}
plan-explanation = Gezählt werden die Punkte jedes Vorhabens für jedes geplante Jahr, in dem sein Nutzen da ist: ab dem Jahr nach der Umsetzung, das letzte geplante Jahr zählt einmal. Jeder Plan wird in ganzen Zahlen nachgerechnet.
plan-is-best = Das ist nachweislich der beste Plan.
plan-gap = Ein anderer Plan kann um höchstens { $points } Punkte ({ $percent }{"\u00A0"}%) besser sein.
plan-computed = Berechnet am { $value }.
plan-infeasible = Kein Plan erfüllt alle Vorgaben.
plan-undecided = In der erlaubten Zeit wurde kein Plan gefunden, der alle Vorgaben erfüllt. Es kann trotzdem einen geben.
plan-unmet-itself = { $project } soll bis { $year } fertig sein, lässt sich aber nicht planen.
plan-unmet-excluded = { $project } soll bis { $year } fertig sein, setzt aber { $other } voraus, das ausgeschlossen ist oder sich nicht planen lässt.
plan-unmet-alternative = { $project } soll bis { $year } fertig sein, verträgt sich aber nicht mit { $other }, das ebenfalls verlangt ist.
plan-unmet-undivided = { $project } soll bis { $year } fertig sein. In der Summe reicht die Kapazität, aber in keinem einzelnen Jahr ist genug frei.
plan-unmet-shortage = { $project } soll bis { $year } fertig sein. Es fehlen { $lacking }.
plan-capacity-heading = Kapazität der Jahre: belegt und frei
plan-capacity-picture = Balken je Jahr, die Zahlen stehen in der Tabelle darunter
plan-capacity-caption = Belegte und freie Personentage und Euro je Jahr
plan-used = belegt
plan-free = frei
plan-days-used = PT belegt
plan-days-free = PT frei
plan-euros-used = Euro belegt
plan-euros-free = Euro frei
plan-used-of = { $used } von { $there }
plan-year-heading = Das Jahr { $value }
plan-year-empty = In diesem Jahr ist nichts geplant.
plan-foundation = Grundlage für andere
plan-left-out-heading = Was nicht hineinpasst
plan-left-out-lead = Die bestplatzierten Vorhaben, die der Plan auslässt.
plan-unplannable-heading = Was sich nicht planen lässt
plan-unplannable-more = { $count ->
    [one] und ein weiteres
   *[other] und { $number } weitere
}
plan-lacks-effort = Der Aufwand ist nicht geschätzt.
plan-lacks-cost = Die Kosten sind nicht geschätzt.
plan-lacks-requirement = Es setzt etwas voraus, das nicht mehr im Verfahren ist.
plan-adopted = Zuletzt beschlossen: Szenario „{ $name }“, am { $day } durch { $by }. Begründung: { $reason }
plan-adopted-link = Zum Szenario
plan-without-demands = Ohne Vorgaben

roadmap-heading = Fahrplan nach Quartalen
roadmap-explanation = Der Plan legt nur das Jahr fest. Innerhalb des Jahres stehen die Vorhaben hier hintereinander: zuerst, was andere brauchen, dann nach Frist, dann nach Punkten. Die Tabellen darunter sagen dasselbe.
roadmap-key-bar = In Arbeit
roadmap-key-due = Frist
roadmap-key-line = Wird vorausgesetzt
roadmap-quarter = Q{ $value }
roadmap-in-quarter = Q{ $from } { $year }
roadmap-in-quarters = Q{ $from } bis Q{ $until } { $year }
roadmap-column-quarter = Quartal
roadmap-part = { $count ->
    [one] Ein weiteres Vorhaben steht nur in den Tabellen.
   *[other] { $number } weitere Vorhaben stehen nur in den Tabellen.
}

scenarios-heading = Szenarien
scenarios-lead = Ein Szenario ist ein Plan mit Vorgaben: was umgesetzt werden muss, was nicht umgesetzt wird und was sich gegenseitig ausschließt. Sie sehen, was jede Vorgabe kostet.
scenarios-none = Noch gibt es kein Szenario, das Sie sehen können.
scenario-label = Szenario
scenario-private = nur für mich
scenario-shared = für alle Planenden sichtbar
scenario-adopted = beschlossen
scenario-discarded = verworfen
scenario-standing = Von { $author }, { $status }, zuletzt geändert am { $changed }.
scenario-new = Neues Szenario
scenario-new-heading = Neues Szenario
scenario-new-explanation = Zunächst sehen nur Sie es.
scenario-begin = Szenario anlegen
scenario-name = Name
scenario-name-hint = Zum Beispiel „Haushalt mit Wahljahr“.
scenario-keeps-deadlines = Fristen
scenario-keeps-deadlines-label = Was bis zum Ende der geplanten Jahre fällig ist, muss spätestens im Jahr seiner Frist umgesetzt werden
scenario-keeps-deadlines-hint = Auf den Tag genau steht es auf der Seite „Fristen“.
scenario-from = Vorgaben übernehmen von
scenario-from-nothing = keinem, ohne Vorgaben beginnen
scenario-from-unknown = Bitte wählen Sie eines der Szenarien.
scenario-copy = Als Vorlage nehmen
scenario-edit = Bearbeiten
scenario-edit-heading = Szenario bearbeiten
scenario-edit-explanation = Vorgaben ändern Sie auf der Seite des Szenarios.
scenario-share = Anderen zeigen
scenario-share-heading = Szenario zeigen
scenario-share-explanation = Portfoliomanagement und Leitung können es dann lesen und vergleichen, aber nicht ändern. Die Leitung kann es beschließen.
scenario-unshare = Nicht mehr zeigen
scenario-unshare-heading = Szenario nicht mehr zeigen
scenario-unshare-explanation = Danach sehen nur noch Sie es.
scenario-discard = Verwerfen
scenario-discard-heading = Szenario verwerfen
scenario-discard-explanation = Danach ist es für niemanden mehr zu sehen. Im Protokoll bleibt, dass es das gab.
scenario-done-begun = Das Szenario ist angelegt. Sie können jetzt Vorgaben hinzufügen.
scenario-done-shared = Portfoliomanagement und Leitung sehen das Szenario.
scenario-done-unshared = Das Szenario sehen nur noch Sie.
scenario-done-discarded = Das Szenario ist verworfen.
scenario-done-adopted = Das Szenario ist beschlossen, seine bewerteten Vorhaben sind priorisiert.
scenario-adopted-by = Beschlossen durch { $value }
scenario-demands-heading = Vorgaben
scenario-no-demands = Noch keine einzelne Vorgabe.
scenario-demands = { $count ->
    [0] keine
    [one] eine
   *[other] { $number }
}
scenario-worth = { $value } Punkte
scenario-costs = Alle Vorgaben zusammen kosten { $value } Punkte.
scenario-costs-nothing = Alle Vorgaben zusammen kosten nichts.
scenario-rule-duty = Pflicht
scenario-rule-forced = Gesetzt
scenario-rule-excluded = Ausgeschlossen
scenario-rule-incompatible = Unverträglich
scenario-rule-duty-means = Pflicht: ein Gesetz verlangt es
scenario-rule-forced-means = Gesetzt: es ist entschieden, dass es umgesetzt wird
scenario-rule-excluded-means = Ausgeschlossen: es wird nicht umgesetzt, und nichts, was es voraussetzt
scenario-rule-incompatible-means = Unverträglich: höchstens eines von zweien wird umgesetzt
scenario-rule-by = bis Ende { $value }
scenario-rule-new = Vorgabe hinzufügen
scenario-rule-here = Vorgabe
scenario-rule-heading = Vorgabe hinzufügen
scenario-rule-explanation = Wird sie gespeichert, wird der Plan neu berechnet.
scenario-rule-add = Vorgabe speichern
scenario-rule-kind = Vorgabe
scenario-rule-kind-missing = Bitte wählen Sie, was vorgegeben wird.
scenario-rule-project = Vorhaben
scenario-rule-project-hint = Kennung oder Wörter aus dem Titel, zum Beispiel DIG-002.
scenario-rule-project-missing = Bitte nennen Sie ein Vorhaben, zum Beispiel DIG-002.
scenario-rule-other = Unverträglich mit
scenario-rule-other-hint = Nur bei „Unverträglich“: das zweite Vorhaben.
scenario-rule-other-missing = Bitte nennen Sie das zweite Vorhaben, zum Beispiel DIG-002.
scenario-rule-other-same = Das ist dasselbe Vorhaben. Bitte nennen Sie ein anderes.
scenario-rule-other-unwanted = Ein zweites Vorhaben gehört nur zu „Unverträglich“. Bitte lassen Sie das Feld leer.
scenario-rule-by-year = Spätestens im Jahr
scenario-rule-by-year-hint = Nur bei „Pflicht“ und „Gesetzt“.
scenario-rule-any-year = in irgendeinem der Jahre
scenario-rule-year-unknown = Bitte wählen Sie eines der geplanten Jahre.
scenario-rule-year-unwanted = Ein Jahr gehört nur zu „Pflicht“ und „Gesetzt“. Bitte lassen Sie das Feld leer.
scenario-rule-reason = Begründung
scenario-rule-reason-hint = Zum Beispiel Rechtsgrundlage oder Beschluss mit Drucksachennummer.
scenario-rule-twice = Zu { $number } gibt es in diesem Szenario schon eine solche oder eine widersprechende Vorgabe.
scenario-rule-not-plannable = { $number } ist nicht im Verfahren oder läuft schon. Dazu kann nichts vorgegeben werden.
scenario-rule-nothing-found = Zu „{ $words }“ gibt es kein Vorhaben.
scenario-rule-several-found = Dazu gibt es mehrere Vorhaben. Bitte geben Sie eine Kennung ein: { $projects }
scenario-rule-cost = Kosten der Vorgabe
scenario-rule-costs = Die Vorgabe kostet { $value } Punkte.
scenario-rule-costs-at-most = Die Vorgabe kostet höchstens { $value } Punkte.
scenario-rule-costs-nothing = Die Vorgabe kostet nichts.
scenario-rule-remove = Zurücknehmen
scenario-rule-remove-heading = Vorgabe zurücknehmen
scenario-rule-remove-explanation = Danach wird der Plan neu berechnet.
scenario-rule-told = { $kind }: { $project }
scenario-adopt = Beschließen
scenario-adopt-heading = Szenario beschließen
scenario-adopt-explanation = Die bewerteten Vorhaben des Plans werden priorisiert, alle auf einmal. Danach lässt sich das Szenario nicht mehr ändern.
scenario-adopt-worth = Der Plan ist { $value } Punkte wert.
scenario-adopt-becoming = { $count ->
    [0] Kein Vorhaben wird neu priorisiert.
    [one] Ein Vorhaben wird priorisiert: { $projects }.
   *[other] { $number } Vorhaben werden priorisiert: { $projects }.
}
scenario-adopt-already = { $count ->
    [one] Ein Vorhaben ist schon priorisiert.
   *[other] { $number } Vorhaben sind schon priorisiert.
}
scenario-adopt-others = { $count ->
    [one] Ein Vorhaben gehört zum Plan, ist aber noch nicht bewertet und bleibt, wie es ist: { $projects }.
   *[other] { $number } Vorhaben gehören zum Plan, sind aber noch nicht bewertet und bleiben, wie sie sind: { $projects }.
}
scenario-adopt-reason = Begründung
scenario-adopt-reason-hint = Sie steht öffentlich auf der Seite des Plans und bei jedem priorisierten Vorhaben.
scenario-adopt-stale = Seit Sie es angesehen haben, haben sich Daten oder Szenario geändert. Hier steht, was jetzt gilt. Bitte prüfen Sie es und beschließen Sie noch einmal.
scenario-adopt-decided = Dieses Szenario ist schon beschlossen.
scenario-adopt-no-plan = Kein Plan erfüllt alle Vorgaben dieses Szenarios. So lässt es sich nicht beschließen.
scenario-compare = Szenarien vergleichen
scenario-compare-one = Vergleichen
scenario-compare-heading = Szenarien nebeneinander
scenario-compare-lead = Was jedes wert ist, was es von der Kapazität belegt und worin sich die Pläne unterscheiden.
scenario-compare-choose = Szenarien
scenario-compare-button = Vergleichen
scenario-compare-most = Nebeneinander passen { $value } Szenarien, die zuletzt geänderten stehen hier.
scenario-compare-figures = Zahlen
scenario-compare-gap = Abstand zum besten Plan
scenario-compare-infeasible = nicht umsetzbar
scenario-compare-undecided = nichts gefunden
scenario-compare-at-work = wird berechnet
scenario-compare-waiting = Einer der Pläne wird gerade berechnet.
scenario-compare-differing = Unterschiede
scenario-compare-same = { $count ->
    [0] Kein Vorhaben steht überall im selben Jahr.
    [one] Ein Vorhaben steht überall im selben Jahr.
   *[other] { $number } Vorhaben stehen überall im selben Jahr.
}
error-unknown-scenario = Ein Szenario { $id } gibt es nicht, oder es ist nicht für Sie.
action-scenario-begun = Szenario angelegt
action-scenario-changed = Szenario geändert
action-scenario-shared = Szenario gezeigt
action-scenario-unshared = Szenario nicht mehr gezeigt
action-scenario-discarded = Szenario verworfen
action-scenario-adopted = Szenario beschlossen
field-keeps-deadlines = Fristen einhalten
field-demand = Vorgabe
field-project = Vorhaben
field-other = Unverträglich mit
field-by-year = Spätestens im Jahr

board-capacity-line = Bis hierher reichen die { $days } des Jahres { $year }: Die Vorhaben darüber brauchen mit allem, was sie voraussetzen, noch { $used }; was schon läuft, zählt nicht mit.
board-capacity-unestimated = { $count ->
    [one] Für eines davon ist der Aufwand nicht geschätzt.
   *[other] Für { $number } davon ist der Aufwand nicht geschätzt.
}
board-capacity-before = Vor { $number }: { $line }
