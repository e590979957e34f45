import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { issueSignInLink } from '../src/accounts/sign-in-link.js';
import { awaitSetUp } from '../src/sites/await-set-up.js';
import { browserOf, fieldOf, sendForm, textOf } from './support/forms.js';
import { TestService, type Person } from './support/service.js';

const SET_UP = '/console/set-up';
const SITE = { name: 'The Island Post', locale: 'de-AT', timeZone: 'Europe/Vienna' };

let service: TestService;
let admin: Person;

beforeAll(async () => {
  service = await TestService.start();
  admin = await service.person('admin', 'Ada Admin');
  await service.database.transaction((tx) => awaitSetUp(tx, service.siteId));
});
afterAll(() => service.stop());

/** Where signing in by a new link leads. */
const signIn = async ({ id }: Pick<Person, 'id'>): Promise<string> => {
  const link = await service.database.transaction((tx) => issueSignInLink(tx, { accountId: id }));
  const sent = await sendForm(service.anyone().fromRoot(), '/sign-in', { link });
  expect(sent.status).toBe(303);
  return sent.headers.get('location')!;
};

it('is where the first admin lands, and nobody else', async () => {
  expect(await signIn(admin)).toBe(SET_UP);
  const publisher = await service.person('publisher');
  expect(await signIn(publisher)).toBe('/console');
  const limited = await service.person('admin', 'limited');
  await service.limit(limited, [await service.addSection('city')]);
  expect(await signIn(limited)).toBe('/console');
  for (const person of [publisher, limited]) {
    const page = await browserOf(service, { ...person, link: await linkOf(person) });
    expect((await page.get(SET_UP)).status).toBe(403);
    expect((await sendForm(page, SET_UP, { ...SITE, password: 'a long password' })).status).toBe(403);
  }
});

const linkOf = ({ id }: Person): Promise<string> =>
  service.database.transaction((tx) => issueSignInLink(tx, { accountId: id }));

it('asks again for what cannot be, and for the password anew', async () => {
  const page = await browserOf(service, { ...admin, link: await linkOf(admin) });
  const form = await page.get(SET_UP);
  expect(textOf(form.body)).toContain('Set up your site');
  expect(fieldOf(form.body, 'name')).toContain('value="The Test Times"');
  const refused = await sendForm(page, SET_UP, {
    ...{ name: ' ', locale: 'x', timeZone: 'Moon/Base', password: 'a long password' },
  });
  expect(refused.status).toBe(400);
  for (const name of ['name', 'locale', 'timeZone'])
    expect(fieldOf(refused.body, name)).toContain('aria-invalid="true"');
  expect(refused.body).not.toContain('a long password');
  const short = await sendForm(page, SET_UP, { ...SITE, password: 'short' });
  expect(short.status).toBe(400);
  expect(fieldOf(short.body, 'password')).toContain('aria-invalid="true"');
  expect((await admin.client.get('/settings')).body.name).toBe('The Test Times');
});

it('sets the site and the password once, and is done for everybody then', async () => {
  const page = await browserOf(service, { ...admin, link: await linkOf(admin) });
  const done = await sendForm(page, SET_UP, { ...SITE, password: 'island in the rain' });
  expect([done.status, done.headers.get('location')]).toEqual([303, '/console/settings?done=saved#notice']);
  expect((await admin.client.get('/settings')).body).toMatchObject(SITE);
  const signedIn = await service
    .anyone()
    .post('/sessions', { email: 'ada.admin@test.example', password: 'island in the rain' });
  expect(signedIn.status).toBe(201);
  const [deed] = (await admin.client.get('/audit?action=site.set-up')).body.items;
  expect(deed.actor.id).toBe(admin.id);
  const other = await service.person('admin', 'Otto');
  const theirs = await browserOf(service, other);
  expect((await theirs.get(SET_UP)).headers.get('location')).toBe('/console/settings');
  const again = await sendForm(theirs, SET_UP, { ...SITE, name: 'Otto’s', password: 'another long one' });
  expect(again.headers.get('location')).toBe('/console/settings?done=set-up-before#notice');
  const told = await theirs.get('/console/settings?done=set-up-before');
  expect(textOf(told.body)).toContain('Die Website ist schon eingerichtet.');
  expect((await other.client.get('/me')).body.hasPassword).toBe(false);
  expect((await admin.client.get('/settings')).body.name).toBe(SITE.name);
  expect(await signIn(admin)).toBe('/console');
});
