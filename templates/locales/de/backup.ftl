# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# Sicherung und Wiederherstellung auf der Kommandozeile

backup-done = Die Sicherung steht in { $file } ({ $megabytes } MB) und wurde zur Probe ganz gelesen.
backup-restored = Die Daten aus { $file } sind wiederhergestellt; alle müssen sich neu anmelden.
backup-nothing = Dort gibt es keine Daten von Vorrang, die gesichert werden könnten; bitte prüfen Sie --data-folder oder DATABASE_URL.
backup-exists = Die Datei { $file } gibt es schon; eine Sicherung überschreibt nie etwas.
backup-not-empty = Dort gibt es schon Daten; bitte stellen Sie in einem leeren Datenordner oder einer leeren Datenbank wieder her.
backup-none = Die Datei { $file } ist keine vollständige Sicherung von Vorrang. { $reason }
backup-refused = PostgreSQL meldet: { $reason }
