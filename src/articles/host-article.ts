import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { allow } from '../accounts/allow.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { record, type Actor } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { claimKey } from '../platform/database/idempotency.js';
import { sanitiseArticleHtml, SANITISER_VERSION } from '../platform/html/sanitise.js';
import { newId } from '../platform/ids.js';
import { instantOf } from '../platform/rfc3339.js';
import { openThread } from '../threads/open-thread.js';
import { Article } from './article.entity.js';
import { ArticleUrl } from './article-url.entity.js';
import { ExternalIdTaken, SectionUnknown, SlugTaken, UrlTaken } from './articles.errors.js';
import type { HostArticleBody } from './host-article.body.js';
import { nthSlug, slugOf } from './slugs.rules.js';

/** An article to host: the fields of a news page, and for an import where it comes from. */
export interface NewArticle {
  readonly siteId: string;
  readonly headline: string;
  /** HTML as it came; sanitised here. */
  readonly body: string;
  /** Null: made from the headline. A wanted slug that is taken is refused, a preferred one gets a number. */
  readonly slug: { readonly text: string; readonly exact: boolean } | null;
  readonly byline: string | null;
  readonly disclosure: string | null;
  readonly editorsNote: string | null;
  readonly sectionId: string | null;
  readonly publishedAt: Date | null;
  readonly canonicalUrl: string | null;
  readonly aliases: readonly string[];
  readonly externalId: string | null;
  readonly state: 'public' | 'hidden';
  readonly source: string | null;
  readonly sourceId: string | null;
}

/** The step that every hosted article takes: its row, its addresses, and its thread, all or none. */
export async function hostArticle(
  tx: Tx,
  id: string,
  { body, aliases, slug, ...article }: NewArticle,
): Promise<{ threadId: string }> {
  const row = {
    ...article,
    id,
    bodySource: body,
    bodyHtml: sanitiseArticleHtml(body),
    sanitiserVersion: SANITISER_VERSION,
  };
  await insertWithSlug(tx, row, slug);
  const urls = new Set([...(article.canonicalUrl === null ? [] : [article.canonicalUrl]), ...aliases]);
  // In one order, so that two articles with the same addresses do not wait for each other.
  for (const url of [...urls].sort()) await claimUrl(tx, { siteId: article.siteId, url, articleId: id });
  return { threadId: await openThread(tx, { siteId: article.siteId, articleId: id }) };
}

/** Tries that count up; beyond, chance finds a free slug at once where counting would ask for each. */
const NUMBERED = 9;

async function insertWithSlug(
  tx: Tx,
  row: Omit<Article, 'slug' | 'createdAt'>,
  wanted: NewArticle['slug'],
): Promise<void> {
  const base = wanted?.text ?? slugOf(row.headline);
  for (let nth = 1; ; nth += 1) {
    const slug = nth <= NUMBERED ? nthSlug(base, nth) : `${base}-${randomInt(36 ** 6).toString(36)}`;
    const taken = await tx.query('SELECT FROM articles WHERE site_id = $1 AND slug = $2', [row.siteId, slug]);
    if (taken.length > 0) {
      if (wanted?.exact) throw new SlugTaken(slug);
      continue;
    }
    await tx.run('SAVEPOINT before_article');
    try {
      await tx.manager.insert(Article, { ...row, slug });
      return;
    } catch (error) {
      const taken = takenBy(error, slug, row.externalId);
      if (!(taken instanceof SlugTaken) || wanted?.exact) throw taken ?? error;
      // Another article took it since we looked.
      await tx.run('ROLLBACK TO SAVEPOINT before_article');
    }
  }
}

function takenBy(error: unknown, slug: string, externalId: string | null): Error | null {
  if (!(error instanceof QueryFailedError)) return null;
  const { constraint } = error.driverError as Error & { constraint?: string };
  if (constraint === 'articles_slug_key') return new SlugTaken(slug);
  if (constraint === 'articles_external_id_key') return new ExternalIdTaken(externalId!);
  return null;
}

async function claimUrl(tx: Tx, url: ArticleUrl): Promise<void> {
  const claimed = await tx.run(
    'INSERT INTO article_urls (site_id, url, article_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [url.siteId, url.url, url.articleId],
  );
  if (claimed === 0) throw new UrlTaken(url.url);
}

/** Hosts an article that a publisher sends. */
@Injectable()
export class HostArticle {
  constructor(private readonly database: Database) {}

  /** Answers the article's id; of a repeated request, the first one's. */
  async execute(command: {
    siteId: string;
    by: AccountViewer;
    body: HostArticleBody;
    idempotencyKey: string | null;
  }): Promise<string> {
    const { siteId, by, body, idempotencyKey: key } = command;
    if (body.section != null) throw new SectionUnknown(body.section);
    allow(by, 'host articles', { section: null });
    return this.database.transaction(async (tx) => {
      const id = newId();
      const request =
        key === null ? null : { siteId, key, route: 'articles', who: { credential: by.accountId }, body };
      const first = await claimKey(tx, request, id);
      if (first !== null) return first;
      const now = await readClock(tx);
      await hostArticle(tx, id, articleOf(siteId, body, now));
      const actor: Actor = { kind: 'account', id: by.accountId };
      await record(tx, [
        { siteId, at: now, actor, action: 'article.host', subjectKind: 'article', subjectId: id },
      ]);
      return id;
    });
  }
}

const articleOf = (siteId: string, body: HostArticleBody, now: Date): NewArticle => ({
  siteId,
  headline: body.headline,
  body: body.body,
  slug: body.slug == null ? null : { text: body.slug.normalize('NFC'), exact: true },
  byline: body.byline ?? null,
  disclosure: body.disclosure ?? null,
  editorsNote: body.editorsNote ?? null,
  sectionId: null,
  publishedAt:
    body.publishedAt === undefined ? now : body.publishedAt === null ? null : instantOf(body.publishedAt),
  canonicalUrl: body.canonicalUrl ?? null,
  aliases: body.aliases ?? [],
  externalId: body.externalId ?? null,
  state: body.state ?? 'public',
  source: null,
  sourceId: null,
});
