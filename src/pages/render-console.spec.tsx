import { describe, expect, it } from '@jest/globals';
import { emptyConsole, expectInOrder, hostile, timesIn } from '../../test/support/pages.js';
import { renderConsolePage } from './render.js';

describe('the console', () => {
  it('each item with its decisions', () => {
    const html = renderConsolePage({
      ...emptyConsole,
      count: 1,
      items: [
        {
          id: 'i1',
          comment: {
            html: '<p>Held words</p>',
            author: { name: hostile, kind: 'guest' },
            createdAt: null,
            href: null,
          },
          article: { headline: 'The last ferry', href: '/articles/ferry' },
          reasons: ['newcomer'],
          revision: 4,
          decisionAction: '/console/decisions/id-1',
        },
      ],
      rules: [{ key: 'abuse', title: 'No abuse' }],
      notice: { kind: 'problem', text: 'Somebody else decided.' },
    });
    expectInOrder(html, [
      'role="alert"',
      '<a href="/articles/ferry"',
      'Held words',
      'first comments are reviewed',
      'value="approve"',
      'value="spam"',
      'value="reject"',
      '<option value="abuse">No abuse</option>',
      'name="note"',
    ]);
    expect(timesIn(html, 'action="/console/decisions/id-1"')).toBe(3);
    expect(timesIn(html, 'name="revision" value="4"')).toBe(3);
    expect(html).not.toContain('<script');
  });

  it('says when nothing waits', () => {
    const html = renderConsolePage(emptyConsole);
    expect(html).toContain('Nothing waits for review.');
  });
});
