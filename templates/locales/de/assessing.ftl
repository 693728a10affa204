# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

navigation-assessments = Bewertungen
navigation-rounds = Bewertungsrunden

# Runden
rounds-title = Bewertungsrunden
rounds-open = Offene Runden
rounds-closed = Geschlossene Runden
rounds-none-open = Zurzeit ist keine Runde offen.
rounds-none-closed = Noch ist keine Runde geschlossen.
round-title = Bewertungsrunde
round-opened-by = geöffnet am { $at } von { $name }
round-closed-by = geschlossen am { $at } von { $name }
round-reopened = wieder geöffnet
round-reopened-because = Wieder geöffnet:
round-assessors = Wer bewertet
round-nobody = niemand

round-new = Neue Runde
round-new-title = Neue Runde
round-no-projects = Zurzeit wartet kein Vorhaben auf eine Bewertung. Hier stehen Vorhaben, die eingereicht oder in Prüfung sind.
round-projects = Vorhaben
round-choose = Weiter zu den Bewertenden
round-projects-chosen = Vorhaben
round-projects-missing = Bitte wählen Sie mindestens ein Vorhaben.
round-project-impossible = Für { $number } lässt sich keine Runde öffnen: Es läuft schon eine, oder das Vorhaben hat inzwischen einen anderen Status.
round-other-projects = Andere Vorhaben wählen
round-who-on-what = Wer bewertet was?
round-assessors-hint = Empfohlen sind mindestens zwei Personen je Kriterium, besser drei. Wer zum Fachbereich eines Vorhabens gehört, bewertet es nicht.
round-as-before = Vorbelegt wie in der letzten Runde.
round-except = nicht bei { $value }
round-no-people = Niemand kann diese Vorhaben bewerten. Die Rolle „Bewertung“ vergibt die Administration.
round-assessors-missing = Bitte wählen Sie mindestens eine Person für ein Kriterium.
round-person-does-not-assess = Eine der Personen hat die Rolle „Bewertung“ nicht mehr. Bitte wählen Sie noch einmal.
round-own-department = { $name } gehört zum Fachbereich des Vorhabens und kann es nicht bewerten.
round-nobody-left = Für { $number } bleibt niemand übrig, weil alle Gewählten zum Fachbereich des Vorhabens gehören.
round-too-few-heading = Weniger als zwei Personen
round-too-few = Eine Stufe entsteht erst aus zwei Bewertungen. Auch wenn alle antworten, fehlt sie hier:
round-open = Runde öffnen
round-open-anyway = Trotzdem öffnen

round-close = Runde schließen
round-close-title = Runde schließen?
round-close-explanation = Danach kann niemand mehr bewerten. Je Kriterium zählt der Median der Stufen, das Vorhaben ist bewertet und steht in der Rangliste.
round-unfinished = Weniger als zwei Stufen gibt es bei:
round-unfinished-missing = die Stufe fehlt, das Vorhaben bekommt noch keinen Platz
round-unfinished-former = es bleibt bei der bisherigen Stufe { $value }
round-leave-open = Noch nicht schließen
round-has-changed = Die Runde hat sich inzwischen geändert. Bitte prüfen Sie noch einmal.
round-reopen = Runde wieder öffnen
round-reopen-title = Runde wieder öffnen?
round-reopen-explanation = Alle können ihre Bewertungen wieder ändern, und niemand sieht mehr die der anderen. Das Ergebnis gilt nicht mehr; bis zum nächsten Schließen steht das Vorhaben nicht in der Rangliste.
round-reopen-reason = Begründung
round-reopen-impossible = Diese Runde lässt sich nicht wieder öffnen: Über das Vorhaben ist schon entschieden, oder es gibt eine spätere Runde.
round-leave-closed = Geschlossen lassen

reason-too-short = Bitte begründen Sie in mindestens { $count } Zeichen.
reason-too-long = Bitte begründen Sie in höchstens { $count } Zeichen.
reason-unreadable = Die Begründung enthält unsichtbare Steuerzeichen. Bitte geben Sie den Text neu ein.

# Bewerten
assess-mine = Meine offenen Bewertungen
assess-mine-lead = Was die anderen sagen, sehen Sie erst, wenn die Runde geschlossen ist. So lange sieht auch niemand, was Sie sagen.
assess-nothing = Zurzeit ist nichts zu bewerten.
assess-all-done = Sie haben alles bewertet. Vielen Dank!
assess-progress = { $given } von { $wanted } bewertet
assess-go-on = Bewerten
assess-done = Erledigt
assess-done-note = Bis die Runde geschlossen wird, können Sie Ihre Bewertungen ändern.
assess-look-again = Ansehen
assess-whole-project = Alle Angaben zum Vorhaben
assess-steps = Kriterien
assess-step-done = bewertet
assess-level = Stufe
assess-level-missing = Bitte wählen Sie eine Stufe, oder sagen Sie, dass Sie es nicht beurteilen können.
assess-evidence = Nachweis: { $value }
assess-cannot-judge = Kann ich nicht beurteilen
assess-reason = Begründung
assess-reason-hint = Mindestens { $value } Zeichen. Wer nicht beurteilen kann, braucht keine Begründung.
assess-save-and-on = Speichern und weiter
assess-save = Speichern
assess-skip = Überspringen
assess-keys = Tasten: 0 bis 5 wählen die Stufe, Eingabe führt zur Begründung, Strg und Eingabe speichern.
assess-closed = Die Runde ist geschlossen
assess-closed-explanation = Bewertungen können nicht mehr gegeben oder geändert werden. Was Sie jetzt eingegeben haben, ist nicht gespeichert und zählt nicht.
assess-refused-title = Dieses Vorhaben bewerten andere
assess-refused = Es gehört zu Ihrem eigenen Fachbereich. Niemand bewertet Vorhaben des eigenen Fachbereichs.

# Ergebnis
outcome-title = Bewertung
outcome-heading = Was die Bewertenden sagen
outcome-caption = Je Kriterium die Stufen aller Bewertenden, Median, Spanne und Uneinigkeit
outcome-closed = Bewertet in der Runde, die am { $value } geschlossen wurde
outcome-open = Die Bewertung läuft. Was die Bewertenden sagen, ist zu sehen, sobald die Runde geschlossen ist.
outcome-none = Zu diesem Vorhaben gab es noch keine Bewertungsrunde im Portal. Stufen, die es hat, kamen mit einer Liste.
outcome-to-project = Zum Vorhaben
outcome-link = Was die Bewertenden im Einzelnen sagen
outcome-dots = Stufen 0 bis 5
outcome-levels = Stufen: { $value }
outcome-no-levels = keine Stufe
outcome-count = Stufen gegeben
outcome-median = Median
outcome-range = Spanne
outcome-disagreement = Uneinigkeit D
outcome-note = Hinweis
outcome-too-few = weniger als zwei Stufen
outcome-discuss = Bitte besprechen
outcome-abstentions = { $count ->
    [one] 1 kann es nicht beurteilen
   *[other] { $number } können es nicht beurteilen
}
outcome-explanation = Jeder Punkt ist eine Bewertung; was zählt, ist der Median (Pfeil). D ist die mittlere Abweichung vom Median, geteilt durch 2,5: 0 heißt einig, 1 heißt, die Hälfte sagt 0 und die Hälfte 5. Zu besprechen ist ein Kriterium ab D = 0,5 oder ab drei Stufen Abstand.
outcome-opinions = Wer was gesagt hat
outcome-opinions-note = Das sehen nur Portfoliomanagement und Revision.
outcome-person = Person
