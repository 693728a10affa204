# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

capacity-heading = Kapazität der Jahre
capacity-lead = Was in einem Jahr für neue Vorhaben zur Verfügung steht. Was laufende Vorhaben noch brauchen, ziehen Sie bitte vorher ab.
capacity-caption = Kapazität der Jahre in Personentagen und Euro
capacity-none = Noch ist für kein Jahr eine Kapazität eingetragen.
capacity-year = Jahr
capacity-days = Personentage
capacity-days-hint = Eigenes Personal, zum Beispiel 2.400. Leer heißt: ohne Grenze.
capacity-euros = Euro
capacity-euros-hint = Sachmittel ohne eigenes Personal, zum Beispiel 3.500.000. Leer heißt: ohne Grenze.
capacity-reason = Begründung
capacity-reason-hint = Woher die Zahlen stammen, zum Beispiel Haushaltsplan oder Stellenplan.
capacity-unlimited = ohne Grenze
capacity-change = Ändern
capacity-change-lead = Bleiben beide Felder leer, wird das Jahr nicht mehr geplant.
capacity-of-year = Kapazität { $value }
capacity-add-heading = Jahr hinzufügen
capacity-add = Jahr eintragen
capacity-year-unreadable = Bitte geben Sie ein Jahr zwischen 2020 und 2099 ein, zum Beispiel 2027.
capacity-year-taken = Dieses Jahr ist schon eingetragen. Sie können es in der Tabelle ändern.
capacity-days-unreadable = Bitte geben Sie ganze Personentage bis 1.000.000 ein, zum Beispiel 2.400.
capacity-euros-unreadable = Bitte geben Sie einen Betrag in Euro ein, zum Beispiel 3.500.000 oder 3.500.000,50.
capacity-nothing-said = Bitte geben Sie Personentage oder Euro an.
capacity-demonstration = Erfundene Zahlen zur Veranschaulichung
action-capacity-set = Kapazität eingetragen
field-person-days = Personentage
field-euros = Euro
