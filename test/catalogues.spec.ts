import { describe, expect, it } from '@jest/globals';
import { MAIL_WORDS } from '../src/notifications/words.js';
import { POLICY_WORDS } from '../src/policies/words.js';
import { PAGE_CODES, READER_CODES } from '../src/pages/words/problem-words.js';
import { CATALOGUES } from '../src/pages/words/words.js';

type Leaf = readonly [path: string, value: unknown];

/** Everything that is said, by where it stands. What stands by code, status or field of a problem is looked at apart. */
function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([name, inner]) =>
    path === '' && name === 'problems' ? [] : leavesOf(inner, path === '' ? name : `${path}.${name}`),
  );
}

/** The same words in both languages. */
const SAME: Readonly<Record<string, RegExp>> = {
  de: /^(Name|Text|Spam|Links|Website|Site|–)$|^$|^#|^spam$/,
  fa: /^–?$/,
};
const kindOf = (value: unknown): string =>
  typeof value === 'function' ? `function of ${value.length}` : typeof value;

const all: [string, Readonly<Record<string, unknown>>][] = [
  ['pages', CATALOGUES],
  ['policies', POLICY_WORDS],
  ['mails', MAIL_WORDS],
];

describe.each(all)('the words of %s', (_of, catalogues) => {
  const english = leavesOf(catalogues['en']);

  it('are there in the same languages', () => {
    expect(Object.keys(catalogues)).toEqual(['en', 'de', 'fa']);
  });

  describe.each(['de', 'fa'])('in %s', (language) => {
    const leaves = new Map(leavesOf(catalogues[language]));

    it('are all there, and none beside them', () => {
      expect([...leaves.keys()].sort()).toEqual(english.map(([path]) => path).sort());
    });

    it('take what the English ones take, or less of it', () => {
      for (const [path, said] of english) {
        const other = leaves.get(path);
        expect([path, typeof other]).toEqual([path, typeof said]);
        if (typeof said === 'function' && typeof other === 'function')
          expect([path, other.length <= said.length, kindOf(other)]).toEqual([path, true, kindOf(other)]);
      }
    });

    it('are in another language', () => {
      const same = english.filter(
        ([path, said]) =>
          typeof said === 'string' && leaves.get(path) === said && !SAME[language]!.test(said),
      );
      expect(same).toEqual([]);
    });

    it('have no word of two scripts, and nothing left over', () => {
      for (const [path, said] of leaves) {
        if (typeof said !== 'string') continue;
        expect([path, said]).toEqual([path, said.trim()]);
        if (language === 'fa') {
          // What is typed from left to right stands apart (U+2066, U+2069).
          const persian = said.replace(/\u2066[^\u2069]*\u2069/g, '');
          expect([path, persian]).toEqual([path, expect.not.stringMatching(/[a-z]{2}[ ,.]/i)]);
        }
      }
    });
  });
});

describe('refusals', () => {
  it.each(['de', 'fa'])('have words in %s for whatever a page can be refused with', (language) => {
    const { ofCode, ofField, titles, anyField, whatever } = CATALOGUES[language]!.problems;
    expect(Object.keys(ofCode).sort()).toEqual([...READER_CODES, ...PAGE_CODES].sort());
    expect(Object.keys(ofField)).toEqual(Object.keys(CATALOGUES['en']!.problems.ofField));
    expect([titles[404], titles[500], anyField, whatever]).toEqual([
      ...Array.from({ length: 4 }, () => expect.stringMatching(/\S/)),
    ]);
  });
});

describe('counts', () => {
  it.each<[string, number, string, string, string]>([
    ['en', 0, '0 comments', '0 likes', '0 days'],
    ['en', 1, '1 comment', '1 like', '1 day'],
    ['en', 2, '2 comments', '2 likes', '2 days'],
    ['en', 21, '21 comments', '21 likes', '21 days'],
    ['en', 1_200, '1,200 comments', '1,200 likes', '1,200 days'],
    ['de', 0, '0 Kommentare', 'gefällt 0 Personen', '0 Tage'],
    ['de', 1, '1 Kommentar', 'gefällt 1 Person', '1 Tag'],
    ['de', 2, '2 Kommentare', 'gefällt 2 Personen', '2 Tage'],
    ['de', 21, '21 Kommentare', 'gefällt 21 Personen', '21 Tage'],
    ['de', 1_200, '1.200 Kommentare', 'gefällt 1.200 Personen', '1.200 Tage'],
    ['fa', 0, '۰ دیدگاه', '۰ پسند', '۰ روز'],
    ['fa', 1, '۱ دیدگاه', '۱ پسند', '۱ روز'],
    ['fa', 2, '۲ دیدگاه', '۲ پسند', '۲ روز'],
    ['fa', 21, '۲۱ دیدگاه', '۲۱ پسند', '۲۱ روز'],
    ['fa', 1_200, '۱٬۲۰۰ دیدگاه', '۱٬۲۰۰ پسند', '۱٬۲۰۰ روز'],
  ])('in %s: %i', (language, count, comments, likes, days) => {
    const words = CATALOGUES[language]!;
    expect([
      words.front.comments(count),
      words.comment.likes(count),
      words.closingPage.amount(count, 'days'),
    ]).toEqual([comments, likes, days]);
  });
});
