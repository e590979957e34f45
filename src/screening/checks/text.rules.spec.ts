import { describe, expect, it } from '@jest/globals';
import { text } from './text.rules.js';

const settings = { linksBeforeHold: 2, mode: 'after' } as const;
const examine = (raw: string, blank?: boolean) =>
  text.examine(
    { text: raw, raw, author: { trusted: false } },
    { sameText: false, links: 0, ...(blank !== undefined && { blank }) },
    settings,
  );

describe('the text itself', () => {
  it.each([
    ['a comment', 'hello', undefined, null],
    ['one that shows something', 'hello', false, null],
    ['nothing', '', undefined, { reason: 'body_empty', evidence: { length: 0 } }],
    ['too much', 'x'.repeat(5_001), undefined, { reason: 'body_too_long', evidence: { length: 5_001 } }],
    ['no text', 'ab\0', undefined, { reason: 'body_unreadable', evidence: { position: 2 } }],
    [
      'Markdown that shows nothing',
      '[a]: http://a.b',
      true,
      { reason: 'body_invisible', evidence: { length: 15 } },
    ],
  ])('%s', (_, raw, blank, refused) => {
    const finding = examine(raw, blank);
    if (refused === null) expect(finding).toBeNull();
    else
      expect(finding).toMatchObject({
        check: 'text',
        verdict: 'refuse',
        refusal: { code: refused.reason },
        ...refused,
      });
  });
});
