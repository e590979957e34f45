import { describe, expect, it } from '@jest/globals';
import { ClosingPolicyInvalid } from './closing-policy.errors.js';
import { nearest, parseClosingPolicy, type ClosingPolicy, type PolicyLevel } from './closing-policy.rules.js';

function refusalOf(level: PolicyLevel, input: unknown): ClosingPolicyInvalid {
  try {
    parseClosingPolicy(level, input);
  } catch (error) {
    if (error instanceof ClosingPolicyInvalid) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('parseClosingPolicy', () => {
  it.each<[string, PolicyLevel, object, ClosingPolicy]>([
    ['nothing: all inherited', 'article', {}, {}],
    ['the switch', 'site', { switch: 'off' }, { switch: 'off' }],
    [
      'an instant, in UTC',
      'article',
      { closeAt: '2026-11-02T18:00:00+01:00' },
      { closeAt: '2026-11-02T17:00:00.000Z' },
    ],
    ['off', 'section', { closeAt: 'off', closeAfterDays: 'off' }, { closeAt: 'off', closeAfterDays: 'off' }],
    ['the fewest days', 'site', { closeAfterDays: 1 }, { closeAfterDays: 1 }],
    ['the most days', 'site', { closeAfterDays: 36_500 }, { closeAfterDays: 36_500 }],
    ['days of likes', 'article', { likesCloseAfterDays: 0 }, { likesCloseAfterDays: 0 }],
    ['the hard limit', 'site', { maxOpenDays: 90 }, { maxOpenDays: 90 }],
    [
      'shifts, in their order',
      'section',
      {
        hours: {
          weekly: {
            mon: [
              ['13:00', '24:00'],
              ['09:00', '12:00'],
            ],
            sun: [],
          },
        },
      },
      {
        hours: {
          weekly: {
            mon: [
              ['09:00', '12:00'],
              ['13:00', '24:00'],
            ],
            sun: [],
          },
        },
      },
    ],
    [
      'limits of the queue',
      'section',
      { queue: { pauseAbove: 9, resumeBelow: 3 } },
      { queue: { pauseAbove: 9, resumeBelow: 3 } },
    ],
    ['what becomes of the held', 'article', { onClose: { held: 'reject' } }, { onClose: { held: 'reject' } }],
    ['a message', 'site', { message: ' That is all. ' }, { message: 'That is all.' }],
    ['the longest message', 'site', { message: '👍'.repeat(300) }, { message: '👍'.repeat(300) }],
  ])('takes %s', (_, level, input, policy) => {
    expect(parseClosingPolicy(level, input)).toEqual(policy);
  });

  it.each<[string, PolicyLevel, unknown, string]>([
    ['no days', 'site', { closeAfterDays: 0 }, 'closeAfterDays'],
    ['too many days', 'site', { closeAfterDays: 36_501 }, 'closeAfterDays'],
    ['half a day', 'site', { closeAfterDays: 0.5 }, 'closeAfterDays'],
    ['days in words', 'site', { closeAfterDays: '14' }, 'closeAfterDays'],
    ['null', 'site', { closeAfterDays: null }, 'closeAfterDays'],
    ['an instant without its offset', 'site', { closeAt: '2026-11-02T18:00:00' }, 'closeAt'],
    ['30 February', 'site', { closeAt: '2026-02-30T18:00:00Z' }, 'closeAt'],
    ['an instant in numbers', 'site', { closeAt: 1_793_642_400 }, 'closeAt'],
    ['another switch', 'site', { switch: true }, 'switch'],
    ['a switch below the site', 'section', { switch: 'off' }, 'switch'],
    ['a switch of an article', 'article', { switch: 'on' }, 'switch'],
    ['an empty message', 'site', { message: ' ' }, 'message'],
    ['an invisible message', 'site', { message: '\u3164' }, 'message'],
    ['a long message', 'site', { message: 'x'.repeat(301) }, 'message'],
    ['two lines', 'site', { message: 'a\nb' }, 'message'],
    ['a lone surrogate', 'site', { message: 'a\ud800' }, 'message'],
    ['a hard limit below the site', 'section', { maxOpenDays: 9 }, 'maxOpenDays'],
    ['no comments', 'site', { closeAfterComments: 0 }, 'closeAfterComments'],
    ['hours that are none', 'site', { hours: { weekly: { mon: [['18:00', '09:00']] } } }, 'hours'],
    ['limits the wrong way round', 'site', { queue: { pauseAbove: 3, resumeBelow: 9 } }, 'queue'],
    ['a third fate of the held', 'site', { onClose: { held: 'publish' } }, 'onClose'],
    ['nothing of the held', 'site', { onClose: {} }, 'onClose'],
    [
      'a misspelt setting beside a right one',
      'site',
      { closeAfterDays: 3, closeafterdays: 3 },
      'closeafterdays',
    ],
    ['a name of every object', 'site', { toString: 1 }, 'toString'],
    ['a prototype', 'site', JSON.parse('{"__proto__": {"switch": "off"}}'), '__proto__'],
  ])('refuses %s by name', (_, level, input, setting) => {
    const refusal = refusalOf(level, input);
    expect(refusal).toMatchObject({ status: 400, code: 'closing_policy_invalid', members: { setting } });
    expect(refusal.detail).toContain(`"${setting}"`);
  });

  it.each([[null], [undefined], ['off'], [14], [[]]])('refuses %j, which is no policy', (input) => {
    expect(refusalOf('article', input).detail).toBe(
      'A closing policy is an object with any of closeAt, closeAfterDays, closeWhenIdleDays, closeAfterComments, hours, queue, message, onClose, likesCloseAfterDays.',
    );
  });
});

describe('nearest', () => {
  const policy = (days: number | 'off'): ClosingPolicy => ({ closeAfterDays: days });
  it.each<[string, (ClosingPolicy | null)[], object | null]>([
    ["the article's", [policy(1), policy(2), policy(3)], { value: 3, level: 'article' }],
    ["the section's", [policy(1), policy(2), {}], { value: 2, level: 'section' }],
    ["the site's", [policy(1), null, null], { value: 1, level: 'site' }],
    ['off, which ends the search', [policy(1), policy('off'), {}], { value: 'off', level: 'section' }],
    ['none', [{}, null, {}], null],
    ['none, of another setting', [{ message: 'a' }, null, { closeAt: 'off' }], null],
  ])('%s', (_, [site, section, article], found) => {
    const levels = { site: site ?? null, section: section ?? null, article: { policy: article ?? null } };
    expect(nearest(levels, 'closeAfterDays')).toEqual(found);
  });
});
