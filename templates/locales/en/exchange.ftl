# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

setup-weighting-author = Set-up of the portal
setup-weighting-reason = Initial weighting

import-done = { $count ->
    [one] 1 project was taken over.
   *[other] { $count } projects were taken over.
} { $departments ->
    [0] {""}
    [one] New department: { $names }.
   *[other] { $departments } new departments: { $names }.
}
import-not-utf8 = The file is not UTF-8 text. Please save the list as “CSV UTF-8”.
import-missing-columns = { $count ->
    [one] The head line lacks the column { $names }.
   *[other] The head line lacks { $count } columns: { $names }.
} Columns are separated by semicolons.
import-empty = The list has no line below its head line.
import-refused = { $count ->
    [one] Nothing was taken over because one value is not right:
   *[other] Nothing was taken over because { $count } values are not right:
}
import-database = The database did not accept the list. Nothing was taken over.
import-row-error = Line { $line }, column “{ $column }”: { $found }. Expected: { $expected }.
import-found = found “{ $value }”
import-found-nothing = the cell is empty
import-more = … and { $count } more.
import-expected-cells = a line with { $count } cells as in the head line
import-expected-number = a number of letters, hyphen and digits, such as DIG-001
import-expected-line = a text of 1 to 200 characters
import-expected-text = a text of at most 10,000 characters without control characters
import-expected-kind = “sichtbar” or “Hintergrund”
import-expected-date = a date DD.MM.YYYY, such as 09.06.2024, or nothing
import-expected-effort = a whole number of person-days from 0, without a thousands separator, or nothing
import-expected-cost = an amount in whole euros from 0, without a thousands separator, or nothing
import-expected-requires = a list of project numbers separated by commas, or nothing
import-expected-level = a level from 0 to 5, or nothing if it has not been scored yet
import-expected-state = a state of the portal in German, such as “bewertet” or “in Umsetzung”
import-expected-new-number = a number that does not exist yet
import-expected-unique-number = a number that occurs only once; this one already stands in line { $line }
import-expected-other-project = another project; no project requires itself
import-expected-known-project = a project of the list or of the portal; { $number } does not exist
import-expected-no-cycle = an order without a cycle; here the path leads back: { $path }
