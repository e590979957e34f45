import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import { type Answer, type Client, type Json, valuesOf } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { countRows } from './support/rows.js';
import { TestService, type Person } from './support/service.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const UNKNOWN_ID = '019a0000-0000-7000-8000-000000000000';
const DEFAULT_MESSAGE = 'Comments are closed.';
/** One grapheme of 25 bytes. */
const FAMILY = '👨‍👩‍👧‍👦';

const ALL = { comments: true, replies: true, edits: true, likes: true, reports: true };
const CLOSED = { comments: false, replies: false, edits: true, likes: true, reports: true };
const SITE_OFF = { comments: false, replies: false, edits: false, likes: false, reports: true };

describe('closing', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderator: Person;
  let reader: Person;

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator');
    reader = await service.person('reader');
  });

  afterEach(() => setPolicy('site', {}));
  afterAll(() => service.stop());

  const now = async (): Promise<number> => {
    const [row] = await service.database.query<{ now: Date }>('SELECT parley_now() AS now');
    return row!.now.getTime();
  };
  const at = async (ahead: number): Promise<string> => new Date((await now()) + ahead).toISOString();
  const host = (article: object = {}) => hostArticle(publisher.client, article);
  const closingOf = async (articleId: string): Promise<Json> =>
    (await anyone.get(`/articles/${articleId}/thread`)).body.closing;
  const close = (threadId: string, body: object = {}): Promise<Answer> =>
    publisher.client.post(`/threads/${threadId}/close`, body);
  const reopen = (threadId: string, until: string | null = null): Promise<Answer> =>
    publisher.client.post(`/threads/${threadId}/reopen`, { until });
  const setPolicy = async (subject: string, policy: object): Promise<Answer> => {
    const { headers } = await publisher.client.get(`/closing-policies/${subject}`);
    const etag = headers.get('etag')!;
    const set = await publisher.client.with({ 'if-match': etag }).put(`/closing-policies/${subject}`, policy);
    expect(set.status).toBe(200);
    return set;
  };
  const lastDeed = async (subjectId: string): Promise<Json> => {
    const [row] = await service.database.query<Json>(
      'SELECT actor, actor_id, action, subject_kind, detail FROM audit_records WHERE subject_id = $1 ORDER BY id DESC LIMIT 1',
      [subjectId],
    );
    return row;
  };
  const expectOpen = async (articleId: string, threadId: string): Promise<void> => {
    expect(await closingOf(articleId)).toMatchObject({
      state: 'open',
      because: null,
      level: null,
      accepts: ALL,
    });
    expect((await post(anyone, threadId)).status).toBe(201);
  };
  const expectClosed = async (
    articleId: string,
    threadId: string,
    because: string,
    level: string,
    message = DEFAULT_MESSAGE,
    accepts = CLOSED,
  ): Promise<void> => {
    const closing = await closingOf(articleId);
    expect(closing).toMatchObject({ state: 'closed', because, level, message, accepts });
    const before = await countRows(service);
    for (const client of [anyone, reader.client, publisher.client]) {
      const refused = await post(client, threadId);
      expectProblem(refused, 403, 'thread_closed');
      expect(refused.body).toMatchObject({ detail: message, closing: { state: 'closed', because, level } });
    }
    expect(await countRows(service)).toEqual(before);
  };

  it('leaves a new thread open', async () => {
    const { article, threadId } = await host();
    expect((await anyone.get(`/articles/${article.id}/thread`)).body).toEqual({
      id: threadId,
      revision: 1,
      closing: { state: 'open', because: null, level: null, message: '', accepts: ALL },
      mode: 'after',
      slowMode: null,
      counts: { published: 0, topLevel: 0 },
      policy: { version: 1, url: '/policy', acceptance: 'implied' },
    });
    await expectOpen(article.id, threadId);
  });

  describe('by hand', () => {
    it('takes effect at once, with its message; the reason is for the record alone', async () => {
      const { article, threadId } = await host();
      const closed = await close(threadId, { message: 'Gone home.', reason: 'too many insults' });
      expect(closed.status).toBe(200);
      expect(closed.body.closing).toMatchObject({
        state: 'closed',
        because: 'manual',
        message: 'Gone home.',
      });
      expect(closed.body.closing.since).toMatch(/Z$/);
      await expectClosed(article.id, threadId, 'manual', 'thread', 'Gone home.');
      for (const client of [anyone, reader.client]) {
        for (const path of [`/articles/${article.id}`, `/articles/${article.id}/thread`]) {
          expect(JSON.stringify((await client.get(path)).body)).not.toContain('insults');
        }
      }
      const [kept] = await service.database.query('SELECT closing_reason FROM threads WHERE id = $1', [
        threadId,
      ]);
      expect(kept).toEqual({ closing_reason: 'too many insults' });
      expect(await lastDeed(threadId)).toEqual({
        actor: 'account',
        actor_id: publisher.id,
        action: 'thread.close',
        subject_kind: 'thread',
        detail: {},
      });
    });

    it('needs no body at all', async () => {
      const { article, threadId } = await host();
      const closed = await publisher.client.send('POST', `/threads/${threadId}/close`);
      expect([closed.status, closed.body.closing.state]).toEqual([200, 'closed']);
      await expectClosed(article.id, threadId, 'manual', 'thread');
    });

    it.each([
      ['nothing', undefined],
      ['null', null],
      ['an empty message', ''],
      ['a blank message', ' \n\t '],
    ])('says the default where nothing else is said: %s', async (_what, given) => {
      const { article, threadId } = await host();
      expect((await close(threadId, { message: given })).status).toBe(200);
      await expectClosed(article.id, threadId, 'manual', 'thread');
      await setPolicy('site', { message: 'The desk is shut.' });
      await expectClosed(article.id, threadId, 'manual', 'thread', 'The desk is shut.');
    });

    it('is undone by reopening, which forgets the message', async () => {
      const { article, threadId } = await host();
      await close(threadId, { message: 'Gone home.' });
      const opened = await reopen(threadId);
      expect(opened.status).toBe(200);
      expect(opened.body.closing).toMatchObject({ state: 'open', message: '' });
      await expectOpen(article.id, threadId);
      expect(await lastDeed(threadId)).toMatchObject({ action: 'thread.reopen', actor_id: publisher.id });
      await close(threadId);
      await expectClosed(article.id, threadId, 'manual', 'thread');
    });

    it("raises the thread's revision, and moves no count", async () => {
      const { article, threadId } = await host();
      await post(anyone, threadId);
      const thread = async (): Promise<Json> => (await anyone.get(`/articles/${article.id}/thread`)).body;
      const before = await thread();
      await close(threadId);
      const closed = await thread();
      await reopen(threadId);
      const reopened = await thread();
      expect([closed.revision, reopened.revision]).toEqual([before.revision + 1, before.revision + 2]);
      expect([closed.counts, reopened.counts]).toEqual([before.counts, before.counts]);
    });

    it('may come at an instant, and closes then', async () => {
      const { article, threadId } = await host();
      const closesAt = await at(10 * MINUTE);
      const scheduled = await close(threadId, { at: closesAt, message: 'Time is up.' });
      expect(scheduled.body.closing).toMatchObject({ state: 'open', closesAt });
      expect(await lastDeed(threadId)).toMatchObject({
        action: 'thread.close',
        detail: { closeAt: closesAt },
      });
      await expectOpen(article.id, threadId);
      await service.moveClock(10 * MINUTE);
      await expectClosed(article.id, threadId, 'scheduled', 'thread', 'Time is up.');
      expect((await closingOf(article.id)).since).toBe(closesAt);
    });

    it('closes at once at an instant that has passed', async () => {
      const { article, threadId } = await host();
      await close(threadId, { at: await at(-MINUTE) });
      await expectClosed(article.id, threadId, 'manual', 'thread');
    });

    it('of an instant ends a reopening at that instant', async () => {
      const { article, threadId } = await host();
      await reopen(threadId, await at(60 * MINUTE));
      await close(threadId, { at: await at(10 * MINUTE) });
      await expectOpen(article.id, threadId);
      await service.moveClock(10 * MINUTE);
      await expectClosed(article.id, threadId, 'scheduled', 'thread');
    });

    it('takes back a scheduled closing by reopening', async () => {
      const { article, threadId } = await host();
      await close(threadId, { at: await at(10 * MINUTE) });
      await reopen(threadId);
      await service.moveClock(11 * MINUTE);
      await expectOpen(article.id, threadId);
    });

    it.each<[string, 'close' | 'reopen', object, string]>([
      ['a reason of 2,001 characters', 'close', { reason: 'x'.repeat(2_001) }, 'input_invalid'],
      ['a message of 301 characters', 'close', { message: 'x'.repeat(301) }, 'closing_message_invalid'],
      ['a reason with a NUL', 'close', { reason: 'a\0b' }, 'input_invalid'],
      ['a message of 301 emoji', 'close', { message: FAMILY.repeat(301) }, 'closing_message_invalid'],
      ['a message that shows nothing', 'close', { message: '\u200b' }, 'closing_message_invalid'],
      ['a message with a NUL', 'close', { message: 'a\0b' }, 'input_invalid'],
      ['a message on two lines', 'close', { message: 'a\nb' }, 'closing_message_invalid'],
      ['a message that is a number', 'close', { message: 1 }, 'input_invalid'],
      ['an instant that is none', 'close', { at: 'tomorrow' }, 'input_invalid'],
      ['an instant without an offset', 'close', { at: '2030-01-01T00:00:00' }, 'input_invalid'],
      ['30 February', 'close', { at: '2030-02-30T00:00:00Z' }, 'input_invalid'],
      ['a leap second', 'close', { at: '2030-06-30T23:59:60Z' }, 'input_invalid'],
      ['a member that it does not have', 'close', { untill: null }, 'input_invalid'],
      ['no end and no null', 'reopen', {}, 'input_invalid'],
      ['an end that is none', 'reopen', { until: 'never' }, 'input_invalid'],
      ['31 April', 'reopen', { until: '2030-04-31T00:00:00Z' }, 'input_invalid'],
      ['a leap second', 'reopen', { until: '2030-06-30T23:59:60Z' }, 'input_invalid'],
      ['an end that has passed', 'reopen', { until: '2020-01-01T00:00:00Z' }, 'until_is_past'],
    ])('is refused with %s (%s)', async (_what, action, body, code) => {
      const { threadId } = await host();
      const before = await countRows(service);
      expectProblem(await publisher.client.post(`/threads/${threadId}/${action}`, body), 400, code);
      expect(await countRows(service)).toEqual(before);
    });

    it.each([
      ['letters', 'm'],
      ['emoji of several code points', FAMILY],
    ])('takes a reason of 2,000 and a message of 300 characters: %s', async (_what, character) => {
      const { article, threadId } = await host();
      const message = character.repeat(300);
      await close(threadId, { reason: 'r'.repeat(2_000), message });
      await expectClosed(article.id, threadId, 'manual', 'thread', message);
    });

    it.each([UNKNOWN_ID, 'abc', '%00'])('is for threads that are here, not for %s', async (id) => {
      expectProblem(await close(id), 404, 'not_found');
      expectProblem(await reopen(id), 404, 'not_found');
    });
  });

  describe('reopening until an instant', () => {
    it('lets the rules below apply again then', async () => {
      const publishedAt = await at(-10 * DAY);
      const { article, threadId } = await host({ publishedAt });
      await setPolicy(`article:${article.id}`, { closeAfterDays: 7 });
      await expectClosed(article.id, threadId, 'age', 'article');
      const until = await at(30 * MINUTE);
      const opened = await reopen(threadId, until);
      expect(opened.body.closing).toMatchObject({ state: 'open', closesAt: until });
      await expectOpen(article.id, threadId);
      await service.moveClock(30 * MINUTE);
      await expectClosed(article.id, threadId, 'age', 'article');
      expect((await closingOf(article.id)).since).toBe(until);
    });

    it('keeps a scheduled closing that comes after it', async () => {
      const { article, threadId } = await host();
      const closesAt = await at(120 * MINUTE);
      await close(threadId, { at: closesAt, message: 'Time is up.' });
      const opened = await reopen(threadId, await at(60 * MINUTE));
      expect(opened.body.closing).toMatchObject({ state: 'open', closesAt });
      await service.moveClock(90 * MINUTE);
      await expectOpen(article.id, threadId);
      await service.moveClock(90 * MINUTE);
      await expectClosed(article.id, threadId, 'scheduled', 'thread', 'Time is up.');
      expect((await closingOf(article.id)).since).toBe(closesAt);
    });

    it('leaves open what nothing else closes', async () => {
      const { article, threadId } = await host();
      await reopen(threadId, await at(30 * MINUTE));
      await service.moveClock(31 * MINUTE);
      await expectOpen(article.id, threadId);
    });

    it('without an end holds against age and schedule', async () => {
      const { article, threadId } = await host({ publishedAt: await at(-10 * DAY) });
      await setPolicy(`article:${article.id}`, { closeAfterDays: 7, closeAt: await at(-MINUTE) });
      await reopen(threadId);
      await service.moveClock(DAY);
      await expectOpen(article.id, threadId);
    });
  });

  describe('by the policy', () => {
    it("closes by age, counted from the article's own publication", async () => {
      const { article, threadId } = await host({ publishedAt: await at(-6 * DAY) });
      await setPolicy(`article:${article.id}`, { closeAfterDays: 7, message: 'A week is enough.' });
      expect((await closingOf(article.id)).closesAt).toBe(
        new Date(Date.parse(article.publishedAt) + 7 * DAY).toISOString(),
      );
      await expectOpen(article.id, threadId);
      await service.moveClock(DAY);
      await expectClosed(article.id, threadId, 'age', 'article', 'A week is enough.');
    });

    it('closes nothing by age that has no date', async () => {
      const { article, threadId } = await host({ publishedAt: null });
      await setPolicy(`article:${article.id}`, { closeAfterDays: 1 });
      await service.moveClock(2 * DAY);
      await expectOpen(article.id, threadId);
    });

    it('closes at an instant', async () => {
      const { article, threadId } = await host();
      await setPolicy(`article:${article.id}`, { closeAt: await at(10 * MINUTE) });
      await expectOpen(article.id, threadId);
      await service.moveClock(10 * MINUTE);
      await expectClosed(article.id, threadId, 'scheduled', 'article');
    });

    it('lets an article\'s "off" and its own days go before the site\'s', async () => {
      const old = { publishedAt: await at(-10 * DAY) };
      const [inherits, off, longer] = [await host(old), await host(old), await host(old)];
      await setPolicy('site', { closeAfterDays: 7 });
      await setPolicy(`article:${off.article.id}`, { closeAfterDays: 'off' });
      await setPolicy(`article:${longer.article.id}`, { closeAfterDays: 30 });
      await expectClosed(inherits.article.id, inherits.threadId, 'age', 'site');
      await expectOpen(off.article.id, off.threadId);
      await expectOpen(longer.article.id, longer.threadId);
      // What the article no longer says is inherited again.
      await setPolicy(`article:${off.article.id}`, {});
      await expectClosed(off.article.id, off.threadId, 'age', 'site');
    });

    it('closes when nothing has arrived for so many days, counted anew from each arrival', async () => {
      const { article, threadId } = await host({ publishedAt: await at(-5 * DAY) });
      await setPolicy(`article:${article.id}`, { closeWhenIdleDays: 6 });
      await expectOpen(article.id, threadId);
      await service.moveClock(5 * DAY);
      await expectOpen(article.id, threadId);
      await service.moveClock(6 * DAY);
      await expectClosed(article.id, threadId, 'inactivity', 'article');
      // A decision is no arrival, and neither is a reopening.
      await reopen(threadId, await at(DAY));
      await expectOpen(article.id, threadId);
    });

    it('closes with the last arrival that it takes, held or not, and takes no more at once', async () => {
      const { article, threadId } = await host();
      await setPolicy(`article:${article.id}`, { closeAfterComments: 3 });
      const links = 'https://a.example https://b.example https://c.example';
      expect((await post(anyone, threadId, { body: links })).body.comment.status).toBe('held');
      const answers = await Promise.all(Array.from({ length: 6 }, () => post(anyone, threadId)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 403, 403, 403, 403]);
      await expectClosed(article.id, threadId, 'count', 'article');
      const page = await anyone.fromRoot().get(`/articles/${article.slug}`);
      expect(page.body).toMatch(/Closed after 3 comments, on /);
    });

    it('closes nothing later than the hard limit of the site, whatever was reopened', async () => {
      const { article, threadId } = await host({ publishedAt: await at(-10 * DAY) });
      await reopen(threadId);
      await setPolicy('site', { maxOpenDays: 11 });
      await expectOpen(article.id, threadId);
      await service.moveClock(DAY);
      await expectClosed(article.id, threadId, 'maxOpenDays', 'site');
      const refused = await reopen(threadId);
      expectProblem(refused, 409, 'reopen_has_no_effect');
      expect(refused.body).toMatchObject({ because: 'maxOpenDays', level: 'site' });
    });

    it('is paused while the desk is not staffed, and open again by itself', async () => {
      const { article, threadId } = await host();
      const today = new Date(await now());
      const date = today.toISOString().slice(0, 10);
      const next = new Date(Date.parse(date) + DAY).toISOString().slice(0, 10);
      const dates = [
        { date, shifts: [] },
        { date: next, shifts: [['08:00', '09:00']] },
      ];
      await setPolicy(`article:${article.id}`, { hours: { weekly: {}, dates } });
      const reopensAt = `${next}T08:00:00.000Z`;
      expect(await closingOf(article.id)).toMatchObject({ state: 'paused', because: 'hours', reopensAt });
      const refused = await post(anyone, threadId);
      expectProblem(refused, 403, 'thread_paused');
      expect(refused.body).toMatchObject({ detail: 'Comments are paused.', closing: { reopensAt } });
      const page = await anyone.fromRoot().get(`/articles/${article.slug}`);
      expect(page.body).toMatch(/Paused until [^<]+ at [^<]+: our moderators are away\./);
      await service.moveClock(Date.parse(reopensAt) - (await now()));
      await expectOpen(article.id, threadId);
      expect((await closingOf(article.id)).closesAt).toBe(`${next}T09:00:00.000Z`);
    });

    it("reads the hours by the site's clock", async () => {
      const { article, threadId } = await host();
      const staffed = {
        weekly: Object.fromEntries(
          ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '12:00']]]),
        ),
      };
      await setPolicy(`article:${article.id}`, { hours: staffed });
      const zone = async (timeZone: string): Promise<void> => {
        const { headers, body } = await publisher.client.get('/settings');
        const set = publisher.client.with({ 'if-match': headers.get('etag')! });
        expect((await set.put('/settings', { ...body, timeZone })).status).toBe(200);
      };
      const hour = new Date(await now()).getUTCHours();
      // Twelve hours apart: in one of them it is morning.
      await zone(hour < 12 ? 'Etc/UTC' : 'Etc/GMT+12');
      await expectOpen(article.id, threadId);
      await zone(hour < 12 ? 'Etc/GMT+12' : 'Etc/UTC');
      expect((await closingOf(article.id)).state).toBe('paused');
      await zone('UTC');
    });

    it('takes likes for some days after the close, where it says so', async () => {
      const { article, threadId } = await host();
      const { body } = await post(anyone, threadId);
      await setPolicy(`article:${article.id}`, { likesCloseAfterDays: 2 });
      await close(threadId);
      const like = `/comments/${body.comment.id}/like`;
      expect((await reader.client.put(like, {})).status).toBe(200);
      await service.moveClock(2 * DAY);
      expect((await closingOf(article.id)).accepts).toMatchObject({ edits: true, likes: false });
      expectProblem(await reader.client.send('DELETE', like), 403, 'thread_closed');
    });

    it('switches a whole site off and on, and then takes reports only', async () => {
      const one = await host();
      const other = await host();
      await close(other.threadId, { message: 'By hand.' });
      await setPolicy('site', { switch: 'off', message: 'We moved.' });
      await expectClosed(one.article.id, one.threadId, 'site', 'site', 'We moved.', SITE_OFF);
      await expectClosed(other.article.id, other.threadId, 'site', 'site', 'We moved.', SITE_OFF);
      await setPolicy('site', { switch: 'on' });
      await expectOpen(one.article.id, one.threadId);
      await expectClosed(other.article.id, other.threadId, 'manual', 'thread', 'By hand.');
    });

    it("does not let a thread be reopened against the site's switch", async () => {
      const { article, threadId } = await host();
      await close(threadId, { message: 'By hand.' });
      await setPolicy('site', { switch: 'off' });
      const before = await countRows(service);
      const refused = await reopen(threadId);
      expectProblem(refused, 409, 'reopen_has_no_effect');
      expect(refused.body).toMatchObject({ level: 'site', because: 'site' });
      expect(await countRows(service)).toEqual(before);
      await setPolicy('site', {});
      await expectClosed(article.id, threadId, 'manual', 'thread', 'By hand.');
    });
  });

  describe('/closing-policies', () => {
    const put = (subject: string, policy: unknown, ifMatch?: string): Promise<Answer> =>
      (ifMatch === undefined ? publisher.client : publisher.client.with({ 'if-match': ifMatch })).put(
        `/closing-policies/${subject}`,
        policy,
      );

    it('reads and replaces a whole policy, version by version', async () => {
      const { article } = await host();
      const subject = `article:${article.id}`;
      const empty = await publisher.client.get(`/closing-policies/${subject}`);
      expect([empty.status, empty.body, empty.headers.get('etag')]).toEqual([200, {}, '"0"']);
      expect(empty.headers.get('cache-control')).toBe('private, no-store');

      const policy = { closeAfterDays: 14, closeAt: 'off', message: 'Two weeks.' };
      const set = await put(subject, policy, '"0"');
      expect([set.status, set.body, set.headers.get('etag')]).toEqual([200, policy, '"1"']);
      expect(await lastDeed(article.id)).toEqual({
        actor: 'account',
        actor_id: publisher.id,
        action: 'closing-policy.set',
        subject_kind: 'article',
        detail: { version: 1 },
      });
      const replaced = await put(subject, { closeAt: '2031-01-01T01:00:00+01:00' }, 'W/"1"');
      expect([replaced.body, replaced.headers.get('etag')]).toEqual([
        { closeAt: '2031-01-01T00:00:00.000Z' },
        '"2"',
      ]);
      expect((await publisher.client.get(`/closing-policies/${subject}`)).body).toEqual(replaced.body);

      const { body: versions } = await publisher.client.get(`/closing-policies/${subject}/versions`);
      const setBy = { id: publisher.id, name: 'publisher' };
      const setAt = expect.any(String);
      expect(versions.items).toEqual([
        { version: 2, setAt, setBy, before: policy, after: replaced.body },
        { version: 1, setAt, setBy, before: {}, after: policy },
      ]);
    });

    it('lists its versions page by page, the newest first, each once', async () => {
      const { article } = await host();
      const path = `/closing-policies/article:${article.id}`;
      for (const closeAfterDays of [1, 2, 3, 4, 5])
        await setPolicy(`article:${article.id}`, { closeAfterDays });
      const page = async (query: string): Promise<[versions: number[], nextCursor: string | null]> => {
        const { status, body } = await publisher.client.get(`${path}/versions${query}`);
        expect(status).toBe(200);
        return [valuesOf(body.items, 'version'), body.nextCursor];
      };
      const [first, afterFirst] = await page('?limit=2');
      const [second, afterSecond] = await page(`?limit=2&cursor=${afterFirst}`);
      const [third, end] = await page(`?limit=2&cursor=${afterSecond}`);
      expect([first, second, third, end]).toEqual([[5, 4], [3, 2], [1], null]);
      expect(await page('')).toEqual([[5, 4, 3, 2, 1], null]);
      expect(await page('?limit=5')).toEqual([[5, 4, 3, 2, 1], null]);
      for (const cursor of ['5', 'v', 'vx', 'v-1', UNKNOWN_ID]) {
        const answer = await publisher.client.get(`${path}/versions?cursor=${cursor}`);
        expectProblem(answer, 400, 'cursor_invalid');
      }
      for (const limit of ['0', '101', 'x']) {
        const answer = await publisher.client.get(`${path}/versions?limit=${limit}`);
        expectProblem(answer, 400, 'input_invalid');
      }
    });

    it('is for the site too', async () => {
      const before = await publisher.client.get('/closing-policies/site');
      const set = await put('site', { closeAfterDays: 100 }, before.headers.get('etag')!);
      expect([set.status, set.body]).toEqual([200, { closeAfterDays: 100 }]);
      expect(await lastDeed(service.siteId)).toMatchObject({
        action: 'closing-policy.set',
        subject_kind: 'site',
      });
    });

    it('asks which version is changed', async () => {
      const { article } = await host();
      const subject = `article:${article.id}`;
      expectProblem(await put(subject, {}), 428, 'if_match_required');
      expect((await put(subject, {}, '"0"')).status).toBe(200);
      for (const stale of ['"0"', '"2"', '1', '*', '"abc"', '"99999999999999999999"', '""']) {
        const refused = await put(subject, { closeAfterDays: 1 }, stale);
        expectProblem(refused, 412, 'version_changed');
        expect(refused.body.version).toBe(1);
      }
      expect((await publisher.client.get(`/closing-policies/${subject}`)).body).toEqual({});
    });

    it('lets one of 10 who change the same version win', async () => {
      const { article } = await host();
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          put(`article:${article.id}`, { closeAfterDays: index + 1 }, '"0"'),
        ),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      for (const answer of answers.filter(({ status }) => status !== 200)) {
        expectProblem(answer, 412, 'version_changed');
      }
    });

    it.each<[string, string, unknown]>([
      ['an unknown setting', 'site', { closeAfterHours: 3 }],
      ['a setting of prototypes', 'site', { toString: 'x' }],
      ['a switch of an article', 'article', { switch: 'off' }],
      ['a switch that is neither', 'site', { switch: 'maybe' }],
      ['no days', 'site', { closeAfterDays: 0 }],
      ['half a day', 'site', { closeAfterDays: 0.5 }],
      ['too many days', 'site', { closeAfterDays: 36_501 }],
      ['days as a text', 'site', { closeAfterDays: '7' }],
      ['null, which is neither absent nor off', 'site', { closeAfterDays: null }],
      ['30 February', 'site', { closeAt: '2030-02-30T00:00:00Z' }],
      ['a day without time', 'site', { closeAt: '2030-02-28' }],
      ['a message of 301 characters', 'site', { message: 'x'.repeat(301) }],
      ['an empty message', 'site', { message: ' ' }],
      ['a message with a NUL', 'site', { message: 'a\0b' }],
    ])('is refused with %s', async (_what, level, policy) => {
      const { article } = await host();
      const subject = level === 'site' ? 'site' : `article:${article.id}`;
      const { headers } = await publisher.client.get(`/closing-policies/${subject}`);
      const before = await countRows(service);
      expectProblem(await put(subject, policy, headers.get('etag')!), 400, 'closing_policy_invalid');
      expect(await countRows(service)).toEqual(before);
    });

    it.each(['[]', 'null', '7', '"off"'])('is an object, not %s', async (policy) => {
      const answer = await put('site', policy, '"0"');
      expect([answer.status, answer.body.code]).toEqual([
        400,
        expect.stringMatching(/^(input|closing_policy)_invalid$/),
      ]);
    });

    it.each([
      'section:sport',
      'section:',
      `article:${UNKNOWN_ID}`,
      'article:abc',
      'article:',
      'thread',
      '%00',
      'Site',
    ])('is not here for %s', async (subject) => {
      expectProblem(await publisher.client.get(`/closing-policies/${subject}`), 404, 'not_found');
      expectProblem(await publisher.client.get(`/closing-policies/${subject}/versions`), 404, 'not_found');
      expectProblem(await put(subject, {}, '"0"'), 404, 'not_found');
    });

    it('keeps what was set: its versions refuse to be changed', async () => {
      await setPolicy('site', { closeAfterDays: 50 });
      for (const statement of [
        'UPDATE closing_policies SET version = version',
        'DELETE FROM closing_policies',
      ]) {
        await expect(service.database.query(statement)).rejects.toThrow(/never changed/);
      }
    });
  });

  describe('/closing-policies/preview', () => {
    const preview = (level: string, policy: object, client = publisher.client): Promise<Answer> =>
      client.post('/closing-policies/preview', { level, policy });
    const stateOf = async (articleId: string): Promise<string> => (await closingOf(articleId)).state;

    it('tells what a draft would do, and saving it on that version does exactly that', async () => {
      await setPolicy('site', { closeAfterDays: 20 });
      const ages = [5, 15, 25, 2, 12];
      const hosted: { id: string }[] = [];
      for (const age of ages) hosted.push((await host({ publishedAt: await at(-age * DAY) })).article);
      const [young, middling, old, exempt, byHand] = hosted;
      await setPolicy(`article:${exempt!.id}`, { closeAfterDays: 'off' });
      const { body: closedThread } = await anyone.get(`/articles/${byHand!.id}/thread`);
      await close(closedThread.id);
      const states = () => Promise.all(hosted.map(({ id }) => stateOf(id)));
      expect(await states()).toEqual(['open', 'open', 'closed', 'open', 'closed']);

      const draft = { closeAfterDays: 10 };
      const { status, body } = await preview('site', draft);
      expect(status).toBe(200);
      const named = (part: { examples: { articleId: string }[] }): string[] =>
        part.examples.map(({ articleId }) => articleId);
      for (const { id } of [young!, old!, exempt!, byHand!]) expect(named(body.now.close)).not.toContain(id);
      expect(await states()).toEqual(['open', 'open', 'closed', 'open', 'closed']);
      const before = await allStates();
      const set = await publisher.client
        .with({ 'if-match': `"${body.version}"` })
        .put('/closing-policies/site', draft);
      expect(set.status).toBe(200);
      const after = await allStates();
      const closedNow = [...after].filter(([id, state]) => state === 'closed' && before.get(id) !== 'closed');
      expect(closedNow).toHaveLength(body.now.close.count);
      expect(closedNow.map(([id]) => id)).toEqual(
        expect.arrayContaining([...named(body.now.close), middling!.id]),
      );
      expect(await states()).toEqual(['open', 'closed', 'closed', 'open', 'closed']);
      expect((await preview('site', draft)).body.now.close.count).toBe(0);
      expect((await preview('site', {})).body.now.reopen.count).toBeGreaterThan(1);
    });

    it('is of a section or an article alone, where the draft is', async () => {
      const publishedAt = await at(-5 * DAY);
      const { article } = await host({ publishedAt });
      const { body } = await preview(`article:${article.id}`, { closeAfterDays: 6 });
      const one = {
        count: 1,
        examples: [expect.objectContaining({ articleId: article.id, because: 'age' })],
      };
      expect(body.next30Days.close).toEqual(one);
      expect(body.now).toEqual({ close: none, reopen: none, pause: none });
      expect(body.version).toBe(0);
      expect(body.days).toHaveLength(31);
      expect((body.days as { close: number }[]).filter(({ close }) => close > 0)).toEqual([
        {
          ...{ date: new Date(Date.parse(publishedAt) + 6 * DAY).toISOString().slice(0, 10) },
          ...{ close: 1, reopen: 0, pause: 0 },
        },
      ]);
    });

    it('refuses what a policy refuses, and is for publishers', async () => {
      expectProblem(await preview('site', { closeAfterDays: 0 }), 400, 'closing_policy_invalid');
      expectProblem(await preview('section:chess', {}), 404, 'not_found');
      expectProblem(await preview('site', {}, moderator.client), 403, 'not_allowed');
    });

    const none = { count: 0, examples: [] };
    const allStates = async (): Promise<Map<string, string>> => {
      const { body } = await publisher.client.get('/articles?limit=100');
      const ids = (body.items as { id: string }[]).map(({ id }) => id);
      return new Map(await Promise.all(ids.map(async (id) => [id, await stateOf(id)] as const)));
    };
  });

  describe('another site', () => {
    it('neither sees nor changes anything here', async () => {
      const { article, threadId } = await host();
      const siteId = await service.addSite('elsewhere');
      const theirs = (await service.person('publisher', 'Theirs', 0, siteId)).client.with({
        host: 'elsewhere.example',
      });
      expectProblem(await theirs.post(`/threads/${threadId}/close`), 404, 'not_found');
      expectProblem(await theirs.post(`/threads/${threadId}/reopen`, { until: null }), 404, 'not_found');
      expectProblem(await theirs.get(`/closing-policies/article:${article.id}`), 404, 'not_found');
      expectProblem(
        await theirs.with({ 'if-match': '"0"' }).put(`/closing-policies/article:${article.id}`, {}),
        404,
        'not_found',
      );
      expect(
        (await theirs.with({ 'if-match': '"0"' }).put('/closing-policies/site', { switch: 'off' })).status,
      ).toBe(200);
      await expectOpen(article.id, threadId);
    });
  });

  it.each([
    ['anyone', () => anyone, 401, 'not_signed_in'],
    ['readers', () => reader.client, 403, 'not_allowed'],
    ['moderators', () => moderator.client, 403, 'not_allowed'],
  ])('is not for %s', async (_who, client, status, code) => {
    const { article, threadId } = await host();
    const before = await countRows(service);
    const answers = [
      await client().post(`/threads/${threadId}/close`),
      await client().post(`/threads/${threadId}/reopen`, { until: null }),
      await client().get('/closing-policies/site'),
      await client().get(`/closing-policies/article:${article.id}/versions`),
      await client().with({ 'if-match': '"0"' }).put('/closing-policies/site', { switch: 'off' }),
    ];
    for (const answer of answers) expectProblem(answer, status, code);
    expect(await countRows(service)).toEqual(before);
  });

  describe('a closed thread', () => {
    it('still has its held comments decided, and numbers them', async () => {
      const { article, threadId } = await host();
      const links = 'www.a.example www.b.example www.c.example';
      const visible = await post(anyone, threadId);
      const held = [];
      for (let nth = 0; nth < 2; nth += 1)
        held.push((await post(anyone, threadId, { body: `${newText()} ${links}` })).body);
      await close(threadId);
      const [first, second] = held.map(({ comment }) => comment);
      const decided = await moderator.client.post(`/moderation/comments/${second.id}/decisions`, {
        action: 'approve',
        revision: 1,
      });
      expect(decided.status).toBe(201);
      await moderator.client.post(`/moderation/comments/${first.id}/decisions`, {
        action: 'reject',
        revision: 1,
        rule: 'spam',
      });
      expect((await anyone.get(`/comments/${second.id}`)).body).toMatchObject({
        number: 2,
        status: 'published',
      });
      expect(visible.body.comment.number).toBe(1);
      expectProblem(await anyone.get(`/comments/${first.id}`), 404, 'not_found');
      await expectClosed(article.id, threadId, 'manual', 'thread');
    });

    it('takes what staff write despite its being closed, marked and recorded', async () => {
      const { article, threadId } = await host();
      const { body: standing } = await post(anyone, threadId);
      await close(threadId);
      for (const [who, parentId] of [
        [moderator, null],
        [publisher, standing.comment.id],
      ] as const) {
        const said = { body: newText(), parentId };
        expectProblem(await who.client.post(`/threads/${threadId}/comments`, said), 403, 'thread_closed');
        const answer = await who.client.post(`/threads/${threadId}/comments`, {
          ...said,
          despiteClosed: true,
        });
        expect(answer.status).toBe(201);
        const { id } = answer.body.comment;
        const [row] = await service.database.query('SELECT exempt FROM comments WHERE id = $1', [id]);
        expect(row).toEqual({ exempt: 'despite-closed' });
        expect(await lastDeed(id)).toEqual({
          actor: 'account',
          actor_id: who.id,
          action: 'comment.post-despite-closed',
          subject_kind: 'comment',
          detail: { from: null, to: 'published', revision: 1 },
        });
      }
      await expectClosed(article.id, threadId, 'manual', 'thread');
    });

    it('marks nothing that an open thread takes anyway', async () => {
      const { threadId } = await host();
      const { body } = await moderator.client.post(`/threads/${threadId}/comments`, {
        body: newText(),
        despiteClosed: true,
      });
      const [row] = await service.database.query('SELECT exempt FROM comments WHERE id = $1', [
        body.comment.id,
      ]);
      expect(row).toEqual({ exempt: null });
      expect(await lastDeed(body.comment.id)).toBeUndefined();
    });

    it('does not take it of others, whether it is closed or not', async () => {
      const { threadId } = await host();
      const { body: guest } = await post(anyone, threadId);
      for (const step of ['open', 'closed']) {
        if (step === 'closed') await close(threadId);
        const before = await countRows(service);
        for (const client of [anyone, anyone.as(guest.guestToken), reader.client]) {
          expectProblem(await post(client, threadId, { despiteClosed: true }), 403, 'not_allowed');
        }
        expect(await countRows(service)).toEqual(before);
      }
      expectProblem(await post(reader.client, threadId, { despiteClosed: false }), 403, 'thread_closed');
    });
  });

  it('leaves every stored count true', async () => {
    expect(await service.differences()).toEqual([]);
  });
});
