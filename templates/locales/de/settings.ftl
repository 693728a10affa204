# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

### Was sich einstellen lässt, und was „vorrang config“ davon sagt.

## Was die Einstellungen bedeuten

setting-config = Datei mit Einstellungen. Ohne diese Angabe wird /etc/vorrang/vorrang.toml gelesen, wenn es die Datei gibt; „vorrang demo“ liest nur, was hier genannt ist.
setting-log = Wie viel protokolliert wird. Das Protokoll geht auf die Standardfehlerausgabe, in JSON-Zeilen, wenn dort kein Terminal ist.
setting-listen = Adresse und Port, unter denen das Portal antwortet; Port 0 nimmt irgendeinen freien.
setting-metrics-listen = Adresse und Port, unter denen Messwerte für Prometheus abzurufen sind (/metrics). Ohne diese Angabe gibt es keine; wer die Adresse erreicht, kann alles lesen.
setting-traces-url = Wohin Traces der Anfragen gesendet werden: die Adresse eines Collectors von OpenTelemetry, der OTLP über HTTP annimmt. Ohne diese Angabe gibt es keine. Die Variablen OTEL_EXPORTER_OTLP_HEADERS, OTEL_TRACES_SAMPLER und OTEL_RESOURCE_ATTRIBUTES gelten, wie OpenTelemetry sie beschreibt.
setting-four-eyes = Ob eine zweite Person der Leitung eine Gewichtung freigeben muss, bevor sie gilt. Ohne diese Regel sagt die Rangliste es dazu.
setting-open-data = Den letzten Stichtag allen als offene Daten unter /open-data anbieten, unter der Datenlizenz Deutschland – Namensnennung.
setting-api-requests-per-minute = So viele Anfragen in der Minute darf ein Programm mit einem Zugangsschlüssel stellen; jeder Prozess zählt für sich.
setting-planning-seconds = So lange darf nach einem Plan gesucht werden; danach gilt der beste gefundene, mit seinem Abstand zum bestmöglichen.
setting-drain-seconds = So lange geht das Portal noch weiter, wenn es enden soll, während /readyz schon 503 sagt: damit ein Proxy, der dort fragt, niemanden mehr schickt. nginx braucht das nicht.
setting-public-url = Adresse, unter der das Portal erreicht wird, für Links in Mails und die Anmeldung mit dem Konto der Stadt. Mit https gelten Cookies nur für TLS, und die letzte Adresse in X-Forwarded-For ist die des Besuchs.
setting-public-board = Rangliste und Vorhaben ohne Anmeldung lesen lassen; „vorrang demo“ tut das immer.
setting-session-idle-minutes = Eine Sitzung endet, wenn sie so lange nicht benutzt wurde.
setting-session-hours = Eine Sitzung endet spätestens so lange nach der Anmeldung.
setting-oidc-issuer = Adresse des Anmeldedienstes der Stadt (OpenID Connect), genau so, wie er sie selbst schreibt. Ohne sie gibt es nur Name und Kennwort.
setting-oidc-client-id = Name, unter dem der Anmeldedienst das Portal kennt.
setting-oidc-client-secret = Womit sich das Portal beim Anmeldedienst ausweist.
setting-oidc-scopes = Worüber der Anmeldedienst Auskunft geben soll.
setting-oidc-name-claim = Wo im Token des Anmeldedienstes der Name steht.
setting-oidc-email-claim = Wo im Token die E-Mail-Adresse steht.
setting-oidc-department-claim = Wo im Token der Fachbereich steht.
setting-oidc-roles-claim = Wo im Token Gruppen oder Rollen stehen.
setting-oidc-mapping = Datei, die sagt, was Gruppen und Fachbereiche des Anmeldedienstes hier bedeuten, in Zeilen wie role;gruppe;assessor.
setting-oidc-unknown = Was aus Personen wird, von denen keine Gruppe in der Zuordnung steht: Sie dürfen lesen (reader) oder werden abgewiesen (refuse).
setting-oidc-only = Ob allein der Anmeldedienst hereinlässt, auch mit einem zweiten Faktor, wenn er ihn verlangt; Namen und Kennwörter des Portals gelten dann nicht.
setting-smtp-url = Mailserver. Ohne ihn wird keine Mail verschickt. Verschlüsselt wird mit smtps:// oder mit ?tls=required hinter smtp://; Sonderzeichen im Kennwort in der Form %40.
setting-mail-from = Von wem Mails kommen; mit einem Mailserver nötig.
setting-data-folder = Ordner der eigenen Datenbank. Ohne diese Angabe ~/.local/share/vorrang, für root /var/lib/vorrang; für „vorrang demo“ vorrang-demo daneben.
setting-database-read-url = Ein zweites PostgreSQL, das jenem durch Streaming-Replikation folgt: Seiten werden dort gelesen, solange es auf dem Stand der letzten Zehntelsekunden ist.
setting-database-url = Ein anderes PostgreSQL (15 oder neuer, mit der Erweiterung pg_trgm) statt der eigenen Datenbank im Datenordner.

## Was erwartet wird

expected-choice = eines von: { $choices }
expected-client = ein Name wie { $example }
expected-file = eine Datei wie { $example }
expected-filter = ein Filter wie info oder { $example }
expected-folder = ein Ordner wie { $example }
expected-hours = eine ganze Zahl von Stunden, { $least } bis { $most }
expected-issuer = eine Adresse mit https:// (auf diesem Rechner auch http://) wie { $example }
expected-mailbox = eine Absenderadresse wie { $example } (in der Adresse selbst keine Umlaute)
expected-minutes = eine ganze Zahl von Minuten, { $least } bis { $most }
expected-pointer = ein Pfad, der mit / beginnt, wie { $example }
expected-postgres = eine Adresse wie { $example }
expected-requests = eine ganze Zahl von Anfragen, { $least } bis { $most }
expected-scopes = Wörter mit Leerzeichen dazwischen wie { $example }
expected-seconds = eine ganze Zahl von Sekunden, { $least } bis { $most }
expected-secret = ein Text
expected-smtp = eine Adresse wie { $example } oder smtp://mail.example.org?tls=required
expected-socket = eine IP-Adresse mit Port wie { $example }
expected-text = ein Text
expected-url = eine Adresse wie { $example }

## vorrang config

config-file = Gelesen wird die Datei { $value }.
config-no-file = Gelesen wird keine Datei.
config-expected = Erwartet:
config-usually = Üblich:
config-now = Jetzt:
config-also = Auch:
config-nothing = –
config-not-shown = (wird nicht gezeigt)
config-quoted = „{ $value }“
config-usual = üblich
config-from-file = { $file }, Zeile { $line }
config-from-credential = Zugangsdaten von systemd: { $name }
config-from-environment = Umgebung: { $variable }
config-from-line = Kommandozeile: { $option }
config-example = Einstellungen von Vorrang. Was hier steht, gilt, wenn weder die Kommandozeile noch die Umgebung etwas anderes sagt. Stehen Kennwörter darin, darf die Datei nicht für alle lesbar sein. „vorrang config“ zeigt, was gilt und woher es kommt.
config-secrets = Kennwörter und Adressen, die welche enthalten, haben keinen Platz auf einer Kommandozeile, die alle lesen können. Sie kommen aus der Umgebung, aus Zugangsdaten von systemd oder aus der Datei: { $variables }. Alle Einstellungen erklärt: vorrang config

## Was daran falsch sein kann

config-unfit = { $name } kann nicht { $shown } sein ({ $origin }). Erwartet wird { $expected }.
config-unknown = { $file }, Zeile { $line }: Eine Einstellung „{ $name }“ gibt es nicht. { $hint }
config-nearest = Gemeint ist vielleicht „{ $name }“.
config-see-all = Alle Einstellungen nennt „vorrang config“.
config-no-scalar = { $file }, Zeile { $line }: Für { $name } wird ein Text in Anführungszeichen, eine ganze Zahl, true oder false erwartet.
config-file-syntax = { $file }, Zeile { $line }: Das ist kein TOML. Erwartet werden Zeilen wie session_hours = 10 und Texte in Anführungszeichen.
config-file-open = { $file } enthält { $name } und ist für alle auf diesem Rechner lesbar; bitte entziehen Sie ihnen das Leserecht (chmod o-r).
config-secret-on-line = { $name } darf nicht auf der Kommandozeile stehen, die alle auf diesem Rechner lesen können; bitte nennen Sie den Wert in { $variable } oder in der Datei.
config-replica-alone = DATABASE_READ_URL nennt ein PostgreSQL, das einem anderen folgt; bitte nennen Sie dieses andere mit DATABASE_URL. Der eigenen Datenbank im Datenordner kann keines folgen.
config-sender-missing = VORRANG_SMTP_URL nennt einen Mailserver, aber es fehlt der Absender; bitte nennen Sie ihn mit VORRANG_MAIL_FROM, zum Beispiel „Vorrang <vorrang@example.org>“.
