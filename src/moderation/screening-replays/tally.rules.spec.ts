import { describe, expect, it } from '@jest/globals';
import type { Verdict } from '../../screening/finding.js';
import { addTo, newTally, resultOf, type Outcome, type Replayed } from './tally.rules.js';

const PASSED: Replayed = { verdict: 'publish', trace: [{ check: 'links', verdict: 'pass' }] };
const by = (verdict: Exclude<Verdict, 'publish'>): Replayed => ({
  verdict,
  trace: [
    { check: 'standing', verdict: 'pass' },
    { check: 'words', verdict },
  ],
});
const HELD = by('hold');

function counted(comments: readonly [draft: Replayed, inForce: Replayed, outcome: Outcome][]) {
  const tally = newTally();
  comments.forEach(([draft, inForce, outcome], index) =>
    addTo(tally, { id: `c${index}`, draft, inForce, outcome }),
  );
  // As it comes back from its row.
  return resultOf(JSON.parse(JSON.stringify(tally))) as Record<'draft' | 'inForce', object> & object;
}

describe('what a replay counts', () => {
  it.each<[string, [Replayed, Outcome][], object]>([
    ['nothing', [], { publish: 0, hold: 0, precision: null, recall: null, checks: [] }],
    [
      'what nobody decided on',
      [
        [PASSED, null],
        [HELD, null],
      ],
      { publish: 1, hold: 1, undecided: 2, precision: null, recall: null },
    ],
    ['a removed one that passed', [[PASSED, 'removed']], { precision: null, recall: 0 }],
    ['a kept one that was stopped', [[HELD, 'kept']], { precision: 0, recall: null }],
    [
      'two of three removed ones, beside one that was kept',
      [
        [HELD, 'removed'],
        [by('spam'), 'removed'],
        [PASSED, 'removed'],
        [by('refuse'), 'kept'],
        [PASSED, 'kept'],
        [HELD, null],
      ],
      {
        ...{ publish: 2, hold: 2, spam: 1, refuse: 1, undecided: 1 },
        decided: { stoppedAndRemoved: 2, stoppedAndKept: 1, passedAndRemoved: 1, passedAndKept: 1 },
        precision: 0.6667,
        recall: 0.6667,
        checks: [{ check: 'words', stopped: 4, precision: 0.6667 }],
      },
    ],
    [
      'no check that a trusted author would have been stopped by',
      [[{ ...HELD, verdict: 'publish' }, 'kept']],
      { publish: 1, checks: [] },
    ],
    [
      'each of two checks that stop',
      [
        [
          {
            verdict: 'hold',
            trace: [
              { check: 'links', verdict: 'hold' },
              { check: 'words', verdict: 'hold' },
            ],
          },
          'removed',
        ],
      ],
      {
        hold: 1,
        checks: [
          { check: 'links', stopped: 1, precision: 1 },
          { check: 'words', stopped: 1, precision: 1 },
        ],
      },
    ],
  ])('counts %s', (_what, comments, wanted) => {
    const { draft } = counted(comments.map(([replayed, outcome]) => [replayed, PASSED, outcome]));
    expect(draft).toMatchObject(wanted);
  });

  it('tells where a draft differs, with the first twenty', () => {
    const result = counted([
      [HELD, PASSED, null],
      [PASSED, HELD, null],
      [HELD, by('refuse'), null],
      [PASSED, PASSED, null],
      ...Array.from({ length: 30 }, (): [Replayed, Replayed, Outcome] => [HELD, PASSED, null]),
    ]);
    expect(result).toMatchObject({
      newlyHeld: { count: 31, examples: ['c0', ...Array.from({ length: 19 }, (_, nth) => `c${nth + 4}`)] },
      newlyPublished: { count: 1, examples: ['c1'] },
    });
  });
});
