# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# The service catalogue in the form
service-search = Search the service catalogue
service-search-hint = Keyword, beginning of a word, legal basis or key, such as “Bewohnerpark”
service-nothing-found = The service catalogue has nothing with these words. Please try another keyword.
service-choose = Choose
service-group = OZG service { $value }
service-saved-and-found = { $saved } · { $count ->
    [0] no service found
    [one] { $number } service found
   *[other] { $number } services found
}
service-same-heading = There is an initiative for the same service
service-same-advice = Please consider whether one initiative together is better.
service-same-label = Same service as
service-same = { $value } is about the same service:
proposal-unknown-service = The service catalogue does not have the key { $key }. Please search for the service in the catalogue, or leave the field empty.

# What is said of a service
service-name = Service in the catalogue
service-group-label = OZG service
service-legal-basis = Legal basis in the catalogue

# The check for reuse
reuse-heading = EfA check
reuse-explanation = Is there a service built on the principle “one for all” (Einer für Alle, EfA), or a solution of another municipality, that the city can reuse? The result is shown in the profile.
reuse-service = Service: { $value }
reuse-checked-on = EfA checked on
reuse-result = Result of the EfA check
reuse-reason = Reason for the result of the EfA check
reuse-reason-hint = Which solution was looked at, and what speaks for or against it?
reuse-source = Source of the EfA check
reuse-source-hint = Web address, letter or contact. While it is “still open” the source may be missing.
reuse_result-reusable = reusable
reuse_result-not_reusable = not reusable
reuse_result-open = still open
reuse-save = Save result
reuse-show = EfA check
reuse-result-missing = Please choose the result.
reuse-source-missing = Please name the source. It may be missing only while the result is “still open”.
reuse-day-ahead = The day of the check must not lie in the future.
reuse-before-prioritising = Whether an EfA solution can be reused has not been checked yet or is still open. You can prioritise nevertheless.

# The log
action-catalogue-imported = Service catalogue loaded
action-reuse-checked = EfA check noted
field-reuse-checked-on = EfA checked on
field-reuse-result = Result
field-reuse-reason = Reason
field-reuse-source = Source
field-services = Services
field-groups = OZG services

# vorrang catalogue import
catalogue-row = { $file }, row { $row }: { $reason }
catalogue-no-head = The heading cannot be recognised. It needs the columns “LeiKa-Schlüssel” and “Leistung”, or “OZG-Kennung” and “OZG-Leistung”.
catalogue-file = { $file }: { $reason }
catalogue-refused = Nothing was loaded. { $count ->
    [one] One row is wrong.
   *[other] { $number } rows are wrong.
}
catalogue-more = And { $count } more.
catalogue-no-name = The key { $value } has no name.
catalogue-twice = The key { $value } is there twice, with different content.
catalogue-bad-group = “{ $value }” is no OZG number of five digits.
catalogue-nameless-group = The OZG number { $value } has no name.
catalogue-too-long = A cell has more than { $value } characters.
catalogue-not-a-key = “{ $value }” is no LeiKa key; the row was left out.
catalogue-empty = The file has no service with a key. The catalogue stays as it is.
catalogue-database = The catalogue cannot be stored. Nothing was loaded.
catalogue-done = The service catalogue is loaded: { $services } services and { $groups } OZG services. Rows without a LeiKa key: { $keyless }; they are found with their OZG service.
