import { describe, expect, it } from '@jest/globals';
import type { Facts, ScreeningSettings } from './finding.js';
import { screen } from './screen.js';

const settings: ScreeningSettings = { linksBeforeHold: 2, mode: 'after' };
const facts: Facts = { sameText: false, links: 0 };
const says = (text = 'A secret word', trusted = false) => ({ text, raw: text, author: { trusted } });

describe('screen', () => {
  it('publishes what passes, with the word of every check in the order of the policy', () => {
    expect(screen(says(), facts, settings)).toEqual({
      verdict: 'publish',
      trace: [
        { check: 'text', verdict: 'pass' },
        { check: 'standing', verdict: 'pass' },
        { check: 'policy', verdict: 'pass' },
        { check: 'sameText', verdict: 'pass' },
        { check: 'flood', verdict: 'pass' },
        { check: 'slowMode', verdict: 'pass' },
        { check: 'wordpress', verdict: 'pass' },
        { check: 'links', verdict: 'pass', evidence: { links: 0, limit: 2 } },
        { check: 'words', verdict: 'pass' },
        { check: 'newcomer', verdict: 'pass' },
        { check: 'mode', verdict: 'pass' },
      ],
    });
  });

  it('holds for every reason that there is', () => {
    const { verdict, trace } = screen(says(), { ...facts, links: 3 }, { ...settings, mode: 'before' });
    expect(verdict).toBe('hold');
    expect(trace.filter((finding) => finding.verdict === 'hold').map(({ check }) => check)).toEqual([
      'links',
      'mode',
    ]);
  });

  it('does not hold who decides there, and still says what would have', () => {
    const { verdict, trace } = screen(says('A secret word', true), { ...facts, links: 3 }, settings);
    expect(verdict).toBe('publish');
    expect(trace).toContainEqual({ check: 'links', verdict: 'hold', evidence: { links: 3, limit: 2 } });
  });

  it('refuses with the first refusal, whatever else holds', () => {
    const { verdict, trace, refusal } = screen(says(''), { ...facts, sameText: true, links: 3 }, settings);
    expect(verdict).toBe('refuse');
    expect(refusal?.code).toBe('body_empty');
    expect(trace).toHaveLength(11);
  });

  it('keeps words and refusals out of the trace', () => {
    const { trace } = screen(says('A secret word\0'), { ...facts, sameText: true }, settings);
    expect(JSON.stringify(trace)).not.toContain('secret');
    expect(trace.filter((finding) => 'refusal' in finding)).toEqual([]);
  });
});
