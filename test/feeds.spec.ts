import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { hostArticle, newText, post } from './support/articles.js';
import { valuesOf, type Answer, type Client, type Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const FORMATS = ['rss', 'atom', 'json'] as const;
type Format = (typeof FORMATS)[number];
const TYPES = { rss: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/feed+json' };

interface Entry {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly html: string;
  readonly name: string;
  readonly published: string | null;
}

describe('feeds', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderator: Person;

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone().fromRoot();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator');
  });

  afterAll(() => service.stop());

  const say = async (threadId: string, comment: object = {}): Promise<Json> =>
    (await post(service.anyone(), threadId, comment)).body.comment;
  const decide = async (comment: Json, action: string): Promise<void> => {
    const { body } = await moderator.client.get(`/comments/${comment.id}`);
    const { status } = await moderator.client.post(`/moderation/comments/${comment.id}/decisions`, {
      action,
      revision: body.revision,
      ...(action === 'reject' && { rule: 'off-topic' }),
    });
    expect(status).toBe(201);
  };
  const pathOf = (slug: string, format: Format): string => `/articles/${slug}/comments.${format}`;
  const entries = async (path: string): Promise<Entry[]> => {
    const answer = await anyone.get(path);
    expect(answer.status).toBe(200);
    return read(path.split('.').at(-1) as Format, answer);
  };
  const texts = async (slug: string): Promise<string[][]> =>
    Promise.all(FORMATS.map(async (format) => (await entries(pathOf(slug, format))).map(({ html }) => html)));
  const everyFormat = (expected: string[]): string[][] => FORMATS.map(() => expected);

  it('tell the newest comments and replies, in three formats', async () => {
    const { article, threadId } = await hostArticle(publisher.client, { headline: 'Fish & chips' });
    const top = await say(threadId, { body: 'One *word*.', guest: { name: 'Ada' } });
    const reply = await say(threadId, { parentId: top.id, body: 'Another.', guest: { name: 'Bo' } });
    const { host } = new URL(service.url());
    for (const format of FORMATS) {
      const { headers, status } = await anyone.get(pathOf(article.slug, format));
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe(`${TYPES[format]}; charset=utf-8`);
      expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=2, must-revalidate');
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(await entries(pathOf(article.slug, format))).toEqual(
        [reply, top].map((comment) => ({
          id: format === 'json' ? comment.id : `urn:uuid:${comment.id}`,
          url: `http://${host}/comments/${comment.id}`,
          title: `${comment.author.name} on Fish & chips`,
          html: comment.html,
          name: comment.author.name,
          published: format === 'rss' ? new Date(comment.createdAt).toUTCString() : comment.createdAt,
        })),
      );
    }
  });

  it('lead to the public address of the service, where the site is reached there', async () => {
    const published = await TestService.start({ publicUrl: 'https://localhost:8443' });
    const siteId = await published.addSite('elsewhere');
    const client = published.anyone();
    for (const [of, headers, origin] of [
      [published.siteId, {}, 'https://localhost:8443'],
      [siteId, { host: 'elsewhere.example' }, 'http://elsewhere.example'],
    ] as const) {
      const by = (await published.person('publisher', 'Publisher', 0, of)).client.with(headers);
      const { article, threadId } = await hostArticle(by);
      const { comment } = (await post(client.with(headers), threadId)).body;
      const { body } = await client.fromRoot().with(headers).get(pathOf(article.slug, 'json'));
      expect(body).toMatchObject({
        home_page_url: `${origin}/articles/${article.slug}#comments`,
        feed_url: `${origin}/articles/${article.slug}/comments.json`,
        items: [{ url: `${origin}/comments/${comment.id}` }],
      });
    }
    await published.stop();
  });

  it('end with the fiftieth', async () => {
    const { article, threadId } = await hostArticle(publisher.client);
    for (let nth = 0; nth < 52; nth += 1) await say(threadId, { body: `Comment ${nth}.` });
    const expected = Array.from({ length: 50 }, (_, index) => `<p>Comment ${51 - index}.</p>`);
    expect(await texts(article.slug)).toEqual(everyFormat(expected));
  });

  it('are there where nobody has said anything', async () => {
    const { article } = await hostArticle(publisher.client);
    expect(await texts(article.slug)).toEqual(everyFormat([]));
  });

  it('tell only what anyone sees, whoever asks', async () => {
    const { article, threadId } = await hostArticle(publisher.client);
    const stays = await say(threadId);
    const goes = await say(threadId, { body: 'Goes.' });
    await say(threadId, { parentId: goes.id, body: 'Stays below.' });
    const held = await say(threadId, { body: 'Held www.a.example www.b.example www.c.example' });
    await decide(goes, 'reject');
    const seen = ['<p>Stays below.</p>', stays.html];
    expect(await texts(article.slug)).toEqual(everyFormat(seen));
    for (const format of FORMATS) {
      const { body } = await moderator.client.fromRoot().get(pathOf(article.slug, format));
      expect(JSON.stringify(body)).not.toMatch(/Goes|Held/);
    }
    await decide(held, 'approve');
    // What waited comes when it appears.
    expect(await texts(article.slug)).toEqual(everyFormat([held.html, ...seen]));
    await decide(goes, 'restore');
    expect((await texts(article.slug))[0]).toHaveLength(4);
  });

  it('of hidden and unknown articles, other sites and other formats are not there', async () => {
    const { article, threadId } = await hostArticle(publisher.client, { slug: 'secret', state: 'hidden' });
    await post(publisher.client, threadId, { guest: undefined, body: 'A secret.' });
    const siteId = await service.addSite('elsewhere');
    const theirs = (await service.person('publisher', 'Theirs', 0, siteId)).client;
    await hostArticle(theirs.with({ host: 'elsewhere.example' }), { slug: 'theirs' });
    for (const format of FORMATS) {
      for (const client of [anyone, moderator.client.fromRoot()]) {
        for (const slug of [article.slug, 'none', 'theirs'])
          expectProblem(await client.get(pathOf(slug, format)), 404, 'not_found');
      }
      expect((await anyone.with({ host: 'elsewhere.example' }).get(pathOf('theirs', format))).status).toBe(
        200,
      );
      const { body } = await anyone.get(`/comments.${format}`);
      expect(JSON.stringify(body)).not.toContain('A secret.');
    }
    for (const format of ['html', 'xml', '']) {
      expect((await anyone.get(`/articles/${article.slug}/comments.${format}`)).status).toBe(404);
      expect((await anyone.get(`/comments.${format}`)).status).toBe(404);
    }
  });

  it('of the whole site tell the newest of all its public articles', async () => {
    const first = await hostArticle(publisher.client, { headline: 'First' });
    const second = await hostArticle(publisher.client, { headline: 'Second' });
    const comments = [await say(first.threadId), await say(second.threadId), await say(first.threadId)];
    for (const format of FORMATS) {
      const items = await entries(`/comments.${format}`);
      expect(valuesOf(items.slice(0, 3), 'html')).toEqual(valuesOf(comments.toReversed(), 'html'));
      expect(items[1]!.title).toBe('Guest on Second');
    }
  });

  describe('stay well-formed and inert', () => {
    const NAUGHTY = [
      ']]>',
      ']]>]]><script>alert(1)</script>',
      '<![CDATA[ x ]]> <!-- y --> &amp; &lt; &#x1; &bogus;',
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y "z">]>&y;',
      '"><img src=x onerror=alert(1)>',
      'a\u0001b\u0008c\u000bd\ufffee\uffff',
      'مرحبا \u202e 𝓯𝓪𝓷𝓬𝔂 👨‍👩‍👧‍👦 e\u0301',
      '[x](javascript:alert(1)) [y](https://a.example/?a=1&b=]]>)',
    ];

    it.each(NAUGHTY)('%j', async (text) => {
      const { article, threadId } = await hostArticle(publisher.client, { headline: 'Hostile' });
      // Control characters are refused: these come with an import only.
      if ((await post(service.anyone(), threadId, { body: `${newText()} ${text}` })).status !== 201) {
        await say(threadId);
      }
      // As an import may have brought it: nothing stands between the columns and the feed.
      await service.database.query('UPDATE articles SET headline = $2 WHERE id = $1', [article.id, text]);
      await service.database.query(
        'UPDATE comment_revisions SET author_name = $2 WHERE comment_id IN (SELECT id FROM comments WHERE thread_id = $1)',
        [threadId, text],
      );
      const [shown] = await service.database.query<{ html: string }>(
        'SELECT html FROM comment_revisions WHERE comment_id IN (SELECT id FROM comments WHERE thread_id = $1)',
        [threadId],
      );
      const inXml = text.replaceAll(/[\u0001\u0008\u000b\ufffe\uffff]/g, '');
      for (const format of FORMATS) {
        const [entry] = await entries(pathOf(article.slug, format));
        const expected = format === 'json' ? text : inXml;
        expect(entry!.name).toBe(expected.trim());
        expect(entry!.title).toBe(`${expected.trim()} on ${expected}`);
        expect(unescaped(entry!.html)).toBe(unescaped(shown!.html));
        expect(entry!.html).not.toMatch(/<(?!\/?(p|a|em|strong|br|code)\b)/);
      }
    });

    it('where imported HTML ends a section', async () => {
      const { article, threadId } = await hostArticle(publisher.client);
      await say(threadId);
      await service.database.query(
        `UPDATE comment_revisions SET html = E'<p>a ]]> b\\u0001\\uffff ]]> c</p>' WHERE comment_id IN (SELECT id FROM comments WHERE thread_id = $1)`,
        [threadId],
      );
      for (const format of ['rss', 'atom'] as const)
        expect(await entries(pathOf(article.slug, format))).toMatchObject([
          { html: '<p>a ]]&gt; b ]]&gt; c</p>' },
        ]);
    });

    it('where nobody knows when or by whom', async () => {
      const { article, threadId } = await hostArticle(publisher.client);
      await say(threadId, { guest: { name: 'Someone' } });
      await service.database.query('UPDATE comments SET created_at = NULL WHERE thread_id = $1', [threadId]);
      await service.database.query(
        `UPDATE comment_revisions SET author_name = '' WHERE comment_id IN (SELECT id FROM comments WHERE thread_id = $1)`,
        [threadId],
      );
      const names = [];
      for (const format of FORMATS) names.push((await entries(pathOf(article.slug, format)))[0]!.name);
      expect(names).toEqual(['Anonymous', 'Anonymous', 'Anonymous']);
    });
  });

  describe('asked again', () => {
    it.each(FORMATS)('%s: nothing is sent until something changes', async (format) => {
      const { article, threadId } = await hostArticle(publisher.client);
      await say(threadId);
      const path = pathOf(article.slug, format);
      const first = (await anyone.get(path)).headers.get('etag')!;
      const again = await anyone.with({ 'if-none-match': first }).get(path);
      expect({ status: again.status, body: again.body }).toEqual({ status: 304, body: '' });
      expect(again.headers.get('etag')).toBe(first);
      const second = await say(threadId);
      expect((await anyone.with({ 'if-none-match': first }).get(path)).status).toBe(200);
      const newest = (await anyone.get(path)).headers.get('etag')!;
      await decide(second, 'reject');
      expect((await anyone.with({ 'if-none-match': newest }).get(path)).status).toBe(200);
    });

    it('by a date: everything is sent, since not every change leaves one', async () => {
      const { article, threadId } = await hostArticle(publisher.client);
      await say(threadId);
      const path = pathOf(article.slug, 'rss');
      expect((await anyone.get(path)).headers.get('last-modified')).toBeNull();
      const headline = { headline: 'Another headline' };
      expect((await publisher.client.patch(`/articles/${article.id}`, headline)).status).toBe(200);
      const date = new Date(Date.now() + 3_600_000).toUTCString();
      const answer = await anyone.with({ 'if-modified-since': date }).get(path);
      expect(answer.status).toBe(200);
      expect(answer.body).toContain('Another headline');
    });
  });
});

const unescaped = (html: string): string => html.replaceAll('&gt;', '>').replaceAll('&quot;', '"');

/** Reads a feed as a reader of feeds does; what is not well-formed throws. */
function read(format: Format, { body }: Answer): Entry[] {
  if (format === 'json') {
    expect(body.version).toBe('https://jsonfeed.org/version/1.1');
    return (body.items as Json[]).map(({ id, url, title, content_html: html, authors, date_published }) => ({
      id,
      url,
      title,
      html,
      name: authors[0].name,
      published: date_published ?? null,
    }));
  }
  return elements(body, format === 'rss' ? 'item' : 'entry').map((fields) => ({
    id: fields['guid'] ?? fields['id']!,
    url: fields['link']!,
    title: textOf(fields['title']!),
    html: fields['content:encoded'] ?? fields['content']!,
    name: fields['dc:creator'] ?? fields['name']!,
    published: fields['pubDate'] ?? fields['published'] ?? null,
  }));
}

/** Titles are HTML. */
const textOf = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

function elements(xml: string, of: string): Record<string, string>[] {
  const parser = new SaxesParser({ xmlns: true });
  const found: Record<string, string>[] = [];
  let current: Record<string, string> | null = null;
  let text = '';
  parser.on('opentag', ({ name, attributes }) => {
    text = '';
    if (name === of) current = {};
    const href = attributes['href']?.value;
    if (current !== null && name === 'link' && href !== undefined) current['link'] = href;
  });
  parser.on('text', (part) => (text += part));
  parser.on('cdata', (part) => (text += part));
  parser.on('closetag', ({ name }) => {
    if (name === of) {
      found.push(current!);
      current = null;
    } else if (current !== null && (name !== 'link' || text !== '')) {
      current[name] = text.trim();
    }
    text = '';
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return found;
}
