import { describe, expect, it } from '@jest/globals';
import { modeFormOf, readModeForm } from './thread-mode-form.rules.js';

const ZONE = 'Europe/Berlin';
const noon = new Date('2026-11-02T11:00:00Z');

describe('the form of a discussion’s mode', () => {
  it.each([
    ['nothing', null, null, {}],
    ['a mode', { mode: 'before', until: null }, null, { mode: 'before' }],
    [
      'both, with an end',
      { mode: 'newcomers', until: noon },
      { seconds: 60, until: noon },
      {
        ...{ mode: 'newcomers', modeUntil: '2026-11-02T12:00' },
        ...{ slowModeSeconds: '60', slowModeUntil: '2026-11-02T12:00' },
      },
    ],
  ] as const)('shows and reads %s', (_what, thread, slowMode, fields) => {
    const typed = modeFormOf({ thread, slowMode }, ZONE);
    expect(typed).toMatchObject(fields);
    const read = { mode: thread?.mode ?? null, until: thread?.until ?? null, slowMode };
    expect(readModeForm(typed, ZONE)).toEqual(read);
  });

  it.each([
    ['modeUntil', { modeUntil: 'soon' }],
    ['slowModeUntil', { slowModeUntil: '2026-13-01T00:00' }],
    ['slowModeSeconds', { slowModeSeconds: '4' }],
    ['slowModeSeconds', { slowModeSeconds: '3601' }],
    ['slowModeSeconds', { slowModeSeconds: 'a minute' }],
  ])('names %s of %j', (unreadable, typed) => {
    expect(readModeForm(typed as unknown as Record<string, string>, ZONE)).toEqual({ unreadable });
  });
});
