# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

search-everywhere = Search initiatives
search-go = Search
search-title = Search
search-title-for = Search for “{ $value }”
search-help = The search looks in title, summary, legal basis, number and department. “Anträge” also finds “Antrag”, “Bau” also “Bauleitplanung”, “Buerger” also “Bürger”. A number such as DIG-001 leads straight to the initiative.
search-found = { $count ->
    [0] No initiative matches this search.
    [one] One initiative matches this search.
   *[other] { $number } initiatives match this search.
}
search-found-many = More than { $value } initiatives match this search. Please narrow it with further words or filters.
search-found-nothing-exactly = No initiative has exactly that.
search-did-you-mean = Did you mean
search-instead = “{ $value }”?
search-nothing-help = Please check the spelling, search for fewer words or clear the filters.
search-as-list = As a list with all columns
search-deadline = deadline { $value }
search-legal-basis = Legal basis:

# Saved views
views-title = Saved views
views-lead = A view is a list with your filters and your order. It always shows the present state.
views-none = You have not saved a view yet. Filter or sort a list and choose “Save view” there:
views-too-many = You have already saved { $value } views, and more are not possible. Please delete one first.
view-keep = Save view
view-name = Name of the view
view-name-hint = For example “Youth office, deadline first”
view-name-save = Save
view-name-missing = Please give the view a name.
view-name-too-long = Please shorten the name to at most 100 characters without control characters.
view-name-taken = Another of your views has this name. Please choose a different one.
view-leave = Back
view-rename = Rename
view-rename-named = Rename “{ $value }”
view-share = Share
view-unshare = Stop sharing
view-share-heading = Share “{ $value }”
view-shared = shared
view-is-own = Only you can open this view so far. Once it is shared, everybody with the link who may see board and initiatives can open it; only you can change it.
view-is-shared = Everybody with the link who may see board and initiatives can open this view.
view-link = Link to hand on:
view-delete = Delete
view-delete-named = Delete “{ $value }”
view-delete-heading = Delete “{ $value }”?
view-delete-own = Only the view is deleted; nothing changes for the initiatives.
view-delete-shared = Only the view is deleted; nothing changes for the initiatives. The link that you have handed on will lead nowhere.
view-unknown = There is no such view, or it is not shared.
view-not-to-be-kept = A view cannot be saved like this. Please filter the list and choose “Save view” there.
view-words = Search “{ $value }”
view-sorted = own order
view-everything = no filter
view-outdated = no longer fits the filters of today
