import { describe, expect, it } from '@jest/globals';
import { modeOf, slowModeOf, type ModerationMode, type SetMode } from './moderation-mode.rules.js';

const now = new Date('2026-11-01T12:00:00.000Z');
const after = (milliseconds: number): Date => new Date(now.getTime() + milliseconds);
const set = (mode: ModerationMode, until: Date | null = null): SetMode => ({ mode, until });

describe('modeOf', () => {
  it.each<[string, SetMode | null, SetMode | null, SetMode | null, string]>([
    ['nothing set', null, null, null, 'after'],
    ['of the site', null, null, set('before'), 'before'],
    ['of the section before that of the site', null, set('newcomers'), set('before'), 'newcomers'],
    ['of the thread before all', set('after'), set('newcomers'), set('before'), 'after'],
    ['not ended yet', set('before', after(1)), null, null, 'before'],
    ['ended now: the level above', set('before', now), set('newcomers'), null, 'newcomers'],
    ['ended at every level', set('before', now), set('before', now), set('before', after(-1)), 'after'],
  ])('%s', (_what, thread, section, site, mode) => {
    expect(modeOf({ thread, section, site }, now).mode).toBe(mode);
  });
});

describe('slowModeOf', () => {
  it.each([
    ['none', null, null],
    ['without an end', { seconds: 30, until: null }, 30],
    ['not ended yet', { seconds: 30, until: after(1) }, 30],
    ['ended now', { seconds: 30, until: now }, null],
  ])('%s', (_what, given, seconds) => {
    expect(slowModeOf(given, now)?.seconds ?? null).toBe(seconds);
  });
});
