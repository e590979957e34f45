import type { Tx } from '../platform/database/database.js';
import { UrlTaken } from './articles.errors.js';
import { urlKey } from './urls.rules.js';

interface Url {
  readonly url: string;
  /** Once the canonical one. */
  readonly former: boolean;
}

/** Addresses by their keys. */
export type Urls = ReadonlyMap<string, Url>;

/** The addresses of a new article. */
export const urlsOf = (canonicalUrl: string | null, aliases: readonly string[]): Urls =>
  new Map(listed([...aliases, canonicalUrl], false));

/**
 * The addresses of an article after a change. The canonical address of before stays as an alias.
 * @param aliases undefined: as they are
 * @param keepFormer whether canonical addresses of earlier still stay where `aliases` leaves them out
 */
export function changedUrls(
  current: Urls,
  change: {
    canonicalUrl: string | null;
    previous: string | null;
    aliases: readonly string[] | undefined;
    keepFormer: boolean;
  },
): Urls {
  const { canonicalUrl, previous, aliases, keepFormer } = change;
  const kept = [...current].filter(([, { former }]) => aliases === undefined || (keepFormer && former));
  const urls = new Map<string, Url>([...listed(aliases ?? [], false), ...kept]);
  if (previous !== canonicalUrl) for (const [key, url] of listed([previous], true)) urls.set(key, url);
  for (const [key, url] of listed([canonicalUrl], false)) urls.set(key, url);
  return urls;
}

const listed = (urls: readonly (string | null)[], former: boolean): [key: string, url: Url][] =>
  urls.flatMap((url) => {
    const key = url === null ? null : urlKey(url);
    return url === null || key === null ? [] : [[key, { url, former }]];
  });

/** An article's addresses now; exact under its thread's lock. */
export async function readUrls(tx: Tx, articleId: string): Promise<Urls> {
  const rows = await tx.query<Url & { key: string }>(
    'SELECT url_key AS key, url, former FROM article_urls WHERE article_id = $1',
    [articleId],
  );
  return new Map(rows.map(({ key, ...url }) => [key, url]));
}

/**
 * Takes an article from one set of addresses to another. In one order, so that two articles that want the same do
 * not wait for each other.
 * @throws UrlTaken when another article is known under one
 */
export async function writeUrls(
  tx: Tx,
  article: { siteId: string; id: string },
  before: Urls,
  after: Urls,
): Promise<void> {
  for (const key of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const url = after.get(key);
    if (url === undefined) {
      await tx.run('DELETE FROM article_urls WHERE site_id = $1 AND url_key = $2', [article.siteId, key]);
    } else if (!isSame(url, before.get(key))) {
      await claim(tx, article, key, url);
    }
  }
}

const isSame = (one: Url, other: Url | undefined): boolean =>
  one.url === other?.url && one.former === other.former;

async function claim(
  tx: Tx,
  article: { siteId: string; id: string },
  key: string,
  { url, former }: Url,
): Promise<void> {
  const claimed = await tx.run(
    `INSERT INTO article_urls AS u (site_id, url_key, url, article_id, former) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (site_id, url_key) DO UPDATE SET url = excluded.url, former = excluded.former
     WHERE u.article_id = excluded.article_id`,
    [article.siteId, key, url, article.id, former],
  );
  if (claimed === 0) throw new UrlTaken(url);
}
