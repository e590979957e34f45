import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import { fieldOf, sendForm, textOf } from './support/forms.js';
import { openOffice, type Office } from './support/office.js';

let office: Office;
let service: Office['service'];
let anyone: Office['anyone'];
let publisher: Office['publisher'];
let page: Office['page'];

beforeAll(async () => {
  office = await openOffice();
  ({ service, anyone, publisher, page } = office);
});

afterAll(() => office.close());

describe('the page of the comment policy', () => {
  const path = '/console/policy';
  const baseIn = (html: string): string => /name="base" value="([^"]*)"/.exec(html)![1]!;
  const rule = (row: number, key: string, text = 'As it says.'): Record<string, string> => ({
    [`rules.${row}.key`]: key,
    [`rules.${row}.title`]: `Rule ${key}`,
    [`rules.${row}.text`]: text,
  });
  const kept = (): Record<string, string> => ({
    ...rule(0, 'abuse'),
    ...rule(1, 'illegal'),
    ...rule(2, 'off-topic'),
    ...rule(3, 'spam'),
    ...rule(4, 'other'),
  });
  const form = async (fields: Record<string, string>): Promise<Record<string, string>> => ({
    base: baseIn((await page.get(path)).body),
    ...{ title: 'Our rules', body: 'Be kind.\r\n\r\nTo all.', acceptance: 'explicit', announceDays: '7' },
    ...kept(),
    ...fields,
  });

  it('begins with the version in force, and saves a draft that readers do not see', async () => {
    const empty: string = (await page.get(path)).body;
    expect(fieldOf(empty, 'rules.0.key')).toContain('value="abuse"');
    expect(fieldOf(empty, 'rules.7.key')).toContain('id="field-rules-7-key"');
    const typed = await form({
      do: 'save',
      ...rule(6, 'no-ads', 'Nothing for sale.'),
      'rules.4.remove': 'on',
    });
    const { status, headers } = await sendForm(page, path, typed);
    expect([status, headers.get('location')]).toEqual([303, `${path}?done=saved#notice`]);
    const { body } = await page.get(`${path}?done=saved`);
    expect(body).toMatch(/id="notice"[^>]*>The draft is saved/);
    expect(body).toContain('<ins>Nothing for sale.</ins>');
    expect(fieldOf(body, 'rules.4.key')).toContain('value="no-ads"');
    expect((await anyone.get('/policy')).body).not.toContain('Our rules');
    const { body: draft } = await publisher.client.get('/comment-policies/2');
    expect(draft).toMatchObject({ title: 'Our rules', body: 'Be kind.\n\nTo all.', acceptance: 'explicit' });
    expect((draft.rules as { key: string }[]).map(({ key }) => key)).toEqual([
      ...['abuse', 'illegal', 'off-topic', 'spam', 'no-ads'],
    ]);
  });

  it.each([
    ['title', { title: ' ' }],
    ['rules.1.key', { 'rules.1.key': 'Not A Key' }],
    ['rules.5.title', { 'rules.5.key': 'untitled' }],
    ['announceDays', { announceDays: '91' }],
  ])('shows a refused %s at its field, with all that was typed', async (name, fields) => {
    const { status, body } = await sendForm(
      page,
      path,
      await form({ do: 'publish', body: 'Kept.', ...fields }),
    );
    expect(status).toBe(400);
    expect(fieldOf(body, name)).toMatch(/aria-describedby="problem-/);
    expect(fieldOf(body, 'body')).toContain('>Kept.');
    expect(fieldOf(body, 'rules.3.title')).toContain('value="Rule spam"');
  });

  it('shows that two rules have one key', async () => {
    const { status, body } = await sendForm(page, path, await form({ do: 'save', 'rules.1.key': 'abuse' }));
    expect(status).toBe(400);
    expect(textOf(body)).toContain('each with a key of its own');
  });

  it('does not save over what another saved meanwhile', async () => {
    const typed = await form({ do: 'save', body: 'Mine.' });
    await sendForm(page, path, await form({ do: 'save', body: 'Theirs.' }));
    const { status, body } = await sendForm(page, path, typed);
    expect(status).toBe(409);
    expect(textOf(body)).toContain('Somebody saved another draft');
    expect(fieldOf(body, 'body')).toContain('>Mine.');
    expect((await publisher.client.get('/comment-policies/2')).body.body).toBe('Theirs.');
  });

  it('still does not, once a field that was refused is corrected', async () => {
    const typed = await form({ do: 'publish', body: 'Mine.', 'rules.1.key': 'Not A Key' });
    await sendForm(page, path, await form({ do: 'save', body: 'Theirs again.' }));
    const refused = await sendForm(page, path, typed);
    expect([refused.status, baseIn(refused.body)]).toEqual([400, typed['base']]);
    const corrected = { ...typed, 'rules.1.key': 'illegal', base: baseIn(refused.body) };
    expect((await sendForm(page, path, corrected)).status).toBe(409);
    expect((await publisher.client.get('/comment-policies/2')).body.body).toBe('Theirs again.');
  });

  it('saves one of 5 that are sent at the same time on the same draft', async () => {
    const typed = await form({ do: 'save' });
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((nth) => sendForm(page, path, { ...typed, body: `Text ${nth}.` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409, 409]);
  });

  it('saves a draft whatever is typed for its publication', async () => {
    expect((await sendForm(page, path, await form({ do: 'save', announceDays: '' }))).status).toBe(303);
  });

  it('refuses to publish without a rule in use, tells so at the form, and publishes with it', async () => {
    const { threadId } = await hostArticle(publisher.client);
    const { comment } = (await post(service.anyone(), threadId)).body;
    const rejection = { action: 'reject', revision: comment.revision, rule: 'other' };
    await publisher.client.post(`/moderation/comments/${comment.id}/decisions`, rejection);
    const without = await form({ do: 'publish', 'rules.4.remove': 'on', body: 'No other.' });
    const refused = await sendForm(page, path, without);
    expect(refused.status).toBe(409);
    expect(textOf(refused.body)).toContain('Decisions cite “other”');
    expect(fieldOf(refused.body, 'body')).toContain('>No other.');
    const published = await sendForm(page, path, await form({ do: 'publish', body: 'With other.' }));
    expect(published.headers.get('location')).toBe(`${path}?done=published#notice`);
    const { body } = await page.get(`${path}?done=published`);
    expect(body).toMatch(/id="notice"[^>]*>Published/);
    for (const href of ['/policy/2', '/policy/1', '/policy/diff?from=1&amp;to=2'])
      expect(body).toContain(`href="${href}"`);
    expect((await anyone.get('/policy')).body).toContain('With other.');
    const [row] = await service.database.query<{ days: number }>(
      `SELECT extract(day FROM announced_until - published_at)::integer AS days FROM comment_policies WHERE version = 2`,
    );
    expect(row).toEqual({ days: 7 });
  });
});
