import { describe, expect, it } from '@jest/globals';
import { standingOf, type SanctionKind, type StandingSanction } from './standing.rules.js';

const now = new Date('2026-11-02T12:00:00Z');
const sanction = (kind: SanctionKind, more: Partial<StandingSanction> = {}): StandingSanction => ({
  id: kind,
  kind,
  until: null,
  lifted: false,
  acknowledged: false,
  ruleTitle: null,
  ...more,
});
const at = (time: string): Date => new Date(`2026-11-02T${time}Z`);

describe('standingOf', () => {
  it.each<[string, StandingSanction[], string, string?]>([
    ['nothing', [], 'good'],
    ['a ban', [sanction('ban')], 'banned'],
    ['a mute', [sanction('mute')], 'muted'],
    ['a hold', [sanction('hold')], 'held'],
    ['a warning', [sanction('warn')], 'warned'],
    ['an acknowledged warning', [sanction('warn', { acknowledged: true })], 'good'],
    ['an acknowledged ban', [sanction('ban', { acknowledged: true })], 'banned'],
    ['lifted', [sanction('ban', { lifted: true })], 'good'],
    ['not over yet', [sanction('mute', { until: at('12:00:00.001') })], 'muted'],
    ['over at the instant itself', [sanction('mute', { until: now })], 'good'],
    ['the gravest', [sanction('hold'), sanction('warn'), sanction('ban'), sanction('mute')], 'banned'],
    ['a warning before a hold', [sanction('hold'), sanction('warn')], 'warned'],
    [
      'the longest',
      [
        sanction('mute', { id: 'short', until: at('13:00:00') }),
        sanction('mute', { id: 'long' }),
        sanction('mute', { id: 'middle', until: at('14:00:00') }),
      ],
      'muted',
      'long',
    ],
    [
      'a ban that is over leaves the mute',
      [sanction('ban', { until: at('11:00:00') }), sanction('mute')],
      'muted',
    ],
  ])('%s', (_what, sanctions, state, ...[id]) => {
    const standing = standingOf(sanctions, now);
    expect(standing.state).toBe(state);
    if (id !== undefined) expect(standing).toMatchObject({ sanction: { id } });
  });
});
