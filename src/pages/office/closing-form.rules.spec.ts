import { describe, expect, it } from '@jest/globals';
import { ClosingPolicyInvalid } from '../../policies/closing-policy.errors.js';
import {
  parseClosingPolicy,
  type ClosingPolicy,
  type PolicyLevel,
} from '../../policies/closing-policy.rules.js';
import { CLOSING_POLICY_EXAMPLE } from '../../policies/policies.examples.js';
import { choicesOf, CLOSING_FIELDS, closingFormOf, fieldsAt, readClosingForm } from './closing-form.rules.js';

const BERLIN = 'Europe/Berlin';
const read = (typed: object, current: ClosingPolicy = {}, level: PolicyLevel = 'site'): unknown =>
  readClosingForm(typed as Record<string, string>, { level, timeZone: BERLIN, current });

const weekly = {
  'hours.mon': '09:00-12:00, 13:00-18:00',
  ...{ 'hours.tue': '', 'hours.wed': '', 'hours.thu': '', 'hours.fri': '', 'hours.sat': '', 'hours.sun': '' },
};
const mondays = {
  mon: [
    ['09:00', '12:00'],
    ['13:00', '18:00'],
  ],
} as const;

describe('a form and its policy', () => {
  it.each<[string, ClosingPolicy, object]>([
    ['nothing set', {}, {}],
    ['the switch', { switch: 'off' }, { switch: 'off' }],
    ['days', { closeAfterDays: 14 }, { closeAfterDays: 'value', 'closeAfterDays.value': '14' }],
    [
      'none of them',
      { likesCloseAfterDays: 0 },
      { likesCloseAfterDays: 'value', 'likesCloseAfterDays.value': '0' },
    ],
    [
      'off',
      { closeWhenIdleDays: 'off', closeAt: 'off', hours: 'off', queue: 'off' },
      {
        ...{ closeWhenIdleDays: 'off', closeAt: 'off', hours: 'off', queue: 'off' },
      },
    ],
    [
      'an instant',
      { closeAt: '2026-11-02T17:00:00.000Z' },
      { closeAt: 'value', 'closeAt.value': '2026-11-02T18:00' },
    ],
    ['a message', { message: 'Enough.' }, { message: 'value', 'message.value': 'Enough.' }],
    ['what becomes of held comments', { onClose: { held: 'reject' } }, { onClose: 'reject' }],
    [
      'limits of the queue',
      { queue: { pauseAbove: 200, resumeBelow: 50 } },
      {
        ...{ queue: 'value', 'queue.pauseAbove': '200', 'queue.resumeBelow': '50' },
      },
    ],
    ['hours', { hours: { weekly: mondays } }, { hours: 'value', ...weekly, 'hours.dates': '' }],
    [
      'hours with dates',
      {
        hours: {
          weekly: mondays,
          dates: [
            { date: '2026-12-25', shifts: [] },
            { date: '2026-12-24', shifts: [['09:00', '12:00']] },
          ],
        },
      },
      { hours: 'value', ...weekly, 'hours.dates': '2026-12-25\n2026-12-24 09:00-12:00' },
    ],
  ])('%s', (_what, policy, fields) => {
    const inherited = Object.fromEntries(CLOSING_FIELDS.map(({ setting }) => [setting, 'inherit']));
    expect(closingFormOf(policy, BERLIN)).toEqual({ ...inherited, ...fields });
    expect(read(fields)).toEqual(policy);
    expect(parseClosingPolicy('site', read(fields))).toEqual(policy);
  });

  it.each<[string, object, object]>([
    ['blanks around', { closeAfterDays: 'value', 'closeAfterDays.value': ' 7 ' }, { closeAfterDays: 7 }],
    [
      'a value beside another choice',
      { closeAfterDays: 'off', 'closeAfterDays.value': '7' },
      { closeAfterDays: 'off' },
    ],
    ['a choice that there is not', { closeAfterDays: 'never' }, {}],
    [
      'shifts as people write them',
      { hours: 'value', 'hours.mon': '9:00 – 12:00 ,13:00-18:00,' },
      { hours: { weekly: mondays } },
    ],
    [
      'dates as people write them',
      { hours: 'value', 'hours.dates': '\r\n2026-12-25 closed\r\n2026-12-24: 9:00-12:00\r\n' },
      {
        hours: {
          weekly: {},
          dates: [
            { date: '2026-12-25', shifts: [] },
            { date: '2026-12-24', shifts: [['09:00', '12:00']] },
          ],
        },
      },
    ],
  ])('read: %s', (_what, typed, policy) => {
    expect(read(typed)).toEqual(policy);
  });

  it.each([
    ['closeAfterDays', { 'closeAfterDays.value': '' }],
    ['closeAfterDays', { 'closeAfterDays.value': '1.5' }],
    ['closeAfterDays', { 'closeAfterDays.value': '36501' }],
    ['closeAfterComments', { 'closeAfterComments.value': 'many' }],
    ['closeAt', { 'closeAt.value': '' }],
    ['closeAt', { 'closeAt.value': '2026-02-30T12:00' }],
    ['hours', { 'hours.mon': 'nine to five' }],
    ['hours', { 'hours.mon': '12:00-09:00' }],
    ['hours', { 'hours.dates': 'Christmas' }],
    ['queue', { 'queue.pauseAbove': '5', 'queue.resumeBelow': '' }],
    ['message', { 'message.value': ' ' }],
  ])('%s of %j is refused by its name', (setting, fields) => {
    const policy = read({ [setting]: 'value', ...fields });
    let refusal: unknown;
    try {
      parseClosingPolicy('site', policy);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(ClosingPolicyInvalid);
    expect((refusal as ClosingPolicyInvalid).members).toEqual({ setting });
  });

  it('keeps what was left alone as exact as it was', () => {
    const policy: ClosingPolicy = {
      closeAt: '2026-10-25T01:30:00.000Z',
      hours: { weekly: { ...mondays, tue: [] } },
    };
    const typed = closingFormOf(policy, BERLIN);
    expect(typed['closeAt.value']).toBe('2026-10-25T02:30');
    expect(read(typed, policy)).toEqual(policy);
    expect(read(typed)).toEqual({ closeAt: '2026-10-25T00:30:00.000Z', hours: { weekly: mondays } });
  });

  it('leaves out of a section what is of the site only', () => {
    expect(read({ switch: 'off', closeAfterDays: 'off' }, {}, 'section')).toEqual({ closeAfterDays: 'off' });
  });
});

it('has every setting, with the bounds that a policy has', () => {
  expect(CLOSING_FIELDS.map(({ setting }) => setting).sort()).toEqual(
    Object.keys(CLOSING_POLICY_EXAMPLE).sort(),
  );
  for (const { setting, siteOnly = false, bounds } of CLOSING_FIELDS) {
    const value = { [setting]: CLOSING_POLICY_EXAMPLE[setting] };
    const inSection = (): unknown => parseClosingPolicy('section', value);
    if (siteOnly) expect(inSection).toThrow();
    else expect(inSection).not.toThrow();
    if (bounds === undefined) continue;
    for (const fit of bounds)
      expect(parseClosingPolicy('site', { [setting]: fit })).toEqual({ [setting]: fit });
    for (const unfit of [bounds[0] - 1, bounds[1] + 1])
      expect(() => parseClosingPolicy('site', { [setting]: unfit })).toThrow();
  }
});

describe('choices', () => {
  const [days] = fieldsAt('article');
  it.each<[PolicyLevel, string, string[]]>([
    ['article', 'inherit', ['inherit', 'off', 'value']],
    ['site', 'inherit', ['inherit', 'value']],
    ['site', 'value', ['inherit', 'value']],
    ['site', 'off', ['off', 'value']],
  ])('of %s, %s', (level, choice, choices) => {
    expect(choicesOf(days!, level, { closeAfterDays: choice })).toEqual(choices);
  });
});
