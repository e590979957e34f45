import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { HELD_FOR_LINKS, hostArticle, post } from './support/articles.js';
import type { Client, Json } from './support/client.js';
import { browserOf, sendForm } from './support/forms.js';
import { MailServer } from './support/mail-server.js';
import { TestService, type Person } from './support/service.js';

jest.setTimeout(60_000);

interface Language {
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly headline: string;
  readonly name: string;
  readonly text: string;
  /** What no page may say. */
  readonly english: RegExp;
  /** What a page may say all the same: names, formats, what is typed. */
  readonly allowed: RegExp;
  readonly closed: string;
  readonly bodyEmpty: string;
  readonly mail: string;
}

const TECHNICAL =
  /RSS|Atom|JSON Feed|The Test Times|UTC|Penelope|Moira|Rita|spam|off-topic|abuse|illegal|other|unknown|CSV|city-life|de-AT|de-CH|Europe\/Berlin|[\w.]+@\w+\.\w+|https:\/\/[\w.]+\.example|\d\d:\d\d|news\.example/g;

const LANGUAGES: Language[] = [
  {
    locale: 'de',
    dir: 'ltr',
    headline: 'Die Brücke öffnet am Montag',
    name: 'Jürgen',
    text: 'Das wurde auch Zeit, sagt der Bürgermeister.',
    english:
      /\b(the|this|your|you|of|with|not|and|for|is|are|here|comments?|policy|sign|reply|show|closed)\b/i,
    allowed: TECHNICAL,
    closed: 'Kommentare sind geschlossen.',
    bodyEmpty: 'Dieser Kommentar ist noch leer: Schreiben Sie etwas, und senden Sie ihn noch einmal ab.',
    mail: 'Ihr Anmeldelink für The Test Times',
  },
  {
    locale: 'fa-IR',
    dir: 'rtl',
    headline: 'پل دوشنبه باز می‌شود',
    name: 'پروین',
    text: 'شهردار می‌گوید وقتش بود.',
    english: /[a-z]{2,}/i,
    allowed: new RegExp(`${TECHNICAL.source}|\\b(en|fa|fa-IR)\\b`, 'g'),
    closed: 'دیدگاه‌ها بسته‌اند.',
    bodyEmpty: 'این دیدگاه هنوز خالی است: چیزی بنویسید و دوباره بفرستید.',
    mail: 'پیوند ورود شما به \u2068The Test Times\u2069',
  },
];

/** What a page says: its text and its labels. A record's members are data. */
function said(page: string): string {
  const html = page.replace(/<p class="detail-pairs".*?<\/p>/gs, ' ');
  const labels = [...html.matchAll(/(?:aria-label|placeholder|title|alt)="([^"]*)"/g)].map(
    ([, label]) => label,
  );
  return [html.replace(/<[^>]+>/g, ' '), ...labels]
    .join(' ')
    .replace(/&[a-z]+;|&#\d+;/g, ' ')
    .replace(/\s+/g, ' ');
}

describe.each(LANGUAGES)('a site in $locale', (language) => {
  const { locale, dir, headline, name, text, english, allowed } = language;
  let service: TestService;
  let mails: MailServer;
  let publisher: Person;
  let staff: Client;
  let anyone: Client;
  let reader: Client;
  let threadId: string;
  let slug: string;
  let comment: Json;
  let held: Json;
  let guestToken: string;

  beforeAll(async () => {
    mails = await MailServer.start();
    service = await TestService.start({ locale, mailer: mails.mailer() });
    anyone = service.anyone().fromRoot().with({ accept: 'text/html' });
    publisher = await service.person('admin', 'Penelope');
    staff = await browserOf(service, publisher);
    reader = await browserOf(service, await service.person('reader', 'Rita'));
    const hosted = await hostArticle(publisher.client, {
      ...{ headline, body: `<p>${text}</p>`, byline: name, disclosure: text, editorsNote: text },
    });
    ({ threadId } = hosted);
    slug = encodeURIComponent(hosted.article.slug as string);
    const posted = (await post(service.anyone(), threadId, { body: text, guest: { name } })).body;
    comment = posted.comment;
    guestToken = posted.guestToken as string;
    await post(service.anyone(), threadId, {
      body: `${text} ${text}`,
      parentId: comment.id,
      guest: { name },
    });
    held = (await post(service.anyone(), threadId, { body: HELD_FOR_LINKS, guest: { name } })).body.comment;
  });

  afterAll(async () => {
    await service.stop();
    await mails.stop();
  });

  const expectInLanguage = (html: string): void => {
    expect(html).toContain(`<html lang="${locale}" dir="${dir}">`);
    expect(english.exec(said(html).replace(allowed, ' '))?.[0] ?? null).toBeNull();
  };
  const guest = (): Client => anyone.with({ cookie: `parley_guest=${guestToken}` });

  const pages: [string, () => Promise<{ body: string }>][] = [
    ['the front page', () => anyone.get('/')],
    ['an article with comments', () => anyone.get(`/articles/${slug}`)],
    ['the same, to reply', () => anyone.get(`/articles/${slug}?reply-to=${comment.id}`)],
    ['the same, for publishers', () => staff.get(`/articles/${slug}`)],
    ['the comment policy', () => anyone.get('/policy')],
    ['signing in', () => anyone.get('/sign-in')],
    ['signing up', () => anyone.get('/sign-up')],
    ['a link sent', () => anyone.get('/sign-in/sent')],
    ['a refused sign-up', () => sendForm(anyone, '/sign-up', { email: 'x', name })],
    [
      'a refused sign-in',
      () => sendForm(anyone, '/sign-in', { email: 'a@b.example', password: 'no', how: 'password' }),
    ],
    ['an account', () => reader.get('/account')],
    ['a refused password', () => sendForm(reader, '/account/password', { password: 'short' })],
    ['an own comment', () => guest().get(`/comments/${comment.id}/own`)],
    [
      'an own comment, refused',
      () => sendForm(guest(), `/comments/${comment.id}/own`, { body: ' ', revision: '1' }),
    ],
    ['somebody else’s comment', () => reader.get(`/comments/${comment.id}/own`)],
    ['the form of a report', () => reader.get(`/comments/${comment.id}/report`)],
    ['a refused report', () => sendForm(reader, `/comments/${comment.id}/report`, {})],
    ['statements', () => guest().get('/me/statements')],
    ['no such article', () => anyone.get('/articles/nowhere')],
    ['what needs an account', () => anyone.get('/console')],
    ['what a role may not', () => reader.get('/console')],
    ['the queues', () => staff.get('/console')],
    ['a queue', () => staff.get('/console/queues/held')],
    ['an empty queue', () => staff.get('/console/queues/appeals')],
    ['a card', () => staff.get(`/console/comments/${held.id}`)],
    [
      'a refused decision',
      () => sendForm(staff, `/console/comments/${held.id}/decisions`, { action: 'reject', revision: '1' }),
    ],
    [
      'a stale decision',
      () => sendForm(staff, `/console/comments/${held.id}/decisions`, { action: 'approve', revision: '9' }),
    ],
    ['the closing policy', () => staff.get('/console/closing')],
    [
      'a refused closing policy',
      () =>
        sendForm(staff, '/console/closing', {
          do: 'save',
          version: '0',
          closeAfterDays: 'value',
          'closeAfterDays.number': 'x',
        }),
    ],
    ['the form of the comment policy', () => staff.get('/console/policy')],
    ['a refused comment policy', () => sendForm(staff, '/console/policy', { do: 'publish', title: '' })],
    ['discussions', () => staff.get('/console/discussions')],
    [
      'a discussion whose mode was refused',
      () =>
        sendForm(staff, `/console/discussions/threads/${threadId}/mode`, { slowModeSeconds: 'x', mode: '' }),
    ],
    ['many discussions', () => staff.get('/console/discussions/closings')],
    ['many discussions, refused', () => sendForm(staff, '/console/discussions/closings', { do: 'close' })],
    ['statistics', () => staff.get('/console/statistics')],
    ['word lists', () => staff.get('/console/words')],
    ['refused word lists', () => sendForm(staff, '/console/words', { do: 'save', version: '0', held: '!!' })],
    ['a text that was tried', () => sendForm(staff, '/console/words/test', { text })],
    ['a text that was refused', () => sendForm(staff, '/console/words/test', { text: ' ' })],
    ['people', () => staff.get('/console/people')],
    [
      'a refused invitation',
      () => sendForm(staff, '/console/people', { email: 'x', role: 'moderator', where: 'sections' }),
    ],
    ['the audit log', () => staff.get('/console/audit')],
    ['settings', () => staff.get('/console/settings')],
    ['refused settings', () => sendForm(staff, '/console/settings', { version: '0', name: '' })],
    ['sections', () => staff.get('/console/settings/sections')],
    ['moderation modes', () => staff.get('/console/settings/modes')],
  ];
  it.each(pages)('%s', async (_name, open) => {
    expectInLanguage((await open()).body);
  });

  it('says why a comment was refused', async () => {
    const { status, body } = await sendForm(anyone, `/articles/${slug}`, {
      ...{ body: ' ', name, acceptedPolicyVersion: '1' },
    });
    expect(status).toBe(400);
    expect(body).toContain(language.bodyEmpty);
    expectInLanguage(body);
  });

  it('mails, and writes feeds', async () => {
    await sendForm(anyone, '/sign-in', { email: 'rita@test.example', how: 'link' });
    await service.settle();
    const mail = mails.mails.at(-1)!;
    expect(mail.to).toEqual(['rita@test.example']);
    expect(english.exec(mail.text.replace(/http\S+/g, '').replace(allowed, ' '))).toBeNull();
    const feed = await anyone.get(`/articles/${slug}/comments.json`);
    const { title, items } = typeof feed.body === 'string' ? JSON.parse(feed.body) : feed.body;
    expect(english.exec(`${title} ${items[0].title}`.replace(allowed, ' '))).toBeNull();
  });

  it('closes, and says so', async () => {
    await publisher.client.post(`/threads/${threadId}/close`, {});
    const { body } = await anyone.get(`/articles/${slug}`);
    expect(body).toContain(language.closed);
    expectInLanguage(body);
    const late = await sendForm(anyone, `/articles/${slug}`, {
      body: text,
      name,
      acceptedPolicyVersion: '1',
    });
    expect(late.status).toBe(403);
    expectInLanguage(late.body);
    expect((await anyone.get('/')).body).toMatch(
      locale === 'de' ? 'Kommentare sind geschlossen' : 'دیدگاه‌ها بسته‌اند',
    );
  });
});

it('an admin adds a site in a language, which starts with its policy', async () => {
  const service = await TestService.start();
  try {
    const admin = await service.person('admin');
    const site = { key: 'stadt', name: 'Die Stadt', hosts: ['stadt.example'] };
    expect((await admin.client.post('/sites', { ...site, locale: 'no language' })).status).toBe(400);
    expect((await admin.client.post('/sites', { ...site, locale: 'de-ch' })).status).toBe(201);
    const { body } = await service
      .anyone()
      .fromRoot()
      .with({ host: 'stadt.example', accept: 'text/html' })
      .get('/policy');
    expect(body).toContain('<html lang="de-CH" dir="ltr">');
    expect(body).toContain('Bleiben Sie beim Thema');
  } finally {
    await service.stop();
  }
});
