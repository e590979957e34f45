import { describe, expect, it } from '@jest/globals';
import type { ClosingCase, ManualState } from './closing-facts.js';
import type { ClosingPolicy } from './closing-policy.rules.js';
import { DaysAhead, previewOf } from './preview.rules.js';
import { WEEKDAYS } from './staffed-hours.rules.js';

const DAY = 86_400_000;
const at = (day: number, milliseconds = 0): Date => new Date(Date.UTC(2026, 0, day) + milliseconds);
const now = at(20, 12 * 3_600_000);
const under = (site: ClosingPolicy, manual: ManualState | null = null): ClosingCase => ({
  site,
  section: null,
  article: { policy: null, publishedAt: at(1) },
  thread: { manual, closeAt: null, message: null, arrivals: { count: 3, lastAt: at(10) } },
  timeZone: 'UTC',
  queueSince: { site: null, section: null, article: null },
});
const hours = (from: string, until: string): ClosingPolicy => ({
  hours: { weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, [[from, until] as const]])) },
});
const reopened = (until: Date): ManualState => ({ state: 'open', since: at(15), until });

describe('previewOf', () => {
  it.each<[string, ClosingCase, ClosingCase, unknown, unknown[]]>([
    ['nothing changes', under({}), under({}), null, []],
    ['closes at once', under({}), under({ closeAfterDays: 7 }), ['close', 'age', now], []],
    ['closes later', under({}), under({ closeAfterDays: 30 }), null, [['close', 'age', at(31)]]],
    [
      'closes by one kind, and later under another',
      under({}),
      under({ closeAfterDays: 25, maxOpenDays: 28 }),
      null,
      [['close', 'age', at(26)]],
    ],
    ['closes in a year', under({}), under({ closeAfterDays: 365 }), null, []],
    ['is open again', under({ closeAfterDays: 7 }), under({}), ['reopen', null, now], []],
    [
      'closed by hand, whatever the draft says',
      under({}, { state: 'closed', since: at(2), until: null }),
      under({ closeAfterDays: 30 }, { state: 'closed', since: at(2), until: null }),
      null,
      [],
    ],
    [
      'reopened until an instant, then the draft counts',
      under({}, reopened(at(25))),
      under({ closeAfterDays: 7 }, reopened(at(25))),
      null,
      [['close', 'age', at(25)]],
    ],
    [
      'pauses at once, and opens in the morning',
      under({}),
      under(hours('08:00', '10:00')),
      ['pause', 'hours', now],
      [['reopen', null, at(21, 8 * 3_600_000)]],
    ],
    [
      'pauses in the evening, and closes in between',
      under({}),
      under({ ...hours('08:00', '18:00'), closeAfterDays: 25 }),
      null,
      [
        ['close', 'age', at(26)],
        ['pause', 'hours', at(20, 18 * 3_600_000)],
      ],
    ],
    [
      'pauses at once, since so many wait',
      under({}),
      {
        ...under({ queue: { pauseAbove: 5, resumeBelow: 2 } }),
        queueSince: { site: now, section: null, article: null },
      },
      ['pause', 'queue', now],
      [],
    ],
    [
      'was paused, and is closed',
      under(hours('08:00', '10:00')),
      under({ ...hours('08:00', '10:00'), closeAfterComments: 3 }),
      ['close', 'count', now],
      [],
    ],
  ])('%s', (_, current, draft, atOnce, soon) => {
    const preview = previewOf(current, draft, now);
    expect(preview.now && [preview.now.effect, preview.now.because, preview.now.at]).toEqual(atOnce);
    expect(preview.next30Days.map((change) => [change.effect, change.because, change.at])).toEqual(soon);
  });

  it('looks 30 days ahead, to the millisecond', () => {
    const closing = (days: number, publishedAt: Date): ClosingCase => ({
      ...under({ closeAfterDays: days }),
      article: { policy: null, publishedAt },
    });
    const soon = closing(30, now);
    const late = closing(30, new Date(now.getTime() + 1));
    expect(previewOf(soon, soon, now).next30Days).toEqual([
      { effect: 'close', because: 'age', at: new Date(now.getTime() + 30 * DAY) },
    ]);
    expect(previewOf(late, late, now).next30Days).toEqual([]);
  });
});

describe('the days ahead', () => {
  it('are those of the site, each with what happens on it', () => {
    const begin = new Date('2026-10-10T21:30:00Z');
    const ahead = new DaysAhead(begin, 'Europe/Berlin');
    const add = (effect: 'close' | 'reopen' | 'pause', at: string): void =>
      ahead.add({ effect, because: null, at: new Date(at) });
    add('close', '2026-10-10T21:59:59.999Z');
    add('close', '2026-10-10T22:00:00Z');
    // The clocks go back on the 25th, which has 25 hours.
    add('pause', '2026-10-24T22:00:00Z');
    add('reopen', '2026-10-25T22:59:59Z');
    add('reopen', '2026-10-25T23:00:00Z');
    add('close', '2026-11-09T21:30:00Z');
    expect([ahead.days[0]?.date, ahead.days.at(-1)?.date, ahead.days.length]).toEqual([
      ...['2026-10-10', '2026-11-09', 31],
    ]);
    expect(ahead.days.filter(({ close, reopen, pause }) => close + reopen + pause > 0)).toEqual([
      { date: '2026-10-10', close: 1, reopen: 0, pause: 0 },
      { date: '2026-10-11', close: 1, reopen: 0, pause: 0 },
      { date: '2026-10-25', close: 0, reopen: 1, pause: 1 },
      { date: '2026-10-26', close: 0, reopen: 1, pause: 0 },
      { date: '2026-11-09', close: 1, reopen: 0, pause: 0 },
    ]);
  });
});
