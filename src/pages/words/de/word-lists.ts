import { counterFor } from '../counted.js';
import type { wordListsWords as english } from '../en/word-lists.js';

const counted = counterFor('de');
const COMMENTS = { one: 'Kommentar', other: 'Kommentare' };
const OF_COMMENTS = { one: 'Kommentar', other: 'Kommentaren' };
const PHRASES = { one: 'Eintrag', other: 'Einträge' };

export const wordListsWords: typeof english = {
  wordLists: {
    heading: 'Wortlisten',
    explain:
      'Ganze Wörter und Wendungen, eine je Zeile. Groß- und Kleinschreibung zählt nicht, und die üblichen Verkleidungen werden erkannt: Ziffern statt Buchstaben, auseinandergezogene Buchstaben, Buchstaben, die sich ähnlich sehen.',
    lists: { held: 'Zur Prüfung zurückgehalten', refused: 'Nicht angenommen' },
    hints: {
      held: 'Ein Kommentar mit einem dieser Einträge wartet auf die Moderation.',
      refused: 'Ein Kommentar mit einem dieser Einträge wird abgewiesen, und wer ihn schrieb, erfährt es.',
    },
    save: 'Speichern',
    saved: 'Die Listen sind gespeichert. Sie gelten für alles, was von jetzt an geschrieben wird.',
    problem: 'Die Listen wurden nicht gespeichert.',
    notReplayed: 'Der Probelauf wurde nicht begonnen.',
    meanwhile:
      'Inzwischen hat jemand anderes Listen gespeichert. Unten steht, was Sie eingegeben haben: Speichern Sie noch einmal, um jene zu ersetzen.',
    withoutWords: (list) =>
      `Eine Zeile in „${list}“ hat weder Buchstaben noch Ziffern und könnte in keinem Kommentar vorkommen: Berichtigen oder entfernen Sie sie.`,
    tooMuch: (list) => `„${list}“ fasst höchstens 2.000 Zeilen mit je 100 Zeichen: Kürzen Sie die Liste.`,
    underWay: 'Den laufenden Probelauf ansehen',
    replayHeading: 'Bevor Sie die Listen einschalten',
    replayExplain:
      'Was hätten die Listen oben aus den bisherigen Kommentaren gemacht? Nichts wird gespeichert, und kein Kommentar ändert sich.',
    days: 'Kommentare aus',
    lastDays: (days) => (days === 1 ? 'dem letzten Tag' : `den letzten ${counted(days, { other: 'Tagen' })}`),
    replay: 'Probelauf mit diesen Listen',
    testHeading: 'Einen Text ausprobieren',
    testExplain: 'Mit den Listen, wie sie gespeichert sind. Vom Text wird nichts aufbewahrt.',
    text: 'Text eines Kommentars',
    test: 'Ausprobieren',
    verdicts: {
      publish: 'Die Listen lassen ihn durch.',
      hold: 'Die Listen halten ihn zur Prüfung zurück.',
      refuse: 'Die Listen nehmen ihn nicht an.',
    },
    disguises: {
      ...{ 'as listed': 'wie in der Liste', accents: 'Akzente' },
      'letters that look alike': 'ähnlich aussehende Buchstaben',
      'digits or signs for letters': 'Ziffern oder Zeichen statt Buchstaben',
      'letters repeated': 'wiederholte Buchstaben',
      'letters apart': 'auseinandergezogene Buchstaben',
    },
    from: 'ab',
    behindMarks: 'verborgen durch Zeichen von Markdown',
  },
  replay: {
    heading: 'Probelauf',
    explain: (days) =>
      `Was entworfene Wortlisten aus den Kommentaren ${days === 1 ? 'des letzten Tages' : `der letzten ${counted(days, { other: 'Tage' })}`} machen.`,
    asked: 'Verlangt',
    draft: (held, refused) =>
      `Im Entwurf: ${counted(held, PHRASES)} zum Zurückhalten, ${counted(refused, PHRASES)} zum Abweisen.`,
    states: { waiting: 'Er beginnt gleich', running: 'Er läuft', done: 'Er ist fertig' },
    notBegun: 'Noch ist nichts geprüft.',
    progress: (done, of) => `${done} von ${counted(of, OF_COMMENTS)}`,
    lookAgain: 'Noch einmal nachsehen',
    failed: 'Dieser Probelauf ist gescheitert. Geändert hat er nichts: Beginnen Sie einen neuen.',
    compared: 'Entwurf und geltende Einstellungen',
    withDraft: 'Entwurf',
    inForce: 'Geltend',
    verdicts: { publish: 'Veröffentlicht', hold: 'Zurückgehalten', spam: 'Spam', refuse: 'Abgewiesen' },
    precision: 'Genauigkeit',
    recall: 'Trefferquote',
    unknown: 'nicht bekannt',
    meaning:
      'Genauigkeit: wie viel von dem, was aufgehalten wird und worüber entschieden wurde, die Moderation entfernt hat. Trefferquote: wie viel von dem, was die Moderation entfernt hat, aufgehalten wird.',
    nothingDecided:
      'Über keinen dieser Kommentare hat die Moderation entschieden, also ist beides nicht bekannt.',
    newlyHeld: (count) => `${counted(count, COMMENTS)} zusätzlich aufgehalten`,
    newlyPublished: (count) => `${counted(count, COMMENTS)} zusätzlich durchgelassen`,
    examples: (shown) => (shown === 1 ? 'Der erste:' : `Die ersten ${shown}:`),
    look: 'Ansehen, zu',
    leftAside: 'Was ein Probelauf außer Acht lässt',
    notReplayed: {
      'refused-then': 'Kommentare, die gleich abgewiesen wurden: Sie sind nicht aufbewahrt.',
      policy: 'Ob die Kommentarregeln akzeptiert waren.',
      'same-text': 'Denselben Text noch einmal.',
      flood: 'Beiträge in rascher Folge.',
      'slow-mode': 'Die Verlangsamung.',
      sanctions: 'Maßnahmen gegen Personen.',
      'mode-then': 'Die damalige Art der Moderation: Es zählt die jetzige.',
      'user-agent': 'Browser, die nicht aufbewahrt werden.',
      'ip-beyond-prefix': 'Adressen, über ihren Anfang hinaus.',
      'email-then': 'Die damalige E-Mail-Adresse: Es zählt die jetzige.',
    },
  },
};
