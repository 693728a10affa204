# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

print-made = printed on { $value }
print-page = Page { $page } of { $pages }
print-left-out = Of the initiatives that follow, only as many are shown as fit on the sheet.
print-no-board = There is no ranking to print yet: no weighting has been published.
print-board = To print (PDF):
print-a3 = one A3 page
print-a4 = two A4 pages
print-summary = Profile as PDF
print-letter = Letter as PDF
