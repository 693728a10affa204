# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

navigation-proposals = Meine Vorhaben

# Übersicht und Anfang
proposals-heading = Meine Vorhaben
proposals-drafts-heading = Entwürfe
proposals-drafts-explanation = Entwürfe sehen nur Sie. Sie bleiben gespeichert, bis Sie sie einreichen oder verwerfen.
proposals-no-drafts = Sie haben keinen Entwurf.
proposals-begin = Neues Vorhaben vorschlagen
proposals-no-department = Sie sind keinem Fachbereich zugeordnet. Ein Vorhaben wird aber immer für einen Fachbereich vorgeschlagen: Bitte lassen Sie sich von der Administration des Portals einen zuordnen.
proposal-untitled = ohne Titel
proposal-continue = Weiter ausfüllen
proposal-discard = Verwerfen
proposal-of-draft = { $action }: { $title }
proposal-new-heading = Vorhaben vorschlagen
proposal-new-lead = In vier Schritten beschreiben Sie, was Ihr Fachbereich braucht und warum. Das dauert etwa 10 Minuten.
proposal-new-for = Sie schlagen vor für: { $value }
proposal-new-steps-heading = Das fragen wir
proposal-new-ready-heading = Das hilft, wenn Sie es bereitlegen
proposal-new-ready-law = die Rechtsgrundlage und eine Frist, wenn es sie gibt
proposal-new-ready-council = die Drucksachennummer, wenn der Rat sich damit befasst hat
proposal-new-ready-cases = die Fallzahl des letzten Jahres
proposal-new-ready-effort = Aufwand und Kosten, wenn sie schon geschätzt sind
proposal-new-saving = Alles wird beim Schreiben gespeichert. Sie können jederzeit aufhören und später weitermachen.
proposal-new-start = Jetzt beginnen
proposal-discard-heading = Entwurf verwerfen?
proposal-discard-explanation = Der Entwurf „{ $value }“ wird gelöscht. Das lässt sich nicht rückgängig machen.
proposal-discard-confirm = Ja, verwerfen
proposal-discard-keep = Nein, behalten

# Rahmen der Schritte
proposal-preline = Vorhaben vorschlagen
proposal-step-of = Schritt { $number } von 4
proposal-step-subject = Worum es geht
proposal-step-law = Recht und Frist
proposal-step-benefit = Nutzen
proposal-step-effort = Aufwand und Voraussetzungen
proposal-step-check = Prüfen und einreichen
proposal-lead-subject = Schreiben Sie so, dass es auch jemand aus einem anderen Fachbereich versteht.
proposal-lead-law = Füllen Sie aus, was zutrifft. Ohne Rechtsgrundlage oder Frist lassen Sie die Felder leer.
proposal-lead-benefit = Zwei Angaben genügen, damit der Nutzen überall gleich bewertet wird: was sich je Fall ändert und wie viele Fälle es gibt.
proposal-lead-effort = Grobe Werte genügen. Was noch nicht geschätzt ist, lassen Sie leer.
proposal-steps = Alle Schritte
proposal-step-open = { $count ->
    [0] nichts offen
    [one] noch 1 Angabe offen
   *[other] noch { $number } Angaben offen
}
proposal-next = Weiter
proposal-save = Speichern
proposal-back = Zurück
proposal-saved = gespeichert { $value }
proposal-saved-on = gespeichert am { $value }
proposal-saved-and-found = { $saved } · { $count ->
    [one] 1 Vorhaben gefunden
   *[other] { $number } Vorhaben gefunden
}
proposal-save-failed = Gerade nicht gespeichert. Das Portal versucht es gleich noch einmal; Sie können weiterschreiben.
proposal-save-lapsed = Nicht gespeichert, weil Ihre Sitzung abgelaufen ist. Mit „Speichern“ melden Sie sich wieder an; es geht nichts verloren.
proposal-save-conflict = Dieser Schritt wurde in einem anderen Fenster geändert. Mit „Speichern“ sehen Sie beide Fassungen; überschrieben ist nichts.

# Schritt 1
proposal-title = Titel
proposal-title-hint = Kurz und verständlich, zum Beispiel „Online-Antrag Briefwahl“
proposal-summary = Kurzbeschreibung
proposal-summary-hint = Was soll entstehen? Zwei bis drei Sätze.
proposal-problem = Problem und Verbesserung
proposal-problem-hint = Was läuft heute schlecht, und was wird besser?
proposal-kind = Art des Vorhabens
proposal-kind-visible = Sichtbar: Bürgerinnen, Bürger oder Unternehmen merken etwas davon.
proposal-kind-background = Hintergrund: eine Grundlage, auf der andere Vorhaben aufbauen, zum Beispiel die E-Akte.
proposal-contact = Kontakt für Rückfragen
proposal-contact-hint = Name und dienstliche Telefonnummer oder E-Mail-Adresse
similar-heading = Gibt es das schon? Ähnliche Vorhaben:
similar-explanation = Wenn eines davon dasselbe meint, sprechen Sie bitte zuerst mit dem Portfoliomanagement.

# Schritt 2
proposal-legal-basis = Rechtsgrundlage
proposal-legal-basis-hint = Gesetz und Paragraf, zum Beispiel „§ 1 OZG“
proposal-legal-evidence = Nachweis
proposal-legal-evidence-hint = Wo steht das? Fundstelle, Erlass, Link oder Aktenzeichen
proposal-deadline = Frist
proposal-deadline-hint = TT.MM.JJJJ, zum Beispiel 31.12.2027
proposal-deadline-reason = Grund der Frist
proposal-deadline-reason-hint = Nur wenn Sie eine Frist nennen: Was geschieht an diesem Tag?
proposal-council-document = Drucksachennummer
proposal-council-document-hint = Zum Beispiel 16389-20, auch mit Zusatz: 16389-20-E1
proposal-service-key = Leistungsschlüssel
proposal-service-key-hint = LeiKa-Schlüssel (14 Ziffern, beginnt mit 99) oder OZG-Nummer (5 Ziffern)
criterion-levels = So wird bewertet: { $value }

# Schritt 3
proposal-citizens-heading = Für Bürgerinnen und Bürger
proposal-citizen-effect = Was ändert sich für Bürgerinnen und Bürger je Fall?
proposal-citizen-cases = Fälle im Jahr (Bürgerinnen und Bürger)
proposal-businesses-heading = Für Unternehmen, Vereine und Selbstständige
proposal-business-effect = Was ändert sich für Unternehmen je Fall?
proposal-business-cases = Fälle im Jahr (Unternehmen)
proposal-cases-hint = Ganze Zahl aus dem letzten Jahr, zum Beispiel 1.200. Bei „nichts“ können Sie das Feld leer lassen.
effect-none = nichts
effect-low = wenig: Auskunft oder Stand online
effect-medium = einiges: Antrag online, Unterlagen oder Besuch bleiben
effect-high = viel: kein Besuch, kein Papier, digitaler Bescheid
suggested-level = Daraus folgt Stufe { $value } von 5
suggested-level-open = Sobald Wirkung und Fallzahl feststehen, steht hier die Stufe, die daraus folgt.
suggested-level-note = Ein Vorschlag: Die Bewertenden bestätigen ihn oder weichen mit Begründung ab.

# Schritt 4
proposal-effort = Aufwand in Personentagen
proposal-effort-hint = Eigenes Personal der Stadt, zum Beispiel 120. Leer heißt: noch nicht geschätzt.
proposal-cost = Kosten in Euro
proposal-cost-hint = Ohne eigenes Personal, zum Beispiel 45.000. Leer heißt: noch nicht geschätzt.
proposal-requires = Was muss vorher da sein?
proposal-requires-hint = Kreuzen Sie an, ohne welche Vorhaben Ihres nicht geht. Hintergrundvorhaben stehen zuerst.
proposal-requires-nothing-found = Dazu ist nichts gefunden. Versuchen Sie es mit einem anderen Wort.
proposal-search = Vorhaben suchen
proposal-search-hint = Ein Wort aus dem Titel oder die Nummer, zum Beispiel „Akte“
proposal-search-button = Suchen
proposal-project-choice = { $number } { $title } ({ $kind }, { $state })

# Prüfen und einreichen
proposal-check-lead = So geht Ihr Vorschlag an das Portfoliomanagement. Sehen Sie ihn bitte noch einmal durch.
proposal-check-missing = Das ist noch offen
proposal-check-complete = Alles da: Sie können einreichen.
proposal-check-what-next = Danach prüft das Portfoliomanagement, ob alles klar ist, und meldet sich bei Rückfragen. Ändern können Sie den Vorschlag dann nur noch auf Rückfrage.
proposal-check-edit = Ändern
proposal-check-edit-step = Ändern: { $value }
proposal-not-given = nicht angegeben
proposal-submit = Verbindlich einreichen
proposal-changed-meanwhile = Der Entwurf wurde inzwischen in einem anderen Fenster geändert. Unten steht der neue Stand: Sehen Sie ihn bitte noch einmal durch.
proposal-other-department = Der Entwurf ist für „{ $department }“ begonnen worden. Dort sind Sie nicht mehr zugeordnet und können ihn darum nicht einreichen. Bitte wenden Sie sich an die Administration des Portals.
proposal-department = Fachbereich

# Was fehlt oder nicht verstanden wird
proposal-missing-title = Bitte geben Sie dem Vorhaben einen Titel.
proposal-missing-summary = Bitte beschreiben Sie kurz, was entstehen soll.
proposal-missing-problem = Bitte schreiben Sie, was heute schlecht läuft und was besser wird.
proposal-missing-kind = Bitte wählen Sie: sichtbar oder Hintergrund.
proposal-missing-contact = Bitte nennen Sie jemanden für Rückfragen.
proposal-missing-deadline = Sie nennen einen Grund: Bitte geben Sie auch die Frist an.
proposal-missing-deadline-reason = Bitte nennen Sie den Grund der Frist.
proposal-missing-citizen-effect = Bitte wählen Sie, was sich für Bürgerinnen und Bürger ändert.
proposal-missing-citizen-cases = Bitte geben Sie an, wie viele Fälle von Bürgerinnen und Bürgern es im Jahr gibt.
proposal-missing-business-effect = Bitte wählen Sie, was sich für Unternehmen ändert.
proposal-missing-business-cases = Bitte geben Sie an, wie viele Fälle von Unternehmen es im Jahr gibt.
proposal-title-too-short = Bitte geben Sie einen Titel mit mindestens { $least } Zeichen ein.
proposal-not-a-date = Bitte geben Sie das Datum als TT.MM.JJJJ ein, zum Beispiel 31.12.2027.
proposal-no-such-day = Diesen Tag gibt es nicht im Kalender. Bitte prüfen Sie das Datum.
proposal-far-away-day = Bitte prüfen Sie das Jahr: Es liegt vor 1990 oder nach 2100.
proposal-not-a-number = Bitte geben Sie eine ganze Zahl ohne Zusätze ein, zum Beispiel 1.200.
proposal-number-too-large = Bitte prüfen Sie die Zahl: Mehr als { $most } ist hier nicht möglich.
proposal-not-a-council-document = Bitte geben Sie die Nummer wie 16389-20 ein, mit Zusatz wie 16389-20-E1.
proposal-not-a-service-key = Bitte geben Sie 14 Ziffern ein, die mit 99 beginnen, oder 5 Ziffern einer OZG-Nummer.
proposal-unknown-project = Ein Vorhaben „{ $number }“ gibt es nicht. Bitte entfernen Sie das Kreuz.

# Steckbrief
summary-heading = Steckbrief
summary-submitted = Eingereicht am { $date } von { $name }
summary-done-heading = Ihr Vorhaben { $value } ist eingereicht
summary-done-explanation = Das Portfoliomanagement prüft es und meldet sich bei Rückfragen. Diese Seite können Sie drucken.
summary-to-project = Zur Seite des Vorhabens
summary-to-proposals = Meine Vorhaben
summary-link = Steckbrief zum Drucken
summary-no-requirements = keine
detail-citizens = Nutzen für Bürgerinnen und Bürger
detail-businesses = Nutzen für Unternehmen
detail-benefit = { $effect }; Fälle im Jahr: { $cases }
detail-benefit-level = { $facts } (vorgeschlagen: Stufe { $level } von 5)
