# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

### What can be set, and what `vorrang config` says of it.

## What the settings mean

setting-config = File with settings. Without it /etc/vorrang/vorrang.toml is read if it is there; `vorrang demo` reads only what is named here.
setting-log = How much is logged. The log goes to standard error, as JSON lines unless that is a terminal.
setting-listen = Address and port at which the portal answers; port 0 takes any free one.
setting-metrics-listen = Address and port at which figures for Prometheus can be fetched (/metrics). Without it there are none; whoever reaches the address can read everything.
setting-traces-url = Where traces of requests are sent: the address of an OpenTelemetry collector that takes OTLP over HTTP. Without it there are none. The variables OTEL_EXPORTER_OTLP_HEADERS, OTEL_TRACES_SAMPLER and OTEL_RESOURCE_ATTRIBUTES hold as OpenTelemetry describes them.
setting-four-eyes = Whether a second person of the leadership has to approve a weighting before it counts. Without this rule the board says so.
setting-open-data = Hand the last frozen board out to everybody as open data under /open-data, under the data licence Germany – attribution.
setting-api-requests-per-minute = So many requests a minute may a program send with one access token; each process counts for itself.
setting-planning-seconds = For so long may a plan be looked for; then the best that was found counts, with its distance from the best that could be.
setting-drain-seconds = For so long does the portal go on when it is told to stop, while /readyz says 503 already: so that a proxy that asks there sends nobody any more. nginx needs none of it.
setting-public-url = Address at which people reach the portal, for links in mails and for the sign-in with the city's account. With https cookies are for TLS alone, and the last address in X-Forwarded-For is the visitor's.
setting-public-board = Let board and projects be read without signing in; `vorrang demo` always does.
setting-session-idle-minutes = A session ends when it has not been used for so long.
setting-session-hours = A session ends so long after the sign-in at the latest.
setting-oidc-issuer = Address of the city's identity provider (OpenID Connect), exactly as it writes it itself. Without it there are only name and password.
setting-oidc-client-id = Name by which the identity provider knows the portal.
setting-oidc-client-secret = By what the portal proves to the identity provider who it is.
setting-oidc-scopes = What the identity provider is asked to tell.
setting-oidc-name-claim = Where in the provider's token the name stands.
setting-oidc-email-claim = Where in the token the e-mail address stands.
setting-oidc-department-claim = Where in the token the department stands.
setting-oidc-roles-claim = Where in the token groups or roles stand.
setting-oidc-mapping = File that says what the provider's groups and departments mean here, in lines such as role;group;assessor.
setting-oidc-unknown = What becomes of people none of whose groups is in the mapping: they may read (reader) or are turned away (refuse).
setting-oidc-only = Whether the sign-in service alone lets people in, with a second factor if it asks for one; names and passwords of the portal do not count then.
setting-smtp-url = Mail server. Without it no mail is sent. Encrypted with smtps:// or with ?tls=required after smtp://; special characters in the password as %40.
setting-mail-from = Whom mails are from; needed with a mail server.
setting-data-folder = Folder of the private database. Without it ~/.local/share/vorrang, for root /var/lib/vorrang; for `vorrang demo` vorrang-demo beside it.
setting-database-read-url = A second PostgreSQL that follows that one by streaming replication: pages are read there while it has the state of the last tenths of a second.
setting-database-url = Another PostgreSQL (15 or newer, with the extension pg_trgm) instead of the private one in the data folder.

## What is expected

expected-choice = one of: { $choices }
expected-client = a name such as { $example }
expected-file = a file such as { $example }
expected-filter = a filter such as info or { $example }
expected-folder = a folder such as { $example }
expected-hours = a whole number of hours, { $least } to { $most }
expected-issuer = an address with https:// (on this machine also http://) such as { $example }
expected-mailbox = an address such as { $example } (no umlauts in the address itself)
expected-minutes = a whole number of minutes, { $least } to { $most }
expected-pointer = a path that begins with /, such as { $example }
expected-postgres = an address such as { $example }
expected-requests = a whole number of requests, { $least } to { $most }
expected-scopes = words with spaces between them, such as { $example }
expected-seconds = a whole number of seconds, { $least } to { $most }
expected-secret = a text
expected-smtp = an address such as { $example } or smtp://mail.example.org?tls=required
expected-socket = an IP address with port such as { $example }
expected-text = a text
expected-url = an address such as { $example }

## vorrang config

config-file = The file { $value } is read.
config-no-file = No file is read.
config-expected = Expected:
config-usually = Usual:
config-now = Now:
config-also = Also:
config-nothing = –
config-not-shown = (not shown)
config-quoted = “{ $value }”
config-usual = usual
config-from-file = { $file }, line { $line }
config-from-credential = credential of systemd: { $name }
config-from-environment = environment: { $variable }
config-from-line = command line: { $option }
config-example = Settings of Vorrang. What stands here counts if neither the command line nor the environment says otherwise. If it holds passwords, the file must not be readable by everybody. `vorrang config` shows what counts and where it comes from.
config-secrets = Passwords and what holds them have no place on a command line that everybody can read. They come from the environment, from credentials of systemd or from the file: { $variables }. All settings explained: vorrang config

## What can be wrong with them

config-unfit = { $name } cannot be { $shown } ({ $origin }). Expected is { $expected }.
config-unknown = { $file }, line { $line }: there is no setting “{ $name }”. { $hint }
config-nearest = Perhaps “{ $name }” is meant.
config-see-all = `vorrang config` names all settings.
config-no-scalar = { $file }, line { $line }: for { $name } a text in quotation marks, a whole number, true or false is expected.
config-file-syntax = { $file }, line { $line }: this is not TOML. Expected are lines such as session_hours = 10, with texts in quotation marks.
config-file-open = { $file } holds { $name } and can be read by everybody on this machine; please take that right away (chmod o-r).
config-secret-on-line = { $name } must not stand on the command line, which everybody on this machine can read; please give the value in { $variable } or in the file.
config-replica-alone = DATABASE_READ_URL names a PostgreSQL that follows another one; please name that other one with DATABASE_URL. None can follow the private database in the data folder.
config-sender-missing = VORRANG_SMTP_URL names a mail server but the sender is missing; please name it in VORRANG_MAIL_FROM, for example “Vorrang <vorrang@example.org>”.
