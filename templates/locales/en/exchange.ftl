# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

setup-weighting-author = Set-up of the portal
setup-weighting-reason = Initial weighting

import-done = { $count ->
    [one] 1 proposal was taken over.
   *[other] { $count } proposals were taken over.
}{ $updated ->
    [0] {""}
    [one] {" "}1 proposal was updated.
   *[other] {" "}{ $updated } proposals were updated.
}{ $unchanged ->
    [0] {""}
    [one] {" "}1 proposal is unchanged.
   *[other] {" "}{ $unchanged } proposals are unchanged.
}{ $skipped ->
    [0] {""}
    [one] {" "}1 proposal was there already and stayed as it was.
   *[other] {" "}{ $skipped } proposals were there already and stayed as they were.
}{ $out ->
    [0] {""}
    [one] {" "}1 row was left out.
   *[other] {" "}{ $out } rows were left out.
}{ $departments ->
    [0] {""}
    [one] {" "}One department is new: { $names }.
   *[other] {" "}{ $departments } departments are new: { $names }.
}
import-prospect = { $count ->
    [one] 1 proposal will be new.
   *[other] { $count } proposals will be new.
}{ $updated ->
    [0] {""}
    [one] {" "}1 proposal will be updated.
   *[other] {" "}{ $updated } proposals will be updated.
}{ $unchanged ->
    [0] {""}
    [one] {" "}1 proposal is unchanged.
   *[other] {" "}{ $unchanged } proposals are unchanged.
}{ $skipped ->
    [0] {""}
    [one] {" "}1 proposal is there already and stays as it is.
   *[other] {" "}{ $skipped } proposals are there already and stay as they are.
}{ $out ->
    [0] {""}
    [one] {" "}1 row is left out.
   *[other] {" "}{ $out } rows are left out.
}{ $departments ->
    [0] {""}
    [one] {" "}One department is new: { $names }.
   *[other] {" "}{ $departments } departments are new: { $names }.
}
import-empty = There is no proposal below the headings.
import-nothing = Nothing was taken over, because no row can be:
import-changed = Data have changed in the meantime. Please look at the check once more and then take over.
import-no-number-left = The series of numbers is exhausted. Nothing was taken over.
import-database = The database did not accept the list. Nothing was taken over.
import-more = … and { $count } more.
