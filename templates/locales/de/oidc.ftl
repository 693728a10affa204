# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

provider-sign-in = Mit dem Konto der Stadt anmelden
provider-begin-again = Diese Anmeldung ist abgelaufen, schon verwendet oder in einem anderen Browser begonnen worden. Bitte melden Sie sich noch einmal an.
provider-denied = Die Anmeldung mit dem Konto der Stadt wurde abgebrochen oder abgelehnt. Sie können es noch einmal versuchen.
provider-unavailable = Die Anmeldung mit dem Konto der Stadt ist zurzeit nicht möglich, weil der Anmeldedienst nicht antwortet. Bitte versuchen Sie es in einigen Minuten noch einmal.
provider-unbelievable = Die Anmeldung konnte nicht sicher geprüft werden. Bitte versuchen Sie es noch einmal; gelingt es wieder nicht, hilft die Administration des Portals.
provider-unmapped = Ihr Konto ist für Vorrang nicht freigeschaltet. Bitte wenden Sie sich an die Administration des Portals, wenn Sie Zugang brauchen.
provider-inactive = Ihr Zugang zu Vorrang ist stillgelegt. Bitte wenden Sie sich an die Administration des Portals, wenn Sie ihn wieder brauchen.
provider-not-again = Der Anmeldedienst der Stadt hat nicht bestätigt, dass Sie Ihr Kennwort gerade eben eingegeben haben. Ihre Änderung wurde deshalb nicht übernommen. Bitte versuchen Sie es noch einmal; gelingt es wieder nicht, hilft die Administration des Portals.
provider-signed-out-heading = Von Vorrang abgemeldet
provider-signed-out-explanation = Sie werden zum Anmeldedienst der Stadt weitergeleitet, um sich auch dort abzumelden.
provider-sign-out = Auch beim Anmeldedienst der Stadt abmelden

### Was das Programm an der Kommandozeile sagt.

program-oidc-no-public-url = Für die Anmeldung mit dem Konto der Stadt (VORRANG_OIDC_ISSUER) fehlt die Adresse, unter der das Portal erreicht wird; bitte nennen Sie sie mit VORRANG_PUBLIC_URL.
program-oidc-no-client = Für die Anmeldung mit dem Konto der Stadt (VORRANG_OIDC_ISSUER) fehlt der Name, unter dem der Anmeldedienst das Portal kennt; bitte nennen Sie ihn mit VORRANG_OIDC_CLIENT_ID.
program-oidc-only-none = Ohne Name und Kennwort (VORRANG_OIDC_ONLY) kommt niemand herein, solange kein Anmeldedienst genannt ist; bitte nennen Sie ihn mit VORRANG_OIDC_ISSUER.
program-oidc-only-without-admin = Ohne Name und Kennwort (VORRANG_OIDC_ONLY) könnte niemand das Portal verwalten; bitte geben Sie in der Zuordnung (VORRANG_OIDC_MAPPING) einer Gruppe die Rolle admin.
program-oidc-mapping = Zeile { $line } der Zuordnung { $file } ist nicht zu verstehen: { $fault }
program-oidc-mapping-columns = Erwartet werden drei Angaben, getrennt durch Semikolon, wie role;gruppe;reader oder department;33;Bürgerdienste.
program-oidc-mapping-kind = Am Anfang steht „{ $found }“; erwartet wird role oder department.
program-oidc-mapping-role = Die Rolle „{ $found }“ gibt es nicht; möglich sind { $roles }.
program-oidc-mapping-twice = „{ $found }“ ist schon einem anderen Fachbereich zugeordnet.
program-oidc-mapping-unreadable = Die Datei ist keine Textdatei in UTF-8.
program-oidc-certificates = Die Zertifikate dieses Rechners für die Verbindung zum Anmeldedienst der Stadt lassen sich nicht lesen: { $reason }
