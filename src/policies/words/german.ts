import type { PolicyWords } from './policy-words.js';

const number = new Intl.NumberFormat('de');
const counted = (count: number, one: string, many: string): string =>
  `${number.format(count)} ${count === 1 ? one : many}`;

const geschlossenAm = (day: string): string => (day === '' ? 'Geschlossen.' : `Geschlossen am ${day}.`);

export const german: PolicyWords = {
  message: { closed: 'Kommentare sind geschlossen.', paused: 'Kommentare pausieren.' },
  closing: {
    site: () => 'Alle Diskussionen dieser Website sind geschlossen.',
    maxOpenDays: ({ day, limit }) =>
      limit === null
        ? geschlossenAm(day)
        : `Diskussionen dieser Website schließen ${counted(limit, 'Tag', 'Tage')} nach der Veröffentlichung.`,
    manual: ({ day }) =>
      day === '' ? 'Von der Redaktion geschlossen.' : `Von der Redaktion geschlossen am ${day}.`,
    scheduled: ({ day }) => geschlossenAm(day),
    age: ({ day, limit }) =>
      limit === null
        ? geschlossenAm(day)
        : `Geschlossen ${counted(limit, 'Tag', 'Tage')} nach der Veröffentlichung${day && `, am ${day}`}.`,
    inactivity: ({ day, limit }) =>
      limit === null
        ? geschlossenAm(day)
        : `Geschlossen nach ${counted(limit, 'Tag', 'Tagen')} ohne neuen Kommentar${day && `, am ${day}`}.`,
    count: ({ day, limit }) =>
      limit === null
        ? geschlossenAm(day)
        : `Geschlossen nach ${counted(limit, 'Kommentar', 'Kommentaren')}${day && `, am ${day}`}.`,
    hours: ({ until }) => `Pause${until && ` bis ${until}`}: Unsere Moderation ist gerade nicht besetzt.`,
    queue: () => 'Pause, solange Kommentare auf unsere Moderation warten.',
  },
  firstPolicy: {
    title: 'Kommentarregeln',
    body: [
      'Wir wünschen uns eine Diskussion, die zu lesen sich lohnt. Sagen Sie, was Sie vom Artikel und von den Beiträgen anderer halten, und lassen Sie andere dasselbe tun. Die Moderation beurteilt Kommentare nach den folgenden Regeln und nennt die Regel, wenn sie einen entfernt.',
      'Kommentare werden von Menschen moderiert. Nicht jeder Kommentar erscheint sofort, und Diskussionen schließen nach einer Weile.',
    ].join('\n\n'),
    rules: {
      abuse: [
        'Keine Angriffe',
        'Setzen Sie sich mit dem auseinander, was Menschen sagen. Beleidigungen, Drohungen, Belästigung und Verachtung für Menschen, weil sie sind, was sie sind, haben hier keinen Platz.',
      ],
      illegal: [
        'Nichts Rechtswidriges',
        'Nichts, was das Gesetz verbietet: Hetze, Verleumdung, private Daten anderer, fremde Werke.',
      ],
      'off-topic': [
        'Bleiben Sie beim Thema',
        'Schreiben Sie über den Artikel oder über das, worauf Sie antworten. Alles andere gehört an einen anderen Ort.',
      ],
      spam: ['Keine Werbung', 'Keine Werbung, keine Wiederholungen, kein Text, der nur einen Link trägt.'],
      other: [
        'Die Moderation entscheidet',
        'Wo keine Regel passt, entscheidet die Moderation so, dass die Diskussion lesbar bleibt, und sagt, warum.',
      ],
    },
  },
};
