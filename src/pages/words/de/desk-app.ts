import { counterFor } from '../counted.js';
import type { deskAppWords as english } from '../en/desk-app.js';

const counted = counterFor('de');
const COMMENTS = { one: 'Kommentar', other: 'Kommentare' };
/** After "bei". */
const AT_COMMENTS = { one: 'Kommentar', other: 'Kommentaren' };
const BECOME = { one: 'Kommentar wird', other: 'Kommentare werden' };

export const deskAppWords: typeof english = {
  deskApp: {
    queues: 'Warteschlangen',
    search: 'Suche',
    help: 'Tasten und Hilfe',
    undo: 'Rückgängig machen',
    close: 'Schließen',
    loading: 'Der Kommentar wird geladen …',
    notHere: 'Dieser Kommentar lässt sich nicht zeigen',
    opening: 'Der nächste wird übernommen …',
    empty: 'Hier wartet nichts, was frei ist.',
    arrived: 'Ein Kommentar ist eingegangen.',
    emptyHint: 'Was eingeht, erscheint hier von selbst.',
    inOthersHands: (count) =>
      `${counted(count, { one: 'Kommentar ist', other: 'Kommentare sind' })} von anderen übernommen.`,
    moves: { previous: 'Voriger', next: 'Nächster', select: 'Auswählen', queue: 'Nächste Warteschlange' },
    selectOf: (name) => `Den Kommentar von ${name} auswählen`,
    noOtherQueue: 'In keiner anderen Warteschlange wartet etwas.',
    noMore: 'Das war der letzte, der frei ist.',
    noneBefore: 'Vor diesem gibt es keinen.',
    waitingList: 'In dieser Warteschlange',
    yours: 'Ihrer',
    heldBy: (name) => `${name} hat ihn übernommen`,
    more: 'Mehr zeigen',
    notLive:
      'Zahlen und Übernahmen sind gerade nicht aktuell: Die Verbindung ist unterbrochen und wird wiederhergestellt.',
    unreachable:
      'Der Dienst hat nicht geantwortet: Prüfen Sie die Verbindung, und versuchen Sie es noch einmal.',
    refused: (name, isNext) =>
      isNext
        ? `Nicht ausgeführt: Der Kommentar von ${name} ist wieder da, als nächster.`
        : `Nicht ausgeführt: Der Kommentar von ${name} ist wieder da.`,
    faster: (name, decided) =>
      `${name} war schneller und hat entschieden: ${decided}. Sehen Sie ihn sich noch einmal an.`,
    nothingToUndo: 'Es gibt nichts zurückzunehmen.',
    saved: 'Gespeichert.',
    rules: {
      heading: 'Ablehnen: nach welcher Regel?',
      hint: 'Drücken Sie ihre Ziffer, oder wählen Sie mit den Pfeiltasten und Enter. Escape schließt.',
    },
    tools: 'Kommentar und Diskussion',
    feature: {
      label: 'Ausgewählt',
      done: 'Der Kommentar ist als ausgewählt hervorgehoben.',
      taken: 'Der Kommentar ist nicht mehr hervorgehoben.',
    },
    mode: {
      heading: 'Wie diese Diskussion moderiert wird',
      loading: 'Einen Augenblick …',
      inForce: 'Es gilt:',
      until: 'bis',
      mode: 'Art der Moderation',
      asAbove: 'Wie für das Ressort oder die Website',
      modes: {
        after: 'Kommentare erscheinen und werden danach geprüft',
        newcomers: 'Kommentare von Neulingen werden zurückgehalten',
        before: 'Alle Kommentare werden zurückgehalten',
      },
      slow: 'Verlangsamung',
      notSlow: 'Aus',
      slowly: (seconds) =>
        seconds < 60
          ? `ein Kommentar je Person alle ${counted(seconds, { one: 'Sekunde', other: 'Sekunden' })}`
          : `ein Kommentar je Person alle ${counted(Math.round(seconds / 60), { one: 'Minute', other: 'Minuten' })}`,
      end: 'Bis',
      sameEnd: 'Das festgelegte Ende',
      noEnd: 'Unbefristet',
      hours: (hours) =>
        hours < 48
          ? `in ${counted(hours, { one: 'Stunde', other: 'Stunden' })}`
          : `in ${counted(Math.round(hours / 24), { one: 'Tag', other: 'Tagen' })}`,
      keep: 'Speichern',
      kept: 'Die Diskussion wird ab jetzt so moderiert.',
    },
    find: {
      query: 'Wörter oder ein Name',
      queryHint:
        '(alle davon; "eine Wendung", -nicht, or; bei Personen die ersten Buchstaben oder eine vollständige E-Mail-Adresse)',
      what: 'Gesucht',
      kinds: { comments: 'Kommentare', authors: 'Personen' },
      status: 'Zustand',
      statusHint: '(von Kommentaren)',
      anyStatus: 'Alle',
      allOf: 'Alle Kommentare dieser Person',
      looking: 'Wird gesucht …',
      nothing: 'Es wurde nichts gefunden.',
    },
    bulk: {
      heading: 'Über viele entscheiden',
      selectShown: 'Alle gezeigten auswählen',
      unselect: 'Auswahl aufheben',
      decideSelected: (count) => `Über ${counted(count, COMMENTS)} entscheiden …`,
      decideAll: 'Über die ganze Warteschlange entscheiden …',
      decideAllFound: 'Über alle dieser Person entscheiden …',
      ofAllFound: 'Über alles, was diese Person schrieb, mit diesem Status.',
      selected: (count) => `${counted(count, COMMENTS)} ausgewählt.`,
      ofSelected: (count) => `Ausgewählt: ${counted(count, COMMENTS)}.`,
      ofAll: 'Über alles, was in dieser Warteschlange wartet, wie sie eingegrenzt ist.',
      actions: { approve: 'Freigeben', reject: 'Ablehnen', spam: 'Als Spam markieren' },
      count: 'Zuerst zählen',
      willBe: {
        approve: (count) => `${counted(count, BECOME)} freigegeben.`,
        reject: (count) => `${counted(count, BECOME)} abgelehnt.`,
        spam: (count) => `${counted(count, BECOME)} als Spam markiert.`,
        restore: (count) => `${counted(count, BECOME)} wiederhergestellt.`,
      },
      leftOut: {
        own: (count) => `${counted(count, COMMENTS)} ausgelassen: Ihre eigenen.`,
        claimed: (count) => `${counted(count, COMMENTS)} ausgelassen: von anderen übernommen.`,
        unfit: (count) => `${counted(count, COMMENTS)} ausgelassen: Die Entscheidung passt nicht.`,
        unknown: (count) =>
          `${counted(count, COMMENTS)} ausgelassen: nicht mehr da oder nicht in Ihren Ressorts.`,
      },
      run: (count) => `Über ${counted(count, COMMENTS)} entscheiden`,
      running: 'Wird ausgeführt',
      busy: 'Einen Augenblick …',
      comment: 'Kommentar',
      told: {
        run: (count) => `Über ${counted(count, COMMENTS)} entschieden.`,
        undo: (count) => `Bei ${counted(count, AT_COMMENTS)} zurückgenommen.`,
      },
      results: {
        decided: 'entschieden',
        stale: 'nicht entschieden: inzwischen geändert, oder jemand aus dem Team war schneller',
        claimed: 'nicht entschieden: jemand aus dem Team hat ihn übernommen',
        refused: 'abgewiesen',
        undone: 'zurückgenommen',
        changed_since: 'nicht zurückgenommen: inzwischen geändert',
        kept: 'nicht zurückgenommen',
        left: 'steht noch aus',
      },
    },
    keys: {
      heading: 'Tasten',
      hint: 'Sie wirken, solange nichts getippt wird. Groß- und Kleinschreibung zählt nicht.',
      on: 'Einzelne Tasten wirken',
      legend: 'Welche Taste was tut',
      clash: (names) => `Jedes braucht eine eigene Taste, ein einzelnes Zeichen: ${names}.`,
      reset: 'Wie zu Beginn',
      save: 'Speichern',
      saved: 'Ihre Tasten sind in diesem Browser gespeichert.',
      rules: 'In der Liste der Regeln wählt 1 bis 9 eine aus. Escape schließt jedes Fenster.',
      names: {
        next: 'Nächster Kommentar',
        previous: 'Voriger Kommentar',
        approve: 'Freigeben oder wiederherstellen',
        reject: 'Ablehnen: Regel wählen',
        spam: 'Als Spam markieren',
        undo: 'Letzte Entscheidung zurücknehmen',
        note: 'Notiz schreiben',
        select: 'Auswählen oder Auswahl aufheben',
        queue: 'Nächste Warteschlange mit Arbeit',
        search: 'Suchen',
        help: 'Diese Hilfe',
      },
    },
  },
};
