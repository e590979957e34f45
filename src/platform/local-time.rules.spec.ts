import { describe, expect, it } from '@jest/globals';
import { instantOfLocal, localOf } from './local-time.rules.js';

const BERLIN = 'Europe/Berlin';

describe('instantOfLocal', () => {
  it.each([
    ['winter', '2026-11-02T18:00', BERLIN, '2026-11-02T17:00:00.000Z'],
    ['summer', '2026-07-02T18:00', BERLIN, '2026-07-02T16:00:00.000Z'],
    ['with seconds', '2026-07-02T18:00:30.5', BERLIN, '2026-07-02T16:00:30.500Z'],
    ['typed with blanks around', ' 2026-07-02T18:00 ', 'UTC', '2026-07-02T18:00:00.000Z'],
    ['skipped: when the clocks are changed', '2026-03-29T02:30', BERLIN, '2026-03-29T01:00:00.000Z'],
    ['the first that is not skipped', '2026-03-29T03:00', BERLIN, '2026-03-29T01:00:00.000Z'],
    ['twice: the first', '2026-10-25T02:30', BERLIN, '2026-10-25T00:30:00.000Z'],
    ['the last before it comes twice', '2026-10-25T01:59', BERLIN, '2026-10-24T23:59:00.000Z'],
    ['skipped west of Greenwich', '2026-03-08T02:15', 'America/New_York', '2026-03-08T07:00:00.000Z'],
    ['half an hour skipped', '2026-10-04T02:10', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
    ['a day that does not exist', '2026-02-30T12:00', BERLIN, null],
    ['an hour that does not exist', '2026-02-20T25:00', BERLIN, null],
    ['no time', 'tomorrow', BERLIN, null],
    ['nothing', '', BERLIN, null],
  ])('%s', (_what, text, timeZone, instant) => {
    expect(instantOfLocal(text, timeZone)?.toISOString() ?? null).toBe(instant);
  });
});

it.each([
  ['2026-11-02T17:00:00.000Z', BERLIN, '2026-11-02T18:00'],
  ['2026-11-02T17:00:30.000Z', BERLIN, '2026-11-02T18:00:30'],
  ['2026-11-02T17:00:00.250Z', BERLIN, '2026-11-02T18:00:00.250'],
  ['2026-11-02T02:00:00.000Z', 'America/New_York', '2026-11-01T21:00'],
])('localOf: %s in %s', (instant, timeZone, local) => {
  expect(localOf(new Date(instant), timeZone)).toBe(local);
});
