# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

open-data-title = Open data
open-data-lead = The last frozen board for free use, also by programs. There are no names of persons in it.
open-data-board = As of { $value }.
open-data-board-link = See this board
open-data-json = everything about the board, for programs
open-data-csv = the places as a table (UTF-8, comma, decimal point)
open-data-jsonld = description in DCAT-AP.de for data portals
open-data-licence = Licence:
open-data-licence-name = Data licence Germany – attribution – version 2.0
open-data-link = Open data: the last board as JSON and CSV
open-data-catalogue = Open data from Vorrang
open-data-dataset = Board of digitalisation initiatives
open-data-description = The last frozen board of the city’s digitalisation initiatives with place, points, levels, department, state and deadline.
open-data-publisher = City of Dortmund
