import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import { NotHere, Problem } from '../platform/errors/problem.js';
import { isLine } from '../platform/http/is-text.js';
import { instantOf } from '../platform/rfc3339.js';
import { EXTERNAL_ID_LENGTH, type ArticleBody } from './article.body.js';
import { ExternalIdDiffers, ExternalIdInvalid } from './articles.errors.js';
import { changeArticle, type ArticleChange } from './change-article.js';
import { findIfThere, readName } from './find-article.js';
import { hostAsSent } from './host-article.js';

/** Puts an article as a publisher sends it: replaces the one that is there, or hosts it under the publisher's own id. */
@Injectable()
export class PutArticle {
  constructor(private readonly database: Database) {}

  async execute(command: {
    siteId: string;
    /** As a path names it. */
    name: string;
    by: AccountViewer;
    body: ArticleBody;
  }): Promise<{ id: string; created: boolean }> {
    const { siteId, name, by } = command;
    const externalId = externalIdIn(name);
    if (externalId !== null && (command.body.externalId ?? externalId) !== externalId)
      throw new ExternalIdDiffers();
    const body = externalId === null ? command.body : { ...command.body, externalId };
    const put = () =>
      this.database.transaction(async (tx) => {
        const found = await findIfThere(tx, siteId, name, by);
        if (found !== null) {
          await changeArticle(tx, { siteId, found, by, change: replacing(body) });
          return { id: found.id, created: false };
        }
        if (externalId === null) throw new NotHere('article');
        if (!isLine(externalId) || externalId.length > EXTERNAL_ID_LENGTH) throw new ExternalIdInvalid();
        return { id: await hostAsSent(tx, { siteId, by, body, idempotencyKey: null }), created: true };
      });
    try {
      return await put();
    } catch (error) {
      if (externalId === null || !isTaken(error)) throw error;
      // Another request may have hosted it since we looked, with this slug and these addresses: then it is there now.
      return put();
    }
  }
}

/** The publisher's own id where the path names the article by it. */
function externalIdIn(name: string): string | null {
  const named = readName(name);
  return named?.kind === 'external' ? named.value : null;
}

const isTaken = (error: unknown): boolean => error instanceof Problem && error.status === 409;

/**
 * What names the article, dates it or hides it stays where nothing is said of it: a system that saves again must
 * neither re-date nor show. The rest is as sent, absent for none.
 */
const replacing = (body: ArticleBody): ArticleChange => ({
  slug: body.slug?.normalize('NFC'),
  headline: body.headline,
  body: body.body,
  byline: body.byline ?? null,
  disclosure: body.disclosure ?? null,
  editorsNote: body.editorsNote ?? null,
  section: body.section ?? null,
  publishedAt: body.publishedAt == null ? body.publishedAt : instantOf(body.publishedAt),
  canonicalUrl: body.canonicalUrl ?? null,
  aliases: body.aliases ?? [],
  keepFormerUrls: true,
  externalId: body.externalId,
  state: body.state ?? undefined,
});
