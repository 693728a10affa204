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
weighting-notice-why = Sie bekommen diese Nachricht, weil Sie Gewichtungen freigeben können. Im Portal können Sie solche Nachrichten unter Ihrem Namen abbestellen.

error-unknown-weighting = Eine Gewichtung { $version } gibt es nicht.
error-unknown-weighting-draft = Einen Entwurf { $id } gibt es nicht, oder er ist nicht für Sie.
