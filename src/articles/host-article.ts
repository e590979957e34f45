import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { allow } from '../accounts/allow.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { claimKey } from '../platform/database/idempotency.js';
import { sanitiseArticleHtml, SANITISER_VERSION } from '../platform/html/sanitise.js';
import { newId } from '../platform/ids.js';
import { instantOf } from '../platform/rfc3339.js';
import { sectionOrNone } from '../sites/find-section.js';
import { shareSiteLock } from '../sites/site-lock.js';
import { openThread } from '../threads/open-thread.js';
import { noteNewThread } from '../threads/tell-closings.js';
import type { ArticleBody } from './article.body.js';
import { Article } from './article.entity.js';
import { urlsOf, writeUrls } from './article-urls.js';
import { ExternalIdTaken, SlugTaken } from './articles.errors.js';
import { claimSlug } from './claim-slug.js';
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

/** The step that every hosted article takes: its row, its slug and addresses, and its thread, all or none. */
export async function hostArticle(
  tx: Tx,
  id: string,
  { body, aliases, slug, ...article }: NewArticle,
): Promise<{ threadId: string }> {
  const { siteId, canonicalUrl } = article;
  const row = {
    ...article,
    id,
    bodySource: body,
    bodyHtml: sanitiseArticleHtml(body),
    sanitiserVersion: SANITISER_VERSION,
  };
  await insertWithSlug(tx, row, slug);
  await writeUrls(tx, { siteId, id }, new Map(), urlsOf(canonicalUrl, aliases));
  return { threadId: await openThread(tx, { siteId, articleId: id }) };
}

/** Tries that count up; beyond, chance finds a free slug at once where counting would ask for each. */
const NUMBERED = 9;

async function insertWithSlug(
  tx: Tx,
  row: Omit<Article, 'slug' | 'createdAt'>,
  wanted: NewArticle['slug'],
): Promise<void> {
  const { siteId, id: articleId } = row;
  const base = wanted?.text ?? slugOf(row.headline);
  for (let nth = 1; ; nth += 1) {
    const slug = nth <= NUMBERED ? nthSlug(base, nth) : `${base}-${randomInt(36 ** 6).toString(36)}`;
    const taken = await tx.query('SELECT FROM article_slugs WHERE site_id = $1 AND slug = $2', [
      siteId,
      slug,
    ]);
    if (taken.length > 0) {
      if (wanted?.exact) throw new SlugTaken(slug);
      continue;
    }
    await tx.run('SAVEPOINT before_article');
    try {
      await tx.manager.insert(Article, { ...row, slug });
      await claimSlug(tx, { siteId, slug, articleId });
      return;
    } catch (error) {
      const taken = takenBy(error, slug, row.externalId);
      if (!(taken instanceof SlugTaken) || wanted?.exact) throw taken ?? error;
      // Another article took it since we looked.
      await tx.run('ROLLBACK TO SAVEPOINT before_article');
    }
  }
}

/** What another article has already, of a write that failed; null: it failed for another reason. */
export function takenBy(error: unknown, slug: string, externalId: string | null): Error | null {
  if (error instanceof SlugTaken) return error;
  if (!(error instanceof QueryFailedError)) return null;
  const { constraint } = error.driverError as Error & { constraint?: string };
  if (constraint === 'articles_slug_key') return new SlugTaken(slug);
  if (constraint === 'articles_external_id_key') return new ExternalIdTaken(externalId!);
  return null;
}

export interface HostArticleCommand {
  readonly siteId: string;
  readonly by: AccountViewer;
  readonly body: ArticleBody;
  readonly idempotencyKey: string | null;
}

/** Hosts an article that a publisher sends. */
@Injectable()
export class HostArticle {
  constructor(private readonly database: Database) {}

  /** Answers the article's id; of a repeated request, the first one's. */
  async execute(command: HostArticleCommand): Promise<string> {
    return this.database.transaction((tx) => hostAsSent(tx, command));
  }
}

/** Hosts what a publisher sent, where they may; answers its id. */
export async function hostAsSent(tx: Tx, command: HostArticleCommand): Promise<string> {
  const { siteId, by, body, idempotencyKey: key } = command;
  // The section stays while this goes on.
  await shareSiteLock(tx, siteId);
  const sectionId = await sectionOrNone(tx, siteId, body.section ?? null);
  allow(by, 'host articles', { section: sectionId });
  const id = newId();
  const request =
    key === null ? null : { siteId, key, route: 'articles', who: { credential: by.accountId }, body };
  const first = await claimKey(tx, request, id);
  if (first !== null) return first;
  const at = await readClock(tx);
  const { threadId } = await hostArticle(tx, id, articleOf(siteId, body, sectionId, at));
  await noteNewThread(tx, threadId);
  const actor = { kind: 'account', id: by.accountId } as const;
  await record(tx, [{ siteId, at, actor, action: 'article.host', subjectKind: 'article', subjectId: id }]);
  return id;
}

const articleOf = (siteId: string, body: ArticleBody, sectionId: string | null, now: Date): NewArticle => ({
  siteId,
  headline: body.headline,
  body: body.body,
  slug: body.slug == null ? null : { text: body.slug.normalize('NFC'), exact: true },
  byline: body.byline ?? null,
  disclosure: body.disclosure ?? null,
  editorsNote: body.editorsNote ?? null,
  sectionId,
  publishedAt:
    body.publishedAt === undefined ? now : body.publishedAt === null ? null : instantOf(body.publishedAt),
  canonicalUrl: body.canonicalUrl ?? null,
  aliases: body.aliases ?? [],
  externalId: body.externalId ?? null,
  state: body.state ?? 'public',
  source: null,
  sourceId: null,
});
