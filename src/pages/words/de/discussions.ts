import { counterFor } from '../counted.js';
import type { discussionsWords as english } from '../en/discussions.js';

const counted = counterFor('de');
const SECONDS = { one: 'Sekunde', other: 'Sekunden' };
const DISCUSSIONS = { one: 'Diskussion', other: 'Diskussionen' };

export const discussionsWords: typeof english = {
  discussions: {
    heading: 'Diskussionen',
    explain: 'Alle Artikel mit ihren Diskussionen, zuletzt veröffentlichte zuerst.',
    words: 'Wörter der Überschrift',
    section: 'Ressort',
    everySection: 'Alle Ressorts',
    state: 'Zustand',
    everyState: 'Alle',
    states: { open: 'Offen', paused: 'Pausiert', closed: 'Geschlossen' },
    apply: 'Zeigen',
    everything: 'Alle Diskussionen zeigen',
    many: 'Viele auf einmal schließen oder wieder öffnen',
    none: 'Eine solche Diskussion gibt es nicht.',
    noneYet: 'Unter den bisher durchgesehenen ist keine; es gibt noch mehr.',
    more: 'Weitere Diskussionen',
    comments: (count) => counted(count, { one: 'Kommentar', other: 'Kommentare' }),
    waiting: (count) =>
      counted(count, {
        one: 'Kommentar wartet auf die Moderation',
        other: 'Kommentare warten auf die Moderation',
      }),
    reopens: 'Öffnet wieder',
    of: (what, headline) => `${what}: ${headline}`,
    done: {
      closed: 'Die Diskussion ist geschlossen oder wird es zum genannten Zeitpunkt.',
      reopened: 'Die Diskussion ist wieder offen.',
      mode: 'Die Moderation der Diskussion ist gespeichert.',
    },
  },
  many: {
    heading: 'Viele Diskussionen schließen oder wieder öffnen',
    explain:
      'Geben Sie an, welche. Zuerst werden sie gezählt und gezeigt; nichts ändert sich, bevor Sie bestätigen, und Sie können es rückgängig machen.',
    problem: 'Es wurde nichts gezählt.',
    notDone: 'Das wurde nicht ausgeführt.',
    filterEmpty:
      'Geben Sie an, was die Diskussionen gemeinsam haben, oder setzen Sie das Häkchen am Ende, wenn alle gemeint sind.',
    action: 'Was geschehen soll',
    actions: { close: 'Schließen', reopen: 'Wieder öffnen' },
    which: 'Welche Diskussionen',
    whichHint: (timeZone) =>
      `Alles, was Sie angeben, muss zutreffen. Tage beginnen um Mitternacht in ${timeZone}.`,
    dates: {
      publishedBefore: 'Veröffentlicht vor dem',
      publishedAfter: 'Veröffentlicht am oder nach dem',
      lastCommentBefore: 'Ohne Kommentar seit dem',
    },
    all: 'Alle Diskussionen, auf die die übrigen Angaben zutreffen',
    allMine: 'Alle Diskussionen meiner Ressorts, auf die die übrigen Angaben zutreffen',
    ofClose: 'Beim Schließen',
    ofReopening: 'Beim Wiederöffnen',
    reason: 'Begründung für das Protokoll',
    reasonHint: '(freiwillig, nur für das Team)',
    count: 'Zählen',
    countHint: 'Damit wird noch nichts geschlossen.',
    anotherFilter: 'Auswahl ändern',
    title: { close: 'Viele Diskussionen schließen', reopen: 'Viele Diskussionen wieder öffnen' },
    would: {
      close: (count) =>
        counted(count, { one: 'Diskussion würde geschlossen', other: 'Diskussionen würden geschlossen' }),
      reopen: (count) =>
        counted(count, {
          one: 'Diskussion würde wieder geöffnet',
          other: 'Diskussionen würden wieder geöffnet',
        }),
    },
    nothingYet: 'Noch hat sich nichts geändert.',
    examples: (shown) => (shown === 1 ? 'Die erste:' : `Die ersten ${shown}:`),
    nothing: {
      close: 'Es gibt keine passende Diskussion, die nicht schon geschlossen ist.',
      reopen: 'Es gibt keine passende Diskussion, die nicht schon offen ist.',
    },
    run: {
      close: (count) => `${counted(count, DISCUSSIONS)} schließen`,
      reopen: (count) => `${counted(count, DISCUSSIONS)} wieder öffnen`,
    },
    states: {
      ready: { close: 'Noch nicht geschlossen', reopen: 'Noch nicht wieder geöffnet' },
      running: { close: 'Diskussionen werden geschlossen', reopen: 'Diskussionen werden wieder geöffnet' },
      done: { close: 'Die Diskussionen sind geschlossen', reopen: 'Die Diskussionen sind wieder offen' },
      undoing: {
        close: 'Das Schließen wird rückgängig gemacht',
        reopen: 'Das Wiederöffnen wird rückgängig gemacht',
      },
      undone: {
        close: 'Das Schließen ist rückgängig gemacht',
        reopen: 'Das Wiederöffnen ist rückgängig gemacht',
      },
    },
    progress: (done, of) => `${done} von ${of}`,
    lookAgain: 'Noch einmal nachsehen',
    goOn: 'Fortsetzen',
    goOnHint: 'Falls es auf halbem Weg stehen blieb. Keine wird zweimal geändert.',
    resultCounts: {
      done: (count, action) =>
        `${counted(count, DISCUSSIONS)} ${action === 'close' ? 'geschlossen' : 'wieder geöffnet'}`,
      unchanged: (count) => `${counted(count, DISCUSSIONS)} schon vorher in diesem Zustand`,
      refused: (count) => `${counted(count, DISCUSSIONS)} unverändert gelassen`,
      undone: (count) => `${counted(count, DISCUSSIONS)} wieder wie zuvor`,
      skipped: (count) => `${counted(count, DISCUSSIONS)} nicht zurückgesetzt`,
    },
    resultNames: {
      ...{ done: 'erledigt', unchanged: 'war schon so', refused: 'unverändert', undone: 'wie zuvor' },
      ...{ skipped: 'nicht zurückgesetzt', left: 'steht noch aus' },
    },
    codes: {
      reopen_has_no_effect: 'eine übergeordnete Einstellung hält sie geschlossen',
      until_is_past: 'der Zeitpunkt, bis zu dem sie offen sein sollte, ist vorbei',
      changed_since: 'jemand hat sie inzwischen geschlossen oder wieder geöffnet',
      not_allowed: 'sie gehört zu einem Ressort, das nicht Ihres ist',
      not_found: 'es gibt sie nicht mehr',
    },
    undo: 'Rückgängig machen',
    undoHint: 'Jede ist dann wieder wie zuvor, außer jemand hat sie inzwischen geändert.',
    asked: 'Was verlangt war',
    results: 'Was aus jeder wurde',
    more: 'Weitere',
    unnamed: 'Eine Diskussion, die nicht zu Ihren Ressorts gehört',
  },
  discussionMode: {
    summary: 'Moderation',
    mode: 'Art der Moderation',
    unset: 'Wie für das Ressort oder die Website',
    until: 'Bis',
    seconds: 'Verlangsamung: Sekunden zwischen zwei Kommentaren einer Person',
    secondsHint: '(5 bis 3.600; leer: aus)',
    slowUntil: 'Verlangsamt bis',
    save: 'Moderation speichern',
    slow: (seconds) => `Verlangsamt: ein Kommentar je Person alle ${counted(seconds, SECONDS)}.`,
    problem: 'Die Moderation der Diskussion wurde nicht gespeichert.',
    noSeconds: 'Geben Sie eine ganze Zahl von 5 bis 3.600 ein, oder lassen Sie das Feld leer.',
  },
};
