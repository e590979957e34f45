import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Passage } from '../platform/text/compare-texts.js';
import { comparePolicies } from './compare-policies.rules.js';

const policy = (body: string, rules: Record<string, string> = {}, title = 'Policy') => ({
  title,
  body,
  rules: Object.entries(rules).map(([key, text]) => ({ key, title: key, text })),
});
const bodyOf = (from: string, to: string): readonly Passage[] =>
  comparePolicies(policy(from), policy(to)).body;

describe('comparePolicies', () => {
  it.each([
    ['nothing', 'Be kind.', 'Be kind.', 'Be kind.'],
    ['a word', 'Be kind to all.', 'Be fair to all.', 'Be [-kind-][+fair+] to all.'],
    ['a word more', 'Be kind.', 'Be very kind.', 'Be [+very +]kind.'],
    ['a paragraph less', 'One.\n\nTwo.', 'One.', 'One.[-\n\nTwo.-]'],
    ['all of it', '', 'New.', '[+New.+]'],
    ['what is no Latin', 'سلام دوستان', 'سلام همه', 'سلام [-دوستان-][+همه+]'],
  ])('shows %s', (_, from, to, shown) => {
    const marked = bodyOf(from, to).map(({ change, text }) =>
      change === 'same' ? text : change === 'added' ? `[+${text}+]` : `[-${text}-]`,
    );
    expect(marked.join('')).toBe(shown);
  });

  it('tells what became of each rule, by its key', () => {
    const from = policy('', { abuse: 'None.', spam: 'None.', gone: 'Once.' });
    const to = policy('', { spam: 'None at all.', abuse: 'None.', new: 'Here.' });
    expect(comparePolicies(from, to).rules.map(({ key, change }) => [key, change])).toEqual([
      ['spam', 'changed'],
      ['abuse', 'same'],
      ['new', 'added'],
      ['gone', 'removed'],
    ]);
  });

  it('loses nothing of either text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (from, to) => {
        const passages = bodyOf(from, to);
        const without = (left: string) =>
          passages
            .filter(({ change }) => change !== left)
            .map(({ text }) => text)
            .join('');
        expect([without('added'), without('removed')]).toEqual([from, to]);
      }),
    );
  });
});
