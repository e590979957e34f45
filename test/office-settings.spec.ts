import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import { valuesOf } from './support/client.js';
import { fieldOf, sendForm, textOf } from './support/forms.js';
import { openOffice, type Office } from './support/office.js';

const SETTINGS = '/console/settings';
const SECTIONS = `${SETTINGS}/sections`;
const MODES = `${SETTINGS}/modes`;

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const read = async (path: string, client = office.page): Promise<string> => {
  const { status, body } = await client.get(path);
  expect(status).toBe(200);
  return body;
};
/** What a browser would send of the form of a page that has one. */
function formIn(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  const unescape = (text: string): string =>
    text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
  for (const [, tag] of html.matchAll(/<input ([^>]*)>/g)) {
    const name = /name="([^"]*)"/.exec(tag!)?.[1];
    const isTick = /type="(?:radio|checkbox)"/.test(tag!);
    if (name === undefined || (isTick && !/ checked/.test(tag!))) continue;
    fields[name] = unescape(/value="([^"]*)"/.exec(tag!)?.[1] ?? (isTick ? 'on' : ''));
  }
  for (const [, name, text] of html.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)/g))
    fields[name!] = unescape(text!);
  for (const [, name, options] of html.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/g))
    fields[name!] = /value="([^"]*)" selected/.exec(options!)?.[1] ?? '';
  return fields;
}
const send = (path: string, fields: Record<string, string>) => sendForm(office.page, path, fields);
const settings = async () => (await office.publisher.client.get('/settings')).body;

describe('the page of the settings', () => {
  it('saved as it stands changes nothing', async () => {
    const before = await settings();
    const saved = await send(SETTINGS, formIn(await read(SETTINGS)));
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${SETTINGS}?done=saved#notice`]);
    expect(await settings()).toEqual(before);
    expect(textOf(await read(`${SETTINGS}?done=saved`))).toContain('The settings are saved.');
  });

  it('saves every setting, under the names of the API', async () => {
    await send(SETTINGS, {
      ...formIn(await read(SETTINGS)),
      ...{ name: 'The City Times', locale: 'en-GB', timeZone: 'Europe/London', guests: 'name' },
      ...{ linksBeforeHold: '', secondsBetweenPosts: '20', editWindowMinutes: '0', reportsToHold: '' },
      ...{ reportReasons: 'abuse | Abuse\r\nother | Other', policyLinks: 'Us | /us' },
      ...{ allowedOrigins: 'https://news.example', defaultEditorsNote: 'Write\r\nto us.' },
      ...{ wordpress: 'on', 'wordpress.commentMaxLinks': '3', 'wordpress.moderationKeys': 'casino' },
    });
    expect(await settings()).toMatchObject({
      ...{ name: 'The City Times', locale: 'en-GB', timeZone: 'Europe/London', guests: 'name' },
      ...{ linksBeforeHold: 'off', secondsBetweenPosts: 20, editWindowMinutes: 0, reportsToHold: 'off' },
      reportReasons: [
        { key: 'abuse', title: 'Abuse' },
        { key: 'other', title: 'Other' },
      ],
      policyLinks: [{ label: 'Us', href: '/us' }],
      ...{ allowedOrigins: ['https://news.example'], defaultEditorsNote: 'Write\nto us.' },
      wordpress: {
        ...{ commentMaxLinks: 3, moderationKeys: 'casino', disallowedKeys: '', commentModeration: false },
        commentPreviouslyApproved: true,
      },
    });
    expect(textOf(await read(SETTINGS))).toContain('The City Times');
    await send(SETTINGS, { ...formIn(await read(SETTINGS)), wordpress: 'off' });
    expect((await settings()).wordpress).toBe('off');
  });

  it('marks each field that cannot be, keeps the rest, and saves nothing', async () => {
    const before = await settings();
    const refused = await send(SETTINGS, {
      ...formIn(await read(SETTINGS)),
      ...{ name: '', locale: 'x', timeZone: 'Moon/Base', linksBeforeHold: '51', editWindowMinutes: 'ten' },
      ...{ reportReasons: 'Not A Key | x', policyLinks: 'Bad | javascript:alert(1)', reportsPerDay: '7' },
    });
    expect(refused.status).toBe(400);
    for (const name of ['name', 'locale', 'timeZone', 'linksBeforeHold', 'editWindowMinutes'])
      expect(fieldOf(refused.body, name)).toContain('aria-invalid="true"');
    expect(fieldOf(refused.body, 'reportsPerDay')).toContain('value="7"');
    expect(fieldOf(refused.body, 'reportsPerDay')).not.toContain('aria-invalid');
    expect(textOf(refused.body)).toContain('Give a whole number from 0 to 50.');
    expect(await settings()).toEqual(before);
  });

  it('overwrites nobody, and everybody when asked twice', async () => {
    const mine = formIn(await read(SETTINGS));
    await send(SETTINGS, { ...mine, name: 'Theirs' });
    const missed = await send(SETTINGS, { ...mine, name: 'Mine' });
    expect(missed.status).toBe(412);
    expect(textOf(missed.body)).toContain('Somebody saved others meanwhile.');
    expect((await settings()).name).toBe('Theirs');
    expect((await send(SETTINGS, formIn(missed.body))).status).toBe(303);
    expect((await settings()).name).toBe('Mine');
  });
});

describe('the page of the sections', () => {
  const keys = async () => valuesOf((await office.publisher.client.get('/sections')).body.items, 'key');

  it('adds, renames, orders and removes them', async () => {
    const form = formIn(await read(SECTIONS));
    expect(form).toMatchObject({ 'sections.0.key': 'city', 'sections.1.key': 'sport' });
    const saved = await send(SECTIONS, {
      ...form,
      ...{
        'sections.0.place': '5',
        'sections.1.name': 'Sports',
        'sections.2.key': 'art',
        'sections.2.name': 'Art',
      },
    });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${SECTIONS}?done=saved#notice`]);
    expect((await office.publisher.client.get('/sections')).body.items).toEqual([
      { key: 'sport', name: 'Sports' },
      { key: 'city', name: 'city' },
      { key: 'art', name: 'Art' },
    ]);
    const now = formIn(await read(SECTIONS));
    await send(SECTIONS, { ...now, 'sections.2.remove': 'on' });
    expect(await keys()).toEqual(['sport', 'city']);
  });

  it('says what hangs on one that is removed, and marks what cannot be', async () => {
    await hostArticle(office.publisher.client, { section: 'sport' });
    const form = formIn(await read(SECTIONS));
    const used = await send(SECTIONS, { ...form, 'sections.0.remove': 'on' });
    expect(used.status).toBe(409);
    expect(textOf(used.body)).toMatch(/The section &quot;sport&quot; has \d articles?/);
    const bad = await send(SECTIONS, { ...form, 'sections.2.key': 'Not A Key', 'sections.2.name': 'X' });
    expect(bad.status).toBe(400);
    expect(fieldOf(bad.body, 'sections.2.key')).toContain('aria-invalid="true"');
    const twice = await send(SECTIONS, { ...form, 'sections.2.key': 'city', 'sections.2.name': 'X' });
    expect(textOf(twice.body)).toContain('Give each section a key of its own');
    await send(SECTIONS, { ...form, 'sections.0.name': 'Sport' });
    const missed = await send(SECTIONS, form);
    expect(missed.status).toBe(412);
  });
});

describe('the page of the moderation modes', () => {
  it('sets and ends them, of the site and of a section', async () => {
    const { threadId } = await hostArticle(office.publisher.client, { section: 'city' });
    const status = async () => (await post(office.service.anyone(), threadId)).body.comment.status;
    expect(await status()).toBe('published');
    const saved = await send(`${MODES}/section:city`, { version: '0', mode: 'before', until: '' });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${MODES}?done=saved#notice`]);
    expect(await status()).toBe('held');
    const html = await read(`${MODES}?done=saved`);
    expect(textOf(html)).toContain('The mode is saved.');
    expect(html).toMatch(/level-\d"><bdi>city<\/bdi>.*?value="before" selected/s);
    const missed = await send(`${MODES}/section:city`, { version: '0', mode: 'after', until: '' });
    expect(missed.status).toBe(412);
    expect(textOf(missed.body)).toContain('Somebody set another one meanwhile');
    await send(`${MODES}/section:city`, { version: '1', mode: '', until: '' });
    expect(await status()).toBe('published');
    const noTime = await send(`${MODES}/site`, { version: '0', mode: 'newcomers', until: 'soon' });
    expect(noTime.status).toBe(400);
    expect(fieldOf(noTime.body, 'until')).toContain('value="soon"');
    expect(noTime.body).toMatch(/value="newcomers" selected/);
    await send(`${MODES}/site`, { version: '0', mode: 'newcomers', until: '2020-01-01T00:00' });
    expect(textOf(await read(MODES))).toContain('Its time has ended');
  });

  it('are for who is limited to sections too, of theirs', async () => {
    const { status, headers } = await office.limited.get(SETTINGS);
    expect([status, headers.get('location')]).toEqual([303, MODES]);
    const html = await read(MODES, office.limited);
    expect(html).not.toContain('section:city');
    expect(html).not.toContain(`href="${SECTIONS}"`);
    const sent = await sendForm(office.limited, `${MODES}/section:sport`, { version: '0', mode: 'before' });
    expect(sent.status).toBe(303);
    for (const subject of ['site', 'section:city'])
      expect((await sendForm(office.limited, `${MODES}/${subject}`, { version: '0' })).status).toBe(403);
    expect((await send(`${MODES}/section:none`, { version: '0' })).status).toBe(404);
  });
});
