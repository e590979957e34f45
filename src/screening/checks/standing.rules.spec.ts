import { expect, it } from '@jest/globals';
import type { Standing } from '../../sanctions/standing.rules.js';
import { standing } from './standing.rules.js';

const settings = { linksBeforeHold: 2, mode: 'after' } as const;
const submission = (trusted: boolean) => ({ text: 'a', raw: 'a', author: { trusted } });
const facts = { sameText: false, links: 0 };

it.each([
  [false, null],
  [true, { check: 'standing', verdict: 'trust', reason: 'staff' }],
] as const)('trusted: %s', (trusted, finding) => {
  expect(standing.examine(submission(trusted), facts, settings)).toEqual(finding);
  const good: Standing = { state: 'good' };
  expect(standing.examine(submission(trusted), { ...facts, standing: good }, settings)).toEqual(finding);
});

it.each([
  ['banned', { verdict: 'refuse', reason: 'banned', refusal: { status: 403, code: 'author_banned' } }],
  ['muted', { verdict: 'refuse', reason: 'muted', refusal: { status: 403, code: 'author_muted' } }],
  ['warned', { verdict: 'refuse', refusal: { status: 403, code: 'warning_not_acknowledged' } }],
  ['held', { verdict: 'hold', reason: 'held-author' }],
] as const)('%s, trusted or not', (state, finding) => {
  const sanction = {
    id: 's1',
    kind: 'ban',
    until: new Date('2026-11-30T12:00:00Z'),
    lifted: false,
    acknowledged: false,
    ruleTitle: 'Respect',
  } as const;
  for (const trusted of [true, false])
    expect(
      standing.examine(submission(trusted), { ...facts, standing: { state, sanction } }, settings),
    ).toMatchObject({ check: 'standing', evidence: { sanction: 's1' }, ...finding });
});
