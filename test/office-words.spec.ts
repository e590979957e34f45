import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import { sendForm, textOf } from './support/forms.js';
import { openOffice, type Office } from './support/office.js';

const WORDS = '/console/words';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const read = async (path = WORDS): Promise<string> => {
  const { status, body } = await office.page.get(path);
  expect(status).toBe(200);
  return body;
};
const listIn = (html: string, list: string): string =>
  new RegExp(`<textarea[^>]*name="${list}"[^>]*>([^<]*)`).exec(html)![1]!;
const versionIn = (html: string): string => /name="version" value="(\d+)"/.exec(html)![1]!;
const send = (fields: Record<string, string>, path = WORDS) => sendForm(office.page, path, fields);

describe('the page of the word lists', () => {
  it('saves both lists, tells that it did, and shows them again', async () => {
    const before = await read();
    const saved = await send({
      ...{ version: versionIn(before), do: 'save' },
      ...{ held: ' free money\r\n\r\nfree money\r\ncasino ', refused: 'a slur' },
    });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${WORDS}?done=saved#notice`]);
    const html = await read(`${WORDS}?done=saved`);
    expect(textOf(html)).toContain('The lists are saved.');
    expect([listIn(html, 'held'), listIn(html, 'refused')]).toEqual(['free money\ncasino', 'a slur']);
    expect((await office.publisher.client.get('/word-lists')).body).toEqual({
      ...{ held: ['free money', 'casino'], refused: ['a slur'] },
    });
  });

  it('overwrites nobody, and everybody when asked twice', async () => {
    const version = versionIn(await read());
    await office.publisher.client
      .with({ 'if-match': `"${version}"` })
      .put('/word-lists', { held: ['theirs'], refused: [] });
    const missed = await send({ version, do: 'save', held: 'mine', refused: '' });
    expect(missed.status).toBe(412);
    expect(textOf(missed.body)).toContain('Somebody saved other lists meanwhile.');
    expect(listIn(missed.body, 'held')).toBe('mine');
    const again = await send({ version: versionIn(missed.body), do: 'save', held: 'mine', refused: '' });
    expect(again.status).toBe(303);
    expect(listIn(await read(), 'held')).toBe('mine');
  });

  it.each([
    ['held', { held: 'fine\n!!!', refused: '' }, 'has no letter'],
    ['refused', { held: 'fine', refused: '...' }, 'has no letter'],
    ['held', { held: 'x'.repeat(101), refused: '' }, 'at most 2,000 lines'],
    ['refused', { held: '', refused: 'word\n'.repeat(2_001) }, 'at most 2,000 lines'],
  ])('marks the list to correct: %s', async (list, lists, words) => {
    const refused = await send({ version: versionIn(await read()), do: 'save', ...lists });
    expect(refused.status).toBe(400);
    expect(textOf(refused.body)).toMatch(new RegExp(`The lists were not saved\\..*${words}`));
    expect(refused.body).toMatch(new RegExp(`name="${list}"[^>]*aria-invalid="true"`));
    expect(refused.body).not.toMatch(
      new RegExp(`name="${list === 'held' ? 'refused' : 'held'}"[^>]*aria-invalid`),
    );
  });

  it('tries a text on the lists in force: which phrase of which list, where and in which disguise', async () => {
    await send({ version: versionIn(await read()), do: 'save', held: 'free money', refused: 'a slur' });
    const held = await send({ text: 'Get fr33 m0ney here' }, `${WORDS}/test`);
    expect(held.status).toBe(200);
    expect(textOf(held.body)).toMatch(
      /The lists hold it for review\. ?free money \(Held for review\): digits or signs for letters; at fr33 m0ney here/,
    );
    expect(listIn(held.body, 'text')).toBe('Get fr33 m0ney here');
    const hidden = await send({ text: 'a s*l*ur' }, `${WORDS}/test`);
    expect(textOf(hidden.body)).toMatch(/do not take it\. ?a slur \(Not taken\)/);
    expect(textOf((await send({ text: 'Nice.' }, `${WORDS}/test`)).body)).toContain('let it through');
    const empty = await send({ text: ' ' }, `${WORDS}/test`);
    expect(empty.status).toBe(400);
    expect(empty.body).toMatch(/id="test" role="alert"/);
  });

  it('replays past comments with a draft, and saves nothing', async () => {
    const { service, publisher } = office;
    await send({ version: versionIn(await read()), do: 'save', held: '', refused: '' });
    const { threadId } = await hostArticle(publisher.client, { headline: 'Replayed' });
    const bad = await post(service.anyone(), threadId, { body: 'Win <b>casino</b> chips' });
    await post(service.anyone(), threadId, { body: 'A fine casino that I saw' });
    await post(service.anyone(), threadId);
    await publisher.client.post(`/moderation/comments/${bad.body.comment.id}/decisions`, {
      ...{ action: 'reject', rule: 'spam', revision: 1 },
    });
    const started = await send({ version: '0', do: 'replay', days: '7', held: 'casino', refused: '' });
    expect(started.status).toBe(303);
    const path = started.headers.get('location')!;
    // As it was before it began: by itself it may be done by now.
    await service.settle();
    const [was] = await service.database.query<{ done: number }>('SELECT done FROM screening_replays');
    await service.database.query(`UPDATE screening_replays SET state = 'waiting', done = 0`);
    const waiting = await read(path);
    expect(textOf(waiting)).toMatch(
      /The draft holds 1 phrase and refuses 0 phrases.*It begins in a moment.*Look again/,
    );
    const other = await send({ version: '0', do: 'replay', days: '7', held: 'other', refused: '' });
    expect(other.status).toBe(409);
    expect(other.body).toContain(`href="${path}"`);
    await service.database.query(`UPDATE screening_replays SET state = 'done', done = $1`, [was!.done]);
    const html = await read(path);
    const text = textOf(html);
    expect(text).toMatch(/Published13Held20Spam00Refused00Precision100%not knownRecall100%0%/);
    expect(text).toMatch(/2 comments stopped that pass today.*A fine casino that I saw/);
    expect(html).toContain('Win &lt;b>casino&lt;/b> chips');
    expect(html).toContain(`href="/console/comments/${bad.body.comment.id}"`);
    expect(text).toContain('0 comments that are stopped today pass');
    expect(listIn(await read(), 'held')).toBe('');
    expect((await office.page.get(`${WORDS}/screening-replays/none`)).status).toBe(404);
    expect((await office.limited.get(path)).status).toBe(403);
  });
});
