import { describe, expect, it } from '@jest/globals';
import type { ClosingCause } from './closing-facts.js';
import { closingInWords } from './closing-words.js';

const since = new Date('2026-11-02T23:30:00Z');
const reopensAt = new Date('2026-11-04T08:00:00Z');
const now = new Date('2026-11-03T18:00:00Z');
const inLondon = { locale: 'en-GB', timeZone: 'Europe/London', now };

describe('closingInWords', () => {
  it.each<[ClosingCause | null, Date | null, number | null, string]>([
    [null, null, null, ''],
    ['site', null, null, 'The publisher has closed all discussions on this site.'],
    ['maxOpenDays', since, 90, 'Discussions on this site close 90 days after publication.'],
    ['maxOpenDays', since, null, 'Closed on 2 November 2026.'],
    ['manual', since, null, 'Closed by the editors on 2 November 2026.'],
    ['manual', null, null, 'Closed by the editors.'],
    ['scheduled', since, null, 'Closed on 2 November 2026.'],
    ['age', since, 14, 'Closed 14 days after publication, on 2 November 2026.'],
    ['age', since, 1, 'Closed 1 day after publication, on 2 November 2026.'],
    ['age', since, null, 'Closed on 2 November 2026.'],
    ['inactivity', since, 7, 'Closed after 7 days without a new comment, on 2 November 2026.'],
    ['inactivity', since, null, 'Closed on 2 November 2026.'],
    ['count', null, 500, 'Closed after 500 comments.'],
    ['count', since, null, 'Closed on 2 November 2026.'],
    ['queue', since, 100, 'Paused while comments wait for our moderators.'],
  ])('%s, %p, %p', (because, began, limit, words) => {
    expect(closingInWords({ because, since: began, reopensAt: null, limit }, inLondon)).toBe(words);
  });

  it('names the day on which it opens again', () => {
    const closing = { because: 'hours', since, reopensAt, limit: null } as const;
    expect(closingInWords(closing, inLondon)).toBe(
      'Paused until 4 November 2026 at 08:00: our moderators are away.',
    );
    expect(closingInWords({ ...closing, reopensAt: null }, inLondon)).toBe(
      'Paused: our moderators are away.',
    );
  });

  it('names the hour alone where it opens again on the same day, by the clock of the site', () => {
    const closing = { because: 'hours', since, reopensAt, limit: null } as const;
    const early = new Date('2026-11-04T00:00:00Z');
    expect(closingInWords(closing, { ...inLondon, now: early })).toBe(
      'Paused until 08:00: our moderators are away.',
    );
    // There it is still the third.
    expect(closingInWords(closing, { ...inLondon, timeZone: 'America/New_York', now: early })).toBe(
      'Paused until 4 November 2026 at 03:00: our moderators are away.',
    );
  });

  it.each<[ClosingCause, number | null, string]>([
    ['site', null, 'Alle Diskussionen dieser Website sind geschlossen.'],
    ['maxOpenDays', 1, 'Diskussionen dieser Website schließen 1 Tag nach der Veröffentlichung.'],
    ['manual', null, 'Von der Redaktion geschlossen am 3. November 2026.'],
    ['age', 14, 'Geschlossen 14 Tage nach der Veröffentlichung, am 3. November 2026.'],
    ['inactivity', 1, 'Geschlossen nach 1 Tag ohne neuen Kommentar, am 3. November 2026.'],
    ['count', 500, 'Geschlossen nach 500 Kommentaren, am 3. November 2026.'],
    ['hours', null, 'Pause bis 4. November 2026 um 09:00: Unsere Moderation ist gerade nicht besetzt.'],
    ['queue', null, 'Pause, solange Kommentare auf unsere Moderation warten.'],
  ])('in German: %s, %p', (because, limit, words) => {
    const inBerlin = { locale: 'de-DE', timeZone: 'Europe/Berlin', now };
    expect(closingInWords({ because, since, reopensAt, limit }, inBerlin)).toBe(words);
  });

  it.each<[ClosingCause, number | null, string]>([
    ['site', null, 'ناشر همهٔ گفت‌وگوهای این سایت را بسته است.'],
    ['maxOpenDays', 1, 'گفت‌وگوهای این سایت ۱ روز پس از انتشار بسته می‌شوند.'],
    ['manual', null, 'تحریریه آن را در ۱۲ آبان ۱۴۰۵ بسته است.'],
    ['age', 14, '۱۴ روز پس از انتشار بسته شد، در ۱۲ آبان ۱۴۰۵.'],
    ['age', null, 'در ۱۲ آبان ۱۴۰۵ بسته شد.'],
    ['inactivity', 7, 'پس از ۷ روز بدون دیدگاه تازه بسته شد، در ۱۲ آبان ۱۴۰۵.'],
    ['count', 1_200, 'پس از ۱٬۲۰۰ دیدگاه بسته شد، در ۱۲ آبان ۱۴۰۵.'],
    ['hours', null, 'موقتاً متوقف است تا ۱۳ آبان ۱۴۰۵ ساعت ۱۱:۳۰: ناظران ما اکنون حضور ندارند.'],
    ['queue', null, 'تا زمانی که دیدگاه‌ها در انتظار ناظران ما هستند، موقتاً متوقف است.'],
  ])('in Persian: %s, %p', (because, limit, words) => {
    const inTehran = { locale: 'fa-IR', timeZone: 'Asia/Tehran', now };
    expect(closingInWords({ because, since, reopensAt, limit }, inTehran)).toBe(words);
  });

  it('reads English where a language has no words yet', () => {
    const closing = { because: 'queue', since, reopensAt: null, limit: null } as const;
    expect(closingInWords(closing, { ...inLondon, locale: 'tr-TR' })).toBe(
      'Paused while comments wait for our moderators.',
    );
  });

  it("writes the site's day in the site's way", () => {
    const closing = { because: 'manual', since, reopensAt: null, limit: null } as const;
    expect(closingInWords(closing, { locale: 'en-US', timeZone: 'Asia/Tokyo', now })).toBe(
      'Closed by the editors on November 3, 2026.',
    );
  });
});
