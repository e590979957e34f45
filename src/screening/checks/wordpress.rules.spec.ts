import { describe, expect, it } from '@jest/globals';
import { screen } from '../screen.js';

const OPTIONS = { commentModeration: false, moderationKeys: '', disallowedKeys: '' };

describe('the WordPress check', () => {
  const facts = {
    sameText: false,
    links: 5,
    newcomer: true,
    words: { source: { held: [0], refused: [] }, shown: { held: [], refused: [] } },
  };
  const submission = { text: 'A secret', raw: 'A secret', author: { trusted: false } };
  const wordpress = { ...OPTIONS, commentMaxLinks: 0, commentPreviouslyApproved: false };

  it('silences links, words and newcomers, and leaves the mode', () => {
    const settings = { linksBeforeHold: 2, mode: 'newcomers', wordpress } as const;
    expect(screen(submission, facts, settings).verdict).toBe('publish');
    expect(screen(submission, facts, { ...settings, mode: 'before' }).verdict).toBe('hold');
    expect(screen(submission, facts, { ...settings, wordpress: 'off' }).verdict).toBe('hold');
  });

  it('tells line, field and position, and neither key nor text', () => {
    const settings = {
      linksBeforeHold: 2,
      mode: 'after',
      wordpress: { ...wordpress, disallowedKeys: 'secret' },
    } as const;
    const { verdict, trace } = screen(submission, facts, settings);
    expect(verdict).toBe('spam');
    expect(trace.find(({ check }) => check === 'wordpress')).toEqual({
      check: 'wordpress',
      verdict: 'spam',
      evidence: { option: 'disallowedKeys', line: 1, field: 'comment', position: 2 },
    });
  });
});
