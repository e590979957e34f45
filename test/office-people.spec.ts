import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { valuesOf, type Client } from './support/client.js';
import { browserOf, sendForm, textOf } from './support/forms.js';
import { TestService, type Person } from './support/service.js';

const PEOPLE = '/console/people';

let service: TestService;
let admin: Person;
let page: Client;

beforeAll(async () => {
  service = await TestService.start();
  admin = await service.person('admin', 'Ada Admin');
  await service.addSection('city');
  await service.addSection('sport');
  page = await browserOf(service, admin);
});
afterAll(async () => {
  expect(await service.differences()).toEqual([]);
  await service.stop();
});

const read = async (path: string, client = page): Promise<string> => {
  const { status, body } = await client.get(path);
  expect(status).toBe(200);
  return body;
};
const personOf = async (id: string) => (await admin.client.get(`/people/${id}`)).body;
const change = (id: string, fields: Record<string, string>) => sendForm(page, `${PEOPLE}/${id}`, fields);

describe('the page of people', () => {
  it('lists who is who, by role and by address', async () => {
    const mod = await service.person('moderator', 'Mo Moderator');
    await service.limit(mod, [await service.addSection('books')]);
    await service.person('reader', 'Rea Reader');
    const text = textOf(await read(PEOPLE));
    expect(text).toMatch(/Ada Admin Admin ?ada\.admin@test\.example · since .* · the whole site/);
    expect(text).toMatch(/Ada Admin.*Your own account/);
    expect(text).toMatch(/Mo Moderator Moderator ?mo\.moderator@test\.example · since .* · only books/);
    const moderators = textOf(await read(`${PEOPLE}?role=moderator&email=`));
    expect(moderators).toContain('Mo Moderator');
    expect(moderators).not.toContain('Rea Reader');
    const found = textOf(await read(`${PEOPLE}?role=&email=REA.reader%40test.example`));
    expect(found).toContain('Rea Reader');
    expect(found).not.toContain('Mo Moderator');
    expect(textOf(await read(`${PEOPLE}?email=none`))).toContain('There is nobody like that.');
  });

  it('goes on page by page', async () => {
    for (let nth = 0; nth < 55; nth += 1) await service.person('publisher', `Many ${nth}`);
    const first = await read(`${PEOPLE}?role=publisher`);
    const next = /href="([^"]*cursor[^"]*)"/.exec(first)![1]!.replaceAll('&amp;', '&');
    const names = [first, await read(next)].flatMap((html) => html.match(/<bdi>Many \d+<\/bdi>/g) ?? []);
    expect(new Set(names).size).toBe(55);
  });

  it('invites somebody with a role in sections', async () => {
    const invited = await sendForm(page, PEOPLE, {
      ...{
        email: 'ina@new.example',
        name: 'Ina',
        role: 'moderator',
        where: 'sections',
        'section.city': 'on',
      },
    });
    expect([invited.status, invited.headers.get('location')]).toEqual([303, `${PEOPLE}?done=invited#notice`]);
    expect(textOf(await read(`${PEOPLE}?done=invited`))).toContain('The invitation is on its way.');
    const [ina] = (await admin.client.get('/people?email=ina@new.example')).body.items;
    expect(ina).toMatchObject({ name: 'Ina', role: 'moderator', sections: ['city'] });
  });

  it('changes role, sections and name, and only what differs', async () => {
    const { id } = await service.person('reader', 'Pat');
    const saved = await change(id, {
      ...{ name: 'Pat', role: 'publisher', where: 'sections', 'section.city': 'on', 'section.sport': 'on' },
    });
    expect(saved.status).toBe(303);
    expect(await personOf(id)).toMatchObject({ name: 'Pat', role: 'publisher', sections: ['city', 'sport'] });
    await change(id, {
      name: 'Patricia',
      role: 'publisher',
      where: 'sections',
      'section.city': 'on',
      'section.sport': 'on',
    });
    const deeds = (await admin.client.get(`/audit?subject=${id}`)).body.items;
    expect(valuesOf(deeds, 'action')).toEqual([...['account.name', 'account.role', 'account.role']]);
    await change(id, { name: 'Patricia', role: 'reader', where: 'site' });
    expect(await personOf(id)).toMatchObject({ name: 'Patricia', role: 'reader', sections: null });
  });

  it.each([
    [
      'an address that is none',
      { email: 'nobody', role: 'reader' },
      400,
      'email',
      'does not look like an e-mail',
    ],
    [
      'somebody who is there',
      { email: 'ada.admin@test.example', role: 'reader' },
      409,
      'email',
      'There is an account',
    ],
    [
      'a name that is too long',
      { email: 'x@y.example', name: 'x'.repeat(61), role: 'reader' },
      400,
      'name',
      '1 to 60',
    ],
    [
      'no section',
      { email: 'x@y.example', role: 'moderator', where: 'sections' },
      400,
      'section.city',
      'Tick at least one',
    ],
  ] as const)('refuses %s with what was typed', async (_what, fields, status, field, words) => {
    const refused = await sendForm(page, PEOPLE, fields);
    expect(refused.status).toBe(status);
    expect(textOf(refused.body)).toMatch(new RegExp(`Nobody was invited\\..*${words}`));
    expect(refused.body).toMatch(new RegExp(`name="${field}"[^>]*aria-invalid="true"`));
    expect(refused.body).toContain(`value="${fields.email}"`);
  });

  it('refuses to change oneself, and says so at the row', async () => {
    const refused = await change(admin.id, { name: 'Ada Admin', role: 'reader', where: 'site' });
    expect(refused.status).toBe(403);
    expect(textOf(refused.body)).toContain('Nothing was changed. Nobody changes their own role');
    const { id } = await service.person('reader', 'Named');
    const nameless = await change(`${id}?email=named%40test.example`, {
      name: '',
      role: 'reader',
      where: 'site',
    });
    expect(nameless.body).toMatch(new RegExp(`id="name-${id}"[^>]*aria-invalid="true"`));
    expect((await change('none', { name: 'x', role: 'reader' })).status).toBe(404);
  });
});

describe('the page of the audit log', () => {
  const deedsIn = (html: string): string[] =>
    [...html.matchAll(/<li><p><b>([^<]*)</g)].map(([, action]) => action!);

  it('tells who did what when, and is searched', async () => {
    const { id } = await service.person('reader', 'Searched');
    await change(id, { name: 'Searched for', role: 'moderator', where: 'site' });
    const html = await read(`/console/audit?subject=${id}`);
    expect(deedsIn(html)).toEqual(['Name changed', 'Role set', 'Role set']);
    expect(textOf(html)).toMatch(/Role set · Ada Admin.*a person · all that was done to it/);
    expect(textOf(html)).toMatch(/at the command line, or by itself/);
    const byAda = await read(`/console/audit?actor=${admin.id}&action=account.role&from=&to=&subject=${id}`);
    expect(deedsIn(byAda)).toEqual(['Role set']);
    expect(byAda).toMatch(new RegExp(`<option value="${admin.id}" selected`));
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    expect(textOf(await read(`/console/audit?from=${tomorrow}`))).toContain('There is no such record.');
    expect((await page.get('/console/audit?from=soon')).status).toBe(400);
    expect((await page.get('/console/audit?subject=all')).status).toBe(400);
    const [, csv] = /href="(\/api\/v1\/audit\?[^"]*)"/.exec(byAda)!;
    expect((await page.get(csv!.replaceAll('&amp;', '&'))).body).toContain('account.role');
  });

  it('goes on page by page', async () => {
    const first = await read('/console/audit?action=account.role');
    expect(deedsIn(first)).toHaveLength(50);
    const next = /href="([^"]*cursor[^"]*)"/.exec(first)![1]!.replaceAll('&amp;', '&');
    expect(deedsIn(await read(next)).length).toBeGreaterThan(0);
  });
});
