# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

### What `vorrang doctor` says.

doctor-good = good
doctor-remark = note
doctor-bad = bad
doctor-unwell = The portal lacks something; what it is stands above.

doctor-settings = Settings
doctor-settings-good = understood and without contradiction

doctor-address = Address
doctor-address-none = VORRANG_PUBLIC_URL does not say at which address people reach the portal; mails then hold no links.
doctor-address-path = { $address } holds a path; the portal needs an address of its own.
doctor-address-good = { $address } is encrypted.
doctor-address-here = { $address } can be reached on this machine only.
doctor-address-past = { $address } is encrypted, but at { $listen } the portal answers other machines as well, past the proxy.
doctor-address-open = { $address } is not encrypted: passwords go over the network for everybody to read. Put a proxy with TLS in front.

doctor-folder = Data folder
doctor-folder-good = { $folder } is there and the portal's alone.
doctor-folder-none = { $folder } is not there yet; the first start makes it.
doctor-folder-unwritable = This account may not write into { $folder }.
doctor-folder-open = { $folder } is open to other accounts; please take their rights away (chmod go-rwx).

doctor-disk = Disk
doctor-disk-good = { $megabytes } MiB free
doctor-disk-little = Only { $megabytes } MiB free; please make room soon.
doctor-disk-too-little = Only { $megabytes } MiB free; the database will soon be unable to write.

doctor-database = Database
doctor-database-none = There is none yet; the first start makes it.
doctor-database-good = PostgreSQL { $version } answers.
doctor-trigrams-good = The extension pg_trgm is there.
doctor-trigrams-offered = The extension pg_trgm can be made.
doctor-trigrams-missing = The extension pg_trgm is missing; in Debian and Ubuntu it is in the package postgresql-contrib.
doctor-rights-good = The portal may make in the database what it needs.
doctor-rights-missing = The account of the database may not make anything; please make it the owner of the database.
doctor-schema = Database schema
doctor-schema-good = as this program expects it
doctor-schema-behind = { $count ->
    [one] One migration is missing; the next start runs it.
   *[other] { $count } migrations are missing; the next start runs them.
}
doctor-schema-altered = Migration { $migration } was not run to its end, or is another one than this program's.

doctor-replica = Replica
doctor-replica-good = follows the database
doctor-replica-lags = is more than a second behind the database; until it catches up nothing is read there.
doctor-replica-silent = does not answer in time; meanwhile nothing is read there.
doctor-replica-unreachable = cannot be used at DATABASE_READ_URL: { $reason }
doctor-replica-foreign = The PostgreSQL in DATABASE_READ_URL follows none, or another than that in DATABASE_URL; nothing is ever read there.

doctor-database-clock = Clock of the database
doctor-provider-clock = Clock of the identity provider
doctor-clock-good = goes as this machine's
doctor-clock-differs = { $seconds ->
    [one] differs from this machine's by one second; please set both clocks.
   *[other] differs from this machine's by { $seconds } seconds; please set both clocks.
}

doctor-mail = Mail server
doctor-mail-none = None is set; mails are not sent.
doctor-mail-good = lets the portal in (no mail was sent)
doctor-mail-open = The connection is not encrypted; with smtps:// or ?tls=required it would be.
doctor-mail-login = refuses name or password: { $reason }
doctor-mail-encryption = There is no encrypted connection: { $reason }
doctor-mail-unreachable = cannot be used: { $reason }
doctor-mail-silent = does not answer in time

doctor-provider = Identity provider
doctor-provider-none = None is set; people sign in with name and password.
doctor-provider-good = { $keys ->
    [one] describes itself as it should, with one key
   *[other] describes itself as it should, with { $keys } keys
}
doctor-provider-no-keys = names no keys; its signatures cannot be checked
doctor-provider-silent = does not answer: { $reason }
doctor-provider-issuer = calls itself otherwise than VORRANG_OIDC_ISSUER says: { $reason }
doctor-provider-unreadable = does not describe itself in a way that can be understood: { $reason }
doctor-mapping = Mapping
doctor-mapping-good = { $file } can be understood (roles: { $roles }, departments: { $departments }).
doctor-mapping-none = Without VORRANG_OIDC_MAPPING no group of the provider gives a role here.

doctor-traces = Traces
doctor-traces-good = The collector takes them.
doctor-traces-refused = The collector does not take them: { $reason }
