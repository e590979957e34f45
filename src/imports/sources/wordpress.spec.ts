import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

import {
  comment,
  FULL_ITEM,
  item,
  readAll,
  readText,
  readWhole,
  wxr,
} from '../../../test/support/read-wordpress.js';
import { readWordPress } from './wordpress.js';

describe('readWordPress', () => {
  it.each(['1.0', '1.1', '1.2'])('reads every field of WXR %s', async (version) => {
    const { records } = await readWhole(wxr(FULL_ITEM, { version }));
    expect(records).toEqual([
      {
        kind: 'comment',
        comment: {
          sourceId: '7',
          parentSourceId: '6',
          author: 'Nora Lind',
          email: 'n@mail.example',
          url: 'http://Your%20Website',
          ip: '203.0.113.9',
          createdAt: new Date('2021-10-15T09:00:00Z'),
          content: ' a <b>x</b>🙂 & y\nz ',
          approved: '1',
          type: 'comment',
          line: 19,
        },
      },
      {
        kind: 'item',
        item: {
          sourceId: '42',
          title: 'Bridge & river',
          link: 'https://news.example/bridge/',
          slug: 'bridge',
          creator: 'ada',
          creatorName: 'Ada Ofori',
          content: '<p>Long — 長い 🙂</p>\n\na ]]> b',
          publishedAt: new Date('2021-10-15T08:00:00Z'),
          status: 'publish',
          type: 'post',
          commentStatus: 'open',
          password: '',
          line: 7,
        },
      },
    ]);
  });

  it('reads the same whatever the chunks, also byte by byte', async () => {
    const bytes = Buffer.from(
      `\uFEFF${wxr(FULL_ITEM.replaceAll('\n', '\r\n').replace('Long', 'Lo\u0000\u001Fng'))}`,
    );
    const expected = (await readWhole(bytes)).records;
    expect(expected).toHaveLength(2);
    for (let border = 0; border <= bytes.length; border += 1) {
      async function* halves(): AsyncGenerator<Uint8Array> {
        yield bytes.subarray(0, border);
        yield bytes.subarray(border);
      }
      expect(await readAll(halves())).toMatchObject({ records: expected, error: undefined });
    }
    expect((await readText(bytes, 1)).records).toEqual(expected);
  });

  it('hands a comment on before its item has ended', async () => {
    const [before, after] = wxr(FULL_ITEM).split('</wp:comment>\n');
    let asked = 0;
    async function* parts(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${before}</wp:comment>`);
      asked += 1;
      yield Buffer.from(`\n${after}`);
    }
    const records = readWordPress(parts());
    expect((await records.next()).value).toMatchObject({ kind: 'comment' });
    expect(asked).toBe(0);
    expect((await records.next()).value).toMatchObject({ kind: 'item' });
  });

  it('takes any prefix for the namespaces, also unbound ones', async () => {
    const other = wxr(FULL_ITEM).replace(/\b(wp|content|excerpt)(?=:\w+>|=)/g, 'x$1');
    expect((await readWhole(other)).items[0]).toMatchObject({
      sourceId: '42',
      content: expect.stringMatching(/^<p>Long/),
      status: 'publish',
    });
    const unbound = wxr(FULL_ITEM).replace(/\sxmlns:(wp|content|excerpt)="[^"]*"/g, '');
    expect((await readWhole(unbound)).items[0]).toMatchObject({ sourceId: '42', status: 'publish' });
  });

  it.each([
    ['0', null],
    ['', null],
    ['12', '12'],
  ])('parent %j is %j', async (parent, expected) => {
    const { comments } = await readWhole(
      wxr(item(comment(`<wp:comment_parent>${parent}</wp:comment_parent>`))),
    );
    expect(comments[0]?.parentSourceId).toBe(expected);
  });

  it('knows what is missing', async () => {
    const { comments, items } = await readWhole(wxr(`<item><dc:creator>bo</dc:creator><wp:comment/></item>`));
    expect(comments[0]).toMatchObject({
      sourceId: '',
      author: '',
      createdAt: null,
      content: '',
      type: 'comment',
    });
    expect(items[0]).toMatchObject({ sourceId: '', creatorName: 'bo', type: 'post', publishedAt: null });
  });

  it('keeps text within markup that nobody escaped', async () => {
    const content = '<wp:comment_content>a <b>bold</b> c</wp:comment_content>';
    expect((await readWhole(wxr(item(comment(content))))).comments[0]?.content).toBe('a bold c');
  });

  it('reads lines before the XML declaration and counts them', async () => {
    expect((await readWhole(`\n \n${wxr(item(''))}`)).items[0]?.line).toBe(9);
  });
});

describe('real exports', () => {
  const samples = new URL('../../../../shared/samples/', import.meta.url);
  const where = (name: string) => {
    const file = new URL(name, samples);
    return existsSync(file)
      ? { file, test: it, note: '' }
      : { file, test: it.skip, note: ' (skipped: the samples are not beside the repository)' };
  };

  const themes = where('themeunittestdata.wordpress.xml');
  themes.test(`an export of many kinds of items${themes.note}`, async () => {
    const { comments, items, error } = await readAll(createReadStream(themes.file));
    expect(error).toBeUndefined();
    expect([comments.length, items.length]).toEqual([33, 186]);
    expect(comments.filter(({ type }) => type !== 'comment')).toHaveLength(4);
    expect(comments.filter(({ approved }) => approved === '0')).toHaveLength(3);
    expect(comments.every(({ sourceId, createdAt }) => sourceId !== '' && createdAt !== null)).toBe(true);
    expect(items.filter(({ type }) => type === 'post')).toHaveLength(58);
    expect(new Set(items.map(({ creatorName }) => creatorName))).toContain('Theme Buster');
  });

  const article = where('seed-article.wxr.xml');
  article.test(`an article of unknown date with an anonymous comment${article.note}`, async () => {
    const { comments, items, error } = await readAll(createReadStream(article.file));
    expect(error).toBeUndefined();
    expect(comments).toHaveLength(1);
    expect(comments[0]).toMatchObject({ author: '', createdAt: null, approved: '1', type: 'comment' });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ publishedAt: null, commentStatus: 'closed', status: 'publish' });
    expect(items[0]?.creatorName).not.toBe(items[0]?.creator);
  });
});
