import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ImportFileError, NotAnExportError } from '../imports.errors.js';
import {
  readWordPress,
  type WordPressComment,
  type WordPressItem,
  type WordPressRecord,
} from './wordpress.js';

interface Result {
  records: WordPressRecord[];
  comments: WordPressComment[];
  items: WordPressItem[];
  error: unknown;
}

async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Result> {
  const records: WordPressRecord[] = [];
  let error: unknown;
  try {
    for await (const record of readWordPress(chunks)) records.push(record);
  } catch (thrown) {
    error = thrown;
  }
  return {
    records,
    comments: records.flatMap((record) => (record.kind === 'comment' ? [record.comment] : [])),
    items: records.flatMap((record) => (record.kind === 'item' ? [record.item] : [])),
    error,
  };
}

async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function readText(text: string | Uint8Array, size = 1000): Promise<Result> {
  return readAll(chunked(typeof text === 'string' ? Buffer.from(text) : text, size));
}

async function readWhole(text: string | Uint8Array): Promise<Result> {
  const result = await readText(text);
  expect(result.error).toBeUndefined();
  return result;
}

function wxr(
  items: string,
  { version = '1.2', declaration = '<?xml version="1.0" encoding="UTF-8"?>\n' } = {},
): string {
  return `${declaration}<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/${version}/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:wp="http://wordpress.org/export/${version}/">
<channel><title>Site</title><wp:wxr_version>${version}</wp:wxr_version>
<wp:author><wp:author_login>ada</wp:author_login><wp:author_display_name><![CDATA[Ada Ofori]]></wp:author_display_name></wp:author>
${items}
</channel></rss>`;
}

const comment = (fields: string): string =>
  `<wp:comment><wp:comment_id>5</wp:comment_id>${fields}</wp:comment>`;
const item = (fields: string): string => `<item><wp:post_id>1</wp:post_id>${fields}</item>`;

const FULL_ITEM = `<item>
<title>Bridge &amp; river</title><link>https://news.example/bridge/</link><atom:link href="https://elsewhere.example/"/>
<media:title>Not this</media:title><media:status>no</media:status><dc:creator><![CDATA[ada]]></dc:creator>
<excerpt:encoded><![CDATA[short]]></excerpt:encoded>
<content:encoded><![CDATA[<p>Long — 長い 🙂</p>

a ]]]]><![CDATA[> b]]></content:encoded>
<excerpt:encoded><![CDATA[short again]]></excerpt:encoded>
<wp:post_id> 42 </wp:post_id><wp:post_date>2021-10-15 10:00:00</wp:post_date><wp:post_date_gmt>2021-10-15 08:00:00</wp:post_date_gmt>
<wp:comment_status>open</wp:comment_status><wp:post_name>bridge</wp:post_name><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type><wp:post_password><![CDATA[]]></wp:post_password>
<wp:postmeta><wp:meta_key>status</wp:meta_key><wp:meta_value><wp:status>odd</wp:status></wp:meta_value></wp:postmeta>
<wp:comment>
<wp:comment_id>7</wp:comment_id><wp:comment_author><![CDATA[
  Nora \t Lind ]]></wp:comment_author><wp:comment_author_email>n@mail.example</wp:comment_author_email>
<wp:comment_author_url>http://Your%20Website</wp:comment_author_url><wp:comment_author_IP>203.0.113.9</wp:comment_author_IP>
<wp:comment_date>2021-10-15 11:00:00</wp:comment_date><wp:comment_date_gmt>2021-10-15 09:00:00</wp:comment_date_gmt>
<wp:comment_content> a &lt;b&gt;x&lt;/b&gt;&#x1F642;<![CDATA[ & ]]>y
z </wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type></wp:comment_type>
<wp:comment_parent>6</wp:comment_parent>
<wp:commentmeta><wp:meta_key>comment_id</wp:meta_key><wp:meta_value><wp:comment_id>9</wp:comment_id></wp:meta_value></wp:commentmeta>
</wp:comment>
</item>`;

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

describe('encodings', () => {
  const text = (declared: string): string =>
    wxr(item('<title>café “€” naïve</title>'), {
      declaration: `<?xml version="1.0" encoding="${declared}"?>\n`,
    });
  const utf16 = (declared: string): Buffer => Buffer.from(text(declared), 'utf16le');
  const windows1252 = (declared: string): Buffer =>
    Buffer.concat(
      [...text(declared)].map((character) =>
        Buffer.of({ '“': 0x93, '”': 0x94, '€': 0x80 }[character] ?? character.charCodeAt(0)),
      ),
    );

  it.each([
    ['UTF-8', Buffer.from(text('utf-8'))],
    ['UTF-8 with a mark that overrules the declaration', Buffer.from(`\uFEFF${text('ISO-8859-1')}`)],
    ['UTF-8 called UTF-16', Buffer.from(text('UTF-16'))],
    ['ISO-8859-1', windows1252('ISO-8859-1')],
    ['windows-1252', windows1252('windows-1252')],
    ['UTF-16 with a mark', Buffer.concat([Buffer.of(0xff, 0xfe), utf16('UTF-16')])],
    ['UTF-16 without a mark', utf16('UTF-16LE')],
    ['UTF-16 the other way round', Buffer.concat([Buffer.of(0xff, 0xfe), utf16('UTF-16')]).swap16()],
  ])('reads %s', async (_, bytes) => {
    for (const size of [1, 7, 1000]) {
      const { items, error } = await readText(bytes, size);
      expect(error).toBeUndefined();
      expect(items[0]?.title).toBe('café “€” naïve');
    }
  });

  it('refuses what it cannot read by name', async () => {
    const { error } = await readText(text('EBCDIC-37'));
    expect(error).toBeInstanceOf(NotAnExportError);
    expect(String(error)).toContain('"EBCDIC-37"');
  });

  it.each([
    ['a stray byte', [0xff]],
    ['an overlong form', [0xc0, 0x80]],
    ['half of a pair', [0xed, 0xa0, 0x80]],
    ['a cut character', [0xe2, 0x82, 0x2e]],
  ])('stops at %s with its line, after what came before', async (_, bad) => {
    const [start, end] = wxr(`${FULL_ITEM}\n${item('<title>|</title>')}`).split('|');
    for (const size of [1, 1000, 100_000]) {
      const result = await readText(
        Buffer.concat([Buffer.from(start ?? ''), Buffer.from(bad), Buffer.from(end ?? '')]),
        size,
      );
      expect(result.records).toHaveLength(2);
      expect(result.error).toMatchObject({ code: 'import_file_invalid', line: 30 });
      expect(String(result.error)).toContain('not UTF-8');
    }
  });

  it('stops at a character that the end of the file cuts', async () => {
    const result = await readText(Buffer.concat([Buffer.from(wxr(FULL_ITEM)), Buffer.of(0xe2, 0x82)]));
    expect(result.records).toHaveLength(2);
    expect(String(result.error)).toContain('not UTF-8');
  });
});

describe('files that cannot be read to their end', () => {
  it.each([
    ['a lone &', item('<title>AT&T</title>\n\n<link>x;</link>'), 30],
    ['an entity of HTML', item('\n<title>a&nbsp;b</title>'), 31],
    ['an entity that objects have', item('<title>&constructor;</title>'), 30],
    ['a reference to a forbidden character', item('<title>&#1;</title>'), 30],
    ['a wrong end tag', item('<title>x</link>'), 30],
    ['deep elements', item('<a>'.repeat(200)), 30],
    [
      'many attributes',
      item(`<a ${Array.from({ length: 600 }, (_, index) => `a${index}=""`).join(' ')}/>`),
      30,
    ],
    ['a second DOCTYPE', item('<!DOCTYPE x>'), 30],
  ])('%s: line and what to do, after what came before', async (_, broken, line) => {
    for (const size of [1, 100_000]) {
      const result = await readText(wxr(`${FULL_ITEM}\n${broken}`), size);
      expect(result.records).toHaveLength(2);
      expect(result.error).toBeInstanceOf(ImportFileError);
      expect(result.error).toMatchObject({ status: 400, code: 'import_file_invalid', line });
      expect(String(result.error)).toContain(
        `What came before line ${line} has been imported; repair the file and run the import again: it goes on from there.`,
      );
    }
  });

  it('a file that ends too early gives what is complete, wherever it ends', async () => {
    const text = wxr(`${FULL_ITEM}\n${FULL_ITEM}`);
    const whole = (await readWhole(text)).records;
    for (let end = text.indexOf('<item>') + 1; end < text.length; end += 17) {
      const { records, error } = await readText(text.slice(0, end));
      expect(records).toEqual(whole.slice(0, records.length));
      const complete = text.slice(0, end).match(/<\/wp:comment>|<\/item>/g)?.length ?? 0;
      expect(records).toHaveLength(complete);
      expect(error).toBeInstanceOf(ImportFileError);
    }
  });

  it.each([
    ['', 'not well-formed'],
    ['id,author\n1,Ada', 'not well-formed'],
    ['{"version":1}', 'not well-formed'],
    ['<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>', 'not a WordPress export'],
    [
      '<rss><channel><title>A feed</title><item><title>x</title></item></channel></rss>',
      'not a WordPress export',
    ],
    ['<rss><channel></channel></rss>', 'not a WordPress export'],
    ['<rss><item/></rss>', 'not a WordPress export'],
    [Buffer.of(0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 3), 'not UTF-8'],
    ['<!DOCTYPE html><html></html>', 'DOCTYPE'],
    ['<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss/>', 'DOCTYPE'],
    ['<!DOCTYPE rss SYSTEM "http://127.0.0.1/x.dtd"><rss/>', 'DOCTYPE'],
    ['<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', 'DOCTYPE'],
  ])('%j is no export', async (content, words) => {
    const { records, error } = await readText(content);
    expect(records).toEqual([]);
    expect(error).toBeInstanceOf(NotAnExportError);
    expect(String(error)).toContain(words);
    expect(String(error)).toContain('Nothing has been imported.');
  });

  it('an export without items is one', async () => {
    expect((await readWhole(wxr(''))).records).toEqual([]);
  });

  it.each([
    ['text', '<title>'],
    ['text that nobody asked for', '<description>'],
    ['CDATA', '<title><![CDATA['],
    ['a comment', '<!--'],
    ['an attribute', '<x y="'],
    ['a lone &', '<title>&'],
  ])(
    '%s without end is refused before it fills the memory',
    async (_, opened) => {
      let sent = 0;
      async function* endless(): AsyncGenerator<Uint8Array> {
        yield Buffer.from(wxr(`${FULL_ITEM}<item>${opened}`).split('\n</channel>')[0] ?? '');
        const chunk = Buffer.alloc(1024 * 1024, 'x');
        for (; sent < 64; sent += 1) yield chunk;
      }
      const { records, error } = await readAll(endless());
      expect(records).toHaveLength(2);
      expect(error).toBeInstanceOf(ImportFileError);
      expect(sent).toBeLessThan(40);
    },
    60_000,
  );
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
