import { describe, expect, it } from '@jest/globals';
import { TooManyRequests } from '../../platform/limits/limits.errors.js';
import { InputInvalid } from '../../platform/http/input.pipe.js';
import { AuthorMuted } from '../../sanctions/sanctions.errors.js';
import { SlowModeOn, BodyUnreadable } from '../../screening/screening.errors.js';
import { ItemClaimed } from '../../moderation/claims.errors.js';
import { Problem } from '../../platform/errors/problem.js';
import { problemInWords, titleInWords } from './problem-in-words.js';
import { wordsFor } from './words.js';

const until = new Date('2026-11-30T12:00:00Z');
const inLanguage = (locale: string, problem: Problem): string =>
  problemInWords(wordsFor(locale), problem, { locale, timeZone: 'Europe/Berlin' });
const muted = new AuthorMuted({ id: 'x', until, ruleTitle: null });
const claimed = new ItemClaimed({ id: 'x', name: 'Mary', until });
const strange = new Problem(418, 'teapot', 'A teapot', 'It was a teapot at 2026-11-30T12:00:00.000Z.');
const closed = new Problem(403, 'thread_closed', 'Closed', 'Wir sind im Urlaub.', { closing: {} });

describe('problemInWords', () => {
  it.each<[string, Problem, string]>([
    [
      'en',
      new SlowModeOn(60, 1),
      'Everyone can post one comment every 60 seconds here: wait 1 second, then send this again.',
    ],
    ['en', strange, 'It was a teapot at 30 November 2026 at 13:00.'],
    [
      'de',
      new SlowModeOn(60, 1),
      'In dieser Diskussion ist ein Kommentar alle 60 Sekunden möglich: Warten Sie 1 Sekunde, und senden Sie ihn dann noch einmal ab.',
    ],
    [
      'de',
      new BodyUnreadable(11),
      'Dieser Kommentar enthält an Stelle 12 ein Zeichen, das kein Text ist. Entfernen Sie es, oder tippen Sie diesen Teil, statt ihn einzufügen.',
    ],
    ['de', new TooManyRequests(540), 'Das wurde zu oft versucht. Versuchen Sie es in 9 Minuten noch einmal.'],
    [
      'de',
      muted,
      'Die Moderation nimmt von Ihnen bis 30. November 2026 um 13:00 keine Kommentare an. Den Grund lesen Sie unter „Entscheidungen über Ihre Kommentare“ (/me/statements).',
    ],
    [
      'de',
      claimed,
      'Mary hat das bis 30. November 2026 um 13:00 übernommen: Überlassen Sie es der Kollegin oder dem Kollegen, übernehmen Sie selbst, oder warten Sie so lange.',
    ],
    [
      'de',
      strange,
      'Das war so nicht möglich. Prüfen Sie Ihre Eingaben, oder versuchen Sie es später noch einmal.',
    ],
    [
      'fa',
      new SlowModeOn(60, 1),
      'در این گفت‌وگو هر ۶۰ ثانیه یک دیدگاه می‌توان نوشت: ۱ ثانیه صبر کنید و دوباره بفرستید.',
    ],
    [
      'fa',
      muted,
      'ناظران تا ۹ آذر ۱۴۰۵ ساعت ۱۳:۰۰ دیدگاهی از شما نمی‌پذیرند. دلیل آن را در «تصمیم‌ها دربارهٔ دیدگاه‌های شما» (⁦/me/statements⁩) بخوانید.',
    ],
  ])('in %s: %s', (language, problem, words) => {
    expect(inLanguage(language === 'en' ? 'en-GB' : language, problem)).toBe(words);
  });

  it.each(['en', 'de', 'fa'])('in %s, leaves a closing its own words', (language) => {
    expect(inLanguage(language, closed)).toBe('Wir sind im Urlaub.');
  });

  it('says once what is wrong with fields, and in general with those that have no words', () => {
    const wrong = (...members: string[]): Problem =>
      new InputInvalid(members.map((member) => ({ member, problems: [`${member} must be shorter`] })));
    expect(inLanguage('de', wrong('text'))).toBe('Schreiben Sie höchstens 2.000 Zeichen.');
    expect(inLanguage('de', wrong('note', 'sanctionNote', 'next'))).toBe(
      'Schreiben Sie höchstens 2.000 Zeichen. Bitte prüfen Sie Ihre Eingaben.',
    );
    expect(inLanguage('en', wrong('next'))).toBe('next must be shorter.');
  });

  it('gives the page of an error a title', () => {
    expect(titleInWords(wordsFor('de'), { status: 404, title: 'Not found' })).toBe('Nicht gefunden');
    expect(titleInWords(wordsFor('en'), { status: 404, title: 'Not found' })).toBe('Not found');
    expect(titleInWords(wordsFor('de'), strange)).toBe('A teapot');
  });
});
