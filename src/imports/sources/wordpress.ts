import { NotAnExportError } from '../imports.errors.js';
import { publicationDate, utcDate } from './wordpress.rules.js';
import type { WordPressComment, WordPressItem, WordPressRecord } from './wordpress-records.js';
import { LONGEST_TEXT, XmlReader, type XmlElement } from './xml-reader.js';
import { readXmlText } from './xml-text.js';

export type { WordPressComment, WordPressItem, WordPressRecord } from './wordpress-records.js';

/** Author names beyond this many are shown as logins: the list is the one thing that lives as long as the file. */
const MOST_AUTHORS = 50_000;

const ITEM_FIELDS: ReadonlySet<string> = new Set([
  'post_id',
  'post_name',
  'post_date',
  'post_date_gmt',
  'post_type',
  'post_password',
  'status',
  'comment_status',
]);
const COMMENT_FIELDS: ReadonlySet<string> = new Set([
  'comment_id',
  'comment_parent',
  'comment_author',
  'comment_author_email',
  'comment_author_url',
  'comment_author_IP',
  'comment_date_gmt',
  'comment_content',
  'comment_approved',
  'comment_type',
]);
const AUTHOR_FIELDS: ReadonlySet<string> = new Set(['author_login', 'author_display_name']);

/**
 * The comments and items of a WordPress export (WXR 1.0, 1.1, 1.2), in the order of the file and as soon as each is
 * complete: the comments since the last item belong to the next one. Holds one item's own texts at a time, never its
 * comments. Throws `ImportFileError` at the first place that cannot be read, after everything complete before it.
 */
export async function* readWordPress(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<WordPressRecord> {
  const reader = new WordPressReader();
  for await (const { text, problem } of readXmlText(chunks)) {
    yield* reader.read(text);
    if (problem !== undefined) reader.fail(problem);
  }
  yield* reader.end();
}

type Fields = Map<string, string>;

interface Started {
  fields: Fields;
  line: number;
}

class WordPressReader {
  private readonly xml = new XmlReader({
    open: (element, depth) => this.open(element, depth),
    text: (text) => this.text(text),
    close: (depth) => this.close(depth),
  });
  private complete: WordPressRecord[] = [];
  /** Of `wxr_version`: what shares its prefix or its URI is WordPress's own, whichever version's URI that is. */
  private wordPress: XmlElement | undefined;
  private readonly displayNames = new Map<string, string>();
  private inChannel = false;
  private item: Started | undefined;
  private comment: Started | undefined;
  private author: Fields | undefined;
  private field: { into: Fields; name: string; depth: number; text: string } | undefined;

  *read(text: string): Generator<WordPressRecord> {
    try {
      this.xml.write(text);
    } finally {
      yield* this.takeComplete();
    }
  }

  *end(): Generator<WordPressRecord> {
    this.xml.end();
    yield* this.takeComplete();
    if (!this.wordPress) throw this.notAnExport();
  }

  fail(problem: string): never {
    return this.xml.fail(problem);
  }

  private takeComplete(): WordPressRecord[] {
    const complete = this.complete;
    this.complete = [];
    return complete;
  }

  private open(element: XmlElement, depth: number): void {
    if (this.field) return;
    const { local } = element;
    if (depth === 1 && local !== 'rss') throw this.notAnExport();
    if (depth === 2) this.inChannel = local === 'channel';
    if (!this.inChannel) return;
    if (depth === 3) this.openInChannel(element);
    else if (this.item && depth === 4) this.openInItem(element);
    else if (this.author && depth === 4 && AUTHOR_FIELDS.has(local))
      this.startField(this.author, local, depth);
    else if (this.comment && depth === 5 && COMMENT_FIELDS.has(local) && this.isWordPress(element)) {
      this.startField(this.comment.fields, local, depth);
    }
  }

  private openInChannel(element: XmlElement): void {
    if (element.local === 'wxr_version') this.wordPress ??= element;
    else if (element.local === 'item') {
      if (!this.wordPress) throw this.notAnExport();
      this.item = { fields: new Map(), line: this.xml.line };
    } else if (element.local === 'author' && this.isWordPress(element)) this.author = new Map();
  }

  private openInItem(element: XmlElement): void {
    const { local, prefix } = element;
    const fields = this.item?.fields;
    if (!fields) return;
    if (local === 'comment' && this.isWordPress(element)) {
      this.comment = { fields: new Map(), line: this.xml.line };
    } else if (ITEM_FIELDS.has(local) && this.isWordPress(element)) this.startField(fields, local, 4);
    // Feeds of other kinds (Atom, Media RSS) have elements of these names, with a prefix.
    else if ((local === 'title' || local === 'link') && prefix === '') this.startField(fields, local, 4);
    else if (local === 'creator') this.startField(fields, local, 4);
    else if (local === 'encoded' && isContent(element)) this.startField(fields, 'content', 4);
  }

  private startField(into: Fields, name: string, depth: number): void {
    this.field = { into, name, depth, text: '' };
  }

  private text(text: string): void {
    if (!this.field) return;
    this.field.text += text;
    if (this.field.text.length > LONGEST_TEXT) this.xml.failTooLong();
  }

  private close(depth: number): void {
    if (this.field) {
      if (depth > this.field.depth) return;
      this.field.into.set(this.field.name, this.field.text);
      this.field = undefined;
    } else if (this.comment && depth === 4) {
      this.complete.push({ kind: 'comment', comment: commentOf(this.comment) });
      this.comment = undefined;
    } else if (this.item && depth === 3) {
      this.complete.push({ kind: 'item', item: itemOf(this.item, this.displayNames) });
      this.item = undefined;
    } else if (this.author && depth === 3) {
      const login = trimmed(this.author, 'author_login');
      const name = trimmed(this.author, 'author_display_name');
      if (name !== '' && this.displayNames.size < MOST_AUTHORS) this.displayNames.set(login, name);
      this.author = undefined;
    }
  }

  private isWordPress({ prefix, uri }: XmlElement): boolean {
    return uri === this.wordPress?.uri || prefix === this.wordPress?.prefix;
  }

  private notAnExport(): NotAnExportError {
    return new NotAnExportError(
      this.xml.line,
      'this is not a WordPress export: an rss element with a channel and, before its items, a wxr_version is missing',
    );
  }
}

/** `content:encoded` is the text, `excerpt:encoded` is not; their URIs end in these words in every version. */
function isContent({ prefix, uri }: XmlElement): boolean {
  const ending = /(\w+)\W*$/.exec(uri)?.[1];
  return ending === 'content' || (prefix === 'content' && ending !== 'excerpt');
}

function commentOf({ fields, line }: Started): WordPressComment {
  const parent = trimmed(fields, 'comment_parent');
  return {
    sourceId: trimmed(fields, 'comment_id'),
    parentSourceId: /^0*$/.test(parent) ? null : parent,
    author: trimmed(fields, 'comment_author').replace(/\s+/g, ' '),
    email: trimmed(fields, 'comment_author_email'),
    url: trimmed(fields, 'comment_author_url'),
    ip: trimmed(fields, 'comment_author_IP'),
    createdAt: utcDate(trimmed(fields, 'comment_date_gmt')),
    content: fields.get('comment_content') ?? '',
    approved: trimmed(fields, 'comment_approved'),
    type: trimmed(fields, 'comment_type') || 'comment',
    line,
  };
}

function itemOf({ fields, line }: Started, displayNames: ReadonlyMap<string, string>): WordPressItem {
  const creator = trimmed(fields, 'creator');
  const status = trimmed(fields, 'status');
  return {
    sourceId: trimmed(fields, 'post_id'),
    title: trimmed(fields, 'title'),
    link: trimmed(fields, 'link'),
    slug: trimmed(fields, 'post_name'),
    creator,
    creatorName: displayNames.get(creator) ?? creator,
    content: fields.get('content') ?? '',
    publishedAt: publicationDate({
      gmt: trimmed(fields, 'post_date_gmt'),
      local: trimmed(fields, 'post_date'),
      status,
    }),
    status,
    type: trimmed(fields, 'post_type') || 'post',
    commentStatus: trimmed(fields, 'comment_status'),
    password: fields.get('post_password') ?? '',
    line,
  };
}

function trimmed(fields: Fields, name: string): string {
  return (fields.get(name) ?? '').trim();
}
