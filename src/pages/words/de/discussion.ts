import { counterFor } from '../counted.js';
import type { discussionWords as english } from '../en/discussion.js';

const counted = counterFor('de');
const numbered = (name: string, number: number | null): string =>
  number === null ? name : `${name} (Nr. ${number})`;

export const discussionWords: typeof english = {
  author: {
    anonymous: 'Anonym',
    badge: { staff: 'Redaktion', 'article-author': 'Verfasst den Artikel' },
  },
  discussion: {
    heading: (count) =>
      count === 0 ? 'Kommentare' : counted(count, { one: 'Kommentar', other: 'Kommentare' }),
    featured: 'Ausgewählte Kommentare',
    none: 'Noch keine Kommentare.',
    first: 'Noch keine Kommentare. Schreiben Sie den ersten!',
    leave: 'Kommentar schreiben',
    order: 'Reihenfolge',
    sorts: { oldest: 'Älteste', newest: 'Neueste', best: 'Beste' },
    more: { oldest: 'Weitere Kommentare', newest: 'Ältere Kommentare', best: 'Weitere Kommentare' },
    whole: 'Diskussion von Anfang an zeigen',
    pages: 'Seiten mit Kommentaren',
    moreReplies: (count) =>
      count === null
        ? 'Weitere Antworten zeigen'
        : `${counted(count, { one: 'weitere Antwort', other: 'weitere Antworten' })} zeigen`,
    follow: 'Diese Diskussion abonnieren:',
  },
  live: {
    added: (count) => counted(count, { one: 'neuer Kommentar', other: 'neue Kommentare' }),
    changed: 'Diese Diskussion hat sich geändert.',
    state: {
      open: 'Diese Diskussion ist wieder offen.',
      paused: 'Diese Diskussion pausiert.',
      closed: 'Diese Diskussion wurde geschlossen.',
    },
  },
  known: { signedInAs: 'Angemeldet als', signOut: 'Abmelden' },
  mute: {
    mute: 'Ausblenden',
    muteOf: (name) => `${name} ausblenden: Beiträge in diesem Browser nicht mehr zeigen`,
    muted: (name) => `Sie haben ${name} ausgeblendet.`,
    show: 'Wieder zeigen',
  },
  comment: {
    number: (number) => `#${number}`,
    permalink: (number) => `#${number}, Link zu diesem Kommentar`,
    featured: 'Ausgewählt',
    edited: '(bearbeitet)',
    inReplyTo: 'Antwort auf',
    reply: 'Antworten',
    replyTo: (name, number) => `Auf ${numbered(name, number)} antworten`,
    like: 'Gefällt mir',
    likeOf: (name, number) => `Der Kommentar von ${numbered(name, number)} gefällt mir`,
    likes: (count) => `gefällt ${counted(count, { one: 'Person', other: 'Personen' })}`,
    own: 'Bearbeiten oder zurückziehen',
    withdraw: 'Zurückziehen',
    editableUntil: 'bis',
    waiting: 'Wird noch geprüft – nur Sie sehen diesen Kommentar',
    waitingBecause: (reasons) => `Wird noch geprüft – nur Sie sehen diesen Kommentar: ${reasons}`,
    tombstone: {
      removed: 'Dieser Kommentar wurde entfernt.',
      withdrawn: 'Dieser Kommentar wurde von der Person, die ihn schrieb, zurückgezogen.',
    },
  },
  notice: {
    published: 'Ihr Kommentar ist veröffentlicht.',
    withdrawn: 'Ihr Kommentar ist zurückgezogen.',
    edited: 'Ihre Änderung ist gespeichert.',
    arrived: 'Ihr Kommentar ist angekommen. Laden Sie die Seite neu, um ihn zu sehen.',
    held: (reasons) =>
      reasons === '' ? 'Ihr Kommentar wird geprüft.' : `Ihr Kommentar wird geprüft: ${reasons}.`,
    onlyYou: 'Bis dahin sehen nur Sie ihn.',
    see: 'Zu Ihrem Kommentar',
  },
  form: {
    name: 'Name',
    email: 'E-Mail',
    optional: '(freiwillig, wird nie veröffentlicht)',
    body: 'Kommentar',
    post: 'Kommentar absenden',
    cancelReply: 'Antwort abbrechen',
    cancel: 'Abbrechen',
    unreached:
      'Der Dienst war nicht erreichbar. Ihr Text bleibt erhalten: Versuchen Sie es gleich noch einmal.',
    restored: 'Das hatten Sie zu schreiben begonnen.',
    left: (count) =>
      count < 0
        ? `${counted(-count, { one: 'Zeichen', other: 'Zeichen' })} zu viel`
        : `noch ${counted(count, { one: 'Zeichen', other: 'Zeichen' })}`,
    policyChanged: 'Neue Kommentarregeln gelten seit',
    whatChanged: 'Was ist neu?',
    commentPolicy: 'Kommentarregeln',
    policyBefore: 'Mit dem Absenden akzeptieren Sie unsere',
    policyAccept: 'Ich akzeptiere die',
    version: (version) => `(Fassung ${version})`,
    review: {
      newcomers: 'Ihre ersten Kommentare erscheinen nach einer Prüfung.',
      before: 'Kommentare erscheinen nach einer Prüfung.',
    },
    slowMode: (seconds) =>
      `Diese Diskussion ist verlangsamt: ein Kommentar alle ${counted(seconds, { one: 'Sekunde', other: 'Sekunden' })}.`,
    problem: 'Ihr Kommentar wurde nicht abgesendet.',
    signIn: 'Zum Kommentieren anmelden',
    guestBefore: 'Sie kommentieren als Gast.',
    guestSignIn: 'Melden Sie sich an,',
    guestAfter: 'um unter Ihrem Konto zu kommentieren.',
    signInFirst: 'Zum Kommentieren brauchen Sie hier ein Konto.',
    unsent: 'Ihr Kommentar wurde nicht abgesendet. Hier ist Ihr Text:',
    unsentClosed:
      'Ihr Kommentar wurde nicht abgesendet, weil die Diskussion vorher geschlossen wurde. Hier ist Ihr Text:',
  },
  own: {
    heading: 'Ihr Kommentar',
    on: 'zu',
    edit: 'Text ändern',
    until: 'Sie können ihn ändern bis',
    save: 'Speichern',
    problem: 'Ihre Änderung wurde nicht gespeichert.',
    unsent: 'Ihre Änderung wurde nicht gespeichert. Hier ist Ihr Text:',
    stale:
      'Der Kommentar wurde inzwischen geändert: Oben steht er, wie er jetzt ist. Speichern Sie noch einmal, um ihn durch Ihren Text zu ersetzen.',
    withdraw: 'Zurückziehen',
    withdrawExplain:
      'Der Kommentar ist dann nicht mehr zu sehen. Das lässt sich nicht rückgängig machen; Antworten bleiben stehen.',
    withdrawButton: 'Diesen Kommentar zurückziehen',
    back: 'Zurück zur Diskussion',
  },
  closing: {
    heading: 'Diskussion',
    closes: 'Offen bis',
  },
  reasons: {
    mode: 'Kommentare werden hier geprüft, bevor sie erscheinen',
    before: 'Kommentare werden hier geprüft, bevor sie erscheinen',
    wordpress: 'die WordPress-Regeln der Website',
    newcomer: 'erste Kommentare werden geprüft, bevor sie erscheinen',
    newcomers: 'erste Kommentare werden geprüft, bevor sie erscheinen',
    links: 'er enthält mehrere Links',
    words: 'er enthält Wörter, die sich unsere Moderation zuerst ansieht',
    reported: 'er wurde gemeldet',
    standing: 'Kommentare dieser Person werden geprüft',
    sanction: 'Kommentare dieser Person werden geprüft',
    import: 'er wartete schon dort, woher er importiert wurde',
    unreviewed: 'noch hat ihn niemand angesehen',
  },
};
