# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

person-from-provider = Name, E-Mail-Adresse, Fachbereich und Rollen dieser Person kommen vom Anmeldedienst der Stadt und werden bei jeder Anmeldung von dort übernommen. Ändern Sie sie dort; hier können Sie nur den Zugang sperren.
