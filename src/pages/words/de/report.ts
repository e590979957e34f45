import type { reportWords as english } from '../en/report.js';

const numbered = (name: string, number: number | null): string =>
  number === null ? name : `${name} (Nr. ${number})`;

export const reportWords: typeof english = {
  report: {
    link: 'Melden',
    linkOf: (name, number) => `Den Kommentar von ${numbered(name, number)} melden`,
    heading: 'Einen Kommentar melden',
    by: (name, number) => `Der Kommentar von ${numbered(name, number)}`,
    on: 'zu',
    why: 'Was stimmt damit nicht?',
    text: 'Was sollte die Moderation wissen?',
    textHint: '(freiwillig, nur die Moderation liest es)',
    send: 'Meldung absenden',
    problem: 'Ihre Meldung wurde nicht abgesendet.',
    chooseReason: 'Wählen Sie aus, was damit nicht stimmt.',
    sent: 'Vielen Dank. Die Moderation sieht sich den gemeldeten Kommentar an.',
    seeAgain: 'Zurück zum Kommentar',
    back: 'Zurück zur Diskussion',
  },
};
