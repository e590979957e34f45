import { describe, expect, it } from '@jest/globals';
import type { WordPressSettings } from '../sites/site-settings.js';
import { decideLikeWordPress, withoutTags, type WordPressComment } from './wordpress.rules.js';

const COMMENT: WordPressComment = {
  trusted: false,
  links: 0,
  previouslyApproved: true,
  fields: {
    author: 'Ada',
    email: 'ada@mail.example',
    comment: 'A plain text',
    commentWithoutTags: 'A plain text',
    ip: '203.0.113.9',
    userAgent: 'Browser/1.0',
  },
};
const OPTIONS: WordPressSettings = {
  commentModeration: false,
  commentMaxLinks: 2,
  moderationKeys: '',
  disallowedKeys: '',
  commentPreviouslyApproved: true,
};
const says = (comment: string, commentWithoutTags = comment): Partial<WordPressComment> => ({
  fields: { ...COMMENT.fields, comment, commentWithoutTags },
});

type Row = [string, Partial<WordPressComment>, Partial<WordPressSettings>, object];

const held = (because: string, more: object = {}): object => ({ verdict: 'hold', because, ...more });
const spam = (more: object = {}): object => ({ verdict: 'spam', because: 'disallowedKeys', ...more });
const APPROVED = { verdict: 'approve', because: 'nothing' };

describe('decideLikeWordPress', () => {
  const rows: Row[] = [
    ['approves what nothing holds', {}, {}, APPROVED],
    [
      'approves who decides here, and checks nothing else, not even the disallowed keys',
      { trusted: true, links: 9, previouslyApproved: false },
      { commentModeration: true, disallowedKeys: 'plain' },
      { verdict: 'approve', because: 'trusted' },
    ],
    ['holds everything by comment_moderation', {}, { commentModeration: true }, held('commentModeration')],
    [
      'asks comment_moderation first',
      { links: 9, previouslyApproved: false },
      { commentModeration: true, moderationKeys: 'plain' },
      held('commentModeration'),
    ],
    ['passes one link less than comment_max_links', { links: 1 }, {}, APPROVED],
    ['holds as many links', { links: 2 }, {}, held('commentMaxLinks', { links: 2, limit: 2 })],
    ['holds more links', { links: 3 }, {}, held('commentMaxLinks', { links: 3, limit: 2 })],
    ['counts no links at 0', { links: 99 }, { commentMaxLinks: 0 }, APPROVED],
    [
      'asks for links before keys',
      { links: 2 },
      { moderationKeys: 'plain' },
      held('commentMaxLinks', { links: 2, limit: 2 }),
    ],
    [
      'holds for a key, one a line, trimmed, empty lines left out',
      {},
      { moderationKeys: '\r\n\n  nothing\t\n  plain \r\n' },
      held('moderationKeys', { line: 4, field: 'comment', position: 2 }),
    ],
    [
      'finds a key within a word, in any case',
      says('Explaining'),
      { moderationKeys: 'PLAIN' },
      held('moderationKeys', { line: 1, field: 'comment', position: 2 }),
    ],
    ['takes a key literally', says('a b'), { moderationKeys: 'a.b\n.*\n[a]' }, APPROVED],
    [
      'finds signs of patterns as they are',
      says('cost: (a.*b)+'),
      { moderationKeys: '(a.*b)+' },
      held('moderationKeys', { line: 1, field: 'comment', position: 6 }),
    ],
    [
      'looks at the author',
      {},
      { moderationKeys: 'ada' },
      held('moderationKeys', { line: 1, field: 'author', position: 0 }),
    ],
    [
      'looks at the e-mail',
      {},
      { moderationKeys: '@mail' },
      held('moderationKeys', { line: 1, field: 'email', position: 3 }),
    ],
    [
      'looks at the address of an author’s website',
      { fields: { url: 'https://pills.example' } },
      { moderationKeys: 'pills' },
      held('moderationKeys', { line: 1, field: 'url', position: 8 }),
    ],
    [
      'looks at the IP',
      {},
      { moderationKeys: '203.0.113.' },
      held('moderationKeys', { line: 1, field: 'ip', position: 0 }),
    ],
    [
      'looks at the user agent',
      {},
      { moderationKeys: 'browser' },
      held('moderationKeys', { line: 1, field: 'userAgent', position: 0 }),
    ],
    [
      'tells the first key that hits, in the order of the lines',
      {},
      { moderationKeys: 'browser\nada' },
      held('moderationKeys', { line: 1, field: 'userAgent', position: 0 }),
    ],
    [
      'does not look for moderation keys between marks',
      says('pl**ai**n', 'plain'),
      { moderationKeys: 'plain' },
      APPROVED,
    ],
    [
      'asks for keys before the history',
      { previouslyApproved: false },
      { moderationKeys: 'plain' },
      held('moderationKeys', { line: 1, field: 'comment', position: 2 }),
    ],
    ['holds who has no comment yet', { previouslyApproved: false }, {}, held('commentPreviouslyApproved')],
    [
      'does not ask for one where that is off',
      { previouslyApproved: false },
      { commentPreviouslyApproved: false },
      APPROVED,
    ],
    [
      // WordPress also looks for the whole list as one needle in the e-mail: of one line, that is the rule above.
      'adds nothing for a list of one line that is the e-mail',
      {},
      { moderationKeys: 'ada@mail.example' },
      held('moderationKeys', { line: 1, field: 'email', position: 0 }),
    ],
    [
      'files a disallowed key as spam',
      {},
      { disallowedKeys: 'plain' },
      spam({ line: 1, field: 'comment', position: 2 }),
    ],
    [
      'asks for disallowed keys last, and over what held',
      { links: 9 },
      { commentModeration: true, moderationKeys: 'plain', disallowedKeys: 'nowhere\nplain' },
      spam({ line: 2, field: 'comment', position: 2 }),
    ],
    [
      'looks for disallowed keys in the text without tags too',
      says('pl**ai**n', 'plain'),
      { disallowedKeys: 'plain' },
      spam({ line: 1, field: 'commentWithoutTags', position: 0 }),
    ],
    [
      'tells the text before the one without tags',
      says('plain', 'plain'),
      { disallowedKeys: 'plain' },
      spam({ line: 1, field: 'comment', position: 0 }),
    ],
    [
      'finds nothing in what is not known',
      { fields: {} },
      { moderationKeys: 'a', disallowedKeys: 'a' },
      APPROVED,
    ],
    ['takes lists of empty lines for none', {}, { moderationKeys: '\n \n', disallowedKeys: ' ' }, APPROVED],
  ];
  it.each(rows)('%s', (_what, comment, options, decision) => {
    expect(decideLikeWordPress({ ...COMMENT, ...comment }, { ...OPTIONS, ...options })).toEqual(decision);
  });

  it('takes time by the text, however many keys there are', () => {
    const keys = Array.from({ length: 12_000 }, (_, nth) => `a${nth.toString(36)}`).join('\n');
    const comment = { ...COMMENT, fields: { comment: 'a'.repeat(20_000) } };
    expect(decideLikeWordPress(comment, { ...OPTIONS, moderationKeys: keys })).toMatchObject({
      verdict: 'hold',
      field: 'comment',
    });
  });
});

it.each([
  ['a <b>c</b> d', 'a c d'],
  ['1 < 2 > 1', '1 < 2 > 1'],
  ['v<!-- x -->iagra', 'viagra'],
  ['a <b c', 'a '],
  ['', ''],
])('%s without tags', (text, kept) => {
  expect(withoutTags(text)).toBe(kept);
});
