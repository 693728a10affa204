# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

my-view-title = Ihre Sicht
my-view-heading = Wie würden Sie gewichten?
my-view-not-official = Ihre Sicht – nicht die amtliche Reihenfolge.
my-view-explanation = Probieren Sie aus, wie die Top 25 mit anderen Gewichten aussähen. Ihre Punkte stehen nur in der Adresse dieser Seite und werden nirgends gespeichert.
my-view-official = Zur amtlichen Rangliste (Gewichtung { $value })

weigh-legend = Punkte je Kriterium
weigh-slider = Schieberegler: { $value }
weigh-in-force = amtlich { $value } %
weigh-sum = Summe:
weigh-points = { $count ->
    [one] 1 Punkt
   *[other] { $number } Punkte
}
weigh-calculate = Berechnen
weigh-restore = Amtliche Gewichtung wiederherstellen
weigh-ends = Wie weit jedes Gewicht gehen kann, und wer dann kommt oder geht
weigh-help = Hilfe beim Gewichten
weigh-save-as-draft = Als Entwurf speichern
weigh-back-to-draft = Entwurf
weigh-new-from-points = Der Entwurf beginnt mit den Punkten aus Ihrer Sicht.
weigh-update-failed-draft = Die Vorschau ließ sich nicht aktualisieren. „Speichern“ zeigt sie wieder.
weigh-update-failed = Die Vorschau ließ sich nicht aktualisieren. Bitte drücken Sie „Berechnen“.

preview-heading = Wer kommt und wer geht
preview-nobody = Niemand kommt hinein, niemand fällt heraus.
preview-board-heading = So sähen die Top 25 aus
preview-caption = Die Top 25 mit diesen Punkten, verglichen mit der amtlichen Rangliste
preview-refused = Sobald alle Angaben stimmen, steht hier wieder die Vorschau.
preview-nothing = Die Top 25 bleiben, wie sie sind: dieselben Vorhaben auf denselben Plätzen.
preview-sentence = { $entering }, { $leaving }, { $moving }.
preview-entering = { $count ->
    [0] Kein Vorhaben kommt hinein
    [one] 1 Vorhaben kommt hinein
   *[other] { $number } Vorhaben kommen hinein
}
preview-leaving = { $count ->
    [0] keines fällt heraus
    [one] 1 fällt heraus
   *[other] { $number } fallen heraus
}
preview-moving = { $count ->
    [0] keines sonst wechselt den Platz
    [one] 1 wechselt den Platz
   *[other] { $number } wechseln den Platz
}
preview-in = Kommen hinein
preview-out = Fallen heraus
preview-more = { $count ->
    [one] und 1 weiteres
   *[other] und { $number } weitere
}
preview-left = Diese Vorhaben fallen aus den Top 25 heraus.
preview-tie = Auf Platz { $place } liegen { $tied } Vorhaben gleichauf. Weil alle davon dabei sind, umfassen die Top 25 hier { $board } Vorhaben.
preview-first-only = Gezeigt werden die ersten { $value }.
preview-without-place = { $count ->
    [one] 1 Vorhaben im Verfahren hat
   *[other] { $number } Vorhaben im Verfahren haben
} noch keinen Platz, weil Bewertungen fehlen{ $differs ->
    [0] {""}
   *[other] {" "}(amtlich: { $in-force })
}.
column-change = Veränderung
change-none = unverändert
change-within = von { $from } auf { $to }
change-enters = von { $from } auf { $to }, neu dabei
change-enters-without-place = neu dabei, bisher ohne Platz
change-leaves = von { $from } auf { $to }, fällt heraus
change-leaves-without-place = von { $value } herausgefallen, jetzt ohne Platz: eine Bewertung fehlt

weigh-help-lead = Zwei Wege zu Punkten. Beide füllen die Felder aus; danach sehen Sie die Folgen und können nachbessern.
weigh-help-fill = In die Felder übernehmen
swing-heading = Stufen vergleichen
swing-question = Stellen Sie sich vor, ein Vorhaben stünde bei allen Kriterien auf Stufe 0. Welches Kriterium würden Sie zuerst auf Stufe 5 heben? Es bekommt { $value } Punkte. Wie viel ist Ihnen, verglichen damit, derselbe Schritt bei den anderen wert?
swing-from = Von Stufe 0: { $value }
swing-to = Auf Stufe 5: { $value }
swing-none-is-first = Bitte geben Sie dem Kriterium, das Sie zuerst heben würden, genau { $most } Punkte; die anderen bekommen höchstens so viele.
order-heading = Nur die Reihenfolge steht fest
order-question = Nummerieren Sie die Kriterien: 1 für das wichtigste, 2 für das nächste und so weiter. Gleich wichtige bekommen dieselbe Nummer.
order-method = So werden daraus Punkte: Aus allen Gewichtungen mit dieser Reihenfolge wird die Mitte genommen (Rangordnungs-Schwerpunkt). Die Punkte sind ganze Zahlen und ergeben zusammen { $value }; wo gleich wichtige sonst ungleich viele bekämen, ein paar weniger.
help-number = Bitte geben Sie eine ganze Zahl von { $least } bis { $most } ein.
order-too-many = Bei mehr als zwölf Kriterien lassen sich aus der Reihenfolge allein keine sinnvollen Punkte bilden.
