import type { PolicyWords } from './policy-words.js';

const number = new Intl.NumberFormat('en');
const counted = (count: number, one: string, many: string): string =>
  `${number.format(count)} ${count === 1 ? one : many}`;

const closedOn = (day: string): string => (day === '' ? 'Closed.' : `Closed on ${day}.`);

export const english: PolicyWords = {
  message: { closed: 'Comments are closed.', paused: 'Comments are paused.' },
  closing: {
    site: () => 'The publisher has closed all discussions on this site.',
    maxOpenDays: ({ day, limit }) =>
      limit === null
        ? closedOn(day)
        : `Discussions on this site close ${counted(limit, 'day', 'days')} after publication.`,
    manual: ({ day }) => (day === '' ? 'Closed by the editors.' : `Closed by the editors on ${day}.`),
    scheduled: ({ day }) => closedOn(day),
    age: ({ day, limit }) =>
      limit === null
        ? closedOn(day)
        : `Closed ${counted(limit, 'day', 'days')} after publication${day && `, on ${day}`}.`,
    inactivity: ({ day, limit }) =>
      limit === null
        ? closedOn(day)
        : `Closed after ${counted(limit, 'day', 'days')} without a new comment${day && `, on ${day}`}.`,
    count: ({ day, limit }) =>
      limit === null
        ? closedOn(day)
        : `Closed after ${counted(limit, 'comment', 'comments')}${day && `, on ${day}`}.`,
    hours: ({ until }) => `Paused${until && ` until ${until}`}: our moderators are away.`,
    queue: () => 'Paused while comments wait for our moderators.',
  },
  firstPolicy: {
    title: 'Comment Policy',
    body: [
      'We want a discussion that is worth reading. Say what you think of the article and of what others say of it, and let others do the same. Moderators judge comments by the rules below and name the rule when they remove one.',
      'Comments are moderated by people. Not every comment appears at once, and discussions close after a while.',
    ].join('\n\n'),
    rules: {
      abuse: [
        'No abuse',
        'Argue with what people say. Insults, threats, harassment and contempt for people for what they are have no place here.',
      ],
      illegal: [
        'Nothing illegal',
        'Nothing that the law forbids: incitement, defamation, private data of others, stolen work.',
      ],
      'off-topic': [
        'Stay with the subject',
        'Write about the article or about what you answer. The rest belongs elsewhere.',
      ],
      spam: ['No advertising', 'No advertising, no repeated posting, no text that only carries a link.'],
      other: [
        'Moderators decide',
        'Where no rule fits, moderators decide so that the discussion stays readable, and say why.',
      ],
    },
  },
};
