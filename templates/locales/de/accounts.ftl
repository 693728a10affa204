# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

### Konten und Verwaltung.

# Eingaben
save = Speichern
saved = Gespeichert.
cancel = Abbrechen
text-missing = Bitte füllen Sie dieses Feld aus.
text-too-long = Bitte kürzen Sie den Text auf höchstens { $longest } Zeichen; es sind { $count }.
text-unreadable = An der Stelle { $place } steht ein unsichtbares oder nicht lesbares Zeichen ({ $code }). Bitte löschen Sie es oder tippen Sie den Text neu.
in-german = { $value } (deutsch)
in-english = { $value } (englisch)

# Das eigene Konto
account-heading = Mein Konto
account-help = Stimmt etwas nicht? Name, E-Mail-Adresse, Fachbereich und Aufgaben pflegt die Administration des Portals.
account-without-password = Für Ihr Konto ist hier kein Kennwort gesetzt: Sie melden sich auf anderem Weg an.
account-password-changed = Ihr Kennwort ist geändert. Alle anderen Sitzungen sind beendet.
account-mail-heading = E-Mails
account-mail = Benachrichtigungen
account-mail-yes = E-Mail, wenn sich der Status eines meiner Vorhaben ändert
sign-out-everywhere = Überall abmelden
sign-out-everywhere-explanation = Beendet alle Ihre Sitzungen auf allen Geräten, auch diese.
signed-out-everywhere = Sie sind überall abgemeldet.

# Kennwörter
password-change = Kennwort ändern
password-change-explanation = Danach sind Sie auf allen anderen Geräten abgemeldet.
password-old = Bisheriges Kennwort
password-new = Neues Kennwort
password-again = Neues Kennwort noch einmal
password-hint = Mindestens { $count } Zeichen und nicht leicht zu erraten, zum Beispiel vier Wörter, die nichts miteinander zu tun haben. Großbuchstaben, Ziffern oder Sonderzeichen sind nicht nötig.
password-old-missing = Bitte geben Sie Ihr bisheriges Kennwort ein.
password-old-wrong = Das bisherige Kennwort stimmt nicht.
password-differs = Die beiden Eingaben stimmen nicht überein.
password-set = Ihr Kennwort ist gesetzt. Sie können sich jetzt damit anmelden.
password-link-heading = Kennwort setzen
password-link-for = Für { $name }, Anmeldename { $sign_in_name }
password-link-invalid = Dieser Link gilt nicht mehr
password-link-invalid-explanation = Ein Link zum Setzen des Kennworts gilt 24 Stunden, nur einmal und nur, bis ein neuer erstellt wird. Haben Sie Ihr Kennwort schon gesetzt, melden Sie sich damit an; sonst bitten Sie die Administration des Portals um einen neuen Link.

# Verwaltung
navigation-admin = Verwaltung
admin-people = Personen
admin-departments = Fachbereiche
admin-criteria = Kriterien

people-search = Personen suchen
people-search-apply = Suchen
people-found = { $count ->
    [0] Keine Person gefunden.
    [one] 1 Person
   *[other] { $count } Personen
}
people-found-more = { $count } Personen, davon werden die ersten { $shown } angezeigt. Bitte suchen Sie nach einem Namen.
person-add = Person anlegen
person-add-explanation = Nach dem Speichern erstellen Sie einen Link, mit dem die Person ihr Kennwort selbst setzt.
person-added = Die Person ist angelegt. Erstellen Sie jetzt einen Link, mit dem sie ihr Kennwort setzt.
person-name = Name
person-email = E-Mail-Adresse
person-email-hint = Für Benachrichtigungen
person-department = Fachbereich
person-department-hint = Wer bewertet, bewertet keine Vorhaben des eigenen Fachbereichs.
person-roles = Aufgaben
person-roles-hint = Mindestens eine. Änderungen gelten sofort.
person-access = Zugang
person-access-hint = Ohne Haken ist das Konto gesperrt und die Person sofort überall abgemeldet. Konten werden nicht gelöscht.
person-active = darf sich anmelden
person-inactive = gesperrt
person-has-password = Ein Kennwort ist gesetzt.
person-has-no-password = Ein Kennwort ist noch nicht gesetzt.
sign-in-name-hint = Kleinbuchstaben ohne Umlaute, Ziffern, Punkt, Bindestrich, Unterstrich und @. Der Anmeldename lässt sich später nicht ändern.
sign-in-name-form = Bitte verwenden Sie nur Buchstaben von a bis z, Ziffern, Punkt, Bindestrich, Unterstrich und @.
sign-in-name-taken = Diesen Anmeldenamen gibt es schon.
email-form = Bitte geben Sie eine E-Mail-Adresse wie anna.muster@stadt.example ein.
roles-missing = Bitte wählen Sie mindestens eine Aufgabe aus der Liste.
own-rights = Die Administration und den Zugang können Sie sich nicht selbst nehmen. Bitten Sie eine andere Person aus der Administration darum.
last-admin = Das ist die letzte Person, die das Portal verwalten kann. Geben Sie zuerst einer anderen die Administration.

password-link-make = Link für ein Kennwort erstellen
password-link-make-explanation = Mit dem Link setzt die Person ihr Kennwort selbst. Er gilt 24 Stunden und nur einmal; frühere Links gelten dann nicht mehr. Das bisherige Kennwort gilt, bis ein neues gesetzt ist.
password-link-made = Der Link ist erstellt. Er wird nur jetzt angezeigt.
password-link-made-explanation = Geben Sie ihn nur der Person selbst. Er gilt bis { $value } und nur einmal.
password-link-inactive = Das Konto ist gesperrt. Erlauben Sie der Person zuerst, sich anzumelden.
password-link-back = Zurück zur Person

department-name = Name
department-none = keiner
department-add = Fachbereich anlegen
departments-all = Alle Fachbereiche
department-rename-explanation = Der neue Name steht sofort bei allen Vorhaben und Personen des Fachbereichs.
department-name-taken = Einen Fachbereich mit diesem Namen gibt es schon.
department-unknown = Bitte wählen Sie einen Fachbereich aus der Liste.

criteria-explanation = Kriterien werden nicht gelöscht, weil unter ihnen bewertet wurde. Was nicht mehr zählen soll, bekommt in der Gewichtung keine Punkte.
criterion-add = Kriterium anlegen
criterion-add-explanation = Ein neues Kriterium zählt erst, wenn ihm eine Gewichtung Punkte gibt. Beschreiben Sie jede Stufe so, dass zwei Bewertende für denselben Sachverhalt dieselbe Stufe wählen.
criterion-name = Name
criterion-short-name = Kurzname
criterion-short-name-hint = Höchstens zwei Wörter: Spaltenkopf der Rangliste und der Listen, die eingelesen werden.
criterion-short-name-taken = Ein anderes Kriterium hat schon diesen Kurznamen.
criterion-question = Frage an die Bewertenden
criterion-evidence = Nachweis
criterion-level = Stufe { $value }
criterion-warning = { $count ->
    [0] Unter diesem Kriterium ist noch nichts bewertet.
    [one] Unter diesem Kriterium gilt 1 Stufe. Wenn Sie die Bedeutung einer Stufe ändern, stimmt sie nicht mehr und muss neu vergeben werden.
   *[other] Unter diesem Kriterium gelten { $count } Stufen. Wenn Sie die Bedeutung einer Stufe ändern, stimmen sie nicht mehr und müssen neu vergeben werden.
}
criteria-too-many = Mehr als { $count } Kriterien lassen sich nicht gewichten.

# An der Kommandozeile
user-actor = Vorrang, Kommandozeile
user-option = { $option }: { $message }
user-unknown = Niemand hat den Anmeldenamen „{ $name }“.
user-unknown-department = Den Fachbereich „{ $name }“ gibt es nicht; bitte prüfen Sie die Schreibweise oder legen Sie ihn in der Verwaltung des Portals an.
user-changed = Jemand anderes hat die Person gerade geändert; bitte versuchen Sie es noch einmal.
user-locked = { $name } ist gesperrt; bitte geben Sie das Konto zuerst mit „vorrang user activate“ frei.
user-no-password = Es lässt sich kein Kennwort lesen: { $reason }
user-ask-password = Kennwort (leer: die Person setzt es selbst über einen Link):{" "}
user-ask-again = Kennwort noch einmal:{" "}
user-added = { $name } kann sich jetzt als „{ $sign_in_name }“ anmelden.
user-saved = Geändert: { $name } ({ $sign_in_name })
user-link = Mit diesem Link kann { $name } bis { $until } einmal ein Kennwort setzen:
user-link-path = Mit diesem Link kann { $name } bis { $until } einmal ein Kennwort setzen; davor gehört die Adresse des Portals, die Sie mit --public-url nennen können:

# Mails über das eigene Konto

account-notice-password-subject = Neues Kennwort für Vorrang
account-notice-password = Ihr Konto bei Vorrang hat seit { $moment } ein neues Kennwort.
account-notice-address-subject = Ihre E-Mail-Adresse bei Vorrang
account-notice-address = Ihr Konto bei Vorrang hat seit { $moment } eine andere E-Mail-Adresse. Dies ist die letzte Nachricht an die bisherige.
account-notice-stranger = Ist das nicht in Ihrem Sinn, dann rufen Sie bitte gleich die Administration an: Sie kann das Konto sperren.
