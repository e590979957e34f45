import { counterFor } from '../counted.js';
import type { PageCode, ProblemWords, ReaderCode, Said } from '../problem-words.js';

const counted = counterFor('de');
const seconds = (count: number): string => counted(count, { one: 'Sekunde', other: 'Sekunden' });
/** In the units in which people wait. */
const duration = (count: number): string =>
  count < 60
    ? seconds(count)
    : count < 7_200
      ? counted(Math.ceil(count / 60), { one: 'Minute', other: 'Minuten' })
      : counted(Math.ceil(count / 3_600), { one: 'Stunde', other: 'Stunden' });

const DECISIONS = 'Den Grund lesen Sie unter „Entscheidungen über Ihre Kommentare“ (/me/statements).';
const REPORTED: Readonly<Record<string, string>> = {
  open: 'Die Moderation sieht ihn sich noch an.',
  upheld: 'Er wurde entfernt.',
  dismissed: 'Die Moderation hat ihn sich angesehen, und er blieb stehen.',
  withdrawn: 'Er wurde inzwischen zurückgezogen.',
};
const until = (moment: string): string => moment && ` bis ${moment}`;

const ofReaderCode: Readonly<Record<ReaderCode, Said>> = {
  body_empty: 'Dieser Kommentar ist noch leer: Schreiben Sie etwas, und senden Sie ihn noch einmal ab.',
  body_too_long:
    'Dieser Kommentar ist zu lang: Höchstens 5.000 Zeichen passen hinein. Kürzen Sie ihn, oder senden Sie ihn in Teilen.',
  body_unreadable: ({ count }) =>
    `Dieser Kommentar enthält an Stelle ${count('position') + 1} ein Zeichen, das kein Text ist. Entfernen Sie es, oder tippen Sie diesen Teil, statt ihn einzufügen.`,
  body_invisible:
    'Von diesem Kommentar wäre nichts zu sehen: Er besteht nur aus Leerzeichen oder unsichtbaren Zeichen. Schreiben Sie etwas.',
  same_text:
    'Denselben Text haben Sie in dieser Diskussion am letzten Tag schon abgesendet. Sehen Sie dort nach: Vielleicht wird er noch geprüft.',
  policy_not_accepted: ({ count }) =>
    `Kommentare gelten unter Fassung ${count('policy.version')} der Kommentarregeln: Lesen und akzeptieren Sie sie, und senden Sie den Kommentar noch einmal ab.`,
  too_fast: ({ count }) =>
    `Das ging sehr schnell: Warten Sie ${seconds(count('retryAfter'))}, und senden Sie den Kommentar dann noch einmal ab.`,
  slow_mode: ({ count }) =>
    `In dieser Diskussion ist ein Kommentar alle ${seconds(count('slowModeSeconds'))} möglich: Warten Sie ${seconds(count('retryAfter'))}, und senden Sie ihn dann noch einmal ab.`,
  words_refused:
    'Dieser Kommentar enthält Wörter, die hier nicht angenommen werden. Sagen Sie es mit anderen, oder lesen Sie in den Kommentarregeln, was erwünscht ist.',
  author_banned: ({ moment }) => `Die Moderation hat Sie${until(moment('until'))} gesperrt. ${DECISIONS}`,
  author_muted: ({ moment }) =>
    `Die Moderation nimmt von Ihnen${until(moment('until'))} keine Kommentare an. ${DECISIONS}`,
  warning_not_acknowledged:
    'Die Moderation hat Sie verwarnt. Lesen Sie die Verwarnung unter „Entscheidungen über Ihre Kommentare“ (/me/statements), bestätigen Sie sie dort, und senden Sie dann noch einmal ab.',
  not_signed_in: 'Dafür brauchen Sie ein Konto: Melden Sie sich an, und senden Sie dann noch einmal ab.',
  name_invalid: 'Geben Sie einen Namen mit 1 bis 60 Zeichen in einer Zeile an, von dem etwas zu sehen ist.',
  email_invalid: 'Das sieht nicht nach einer E-Mail-Adresse aus: Schreiben Sie sie wie name@example.org.',
  too_many_requests: ({ wait }) =>
    `Das wurde zu oft versucht. Versuchen Sie es in ${duration(wait)} noch einmal.`,
  not_your_comment:
    'Nur wer einen Kommentar schrieb, kann ihn ändern oder zurückziehen, im selben Browser oder mit demselben Konto.',
  edit_window_over: ({ count }) =>
    `${count('editWindowMinutes') === 0 ? 'Kommentare lassen sich hier nicht bearbeiten' : `Kommentare lassen sich ${duration(count('editWindowMinutes') * 60)} lang bearbeiten`}. Zurückziehen können Sie Ihren noch, und darauf antworten, wo die Diskussion offen ist.`,
  edited_too_often:
    'Dieser Kommentar wurde zu oft geändert und behält seinen letzten Text. Schreiben Sie einen neuen, wenn Sie etwas ergänzen möchten.',
  stale_revision:
    'Der Kommentar wurde inzwischen geändert. Nichts wurde überschrieben: Bewahren Sie Ihren Text auf, laden Sie den Kommentar neu, und senden Sie den Text noch einmal.',
  status_not_allowed:
    'An diesem Kommentar lässt sich das nicht mehr ändern: Er wurde zurückgezogen, oder die Moderation hat über ihn entschieden.',
  parent_unknown:
    'Der Kommentar, auf den Sie antworten, ist nicht mehr hier: Laden Sie die Diskussion neu, und antworten Sie auf einen anderen oder schreiben Sie einen eigenen Kommentar.',
  parent_elsewhere:
    'Der Kommentar, auf den Sie antworten, steht in einer anderen Diskussion: Antworten Sie dort, oder schreiben Sie hier einen eigenen Kommentar.',
  own_comment: 'Dieser Kommentar ist Ihr eigener: Das geht nur bei Kommentaren von anderen.',
  report_reason_unknown: 'Wählen Sie aus, was damit nicht stimmt.',
  already_reported: ({ text }) =>
    `Sie haben diesen Kommentar schon gemeldet. ${REPORTED[text('reportStatus')] ?? ''} Einmal genügt.`,
  too_many_reports: ({ wait }) =>
    `Mehr Meldungen können Sie in 24 Stunden nicht absenden. Die nächste geht in ${duration(wait)}.`,
  reports_muted: ({ moment }) =>
    `Die Moderation nimmt von Ihnen${until(moment('until')) || ' dauerhaft'} keine Meldungen an. Schreiben Sie der Website, wenn etwas nicht stimmt.`,
  not_found: 'Das gibt es hier nicht. Prüfen Sie die Adresse; vielleicht wurde es entfernt oder verborgen.',
  not_allowed:
    'Ihre Rolle erlaubt das hier nicht: Wenden Sie sich an jemanden mit mehr Rechten auf dieser Website.',
  origin_not_allowed:
    'Ein Browser hat das von einer anderen Website gesendet. Tun Sie es auf den Seiten dieser Website.',
  too_large: 'Das ist mehr, als auf einmal angenommen wird: Kürzen Sie es.',
  busy: 'Das ist gerade zu viel auf einmal: Versuchen Sie es gleich noch einmal.',
  internal:
    'Der Fehler liegt bei uns, nichts wurde geändert, und er ist aufgezeichnet: Versuchen Sie es gleich noch einmal.',
};

export const problemWords: { readonly problems: ProblemWords } = {
  problems: {
    ofCode: ofReaderCode,
    ofField: {
      text: 'Schreiben Sie höchstens 2.000 Zeichen.',
      note: 'Schreiben Sie höchstens 2.000 Zeichen.',
      sanctionNote: 'Schreiben Sie höchstens 2.000 Zeichen.',
      email: 'Geben Sie eine E-Mail-Adresse mit höchstens 320 Zeichen an.',
      password: 'Geben Sie ein Passwort mit 10 bis 128 Zeichen an.',
      currentPassword: 'Geben Sie ein Passwort mit 10 bis 128 Zeichen an.',
    },
    titles: {
      400: 'So lässt sich das nicht verwenden',
      401: 'Bitte erst anmelden',
      403: 'Nicht erlaubt',
      404: 'Nicht gefunden',
      405: 'So geht das hier nicht',
      409: 'Das geht gerade nicht',
      413: 'Das ist zu viel',
      414: 'Die Adresse ist zu lang',
      415: 'So lässt sich das nicht verwenden',
      422: 'So lässt sich das nicht verwenden',
      429: 'Zu viele Versuche',
      431: 'Das ist zu viel',
      500: 'Hier ist etwas schiefgegangen',
      503: 'Überlastet',
    },
    anyField: 'Bitte prüfen Sie Ihre Eingaben.',
    whatever: 'Das war so nicht möglich. Prüfen Sie Ihre Eingaben, oder versuchen Sie es später noch einmal.',
  },
};

export const pageProblems: Readonly<Record<PageCode, Said>> = {
  password_invalid:
    'Ein Passwort hat 10 bis 128 Zeichen: alles, was sich tippen lässt, auch Leerzeichen. Mehrere Wörter ergeben ein gutes.',
  sign_in_failed:
    'E-Mail-Adresse und Passwort gehören nicht zusammen. Prüfen Sie beides, oder lassen Sie sich einen Anmeldelink schicken.',
  sign_in_link_invalid:
    'Dieser Anmeldelink wurde schon benutzt, ist abgelaufen oder unvollständig. Lassen Sie sich einen neuen schicken.',
  current_password_wrong:
    'Das ist nicht Ihr bisheriges Passwort. Vergessen? Melden Sie sich mit einem Link aus einer E-Mail an: 15 Minuten lang wird dann nicht danach gefragt.',
  mail_not_set_up:
    'Von hier lassen sich noch keine E-Mails senden. Wenden Sie sich an die Betreiber der Website.',
  account_exists:
    'Mit dieser E-Mail-Adresse gibt es schon ein Konto: Suchen Sie es in der Liste, und ändern Sie dort seine Rolle.',
  own_role: 'Die eigene Rolle und die eigenen Ressorts ändert niemand selbst: Fragen Sie jemand anderen.',
  role_above_own: 'Niemand vergibt oder nimmt eine Rolle, die über der eigenen steht.',
  reopen_has_no_effect: ({ text }) =>
    text('because') === 'maxOpenDays'
      ? 'Damit wäre sie nicht offen: Die Höchstdauer ist vorbei. Erhöhen Sie sie zuerst in den Schließregeln der Website.'
      : 'Damit wäre sie nicht offen: Alle Diskussionen sind geschlossen. Ändern Sie zuerst die Schließregeln der Website oder des Ressorts.',
  closing_message_invalid:
    'Die Nachricht an die Leserschaft ist eine Zeile mit höchstens 300 Zeichen: Kürzen Sie sie, oder lassen Sie das Feld leer.',
  until_is_past: 'Dieser Zeitpunkt ist vorbei: Geben Sie einen künftigen ein, oder lassen Sie das Feld leer.',
  stale_decision: ({ text }) =>
    text('decision.decidedBy.name') === ''
      ? 'Der Kommentar wurde inzwischen geändert. Sehen Sie ihn sich noch einmal an, und entscheiden Sie dann.'
      : `${text('decision.decidedBy.name')} war schneller und hat schon entschieden. Sehen Sie sich den Kommentar noch einmal an, und entscheiden Sie dann.`,
  rule_required: 'Wählen Sie zum Ablehnen die Regel, gegen die der Kommentar verstößt.',
  rule_unknown: 'Diese Regel gibt es in den geltenden Kommentarregeln nicht: Wählen Sie eine andere.',
  undo_too_late: ({ moment }) =>
    `Das ließ sich bis ${moment('until')} zurücknehmen. Entscheiden Sie stattdessen neu: Festgehalten wird beides.`,
  item_claimed: ({ text, moment }) =>
    `${text('claimedBy.name')} hat das bis ${moment('claimedUntil')} übernommen: Überlassen Sie es der Kollegin oder dem Kollegen, übernehmen Sie selbst, oder warten Sie so lange.`,
  claim_lost:
    'Darüber wurde entschieden, es hat sich geändert, oder jemand anderes hat es übernommen: Übernehmen Sie den nächsten Kommentar.',
  ready_note_gone:
    'Diese vorbereitete Notiz gibt es nicht mehr: Wählen Sie eine andere, oder schreiben Sie selbst.',
  note_too_long: 'Eine Notiz hat höchstens 2.000 Zeichen, die vorbereitete eingerechnet: Kürzen Sie sie.',
  note_empty: 'Die Notiz ist leer: Schreiben Sie, was das Team wissen sollte.',
  sanction_too_long:
    'Die Moderation hält zurück oder schaltet stumm für höchstens 30 Tage: Wählen Sie eine kürzere Dauer, oder fragen Sie die Redaktion.',
  sanction_on_staff:
    'Niemand verhängt Maßnahmen gegen sich selbst oder gegen Teammitglieder mit gleicher oder höherer Rolle: Fragen Sie jemanden mit mehr Rechten.',
  sanction_ends_before: 'Das Ende ist schon vorbei: Wählen Sie eine Dauer, die noch läuft.',
  warning_without_reader:
    'Eine Verwarnung braucht ein Konto oder einen Gast, um sie zu bestätigen: Halten Sie zurück, oder schalten Sie stumm.',
  comment_without_trace:
    'Bei diesem Kommentar ist das nicht (mehr) aufbewahrt: Wählen Sie das Konto oder den Gast.',
  staff_not_muted:
    'Meldungen aus dem Team werden immer angenommen: Sprechen Sie miteinander oder mit der Administration.',
  rule_in_use: ({ text }) =>
    `Entscheidungen nennen diese Regeln: ${text('rules')}. Behalten Sie sie mit ihrem Schlüssel im Entwurf; ihr Wortlaut darf sich ändern.`,
  draft_not_there:
    'Diesen Entwurf der Kommentarregeln gibt es nicht (mehr): Laden Sie die Seite neu, und lesen Sie den aktuellen.',
  policy_not_in_force: ({ count }) =>
    `Es gilt Fassung ${count('policy.version')} der Kommentarregeln: Lesen und akzeptieren Sie diese.`,
  version_changed:
    'Inzwischen wurde etwas anderes gespeichert: Laden Sie die Seite neu, sehen Sie nach, was sich geändert hat, und versuchen Sie es noch einmal.',
  too_many: ({ count }) =>
    `Mehr als ${counted(count('most'), { other: 'Kommentare' })} passen darauf: Grenzen Sie sie ein, und entscheiden Sie in Teilen.`,
  bulk_decision_not_run: 'Das wurde noch nicht ausgeführt, also gibt es nichts rückgängig zu machen.',
  bulk_decision_running: 'Das läuft noch: Machen Sie es rückgängig, wenn es fertig ist.',
  bulk_decision_undone: 'Das wurde rückgängig gemacht: Stellen Sie eine neue Liste zusammen.',
  closing_not_run: 'Das hat noch keine Diskussion geändert, also gibt es nichts rückgängig zu machen.',
  closing_undone: 'Das wurde rückgängig gemacht: Stellen Sie eine neue Liste zusammen.',
  replay_under_way: 'Ein anderer Probelauf ist noch im Gang: Warten Sie, bis er fertig ist.',
  period_invalid: 'Der Anfang muss vor dem Ende liegen, und die Zeit dazwischen darf nicht zu lang sein.',
  section_in_use:
    'In diesem Ressort ist noch etwas: Verschieben Sie zuerst seine Artikel, und leeren Sie seine Schließregeln und seine Moderation.',
  section_unknown: 'Dieses Ressort gibt es hier nicht: Wählen Sie ein anderes.',
  slug_taken: 'Diese Kurzadresse hat oder hatte ein anderer Artikel: Wählen Sie eine andere.',
  url_taken: 'Unter dieser Adresse ist schon ein anderer Artikel bekannt: Eine Adresse hat eine Diskussion.',
  site_exists: 'Eine solche Website gibt es schon: Wählen Sie etwas anderes.',
  host_invalid: 'Das ist kein Hostname: Schreiben Sie ihn wie news.example.org, ohne https://.',
  site_key_invalid: 'Dieser Schlüssel geht nicht: Nehmen Sie Kleinbuchstaben, Ziffern und Bindestriche.',
  phrase_without_words: ({ count }) =>
    `Eintrag ${count('index') + 1} einer Liste hat keinen Buchstaben, keine Ziffer und kein Zeichen, das ein Kommentar enthalten könnte: Berichtigen oder entfernen Sie ihn.`,
  cursor_invalid: 'Dieser Teil der Liste ist nicht mehr zu finden: Beginnen Sie von vorn.',
  sections_missing: 'Wählen Sie mindestens ein Ressort oder die ganze Website.',
  site_is_set_up: 'Diese Website ist schon eingerichtet: Ändern Sie sie in den Einstellungen.',
  bulk_filter_empty: 'Wählen Sie Kommentare aus, oder sagen Sie, welche gemeint sind.',
};
