# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2


### Erklärungen für alle, Hilfe und gemeldete Barrieren

footer-statements = Hilfe und rechtliche Angaben
statement-help = Hilfe
statement-accessibility = Barrierefreiheit
statement-privacy = Datenschutz
statement-legal-notice = Impressum
statement-changed = Stand: { $day }
statement-edit = Diesen Text bearbeiten
statement-gaps = { $count ->
        [one] Eine Angabe fehlt noch
       *[other] { $count } Angaben fehlen noch
    }
statement-gaps-explanation = Was hervorgehoben ist, muss die Stadt noch eintragen. Bis dahin ist dieser Text ein Muster und keine verbindliche Auskunft.

admin-statements = Erklärungen
statements-explanation = Diese Seiten sind am Fuß jeder Seite verlinkt, auch vor der Anmeldung. Sie beginnen mit Mustertexten. Bitte lassen Sie jeden Text von der zuständigen Stelle prüfen, bevor das Portal öffentlich ist.
statement-page = Seite
statement-language = Sprache
statement-in = { $value ->
        [en] Englisch
       *[other] Deutsch
    }
statement-last-change = Zuletzt geändert
statement-shipped = Mustertext
statement-open = Fehlende Angaben
statement-complete = vollständig
statement-text = Text
statement-text-hint = Eine Leerzeile trennt Absätze. # und ## beginnen Überschriften, - beginnt einen Listenpunkt, **fett**, [Linktext](https://…). Was noch fehlt, steht in [[doppelten Klammern]]. HTML wird nicht ausgeführt.
statement-preview = Vorschau
action-statement-changed = Erklärung geändert
field-wording = Text

barrier-report = Barriere melden
barrier-explanation = Etwas ist nicht zugänglich, schwer zu verstehen oder lässt sich nicht bedienen? Sagen Sie es uns. Eine Beschreibung genügt.
barrier-description = Was hindert Sie?
barrier-description-hint = Zum Beispiel: was Sie tun wollten, was geschah und womit Sie das Portal bedienen. Keine personenbezogenen Daten anderer Menschen eintragen.
barrier-page = Auf welcher Seite?
barrier-page-hint = Adresse oder Überschrift der Seite.
barrier-name = Name
barrier-email = E-Mail-Adresse
barrier-email-hint = Nur wenn Sie eine Antwort möchten.
barrier-privacy = Ihre Angaben sieht nur die Administration. Sie werden nach der festgelegten Frist gelöscht.
barrier-send = Meldung absenden
barrier-sent = Vielen Dank. Ihre Meldung ist angekommen.
barrier-too-many = Im Moment gehen zu viele Meldungen ein. Bitte versuchen Sie es später noch einmal oder wenden Sie sich an die Stelle, die in der Hilfe genannt ist. Was Sie geschrieben haben, steht noch unten.
barrier-mail-subject = Gemeldete Barriere { $number }
barrier-mail =
    Jemand hat eine Barriere im Portal gemeldet (Nummer { $number }).

    Seite: { $page }
    Name: { $name }
    E-Mail-Adresse: { $email }

    { $description }

admin-barriers = Barrieren
barriers-explanation = Was gemeldet wurde, das Offene zuerst. Anfragen sind innerhalb einer angemessenen Frist zu beantworten (§ 10b Absatz 3 BGG NRW).
barriers-none = Es wurde nichts gemeldet.
barrier-number = Meldung
barrier-called = Meldung { $value }
barrier-reported = Eingegangen
barrier-state = Stand
barrier-open = offen
barrier-done = abgeschlossen
barrier-answer = Was daraus geworden ist
barrier-answer-hint = Was behoben wurde oder was geantwortet wurde. Das Portal verschickt es nicht.
barrier-close = Meldung abschließen
barrier-closed = Die Meldung ist abgeschlossen.
barrier-closed-by = Abgeschlossen { $when } von { $by }
barrier-closed-meanwhile = Jemand anderes hat die Meldung inzwischen abgeschlossen. Es gilt, was unten steht.
action-barrier-reported = Barriere gemeldet
action-barrier-closed = Gemeldete Barriere abgeschlossen
