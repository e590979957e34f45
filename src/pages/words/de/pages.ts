import { counterFor } from '../counted.js';
import type { pageWords as english } from '../en/pages.js';

const counted = counterFor('de');

export const pageWords: typeof english = {
  page: {
    skip: 'Zum Inhalt springen',
    signedInAs: 'Angemeldet als',
    signOut: 'Abmelden',
    signIn: 'Anmelden',
    console: 'Kommentare prüfen',
    policies: 'Richtlinien',
    commentPolicy: 'Kommentarregeln',
    frontPage: 'Startseite',
  },
  article: {
    by: 'Von',
    disclosure: 'OFFENLEGUNG:',
    editorsNote: 'Anmerkung der Redaktion',
  },
  policy: {
    version: (version) => `Fassung ${version}`,
    since: 'in Kraft seit',
    rules: 'Regeln',
    superseded: 'Diese Fassung gilt nicht mehr.',
    readCurrent: (version) => `Fassung ${version} lesen`,
    earlier: 'Frühere Fassungen',
    whatChanged: 'Was sich geändert hat',
    changes: 'Änderungen der Kommentarregeln',
    became: { same: '', added: 'neu', removed: 'entfallen', changed: 'geändert' },
    description: (site) => `Die Regeln für Kommentare bei ${site}.`,
  },
  front: {
    heading: 'Artikel',
    sections: 'Ressorts',
    all: 'Alle',
    none: 'Noch ist nichts erschienen.',
    more: 'Weitere Artikel',
    state: { open: '', paused: 'Kommentare pausieren', closed: 'Kommentare sind geschlossen' },
    description: (site) => `Artikel und ihre Diskussionen bei ${site}.`,
    comments: (count) => counted(count, { one: 'Kommentar', other: 'Kommentare' }),
  },
  error: {
    status: (status) => `Fehler ${status}`,
    whatToDo: {
      400: 'Gehen Sie zurück, prüfen Sie Ihre Eingaben und senden Sie sie noch einmal.',
      401: 'Melden Sie sich an und öffnen Sie die Seite dann noch einmal.',
      403: 'Wenn Sie das dürfen sollten, fragen Sie die Betreiber der Website.',
      404: 'Suchen Sie von der Startseite aus.',
      409: 'Gehen Sie zurück, laden Sie die Seite neu, um zu sehen, was sich geändert hat, und versuchen Sie es noch einmal.',
      422: 'Gehen Sie zurück, prüfen Sie Ihre Eingaben und senden Sie sie noch einmal.',
      429: 'Warten Sie einen Augenblick und versuchen Sie es dann noch einmal.',
      500: 'Der Fehler liegt bei uns und wurde aufgezeichnet. Versuchen Sie es in einigen Minuten noch einmal.',
      503: 'Die Website ist überlastet. Versuchen Sie es in einer Minute noch einmal.',
    },
    whatever: 'Gehen Sie zurück und versuchen Sie es noch einmal.',
    ofCode: {
      no_such_page: {
        title: 'Nicht gefunden',
        detail: 'Unter dieser Adresse gibt es keine Seite. Prüfen Sie die Schreibweise.',
        whatToDo: 'Suchen Sie von der Startseite aus.',
      },
      not_signed_in: {
        detail:
          'Diese Seite ist für Menschen mit einem Konto. Sie sind nicht angemeldet, oder Ihre Sitzung ist abgelaufen.',
        whatToDo: 'Melden Sie sich an: Das führt Sie hierher zurück.',
      },
      sign_in_link_invalid: {
        title: 'Dieser Link meldet Sie nicht an',
        detail: 'Dieser Anmeldelink wurde schon benutzt, ist abgelaufen oder unvollständig.',
        whatToDo: 'Lassen Sie sich einen neuen Link schicken: Jeder gilt einmal, 15 Minuten lang.',
      },
    },
  },
};
