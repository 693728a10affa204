# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

error-title = Fehler
error-to-board = Zur Rangliste
error-reference = Wenn Sie uns schreiben, nennen Sie bitte diese Kennung:
error-not-found-heading = Diese Seite gibt es nicht
error-not-found-explanation = Vielleicht ist die Adresse veraltet oder nicht vollständig.
error-unknown-project = Ein Vorhaben mit der Nummer „{ $number }“ gibt es nicht.
error-method-not-allowed-heading = So lässt sich diese Seite nicht aufrufen
error-method-not-allowed-explanation = Bitte öffnen Sie die Seite über einen Link.
error-unavailable-heading = Gerade nicht erreichbar
error-unavailable-explanation = Die Datenbank antwortet nicht. Bitte versuchen Sie es in einer Minute noch einmal; es ist nichts verloren.
error-busy = Gerade kommen mehr Anfragen an, als das Portal beantworten kann. Bitte versuchen Sie es in einigen Sekunden noch einmal; gespeichert wurde nichts.
error-full = Auf dem Server ist kein Platz mehr. Ihre Änderung wurde nicht gespeichert; lesen können Sie weiterhin alles. Bitte sagen Sie der Administration Bescheid.
error-internal-heading = Das hätte nicht passieren dürfen
error-internal-explanation = Der Fehler liegt bei uns und ist festgehalten. Es ist nichts verloren.
error-forbidden-heading = Das ist Ihnen nicht erlaubt
error-forbidden-explanation = Diese Seite gehört zu einer Aufgabe, die Ihnen im Portal nicht zugewiesen ist. Wenn Sie sie brauchen, wenden Sie sich bitte an die Administration.
error-foreign-form = Das Formular gehört nicht zu Ihrer Sitzung. Bitte gehen Sie zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal.
error-too-large-heading = Das ist zu viel auf einmal
error-too-large-explanation = Das Formular enthält mehr Text, als das Portal annimmt. Bitte gehen Sie zurück und kürzen Sie ihn.
error-too-slow-heading = Das hat zu lange gedauert
error-too-slow-explanation = Ihre Eingaben sind nicht vollständig angekommen; gespeichert wurde nichts. Bitte gehen Sie zurück und senden Sie das Formular noch einmal.
