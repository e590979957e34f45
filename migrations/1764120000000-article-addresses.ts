import { createHash } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One key for all spellings of an article's address, and every slug that an article ever had. */
export class ArticleAddresses1764120000000 implements MigrationInterface {
  name = 'ArticleAddresses1764120000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE article_urls ADD url_key text, ADD former boolean NOT NULL DEFAULT false;
    `);
    await fillKeys(runner);
    await runner.query(`
      -- Spellings of one address: a canonical one stays, then that of the older article.
      DELETE FROM article_urls u USING (
        SELECT n.site_id, n.url, row_number() OVER (
          PARTITION BY n.site_id, n.url_key ORDER BY n.url IS DISTINCT FROM a.canonical_url, a.created_at, a.id, n.url
        ) AS nth FROM article_urls n JOIN articles a ON a.id = n.article_id
      ) o WHERE o.nth > 1 AND u.site_id = o.site_id AND u.url = o.url;
      -- What leads to another article is this one's address no more.
      UPDATE articles a SET canonical_url = NULL
      WHERE canonical_url IS NOT NULL AND NOT EXISTS (
        SELECT FROM article_urls u WHERE u.site_id = a.site_id AND u.url = a.canonical_url AND u.article_id = a.id);
      ALTER TABLE article_urls ALTER url_key SET NOT NULL, DROP CONSTRAINT article_urls_pkey,
        ADD CONSTRAINT article_urls_pkey PRIMARY KEY (site_id, url_key);
      CREATE TABLE article_slugs (
        site_id uuid NOT NULL CONSTRAINT article_slugs_site_fkey REFERENCES sites (id),
        slug text NOT NULL,
        article_id uuid NOT NULL CONSTRAINT article_slugs_article_fkey REFERENCES articles (id),
        CONSTRAINT article_slugs_pkey PRIMARY KEY (site_id, slug)
      );
      INSERT INTO article_slugs (site_id, slug, article_id) SELECT site_id, slug, id FROM articles;
      -- The slugs of one article, when it goes.
      CREATE INDEX article_slugs_article ON article_slugs (article_id);
      -- A section's articles, the last published first (GET /articles?section= and the front page).
      CREATE INDEX articles_public_section ON articles (section_id, coalesce(published_at, '-infinity') DESC, id DESC)
        WHERE state = 'public' AND section_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX articles_public_section;
      DROP TABLE article_slugs;
      ALTER TABLE article_urls DROP CONSTRAINT article_urls_pkey,
        ADD CONSTRAINT article_urls_pkey PRIMARY KEY (site_id, url), DROP url_key, DROP former;
    `);
  }
}

const AT_ONCE = 5_000;

async function fillKeys(runner: QueryRunner): Promise<void> {
  let last: { site_id: string; url: string } | undefined;
  do {
    const rows = (await runner.query(
      `SELECT site_id, url FROM article_urls WHERE $1::uuid IS NULL OR (site_id, url) > ($1, $2)
       ORDER BY site_id, url LIMIT ${AT_ONCE}`,
      [last?.site_id ?? null, last?.url ?? null],
    )) as { site_id: string; url: string }[];
    await runner.query(
      `UPDATE article_urls u SET url_key = k.url_key
       FROM unnest($1::uuid[], $2::text[], $3::text[]) AS k (site_id, url, url_key)
       WHERE u.site_id = k.site_id AND u.url = k.url`,
      [rows.map(({ site_id }) => site_id), rows.map(({ url }) => url), rows.map(({ url }) => keyOf(url))],
    );
    last = rows.at(-1);
  } while (last !== undefined);
}

const TRACKING =
  /^(?:utm_.*|mtm_.*|pk_.*|hsa_.*|fbclid|fb_(?:action_ids|action_types|ref|source)|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|mkt_tok|vero_id|oly_anon_id|oly_enc_id|srsltid|epik|s_cid|wt_mc)$/i;
const FREE_IN_PATH = /[\w.~!$&'()*+,;=:@/-]/;
const FREE_IN_QUERY = /[\w.~!$'()*,;:@/?-]/;

/** What cannot be read as an address keeps its row under a key that no address has. */
function keyOf(url: string): string {
  const parsed = /^https?:\/\//i.test(url) ? parseUrl(url) : null;
  if (parsed === null) return `#${digestOf(url)}`;
  const { hostname, port, pathname, search } = parsed;
  const host = hostname.replace(/\.+$/, '').replace(/^(?:www\.)+(?=.)/, '');
  const path = encoded(pathname, FREE_IN_PATH, '/').replace(/\/+$/, '');
  const query = parametersOf(search).sort().join('&');
  const key = `${host}${/^(?:80|443)?$/.test(port) ? '' : `:${port}`}${path}${query === '' ? '' : `?${query}`}`;
  return key.length <= 1_000 ? key : `${key.slice(0, 900)}#${digestOf(key)}`;
}

function parseUrl(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

function parametersOf(search: string): string[] {
  return search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '')
    .map((parameter) => {
      const at = parameter.indexOf('=');
      const [name, value] = at === -1 ? [parameter, ''] : [parameter.slice(0, at), parameter.slice(at + 1)];
      return [queryText(name), queryText(value)] as const;
    })
    .filter(([name]) => !TRACKING.test(name))
    .map(([name, value]) => `${name}=${value}`);
}

const queryText = (text: string): string => encoded(text.replaceAll('+', ' '), FREE_IN_QUERY, '');

function encoded(text: string, free: RegExp, separator: string): string {
  return text.replace(/%([0-9a-f]{2})|[^]/giu, (found: string, code: string | undefined) => {
    if (code === undefined) return free.test(found) ? found : encodeURIComponent(found);
    const character = String.fromCharCode(parseInt(code, 16));
    return free.test(character) && character !== separator ? character : found.toUpperCase();
  });
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
