import type { statementWords as english } from '../en/statements.js';

export const statementWords: typeof english = {
  statements: {
    heading: 'Entscheidungen über Ihre Kommentare',
    link: 'Entscheidungen über Ihre Kommentare',
    none: 'Es gibt keine Entscheidung gegen Sie.',
    action: {
      reject: 'Ihr Kommentar wurde abgelehnt.',
      spam: 'Ihr Kommentar wurde als Spam eingestuft.',
      warn: 'Sie wurden verwarnt.',
      hold: 'Ihre Kommentare erscheinen erst nach einer Prüfung.',
      mute: 'Von Ihnen werden derzeit keine Kommentare angenommen.',
      ban: 'Sie sind hier gesperrt.',
    },
    standing: {
      'in force': '',
      'taken back': 'Diese Entscheidung wurde zurückgenommen.',
      superseded: 'Eine andere Entscheidung ist an ihre Stelle getreten.',
      expired: 'Das ist abgelaufen.',
      lifted: 'Das wurde aufgehoben.',
    },
    until: 'Bis',
    on: 'zu',
    rule: 'Die Regel:',
    acknowledge: 'Ich habe diese Verwarnung gelesen',
    acknowledged: 'Gelesen am',
    more: 'Frühere Entscheidungen',
    seeAll: 'Alle Entscheidungen über Ihre Kommentare',
  },
};
