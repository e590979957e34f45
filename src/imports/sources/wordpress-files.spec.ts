import { describe, expect, it } from '@jest/globals';
import { ImportFileError, NotAnExportError } from '../imports.errors.js';
import { FULL_ITEM, item, readAll, readText, readWhole, wxr } from '../../../test/support/read-wordpress.js';

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
