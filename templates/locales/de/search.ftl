# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

search-everywhere = Vorhaben suchen
search-go = Suchen
search-title = Suche
search-title-for = Suche nach „{ $value }“
search-help = Gesucht wird in Titel, Kurzbeschreibung, Rechtsgrundlage, Nummer und Fachbereich. „Anträge“ findet auch „Antrag“, „Bau“ auch „Bauleitplanung“, „Buerger“ auch „Bürger“. Eine Nummer wie DIG-001 führt direkt zum Vorhaben.
search-found = { $count ->
    [0] Kein Vorhaben passt zu dieser Suche.
    [one] Ein Vorhaben passt zu dieser Suche.
   *[other] { $number } Vorhaben passen zu dieser Suche.
}
search-found-many = Mehr als { $value } Vorhaben passen zu dieser Suche. Bitte grenzen Sie sie mit weiteren Wörtern oder Filtern ein.
search-found-nothing-exactly = Genau das kommt in keinem Vorhaben vor.
search-did-you-mean = Meinten Sie
search-instead = „{ $value }“?
search-nothing-help = Bitte prüfen Sie die Schreibweise, suchen Sie nach weniger Wörtern oder heben Sie die Filter auf.
search-as-list = Als Liste mit allen Spalten
search-deadline = Frist { $value }
search-legal-basis = Rechtsgrundlage:
