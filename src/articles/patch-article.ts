import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import { instantOf } from '../platform/rfc3339.js';
import type { ArticlePatch } from './article.body.js';
import { changeArticle, type ArticleChange } from './change-article.js';
import { findArticle } from './find-article.js';

/** Changes what a publisher names of an article, and nothing else. */
@Injectable()
export class PatchArticle {
  constructor(private readonly database: Database) {}

  /** Answers the article's id. */
  async execute(command: {
    siteId: string;
    /** As a path names it. */
    name: string;
    by: AccountViewer;
    patch: ArticlePatch;
  }): Promise<string> {
    const { siteId, name, by, patch } = command;
    return this.database.transaction(async (tx) => {
      const found = await findArticle(tx, siteId, name, by);
      await changeArticle(tx, { siteId, found, by, change: changing(patch) });
      return found.id;
    });
  }
}

/** Aliases that are named are meant as the whole list: so an address can be given up. */
const changing = ({ slug, publishedAt, aliases, state, ...patch }: ArticlePatch): ArticleChange => ({
  ...patch,
  slug: slug?.normalize('NFC'),
  publishedAt: publishedAt == null ? publishedAt : instantOf(publishedAt),
  aliases: aliases === null ? [] : aliases,
  keepFormerUrls: false,
  state: state ?? undefined,
});
