# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

search-everywhere = Search projects
search-go = Search
search-title = Search
search-title-for = Search for “{ $value }”
search-help = The search looks in title, summary, legal basis, number and department. “Anträge” also finds “Antrag”, “Bau” also “Bauleitplanung”, “Buerger” also “Bürger”. A number such as DIG-001 leads straight to the project.
search-found = { $count ->
    [0] No project matches this search.
    [one] One project matches this search.
   *[other] { $number } projects match this search.
}
search-found-many = More than { $value } projects match this search. Please narrow it with further words or filters.
search-found-nothing-exactly = No project has exactly that.
search-did-you-mean = Did you mean
search-instead = “{ $value }”?
search-nothing-help = Please check the spelling, search for fewer words or clear the filters.
search-as-list = As a list with all columns
search-deadline = deadline { $value }
search-legal-basis = Legal basis:
