# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

### Was „vorrang doctor“ sagt.

doctor-good = gut
doctor-remark = Hinweis
doctor-bad = Fehler
doctor-unwell = Dem Portal fehlt etwas; was es ist, steht oben.

doctor-settings = Einstellungen
doctor-settings-good = verständlich und ohne Widerspruch

doctor-address = Adresse
doctor-address-none = Mit VORRANG_PUBLIC_URL ist nicht gesagt, unter welcher Adresse das Portal erreicht wird; Mails enthalten dann keine Links.
doctor-address-path = { $address } enthält einen Pfad; das Portal braucht eine Adresse für sich allein.
doctor-address-good = { $address } ist verschlüsselt.
doctor-address-here = { $address } ist nur auf diesem Rechner zu erreichen.
doctor-address-past = { $address } ist verschlüsselt, aber unter { $listen } antwortet das Portal auch anderen Rechnern, am Proxy vorbei.
doctor-address-open = { $address } ist nicht verschlüsselt: Kennwörter gehen lesbar über das Netz. Stellen Sie einen Proxy mit TLS davor.

doctor-folder = Datenordner
doctor-folder-good = { $folder } ist da und gehört nur dem Portal.
doctor-folder-none = { $folder } gibt es noch nicht; der erste Start legt den Ordner an.
doctor-folder-unwritable = In { $folder } darf dieses Konto nicht schreiben.
doctor-folder-open = { $folder } steht anderen Konten offen; bitte nehmen Sie ihnen die Rechte (chmod go-rwx).

doctor-disk = Speicherplatz
doctor-disk-good = { $megabytes } MiB frei
doctor-disk-little = Nur noch { $megabytes } MiB frei; bitte schaffen Sie bald Platz.
doctor-disk-too-little = Nur noch { $megabytes } MiB frei; die Datenbank kann bald nicht mehr schreiben.

doctor-database = Datenbank
doctor-database-none = Es gibt noch keine; der erste Start legt sie an.
doctor-database-good = PostgreSQL { $version } antwortet.
doctor-trigrams-good = Die Erweiterung pg_trgm ist da.
doctor-trigrams-offered = Die Erweiterung pg_trgm lässt sich anlegen.
doctor-trigrams-missing = Die Erweiterung pg_trgm fehlt; in Debian und Ubuntu steckt sie im Paket postgresql-contrib.
doctor-rights-good = Das Portal darf in der Datenbank anlegen, was es braucht.
doctor-rights-missing = Das Konto der Datenbank darf nichts anlegen; bitte machen Sie es zum Eigentümer der Datenbank.
doctor-schema = Datenbankschema
doctor-schema-good = auf dem Stand dieses Programms
doctor-schema-behind = { $count ->
    [one] Eine Migration fehlt; der nächste Start führt sie aus.
   *[other] { $count } Migrationen fehlen; der nächste Start führt sie aus.
}
doctor-schema-altered = Die Migration { $migration } ist nicht vollständig ausgeführt oder eine andere als die dieses Programms.

doctor-replica = Replikat
doctor-replica-good = folgt der Datenbank
doctor-replica-lags = hinkt der Datenbank um mehr als eine Sekunde nach; bis es aufholt, wird dort nichts gelesen.
doctor-replica-silent = antwortet nicht rechtzeitig; solange wird dort nichts gelesen.
doctor-replica-unreachable = ist unter DATABASE_READ_URL nicht zu benutzen: { $reason }
doctor-replica-foreign = Das PostgreSQL in DATABASE_READ_URL folgt keinem oder einem anderen als dem in DATABASE_URL; dort wird nie gelesen.

doctor-database-clock = Uhr der Datenbank
doctor-provider-clock = Uhr des Anmeldedienstes
doctor-clock-good = geht wie die dieses Rechners
doctor-clock-differs = { $seconds ->
    [one] weicht um eine Sekunde von der dieses Rechners ab; bitte gleichen Sie beide Uhren ab.
   *[other] weicht um { $seconds } Sekunden von der dieses Rechners ab; bitte gleichen Sie beide Uhren ab.
}

doctor-mail = Mailserver
doctor-mail-none = Es ist keiner eingestellt; Mails werden nicht verschickt.
doctor-mail-good = lässt das Portal ein (keine Mail wurde verschickt)
doctor-mail-open = Die Verbindung ist nicht verschlüsselt; mit smtps:// oder ?tls=required wäre sie es.
doctor-mail-login = lehnt Namen oder Kennwort ab: { $reason }
doctor-mail-encryption = Eine verschlüsselte Verbindung kommt nicht zustande: { $reason }
doctor-mail-unreachable = ist nicht zu benutzen: { $reason }
doctor-mail-silent = antwortet nicht rechtzeitig

doctor-provider = Anmeldedienst
doctor-provider-none = Es ist keiner eingestellt; die Anmeldung geht mit Name und Kennwort.
doctor-provider-good = { $keys ->
    [one] beschreibt sich, wie er soll, mit einem Schlüssel
   *[other] beschreibt sich, wie er soll, mit { $keys } Schlüsseln
}
doctor-provider-no-keys = nennt keine Schlüssel; seine Unterschriften lassen sich nicht prüfen
doctor-provider-silent = antwortet nicht: { $reason }
doctor-provider-issuer = nennt sich anders als in VORRANG_OIDC_ISSUER: { $reason }
doctor-provider-unreadable = beschreibt sich nicht verständlich: { $reason }
doctor-mapping = Zuordnung
doctor-mapping-good = { $file } ist verständlich (Rollen: { $roles }, Fachbereiche: { $departments }).
doctor-mapping-none = Ohne VORRANG_OIDC_MAPPING gibt keine Gruppe des Anmeldedienstes hier eine Rolle.

doctor-traces = Traces
doctor-traces-good = Der Collector nimmt sie an.
doctor-traces-refused = Der Collector nimmt sie nicht an: { $reason }
