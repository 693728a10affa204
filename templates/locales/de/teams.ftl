# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

teams-heading = Teams
teams-lead = Teams, deren Personentage für sich gezählt werden, weil ihre Arbeit knapp ist. Was ein Team in einem Jahr leisten kann, steht bei der Kapazität des Jahres; was ein Vorhaben von ihm braucht, beim Vorhaben.
teams-none = Noch ist kein Team eingetragen.
team-add-heading = Team hinzufügen
team-add = Team eintragen
team-name = Name
team-name-hint = Zum Beispiel Netz oder Fachverfahren. Namen von Personen gehören nicht hierher.
team-name-taken = Ein Team mit diesem Namen gibt es schon.
team-one = Team { $value }
team-days = Personentage des Teams { $value }
team-days-hint = Leer heißt: ohne Grenze.
team-and-days = { $team }: { $days }
team-in-use = Das Team kann nicht entfernt werden: Es ist bei Jahren ({ $years }) oder Vorhaben ({ $projects }) eingetragen.
team-remove-heading = Team entfernen
team-remove-lead = Für dieses Team ist nichts eingetragen.
team-remove = Team entfernen
team-work-heading = Arbeit der Teams
team-work-lead = Welche Teams mit welchem Teil des Aufwands gebraucht werden. Zählt im Plan, wenn die Kapazität des Teams begrenzt ist.
team-work-effort = Das ganze Vorhaben braucht { $value }.
team-work-hint = Teil des Aufwands. Leer heißt: wird nicht gebraucht.
team-work-none = nicht eingetragen
team-work-beyond = Zusammen ist das mehr als der Aufwand des ganzen Vorhabens ({ $effort }).
plan-team-used = { $value }: belegt
plan-team-free = { $value }: frei
action-team-set = Team geändert
action-team-work-set = Arbeit der Teams eingetragen
field-teams = Teams
