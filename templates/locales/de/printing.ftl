# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

print-made = gedruckt am { $value }
print-page = Seite { $page } von { $pages }
print-left-out = Von den folgenden Vorhaben stehen hier nur so viele, wie auf das Blatt passen.
print-no-board = Es gibt noch keine Rangliste, die sich drucken lässt: Noch ist keine Gewichtung veröffentlicht.
print-board = Zum Drucken (PDF):
print-a3 = eine Seite A3
print-a4 = zwei Seiten A4
print-summary = Steckbrief als PDF
print-letter = Brief als PDF
