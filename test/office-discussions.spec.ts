import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HELD_FOR_LINKS, hostArticle, post } from './support/articles.js';
import { fieldOf, sendForm, textOf } from './support/forms.js';
import { openOffice, type Office } from './support/office.js';
import { until } from './support/until.js';

const DAY = 86_400_000;
const LIST = '/console/discussions';
const MANY = `${LIST}/closings`;

let office: Office;
let service: Office['service'];
let publisher: Office['publisher'];
let page: Office['page'];
let limited: Office['limited'];

beforeAll(async () => {
  office = await openOffice();
  ({ service, publisher, page, limited } = office);
});

afterAll(() => office.close());

const host = (article: object) => hostArticle(publisher.client, article);
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
const stateOf = async (articleId: string): Promise<string> =>
  (await publisher.client.get(`/articles/${articleId}/thread`)).body.closing.state;
const read = async (path: string, client = page): Promise<string> => {
  const { status, body } = await client.get(path);
  expect(status).toBe(200);
  return body;
};
/** The headlines of a page of the list, in its order. */
const headlinesOf = (html: string): string[] =>
  [...html.matchAll(/<h2><a[^>]*>([^<]*)</g)].map(([, headline]) => headline!);
const listed = async (query: Record<string, string>, client = page): Promise<string[]> =>
  headlinesOf(await read(`${LIST}?${new URLSearchParams(query).toString()}`, client));
/** Where the only form with this address in it is sent. */
const actionOf = (html: string, part: string): string =>
  new RegExp(`action="([^"]*${part}[^"]*)"`).exec(html)![1]!.replaceAll('&amp;', '&');
const go = async (path: string, fields: Record<string, string> = {}, client = page): Promise<string> => {
  const { status, headers, body } = await sendForm(client, path.replace(/#.*$/, ''), fields);
  expect([status, body]).toEqual([303, '']);
  return headers.get('location')!.replace(/#.*$/, '');
};

describe('the list of discussions', () => {
  it('tells of each how it stands, the last published first', async () => {
    const old = await host({ headline: 'Lists: old', section: 'city', publishedAt: ago(30) });
    const young = await host({ headline: 'Lists: young', publishedAt: ago(2) });
    await post(service.anyone(), old.threadId);
    await post(service.anyone(), old.threadId, { body: HELD_FOR_LINKS });
    await publisher.client.post(`/threads/${young.threadId}/close`, { message: 'Enough.' });
    expect(await listed({ words: 'Lists:' })).toEqual(['Lists: young', 'Lists: old']);
    const text = textOf(await read(`${LIST}?words=lists%3A`));
    expect(text).toMatch(/young.*0 comments ?Closed\. Closed by the editors/);
    expect(text).toMatch(/old ?city · .*1 comment · 1 comment waits for a moderator ?Open\./);
    expect(await read(`${LIST}?words=lists%3A`)).toContain(`href="/articles/${old.article.slug}"`);
  });

  it('is filtered by section, state and words of the headline', async () => {
    await host({ headline: 'Filter apples', section: 'city' });
    const pears = await host({ headline: 'Filter pears', section: 'sport' });
    await host({ headline: 'Filter both: pears, APPLES and 100%' });
    await publisher.client.post(`/threads/${pears.threadId}/close`, {});
    expect(await listed({ words: 'filter', section: 'city' })).toEqual(['Filter apples']);
    expect(await listed({ words: 'filter', state: 'closed' })).toEqual(['Filter pears']);
    expect(await listed({ words: 'filter', state: 'open' })).toHaveLength(2);
    expect(await listed({ words: 'filter', state: 'paused' })).toEqual([]);
    expect(await listed({ words: ' apples  pears ' })).toEqual(['Filter both: pears, APPLES and 100%']);
    expect(await listed({ words: '100%' })).toHaveLength(1);
    expect(await listed({ words: '%' })).toHaveLength(1);
    const nothing = await read(`${LIST}?words=nothing+of+the+kind`);
    expect(textOf(nothing)).toContain('There is no such discussion.');
    expect(fieldOf(nothing, 'words')).toContain('value="nothing of the kind"');
    expect((await page.get(`${LIST}?section=none`)).status).toBe(400);
    expect((await page.get(`${LIST}?state=ajar`)).status).toBe(400);
  });

  it('goes on page by page, and through what is filtered away', async () => {
    for (let nth = 10; nth < 75; nth += 1) await host({ headline: `Paged ${nth}`, publishedAt: ago(nth) });
    const seen: string[] = [];
    for (let path: string | null = `${LIST}?words=paged&state=open`; path !== null;) {
      const html = await read(path);
      seen.push(...headlinesOf(html));
      path = /href="([^"]*cursor[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? null;
    }
    expect(seen).toEqual(Array.from({ length: 65 }, (_none, nth) => `Paged ${nth + 10}`));
    expect((await page.get(`${LIST}?cursor=none`)).status).toBe(400);
  });

  it('shows who is limited to sections theirs', async () => {
    await host({ headline: 'Limits sport', section: 'sport' });
    const other = await host({ headline: 'Limits city', section: 'city' });
    expect(await listed({ words: 'limits' }, limited)).toEqual(['Limits sport']);
    expect(await listed({ words: 'limits', section: 'city' }, limited)).toEqual([]);
    const html = await read(LIST, limited);
    expect(html).not.toContain('<option value="city"');
    expect((await sendForm(limited, `${LIST}/threads/${other.threadId}/close`, {})).status).toBe(403);
  });

  it('closes and reopens one, and is filtered as before then', async () => {
    const { article } = await host({ headline: 'Switched from the list', section: 'city' });
    const path = `${LIST}?section=city&words=switched`;
    const back = await go(actionOf(await read(path), '/close'), { message: 'That is all.', at: '' });
    expect(back).toBe(`${LIST}?section=city&words=switched&done=closed`);
    const closed = await read(back);
    expect(textOf(closed)).toMatch(/The discussion is closed.*Switched from the list.*Closed\./);
    expect(await stateOf(article.id)).toBe('closed');
    expect(closed).not.toMatch(/action="[^"]*\/close/);
    await go(actionOf(closed, '/reopen'), { until: '' });
    expect(await stateOf(article.id)).toBe('open');
  });

  it('closes later, tells when, and takes that back', async () => {
    const { article } = await host({ headline: 'Closes later' });
    const path = `${LIST}?words=closes+later`;
    await go(actionOf(await read(path), '/close'), { at: '2031-11-02T18:00' });
    const html = await read(path);
    expect(textOf(html)).toMatch(/Open\. Closes November 2, 2031.*6:00.*: the date that is set\./);
    await go(actionOf(html, '/reopen'), { until: '' });
    expect(textOf(await read(path))).not.toContain('Closes November');
    expect(await stateOf(article.id)).toBe('open');
  });

  it('says why not, at the row, with what was typed', async () => {
    const { threadId } = await host({ headline: 'Refused here' });
    const action = `${LIST}/threads/${threadId}/close?words=refused`;
    const refused = await sendForm(page, action, { message: 'Two\nlines', at: '' });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatch(/role="alert"[^>]*><b>The discussion was not closed\./);
    expect(refused.body).toMatch(/<details open[^>]*><summary[^>]*>Close discussion/);
    expect(refused.body).toMatch(new RegExp(`id="close-message-${threadId}"[^>]*aria-invalid="true"`));
    const noTime = await sendForm(page, action, { message: '', at: 'soon' });
    expect(noTime.body).toMatch(/name="at"[^>]*value="soon"[^>]*aria-invalid="true"/);
    await publisher.client.post(`/threads/${threadId}/close`, {});
    const past = await sendForm(page, `${LIST}/threads/${threadId}/reopen`, { until: '2020-01-01T00:00' });
    expect(textOf(past.body)).toContain('That time lies in the past');
    expect((await sendForm(page, `${LIST}/threads/${threadId.replace(/.$/, '0')}/close`, {})).status).toBe(
      404,
    );
  });
});

describe('the mode of a discussion', () => {
  it('is set from the list, with slow mode, and told at the row', async () => {
    const { threadId } = await host({ headline: 'Moderated slowly' });
    const path = `${LIST}?words=moderated+slowly`;
    const back = await go(actionOf(await read(path), '/mode'), {
      ...{ mode: 'before', modeUntil: '', slowModeSeconds: '60', slowModeUntil: '2031-01-01T00:00' },
    });
    expect(back).toBe(`${LIST}?words=moderated+slowly&done=mode`);
    const html = await read(back);
    expect(textOf(html)).toMatch(
      /The mode is saved\..*Hold everything\. Slow mode: one comment a person every 60 seconds\./,
    );
    expect(fieldOf(html, 'slowModeUntil')).toContain('value="2031-01-01T00:00"');
    expect((await post(service.anyone(), threadId)).body.comment.status).toBe('held');
    await go(actionOf(html, '/mode'), { mode: '', modeUntil: '', slowModeSeconds: '', slowModeUntil: '' });
    expect((await post(service.anyone(), threadId)).body.comment.status).toBe('published');
    const refused = await sendForm(page, `${LIST}/threads/${threadId}/mode?words=moderated+slowly`, {
      ...{ mode: 'newcomers', slowModeSeconds: '2' },
    });
    expect(refused.status).toBe(400);
    expect(textOf(refused.body)).toContain('The mode was not saved. Give a whole number of seconds');
    expect(fieldOf(refused.body, 'slowModeSeconds')).toMatch(/aria-invalid="true".*value="2"/);
    const other = await host({ headline: 'Not theirs', section: 'city' });
    expect((await sendForm(limited, `${LIST}/threads/${other.threadId}/mode`, {})).status).toBe(403);
  });
});

describe('many discussions at once', () => {
  it('are counted and shown, closed when that is confirmed, and as before when it is undone', async () => {
    await service.addSection('many');
    const hosted = [];
    for (let nth = 0; nth < 7; nth += 1)
      hosted.push(await host({ headline: `Many ${nth}`, section: 'many', publishedAt: ago(100 + nth) }));
    await publisher.client.post(`/threads/${hosted[0]!.threadId}/close`, { message: 'By hand.' });
    const form = await read(`${MANY}?section=many`);
    expect(form).toMatch(/<option value="many" selected/);
    const path = await go(MANY, {
      ...{ action: 'close', section: 'many', publishedBefore: ago(99).slice(0, 10) },
      ...{ publishedAfter: '', lastCommentBefore: '', message: 'The season is over.', at: '', until: '' },
    });
    const ready = await read(path);
    expect(textOf(ready)).toMatch(/6 discussions would be closed.*Nothing has changed yet\. The first 5:/);
    expect(textOf(ready)).toMatch(
      /Section ?many.*Published before.*Message to readers ?The season is over\./,
    );
    expect(await stateOf(hosted[1]!.article.id)).toBe('open');
    const change = /href="([^"]*publishedBefore[^"]*)"/.exec(ready)![1]!.replaceAll('&amp;', '&');
    const changed = await read(change);
    expect(fieldOf(changed, 'publishedBefore')).toContain(`value="${ago(99).slice(0, 10)}"`);
    expect(fieldOf(changed, 'message')).toContain('value="The season is over."');
    expect(await go(actionOf(ready, '/run'))).toBe(path);
    const done = await read(path);
    expect(textOf(done)).toMatch(/The discussions are closed ?6 discussions closed/);
    expect(textOf(done)).toContain('Many 6: done');
    for (const { article } of hosted) expect(await stateOf(article.id)).toBe('closed');
    await publisher.client.post(`/threads/${hosted[2]!.threadId}/reopen`, { until: null });
    await go(actionOf(done, '/undo'));
    const undone = textOf(await read(path));
    expect(undone).toMatch(/The closing is undone ?5 discussions as before ?1 discussion not undone/);
    expect(undone).toContain('(somebody closed or reopened it since)');
    expect(await stateOf(hosted[0]!.article.id)).toBe('closed');
    expect(await stateOf(hosted[1]!.article.id)).toBe('open');
    const again = await sendForm(page, `${path}/run`, {});
    expect(again.status).toBe(409);
    expect(textOf(again.body)).toContain('That was not done. This has been undone');
  });

  it('are reopened too, and not again where they are open', async () => {
    await service.addSection('again');
    const { article, threadId } = await host({ headline: 'Once more', section: 'again' });
    await publisher.client.post(`/threads/${threadId}/close`, {});
    const path = await go(MANY, {
      action: 'reopen',
      section: 'again',
      until: '2031-01-01T00:00',
      message: 'x',
    });
    expect(textOf(await read(path))).toMatch(/1 discussion would be reopened.*Reopen until ?January 1, 2031/);
    await go(`${path}/run`);
    expect(await stateOf(article.id)).toBe('open');
    expect(
      textOf(await read(await go(MANY, { action: 'reopen', section: 'again', until: '2031-01-01T00:00' }))),
    ).toContain('No discussion fits that is not open already.');
  });

  it.each([
    ['nothing named', {}, 400, 'Say what the discussions have in common', /name="all"[^>]*aria-invalid/],
    [
      'a date that there is not',
      { publishedAfter: '2026-02-30' },
      400,
      'Give a date',
      /name="publishedAfter"[^>]*aria-invalid/,
    ],
    [
      'a message of two lines',
      { all: 'on', message: 'a\nb' },
      400,
      'one line',
      /name="message"[^>]*aria-invalid/,
    ],
    [
      'a reopening in the past',
      { all: 'on', action: 'reopen', until: '2020-01-01T00:00' },
      400,
      'in the past',
      /name="until"[^>]*aria-invalid/,
    ],
    [
      'a reason that is too long',
      { all: 'on', reason: 'x'.repeat(2_001) },
      400,
      'reason',
      /name="reason"[^>]*aria-invalid/,
    ],
    [
      'a section that there is not',
      { section: 'none' },
      400,
      'no section',
      /name="section"[^>]*aria-invalid/,
    ],
  ])('%s is refused with what was typed', async (_what, fields, status, words, invalid) => {
    const refused = await sendForm(page, MANY, fields);
    expect(refused.status).toBe(status);
    expect(textOf(refused.body)).toMatch(new RegExp(`Nothing was counted\\..*${words}`));
    expect(refused.body).toMatch(invalid);
  });

  it('tell how far they are while others hold a thread, and go on by themselves', async () => {
    await service.addSection('slow');
    const { article, threadId } = await host({ headline: 'Held fast', section: 'slow' });
    const path = await go(MANY, { action: 'close', section: 'slow' });
    await service.database.transaction(async (tx) => {
      await tx.query('SELECT FROM threads WHERE id = $1 FOR UPDATE', [threadId]);
      expect(await go(`${path}/run`)).toBe(path);
      expect(await stateOf(article.id)).toBe('open');
    });
    await until('the discussion to be closed', async () => (await stateOf(article.id)) === 'closed');
  });

  it('that were stopped half way say so, and go on by their button', async () => {
    await service.addSection('half');
    const { article } = await host({ headline: 'Half way', section: 'half' });
    const path = await go(MANY, { action: 'close', section: 'half' });
    await service.database.query("UPDATE thread_closings SET state = 'running' WHERE id = $1", [
      path.split('/').at(-1)!,
    ]);
    const html = await read(path);
    expect(textOf(html)).toMatch(/Discussions are being closed.*0 of 1.*Look again.*Go on/);
    await go(actionOf(html, '/run'));
    expect(await stateOf(article.id)).toBe('closed');
  });

  it('are within the sections of who asks', async () => {
    const path = await go(MANY, { action: 'close', all: 'on' });
    expect((await limited.get(path)).status).toBe(403);
    expect((await sendForm(limited, `${path}/run`, {})).status).toBe(403);
    expect((await page.get(`${MANY}/${'0'.repeat(8)}-0000-7000-8000-000000000000`)).status).toBe(404);
    expect(textOf(await read(MANY, limited))).toContain('All discussions of my sections');
  });
});
