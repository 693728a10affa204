# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

method-title = So wird bewertet
method-lead = Jedes Vorhaben wird an denselben Kriterien gemessen, mit festen Stufen und offenen Gewichten. Diese Seite entsteht aus den Kriterien, Stufen und Gewichten, die gerade gelten.
method-weights-heading = Was wie viel zählt
method-weights-explanation = Ein Gewicht sagt, wie viel der Schritt von Stufe 0 auf Stufe 5 bei einem Kriterium wert ist, verglichen mit demselben Schritt bei den anderen. Die Gewichte müssen zusammen nicht 100 ergeben; es zählt ihr Verhältnis.
method-formula-heading = Wie die Punkte entstehen
method-formula = Punkte = 100 × Summe aus (Gewicht × Stufe) ÷ (5 × Summe der Gewichte)
method-rule-fixed-scale = Die Stufen sind fest. Ein neues Vorhaben ändert an den Punkten der anderen nichts.
method-rule-missing = Was noch nicht bewertet ist, zählt nicht als null. Ein solches Vorhaben hat noch keinen Platz, sondern eine Spanne.
method-rule-exact = Die Reihenfolge entsteht aus ganzen Zahlen. Gerundet wird nur für die Anzeige.
method-rule-places = Wer gleich viele Punkte hat, steht auf demselben Platz; der nächste Platz entfällt (1, 2, 2, 4).
method-rule-ties = Alle, die mit Platz { $number } gleichauf liegen, sind dabei. Die Top { $number } können deshalb mehr als { $number } Vorhaben umfassen.
method-rule-order = Innerhalb eines Platzes steht zuerst, wer die frühere Frist hat, dann die kleinere Nummer. Das entscheidet über nichts.
method-example-heading = Ein Beispiel
method-example-most = { $value } ist die höchste mögliche Summe: Stufe 5 bei jedem Kriterium.
column-product = Gewicht × Stufe
method-criteria-heading = Die Kriterien und ihre Stufen
method-evidence = Nachweis:
