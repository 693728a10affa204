# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

reading-empty = Die Datei ist leer. Bitte wählen Sie die Datei mit der Liste.
reading-too-large = Die Datei ist größer als { $size } MB. Bitte entfernen Sie Bilder und Blätter, die nicht zur Liste gehören.
reading-unpacked-too-large = Die Datei würde entpackt mehr Platz brauchen, als eine Liste braucht. Sie wurde nicht geöffnet. Bitte kopieren Sie die Liste in eine neue Arbeitsmappe.
reading-password = Die Datei ist mit einem Kennwort geschützt. Bitte speichern Sie in Excel eine Kopie ohne Kennwort.
reading-broken = Die Datei ist beschädigt und kann nicht gelesen werden. Bitte öffnen Sie sie in Excel oder LibreOffice und speichern Sie sie neu.
reading-old-excel = Dateien aus Excel 97 bis 2003 (.xls) werden nicht gelesen. Bitte öffnen Sie die Datei in Excel und speichern Sie sie als Excel-Arbeitsmappe (.xlsx).
reading-binary-excel = Binäre Arbeitsmappen (.xlsb) werden nicht gelesen. Bitte speichern Sie die Datei in Excel als Excel-Arbeitsmappe (.xlsx).
reading-markup = Die Datei ist keine Tabelle, sondern eine Webseite oder XML, auch wenn sie vielleicht .xls heißt. Bitte öffnen Sie sie in Excel und speichern Sie sie als Excel-Arbeitsmappe (.xlsx).
reading-no-table = Die Datei enthält keine Tabelle. Gelesen werden Excel (.xlsx), OpenDocument (.ods) und Text (.csv, .txt).
reading-too-far = In Zelle { $cell } steht etwas. Eine Liste reicht höchstens bis { $last }. Bitte löschen Sie, was außerhalb der Liste steht.
reading-too-many-cells = Die Datei hat mehr Zellen, als eine Liste haben kann. Bitte kopieren Sie die Liste in eine neue Arbeitsmappe.
reading-too-many-sheets = Die Datei hat mehr als 50 Blätter. Bitte kopieren Sie das Blatt mit der Liste in eine neue Arbeitsmappe.
reading-busy = Gerade werden schon andere Dateien gelesen. Bitte versuchen Sie es in einer Minute noch einmal.
