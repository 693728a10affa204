# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

navigation-inbox = Eingang
navigation-decisions = Entscheidungen

# Was sich mit einem Vorhaben tun lässt: Schaltfläche, Überschrift, was geschieht, Beschriftung des Textfelds.
verb-review-label = In Prüfung nehmen
verb-review-heading = Vorhaben in Prüfung nehmen
verb-review-explanation = Das Portfoliomanagement prüft ab jetzt, ob die Angaben vollständig sind und ob es das Vorhaben schon gibt.
verb-answer-label = Antworten
verb-answer-heading = Rückfrage beantworten
verb-answer-explanation = Mit Ihrer Antwort geht das Vorhaben zurück in die Prüfung.
verb-answer-text = Ihre Antwort
verb-prioritise-label = Priorisieren
verb-prioritise-heading = Vorhaben priorisieren
verb-prioritise-explanation = Halten Sie fest, wer wann beschlossen hat, dass dieses Vorhaben zuerst kommt.
verb-prioritise-text = Beschluss (Gremium, Datum, Drucksache)
verb-start-label = Umsetzung beginnen
verb-start-heading = Umsetzung beginnen
verb-start-explanation = Das Vorhaben wird ab jetzt umgesetzt. Seinen Platz auf der Rangliste behält es. Halten Sie fest, wer das Projekt leitet und wann es beginnt.
verb-start-text = Projektleitung und Beginn
verb-complete-label = Abschließen
verb-complete-heading = Vorhaben abschließen
verb-complete-explanation = Das Vorhaben verlässt die Rangliste. Für alle, die es voraussetzen, ist diese Voraussetzung damit erfüllt.
verb-complete-text = Ergebnis
verb-resume-label = Wiederaufnehmen
verb-resume-heading = Vorhaben wiederaufnehmen
verb-resume-explanation = Das Vorhaben ist zurückgestellt und nimmt danach wieder am Verfahren teil.
verb-resume-text = Begründung
verb-reconsider-label = Neu prüfen
verb-reconsider-heading = Abgelehntes Vorhaben neu prüfen
verb-reconsider-explanation = Die Ablehnung wird aufgehoben. Das Vorhaben geht zurück in die Prüfung.
verb-reconsider-text = Begründung
verb-unmerge-label = Zusammenführung aufheben
verb-unmerge-heading = Zusammenführung aufheben
verb-unmerge-explanation = Das Vorhaben steht wieder für sich und hat denselben Status wie vor der Zusammenführung.
verb-unmerge-text = Begründung
verb-begin-assessment-label = Bewertungsrunde öffnen
verb-query-label = Rückfrage stellen
verb-query-heading = Rückfrage stellen
verb-query-explanation = Das Vorhaben geht an den Fachbereich. Mit dessen Antwort kommt es zurück in die Prüfung.
verb-query-text = Ihre Frage an den Fachbereich
verb-defer-label = Zurückstellen
verb-defer-heading = Vorhaben zurückstellen
verb-defer-explanation = Das Vorhaben ruht bis zur Wiedervorlage und steht so lange nicht auf der Rangliste.
verb-defer-text = Begründung
verb-merge-label = Zusammenführen
verb-merge-heading = Mit einem anderen Vorhaben zusammenführen
verb-merge-explanation = Das Vorhaben geht in einem anderen weiter, und seine Seite führt künftig dorthin. Beide Texte bleiben erhalten. Die Zusammenführung lässt sich aufheben.
verb-merge-text = Begründung
verb-decline-label = Ablehnen
verb-decline-heading = Vorhaben ablehnen
verb-decline-explanation = Das Vorhaben wird nicht weiterverfolgt. Alle Angaben bleiben erhalten; die Leitung kann es später neu prüfen lassen.
verb-decline-text = Begründung
verb-withdraw-label = Zurückziehen
verb-withdraw-heading = Vorhaben zurückziehen
verb-withdraw-explanation = Ihr Fachbereich verfolgt das Vorhaben nicht weiter. Alle Angaben bleiben erhalten. Rückgängig machen lässt sich das nicht: Sie können das Vorhaben nur neu anmelden.
verb-withdraw-text = Begründung

move-from-to = Der Status wechselt:
move-to = Wie geht es weiter?
move-to-missing = Bitte wählen Sie, wie es weitergeht.
merge-target = Kennung des Vorhabens, in dem dieses weitergeht
merge-into-itself = Das ist dieses Vorhaben selbst. Bitte nennen Sie ein anderes.
merge-into-merged = { $number } ist selbst zusammengeführt. Bitte nennen Sie { $target }, wo es weitergeht.
merge-into-ended = { $number } wird nicht weiterverfolgt. Bitte nennen Sie ein anderes Vorhaben.
merge-of-target = In diesem Vorhaben gehen schon andere weiter ({ $numbers }). Führen Sie zuerst diese mit dem neuen zusammen.
follow-up = Wiedervorlage am
follow-up-on = Wiedervorlage am { $day }

field-text-hint = Keine personenbezogenen Daten von Bürgerinnen und Bürgern eintragen.
field-day-hint = TT.MM.JJJJ, zum Beispiel 01.03.2027
field-day-missing = Bitte geben Sie ein Datum ein, zum Beispiel 01.03.2027.
field-day-unreadable = Bitte ein Datum im Format TT.MM.JJJJ eingeben, zum Beispiel 01.03.2027.
field-day-past = Bitte wählen Sie einen Tag nach dem heutigen.
field-day-too-far = Bitte wählen Sie einen Tag in den nächsten zehn Jahren.
field-number-hint = Zum Beispiel DIG-002
field-number-missing = Bitte geben Sie die Kennung eines Vorhabens ein, zum Beispiel DIG-002.
field-number-unreadable = Das ist keine Kennung. Sie besteht aus Buchstaben, Bindestrich und Ziffern, zum Beispiel DIG-002.

elsewhere-heading = Das geht gerade nicht
elsewhere-explanation = „{ $verb }“ ist nicht möglich, solange das Vorhaben den Status „{ $state }“ hat. Vielleicht hat jemand anderes es inzwischen weiterbewegt. Nichts ist geändert.
elsewhere-now = So steht es jetzt
elsewhere-typed = Das hatten Sie geschrieben
stands-since = seit { $value }
to-project = Zum Vorhaben

# Worauf ein Vorhaben wartet
waits-draft = Wird im Fachbereich geschrieben
waits-submitted = Wartet auf Prüfung durch das Portfoliomanagement
waits-in-review = Wird vom Portfoliomanagement geprüft
waits-query = Wartet auf eine Antwort des Fachbereichs
waits-in-assessment = Wird bewertet
waits-assessed = Wartet auf eine Entscheidung der Leitung
waits-prioritised = Wartet auf den Beginn der Umsetzung durch das Portfoliomanagement
waits-in-progress = Wird umgesetzt
waits-completed = Ist abgeschlossen
waits-deferred = Ruht bis zur Wiedervorlage
waits-declined = Wird nicht weiterverfolgt
waits-withdrawn = Wird nicht weiterverfolgt
waits-merged = Geht in einem anderen Vorhaben weiter
reason-question = Frage
reason-answer = Antwort
reason-decision = Beschluss
reason-start = Projektleitung und Beginn
reason-result = Ergebnis
reason-reason = Begründung
goes-on-in = Geht weiter in

# Der Vorgang auf der Seite eines Vorhabens
procedure-heading = Vorgang
procedure-since = { $state } seit { $since }
comments-heading = Rückfragen und Kommentare
comments-none = Noch keine.
comment-write = Kommentar schreiben
comment-heading = Kommentar schreiben
comment-explanation = Alle, die angemeldet sind, können ihn lesen. Ändern oder löschen lässt er sich nicht.
comment-kind = Was möchten Sie sagen?
comment-kind-missing = Bitte wählen Sie, was Sie sagen möchten.
comment-text = Text
comment-send = Kommentar absenden
said-question = Frage
said-question-meaning = Frage an den Fachbereich
said-answer = Antwort
said-answer-meaning = Antwort des Fachbereichs
said-objection = Einwand
said-objection-meaning = Einwand: Es spricht etwas dagegen
said-status = Sachstand
said-status-meaning = Sachstand: So geht es voran
merged-arrival = { $number } „{ $title }“ ist mit diesem Vorhaben zusammengeführt.
merged-old-text = Alten Text ansehen
merged-here-heading = Hier geht weiter

# Listen dessen, was wartet
case-submitted-by = eingereicht von { $value }
case-since = seit { $value }
case-follow-up = Wiedervorlage { $value }
age-in-days = { $count ->
    [0] heute
    [one] einem Tag
   *[other] { $number } Tagen
}
inbox-heading = Eingang
inbox-explanation = Was auf das Portfoliomanagement wartet, das Älteste zuerst. Am Ende stehen die Rückfragen, auf die ein Fachbereich noch antworten muss.
inbox-empty = Nichts wartet auf Sie.
inbox-cut = Es werden nur die ersten { $value } Vorhaben gezeigt.
inbox-submitted = Neu eingereicht
inbox-answered = Rückfrage beantwortet
inbox-in-review = In Prüfung
inbox-deferred = Wiedervorlage erreicht
inbox-asked = Antwort des Fachbereichs steht aus
decisions-heading = Entscheidungen
decisions-explanation = Bewertete Vorhaben auf der Rangliste, über die noch nicht entschieden ist.
decisions-empty = Zurzeit ist über kein Vorhaben zu entscheiden.
decisions-assessed = Bewertet
decisions-all = Alle bewerteten Vorhaben
submitted-explanation = Was Ihr Fachbereich eingereicht hat und worauf es wartet.
submitted-none = Ihr Fachbereich hat noch kein Vorhaben eingereicht.
submitted-asked = Ihre Antwort fehlt
submitted-under-way = Unterwegs
submitted-ended = Beendet

# Nachrichten über einen neuen Status
notice-greeting = Guten Tag { $name },
notice-subject = { $number } { $title }: { $state }
notice-happened = { $actor } hat das Vorhaben { $number } „{ $title }“ ({ $department }) von „{ $from }“ auf „{ $to }“ gesetzt.
notice-target = Es geht weiter in { $number }.
notice-why = Sie bekommen diese Nachricht, weil Sie für das Vorhaben oder für den nächsten Schritt zuständig sind. Im Portal können Sie solche Nachrichten in Ihrem Konto abbestellen.
