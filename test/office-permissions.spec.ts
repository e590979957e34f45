import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from './support/client.js';
import { browserOf, sendForm } from './support/forms.js';
import { TestService } from './support/service.js';

const ROLES = ['moderator', 'limited publisher', 'publisher', 'limited admin', 'admin'] as const;
type Who = (typeof ROLES)[number];

const PUBLISHERS: readonly Who[] = ['limited publisher', 'publisher', 'limited admin', 'admin'];
const WHOLE_SITE: readonly Who[] = ['publisher', 'admin'];

const SOME_ID = '019a0000-0000-7000-8000-000000000000';

interface StaffPage {
  readonly path: string;
  readonly who: readonly Who[];
  /** Offered on every page for staff. */
  readonly offered: boolean;
  /** Where its forms are sent. */
  readonly forms: readonly string[];
}

const PAGES: readonly StaffPage[] = [
  { path: '/console', who: ROLES, offered: true, forms: [] },
  {
    ...{ path: '/console/discussions', who: PUBLISHERS, offered: true },
    forms: ['close', 'reopen', 'mode'].map((what) => `/console/discussions/threads/${SOME_ID}/${what}`),
  },
  {
    ...{ path: '/console/discussions/closings', who: PUBLISHERS, offered: false },
    forms: ['', `/${SOME_ID}/run`, `/${SOME_ID}/undo`].map((what) => `/console/discussions/closings${what}`),
  },
  { path: '/console/closing', who: PUBLISHERS, offered: true, forms: ['/console/closing'] },
  { path: '/console/policy', who: WHOLE_SITE, offered: true, forms: ['/console/policy'] },
  {
    ...{ path: '/console/words', who: WHOLE_SITE, offered: true },
    forms: ['/console/words', '/console/words/test'],
  },
  { path: '/console/statistics', who: PUBLISHERS, offered: true, forms: [] },
  {
    ...{ path: '/console/people', who: ['admin'], offered: true },
    forms: ['/console/people', `/console/people/${SOME_ID}`],
  },
  { path: '/console/audit', who: WHOLE_SITE, offered: true, forms: [] },
  { path: '/console/settings', who: PUBLISHERS, offered: true, forms: ['/console/settings'] },
  {
    ...{ path: '/console/settings/sections', who: WHOLE_SITE, offered: false },
    forms: ['/console/settings/sections', '/console/settings'],
  },
  {
    ...{ path: '/console/settings/modes', who: PUBLISHERS, offered: false },
    forms: ['/console/settings/modes/site', '/console/settings/modes/section:sport'],
  },
  { path: '/console/set-up', who: ['admin'], offered: false, forms: ['/console/set-up'] },
];

describe('the pages for staff', () => {
  let service: TestService;
  const clients = new Map<string, Client>();

  beforeAll(async () => {
    service = await TestService.start();
    const sport = await service.addSection('sport');
    for (const who of ROLES) {
      const [role, limited] = who.startsWith('limited ') ? [who.slice(8), true] : [who, false];
      const person = await service.person(role as 'publisher', who);
      if (limited) await service.limit(person, [sport]);
      clients.set(who, await browserOf(service, person));
    }
    clients.set('reader', await browserOf(service, await service.person('reader')));
    clients.set('nobody', service.anyone().fromRoot().with({ accept: 'text/html' }));
  });
  afterAll(() => service.stop());

  const cases = [...ROLES, 'reader', 'nobody'].flatMap((who) =>
    PAGES.map((page) => [who, page.path, (page.who as readonly string[]).includes(who), page] as const),
  );

  it.each(cases)('%s at %s: %s', async (who, path, may, { forms }) => {
    const client = clients.get(who)!;
    const { status, body, headers } = await client.get(path);
    if (may) {
      // Who is limited to sections begins at one of theirs.
      // A site that is set up is changed in its settings.
      const isSentOn = status === 303 && /^\/console\/(closing|settings)/.test(headers.get('location')!);
      expect(isSentOn || status === 200).toBe(true);
      return;
    }
    expect(status).toBe(who === 'nobody' ? 401 : 403);
    expect(body).toContain('<h1');
    for (const form of forms)
      expect([form, (await sendForm(client, form, {})).status]).toEqual([form, status]);
  });

  it.each(ROLES)('%s is offered what they may open, and nothing else', async (who) => {
    const { body } = await clients.get(who)!.get('/console');
    const navigation = /<nav[^>]*office[^>]*>(.*?)<\/nav>/s.exec(body)?.[1] ?? '';
    const offered = [...navigation.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    const theirs = PAGES.filter((page) => page.offered && page.who.includes(who)).map(({ path }) => path);
    // Who has one page alone needs no ways between pages.
    expect(offered).toEqual(theirs.length > 1 ? theirs : []);
  });
});
