# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

deadlines-title = Fristen
deadlines-heading = Was bis wann beginnen muss
deadlines-lead = Eine Frist wirkt zurück: Auch was ein Vorhaben voraussetzt, muss rechtzeitig fertig sein. Die Liste nennt für jedes Vorhaben den spätesten Beginn, den frühesten Termin zuerst.
deadlines-assumption = { $count ->
    [one] Gerechnet wird damit, dass an jedem Vorhaben eine Person ganztags arbeitet: Aus so vielen Personentagen Aufwand werden ebenso viele Arbeitstage. { $number } Personentag ist dann ein Arbeitstag.
   *[other] Die Dauer ist eine Annahme: Es arbeiten jeweils { $number } Personen ganztags an einem Vorhaben. Der geschätzte Aufwand in Personentagen geteilt durch { $number } ergibt die Arbeitstage, aufgerundet.
}
deadlines-calendar = Arbeitstage sind Montag bis Freitag ohne die gesetzlichen Feiertage in Nordrhein-Westfalen.
deadlines-ahead-heading = Noch zu halten
deadlines-none-ahead = Kein Vorhaben im Verfahren hat eine Frist, die noch zu halten ist.
deadlines-lost-heading = Nicht mehr zu halten
deadlines-lost-lead = Selbst wenn alles, was diese Vorhaben voraussetzen, heute begänne, würden sie nicht rechtzeitig fertig.
deadlines-passed-heading = Abgelaufen
deadlines-passed-lead = Diese Fristen sind abgelaufen, ohne dass die Vorhaben abgeschlossen sind.
deadlines-due = Frist
deadlines-because-of = wegen
deadlines-latest-start = Spätester Beginn
deadlines-slack = Puffer (Arbeitstage)
deadlines-standing = Stand
deadlines-long-ago = vor vielen Jahren
deadlines-guess = Aufwand unvollständig geschätzt
deadlines-begin = { $count ->
    [0] muss heute beginnen, spätester Tag { $day }
    [one] muss bis { $day } beginnen, noch { $number } Tag
   *[other] muss bis { $day } beginnen, noch { $number } Tage
}
deadlines-lost = { $count ->
    [one] nicht mehr zu halten, es fehlt { $number } Arbeitstag
   *[other] nicht mehr zu halten, es fehlen { $number } Arbeitstage
}
deadlines-running = läuft, muss am { $value } fertig sein
deadlines-passed = Frist am { $value } abgelaufen
deadlines-price-heading = Was die Fristen kosten
deadlines-price-no-capacity = Das lässt sich erst sagen, wenn unter „Kapazität der Jahre“ die Personentage eines Jahres eingetragen sind.
deadlines-price-impossible = Mit der Kapazität des Jahres { $year } ({ $days }) lassen sich nicht alle Fristen halten, die jede für sich noch zu halten sind.
deadlines-price-nothing = Mit der Kapazität des Jahres { $year } ({ $days }) lassen sich alle noch haltbaren Fristen halten, ohne dass anderer Nutzen später eintritt.
deadlines-price-exact = Mit der Kapazität des Jahres { $year } ({ $days }) lassen sich alle noch haltbaren Fristen halten. Das kostet { $points } Punkttage: So viel anderer Nutzen tritt später ein als ohne Fristen. Ein Punkttag heißt: Ein Punkt Nutzen kommt einen Personentag später.
deadlines-price-at-most = Mit der Kapazität des Jahres { $year } ({ $days }) lassen sich alle noch haltbaren Fristen halten. Das kostet höchstens { $points } Punkttage: So viel anderer Nutzen tritt später ein als ohne Fristen. Ein Punkttag heißt: Ein Punkt Nutzen kommt einen Personentag später.

window-heading = Muss nutzbar sein ab
window-lead = Manche Dienste werden vor ihrer Frist gebraucht: Ein Online-Antrag auf Briefwahl muss bereitstehen, sobald Anträge gestellt werden können, nicht erst am Wahltag. Für den spätesten Beginn zählt der frühere Tag.
window-deadline = Die Frist des Vorhabens ist der { $value }.
window-day = Nutzbar ab
window-day-hint = TT.MM.JJJJ, zum Beispiel 01.03.2027. Bleibt das Feld leer, zählt allein die Frist.
window-day-unreadable = Bitte ein Datum im Format TT.MM.JJJJ eingeben, zum Beispiel 01.03.2027.
window-after-deadline = Dieser Tag liegt nach der Frist am { $day }. Bitte wählen Sie einen Tag bis dahin.
window-reason = Begründung
window-reason-hint = Zum Beispiel, welche Vorschrift den Tag bestimmt.
window-none = nicht gesondert festgelegt
window-change = Ändern
action-service-window-set = Tag der Nutzbarkeit festgelegt
field-usable-from = Muss nutzbar sein ab
