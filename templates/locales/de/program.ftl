# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

### Was das Programm an der Kommandozeile sagt.

program-running = Vorrang läuft: { $address } (Daten in { $folder })
program-running-elsewhere = Vorrang läuft: { $address } (Daten in der Datenbank von DATABASE_URL)
program-demonstration-sign-in = Jede Rolle lässt sich mit einem Klick ausprobieren: { $address }
program-interrupted = Vorrang wurde sofort beendet, ohne auf laufende Anfragen und die Datenbank zu warten.
program-no-traces = Traces können nicht gesendet werden: { $reason }
program-system = Das Betriebssystem oder die Datenbank meldet einen unerwarteten Fehler: { $reason }

program-port-taken = Unter { $address } antwortet schon ein anderes Programm; bitte beenden Sie es oder wählen Sie mit --listen eine andere Adresse.
program-no-listener = Vorrang kann unter { $address } nicht antworten ({ $reason }); bitte wählen Sie mit --listen eine andere Adresse.
program-no-home = Es gibt kein Heimatverzeichnis für die Daten; bitte nennen Sie mit --data-folder einen Ordner.
program-file-unreadable = Die Datei { $file } lässt sich nicht lesen: { $reason }

user-provider-only = Hier lässt allein der Anmeldedienst der Stadt herein (VORRANG_OIDC_ONLY): Personen kommen durch ihre erste Anmeldung dort hinzu, und Kennwörter gelten nicht.
program-no-client = Auf diesem Rechner fehlt { $name } aus PostgreSQL { $version } oder neuer; bitte installieren Sie es (Debian und Ubuntu: sudo apt install postgresql-client-{ $version }, Homebrew: brew install postgresql@{ $version }).
program-no-binaries = Auf diesem Rechner fehlt PostgreSQL { $version } oder neuer; bitte installieren Sie es (Debian und Ubuntu: sudo apt install postgresql, Homebrew: brew install postgresql@17) oder nennen Sie mit DATABASE_URL eine andere Datenbank.
program-other-version = Die Daten in { $folder } gehören zu PostgreSQL { $version }, das auf diesem Rechner fehlt; bitte installieren Sie es (Debian und Ubuntu: sudo apt install postgresql-{ $version }, Homebrew: brew install postgresql@{ $version }).
program-folder-in-use = Mit dem Datenordner { $folder } arbeitet schon ein anderes Vorrang (Prozess { $pid }); bitte beenden Sie es oder wählen Sie mit --data-folder einen anderen Ordner.
program-folder-unwritable = In den Datenordner { $folder } kann nicht geschrieben werden ({ $reason }); bitte wählen Sie mit --data-folder einen anderen Ordner.
program-folder-too-long = Der Pfad des Datenordners { $folder } ist zu lang für die Verbindung zur Datenbank; bitte wählen Sie mit --data-folder einen Pfad von höchstens { $limit } Bytes.
program-folder-unreachable = Das Konto „{ $account }“, unter dem die Datenbank läuft, darf den Datenordner { $folder } nicht betreten; bitte geben Sie den Weg dorthin frei (chmod o+x) oder wählen Sie mit --data-folder einen anderen Ordner.
program-no-account = PostgreSQL läuft nicht als root, und auf diesem Rechner gibt es weder ein Konto „postgres“ noch „nobody“; bitte starten Sie Vorrang unter einem gewöhnlichen Konto.
program-cluster-not-created = Die Datenbank im Datenordner lässt sich nicht anlegen: { $reason }
program-cluster-not-started = Die Datenbank im Datenordner startet nicht; den Grund nennt { $log }.
program-cluster-gave-up = Die Datenbank im Datenordner ist mehrmals von selbst beendet worden; den Grund nennt { $log }.
program-cluster-refused = Die Datenbank im Datenordner läuft, lehnt die Verbindung aber ab: { $reason }

program-database-url = DATABASE_URL ist keine gültige Adresse wie postgres://benutzer:kennwort@rechner:5432/datenbank ({ $reason }).
program-database-unreachable = Unter { $address } antwortet keine Datenbank; bitte prüfen Sie DATABASE_URL und ob PostgreSQL dort läuft.
program-database-login = Die Datenbank unter { $address } lehnt die Anmeldung als „{ $user }“ ab; bitte prüfen Sie Benutzer und Kennwort in DATABASE_URL.
program-database-missing = Unter { $address } gibt es keine Datenbank „{ $name }“; bitte legen Sie sie an oder prüfen Sie DATABASE_URL.
program-database-too-old = Unter { $address } läuft PostgreSQL { $major }; Vorrang braucht PostgreSQL { $version } oder neuer.
program-database-newer = Die Datenbank wurde schon mit einem neueren Vorrang benutzt (Migration { $migration }); bitte verwenden Sie dieses.
program-database-migration = Die Datenbank lässt sich nicht auf den Stand dieses Programms bringen: { $reason }
program-database-refused = Die Datenbank unter { $address } lehnt die Verbindung ab: { $reason }
