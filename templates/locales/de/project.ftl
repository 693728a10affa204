# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

breadcrumb-label = Sie sind hier
points-of-100 = { $value } von 100 Punkten
in-the-top = in den Top 25
not-in-the-top = nicht in den Top 25
profile-heading = Steckbrief
profile-legal-basis = Rechtsgrundlage
profile-no-legal-basis = keine genannt
profile-no-deadline = keine
profile-not-estimated = noch nicht geschätzt
dependencies-heading = Abhängigkeiten
requires-heading = Setzt voraus
requires-nothing = Kein anderes Vorhaben.
requires-beneath-heading = Setzt mittelbar voraus
requires-outside = nicht in den Top 25
required-by-heading = Wird benötigt von
required-by-nothing = Keinem anderen Vorhaben.

why-place-heading = Warum Platz { $value }?
why-no-place-heading = Warum noch kein Platz?
why-explanation = Je Kriterium zählt die vereinbarte Stufe von 0 bis 5, multipliziert mit dem Gewicht. Die Summe bestimmt den Platz, sonst nichts.
why-incomplete = Es fehlt noch mindestens eine Bewertung. Was fehlt, zählt nicht als null, sondern lässt die Punkte offen.
why-not-assessed = Das Vorhaben hat den Status „{ $value }“. Einen Platz bekommt es, sobald die Bewertung abgeschlossen ist.
why-outside-procedure = Das Vorhaben hat den Status „{ $value }“ und nimmt nicht an der Rangliste teil.
tied-with = Gleich viele Punkte und darum denselben Platz haben auch:
calculation-caption = Die Rechnung: Gewicht mal Stufe je Kriterium
calculation-sum = Summe
calculation-formula = Punkte = 100 × (Gewicht × Stufe) ÷ (5 × Summe der Gewichte). Gerundet wird nur für die Anzeige.
column-criterion = Kriterium
column-weight = Gewicht
column-share = Anteil
column-level = Stufe
column-level-meaning = Was die Stufe bedeutet
column-points-at-most = höchstens
column-difference = Unterschied
level-of-5 = { $value } von 5
level-between = bis
comparison-heading = Was das Vorhaben von anderen trennt
compare-above-heading = Der Platz darüber: Platz { $place }
compare-above-sentence = Es fehlen { $points } Punkte zum Platz { $place }.
compare-first-out-heading = Das erste hinter der Linie: Platz { $place }
compare-first-out-sentence = Der Vorsprung vor dem ersten Vorhaben, das nicht in den Top { $size } steht, beträgt { $points } Punkte.
compare-last-in-heading = Das letzte vor der Linie: Platz { $place }
compare-last-in-sentence = Zum letzten Vorhaben der Top { $size } fehlen { $points } Punkte.
