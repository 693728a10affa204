# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# Was geschehen ist.
action-weighting-draft-begun = Entwurf einer Gewichtung begonnen
action-weighting-draft-changed = Entwurf einer Gewichtung geändert
action-weighting-draft-shared = Entwurf einer Gewichtung geteilt
action-weighting-draft-unshared = Entwurf einer Gewichtung nicht mehr geteilt
action-weighting-draft-discarded = Entwurf einer Gewichtung verworfen
action-weighting-submitted = Freigabe einer Gewichtung beantragt
action-weighting-published = Gewichtung veröffentlicht
field-name = Name
field-reason = Begründung
field-author = Entworfen von
field-four-eyes = Vier-Augen-Prinzip
weighting-points-of = Punkte { $value }

# Was an Punkten falsch sein kann.
points-missing = Bitte geben Sie Punkte an. Was nicht zählen soll, bekommt 0 Punkte.
points-negative = Punkte sind nie kleiner als 0. Was nicht zählen soll, bekommt 0 Punkte.
points-not-whole = „{ $typed }“ ist keine ganze Zahl. Bitte schreiben Sie nur Ziffern, zum Beispiel 40.
points-too-many = Mehr als 1.000.000 Punkte sind nicht möglich. Es zählt nur das Verhältnis der Punkte.
points-all-zero = Mindestens ein Kriterium braucht Punkte, sonst wären alle Vorhaben gleich.
points-too-many-criteria = { $count } Kriterien sind zu viele.

# Nachrichten.
weighting-notice-subject = Gewichtung „{ $name }“ wartet auf Ihre Freigabe
weighting-notice-asked = { $author } hat die Gewichtung „{ $name }“ entworfen und bittet um Freigabe.
weighting-notice-reason = Begründung:
    { $value }
weighting-notice-why = Sie bekommen diese Nachricht, weil Sie Gewichtungen freigeben können. Im Portal können Sie solche Nachrichten in Ihrem Konto abbestellen.

error-unknown-weighting = Eine Gewichtung { $version } gibt es nicht.
error-unknown-weighting-draft = Einen Entwurf { $id } gibt es nicht, oder er ist nicht für Sie.

# Seiten
navigation-weightings = Gewichtung
weightings-title = Gewichtungen
weightings-lead = Eine Gewichtung legt fest, wie viel jedes Kriterium zählt. Jede veröffentlichte Gewichtung behält ihre Nummer und wird nie geändert.
weightings-waiting = Warten auf Ihre Freigabe
weightings-own = Ihre Entwürfe
weightings-shared = Geteilte Entwürfe
weightings-all = Alle Gewichtungen
weighting-now = { $value } gilt
weighting-in-force = gilt
weighting-is-in-force = Diese Gewichtung gilt.
weighting-is-past = Diese Gewichtung gilt nicht mehr.
weighting-points = Punkte
weighting-version-column = Gewichtung
weighting-published = Veröffentlicht
weighting-author = Entworfen von
weighting-approver = Freigegeben von
weighting-reason = Begründung
weighting-actions = Schritte
weighting-not-approved = ohne zweite Person
weighting-set-up = bei der Einrichtung
weighting-four-eyes-off = Das Vier-Augen-Prinzip ist ausgeschaltet: Eine Person allein kann die Gewichtung ändern.
weighting-changed = geändert { $value }

# Entwürfe
weighting-new = Neuer Entwurf
weighting-new-heading = Neuer Entwurf einer Gewichtung
weighting-new-explanation = Ein Entwurf ändert nichts an der Rangliste. Nur Sie sehen ihn, bis Sie ihn teilen oder um Freigabe bitten.
weighting-draft-name = Name des Entwurfs
weighting-draft-name-hint = Zum Beispiel „Mehr Gewicht auf Bürgernutzen“
weighting-draft-reason = Begründung
weighting-draft-reason-hint = Warum soll diese Gewichtung gelten? Die Begründung wird mit der Gewichtung veröffentlicht.
weighting-from = Punkte übernehmen aus
weighting-from-hint = Sie ändern die Punkte im nächsten Schritt.
weighting-from-unknown = Diese Vorlage gibt es nicht. Bitte wählen Sie eine aus der Liste.
weighting-begin = Entwurf anlegen
weighting-take-up = Wieder aufnehmen
weighting-take-up-heading = Gewichtung { $value } wieder aufnehmen
weighting-take-up-explanation = Aus der alten Gewichtung entsteht ein neuer Entwurf mit denselben Punkten. Die alte Gewichtung bleibt, wie sie ist.
weighting-take-up-name = Wieder wie Gewichtung { $value }
weighting-draft-called = Entwurf „{ $value }“
weighting-draft-by = Entwurf „{ $name }“ ({ $author })
weighting-draft-private = nur für Sie sichtbar
weighting-draft-shared = mit der Leitung geteilt
weighting-draft-submitted = wartet auf Freigabe
weighting-draft-published = veröffentlicht
weighting-draft-discarded = verworfen
weighting-draft-is-submitted = Sie haben um Freigabe gebeten. Wenn Sie den Entwurf jetzt ändern, müssen Sie erneut darum bitten.
weighting-draft-is-published = Aus dem Entwurf ist die Gewichtung { $value } geworden. Er kann nicht mehr geändert werden.
weighting-draft-outdated-version = Der Entwurf wurde zuletzt gespeichert, als Gewichtung { $before } galt. Inzwischen gilt Gewichtung { $now }.
weighting-draft-outdated-projects = Seit der Entwurf zuletzt gespeichert wurde ({ $value }), haben sich Vorhaben oder Bewertungen geändert.
weighting-draft-forgotten = Diese Kriterien haben in diesem Entwurf noch keine Punkte: { $value }. Ohne sie kann er nicht veröffentlicht werden.
weighting-next = Wie geht es weiter?
weighting-compare = Mit der geltenden Gewichtung vergleichen
weighting-copy = Als eigenen Entwurf übernehmen
weighting-to-draft = Zum Entwurf
weighting-done-begun = Der Entwurf ist angelegt
weighting-done-saved = Der Entwurf ist gespeichert
weighting-done-shared = Der Entwurf ist mit der Leitung geteilt
weighting-done-unshared = Der Entwurf ist nur noch für Sie sichtbar
weighting-done-submitted = Die Freigabe ist beantragt; die anderen Leitungspersonen bekommen eine Nachricht
weighting-discarded = Der Entwurf ist verworfen

# Schritte mit einem Entwurf
weighting-share = Teilen
weighting-share-heading = Entwurf teilen?
weighting-share-explanation = Die anderen Personen mit der Rolle Leitung können den Entwurf dann lesen und vergleichen. Ändern können nur Sie ihn.
weighting-unshare = Nicht mehr teilen
weighting-unshare-heading = Entwurf nicht mehr teilen?
weighting-unshare-explanation = Danach sehen nur noch Sie den Entwurf.
weighting-withdraw-explanation = Danach sehen nur noch Sie den Entwurf. Ihre Bitte um Freigabe ist damit zurückgezogen.
weighting-submit = Freigabe beantragen
weighting-submit-heading = Freigabe beantragen
weighting-submit-explanation = Eine andere Person mit der Rolle Leitung sieht sich den Entwurf an und veröffentlicht ihn. Er ist dann für alle in der Leitung lesbar.
weighting-submit-changed = Der Entwurf ist inzwischen geändert worden. Bitte sehen Sie ihn noch einmal an, bevor Sie die Freigabe beantragen.
weighting-discard = Verwerfen
weighting-discard-heading = Entwurf verwerfen?
weighting-discard-explanation = Der Entwurf verschwindet für alle. Das kann nicht zurückgenommen werden.

# Veröffentlichen
weighting-approve = Prüfen und veröffentlichen
weighting-publish = Veröffentlichen
weighting-publish-heading = { $value } veröffentlichen
weighting-publish-explanation = Nach dem Veröffentlichen gilt diese Gewichtung für alle, und die Rangliste ändert sich sofort. Unten steht, was sich ändert.
weighting-publish-changed = Der Entwurf ist geändert worden, während Sie ihn angesehen haben. Dies ist die neue Fassung.
weighting-decide = Entscheiden
weighting-confirm = Anderer Stand als im Entwurf
weighting-confirm-label = Ich habe die Auswirkungen auf dem heutigen Stand gesehen und möchte trotzdem veröffentlichen.
weighting-confirm-missing = Bitte bestätigen Sie, dass Sie die Auswirkungen auf dem heutigen Stand gesehen haben.
weighting-confirm-again = Während Sie diese Seite angesehen haben, hat sich etwas geändert. Bitte sehen Sie die Auswirkungen noch einmal an und bestätigen Sie sie.
weighting-is-published = Die Gewichtung ist veröffentlicht, und die Rangliste ist neu berechnet
weighting-published-heading = Der Entwurf ist schon veröffentlicht
weighting-overtaken-heading = Jemand anderes hat inzwischen veröffentlicht
weighting-overtaken =
    { $name } hat am { $at } die Gewichtung { $version } veröffentlicht. Ihr Schritt ist deshalb nicht ausgeführt.
    Begründung: { $reason }
weighting-refused-heading = Der Entwurf kann nicht veröffentlicht werden
weighting-own-draft = Sie haben den Entwurf selbst geschrieben. Nach dem Vier-Augen-Prinzip muss eine andere Person mit der Rolle Leitung ihn veröffentlichen.
weighting-not-submitted = Für diesen Entwurf ist noch keine Freigabe beantragt.

# Vergleichen
compare-title = Gewichtungen vergleichen
compare-lead = Was jedes Kriterium zählt, und auf welchen Plätzen die heutigen Vorhaben damit stünden.
compare-a = Ausgangspunkt
compare-b = Vergleichen mit
compare-show = Vergleichen
compare-versions = Gewichtungen vergleichen
compare-not-all = Gezeigt werden die { $count } zuletzt geänderten Entwürfe. Andere wählen Sie oben einzeln aus.
compare-drafts = Entwürfe nebeneinander vergleichen
compare-alone = Es gibt bisher nur eine Gewichtung.
compare-effect = Wirkung: { $value }
compare-same = An der Top 25 ändert sich nichts.
compare-entering = { $count ->
    [0] Kein Vorhaben kommt in die Top 25.
    [one] 1 Vorhaben kommt in die Top 25.
   *[other] { $number } Vorhaben kommen in die Top 25.
}
compare-leaving = { $count ->
    [0] Keines fällt heraus.
    [one] 1 fällt heraus.
   *[other] { $number } fallen heraus.
}
compare-moving = { $count ->
    [0] Alle anderen behalten ihren Platz.
    [one] 1 weiteres ändert seinen Platz.
   *[other] { $number } weitere ändern ihren Platz.
}
compare-entering-heading = Kommt in die Top 25
compare-leaving-heading = Fällt aus der Top 25
compare-places = Plätze der heutigen Vorhaben
compare-places-explanation = Gezeigt werden alle Vorhaben, die mit einer der Gewichtungen in der Top 25 stehen.
compare-more = { $count ->
    [one] 1 weiteres ist nicht gezeigt.
   *[other] { $number } weitere sind nicht gezeigt.
}
compare-no-place = ohne Platz
compare-enters = neu in der Top 25
compare-leaves = nicht mehr in der Top 25
compare-rises = ▲ { $number } { $count ->
    [one] Platz höher
   *[other] Plätze höher
}
compare-falls = ▼ { $number } { $count ->
    [one] Platz tiefer
   *[other] Plätze tiefer
}
compare-stays = unverändert
