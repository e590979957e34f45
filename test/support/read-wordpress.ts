import { expect } from '@jest/globals';
import {
  readWordPress,
  type WordPressComment,
  type WordPressItem,
  type WordPressRecord,
} from '../../src/imports/sources/wordpress.js';

export interface Result {
  records: WordPressRecord[];
  comments: WordPressComment[];
  items: WordPressItem[];
  error: unknown;
}

export async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Result> {
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

export async function readText(text: string | Uint8Array, size = 1000): Promise<Result> {
  return readAll(chunked(typeof text === 'string' ? Buffer.from(text) : text, size));
}

export async function readWhole(text: string | Uint8Array): Promise<Result> {
  const result = await readText(text);
  expect(result.error).toBeUndefined();
  return result;
}

export function wxr(
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

export const comment = (fields: string): string =>
  `<wp:comment><wp:comment_id>5</wp:comment_id>${fields}</wp:comment>`;
export const item = (fields: string): string => `<item><wp:post_id>1</wp:post_id>${fields}</item>`;

export const FULL_ITEM = `<item>
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
