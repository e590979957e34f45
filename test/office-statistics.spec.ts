import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HELD_FOR_LINKS, hostArticle, newText, post } from './support/articles.js';
import { textOf } from './support/forms.js';
import { openOffice, type Office } from './support/office.js';

const MINUTE = 60_000;

describe('the page of statistics', () => {
  let office: Office;
  const read = async (query = '', client = office.page): Promise<string> => {
    const { status, body } = await client.get(`/console/statistics${query}`);
    expect(status).toBe(200);
    return body;
  };

  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  it('says where there is nothing to tell', async () => {
    expect(textOf(await read())).toContain('Nothing was posted or decided in this time.');
  });

  it('tells what came, how fast it was decided and what did not stand, drawn and in figures', async () => {
    const { service, publisher } = office;
    const { threadId } = await hostArticle(publisher.client, { section: 'city' });
    const ada = await service.person('moderator', 'Ada <Admin>');
    const held = await post(service.anyone(), threadId, { body: `${HELD_FOR_LINKS} ${newText()}` });
    for (let nth = 0; nth < 3; nth += 1) await post(service.anyone(), threadId);
    await service.moveClock(30 * MINUTE);
    const { id } = held.body.comment;
    const decided = await ada.client.post(`/moderation/comments/${id}/decisions`, {
      ...{ action: 'reject', rule: 'off-topic', revision: 1 },
    });
    await ada.client.post(`/moderation/decisions/${decided.body.id}/undo`);
    const html = await read('?days=7&section=city');
    const text = textOf(html);
    expect(text).toMatch(/Comments4Held at first25%Decisions1Half decided within30 min/);
    expect(text).toContain('Did not stand1 (100%)');
    expect(html).toContain('aria-label="4 comments, 1 of them held at first"');
    expect(html).toContain('aria-label="1 decision, 1 did not stand"');
    expect(html.match(/<svg viewBox="0 0 70 100"/g)).toHaveLength(3);
    expect(html).toContain('<bdi>Ada &lt;Admin></bdi>');
    expect(text).toMatch(/By queue.*Held before they appear.*By rule/);
    const [, csv] = /href="(\/api\/v1\/statistics\?by=moderator[^"]*)"/.exec(html)!;
    const file = await office.page.get(csv!.replaceAll('&amp;', '&'));
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(textOf(await read('?section=sport'))).toContain('Nothing was posted or decided');
  });

  it('offers three periods and refuses others', async () => {
    for (const days of ['7', '30', '90'])
      expect(await read(`?days=${days}`)).toMatch(new RegExp(`<option value="${days}" selected`));
    expect((await office.page.get('/console/statistics?days=8')).status).toBe(400);
    expect((await office.page.get('/console/statistics?section=none')).status).toBe(400);
  });

  it('is of the sections of who is limited to them', async () => {
    const html = await read('', office.limited);
    expect(textOf(html)).toContain('Nothing was posted or decided');
    expect(html).not.toContain('<option value="city"');
  });
});
