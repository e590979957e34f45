import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentViewer, Site } from '../accounts/request-context.js';
import type { Viewer } from '../accounts/viewer.js';
import { ArticlesQuery, listArticles } from '../articles/list-articles.js';
import { Database, type Reader } from '../platform/database/database.js';
import { LIST_LIMIT } from '../platform/http/list.query.js';
import { readSections } from '../sites/read-sections.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { readClosings } from '../threads/read-closing.js';
import { articleHref } from './hrefs.js';
import { asPage } from './page-reply.js';
import { pageView } from './page-view.js';
import { renderFrontPage } from './render.js';
import type { SectionLinkView } from './front-page-view.js';

/** The site's own page: its articles. */
@Controller()
export class SitePagesController {
  constructor(private readonly database: Database) {}

  @Get()
  async front(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Query() { section = null, cursor = null }: ArticlesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.database.snapshot(async (reader) => {
      const { items, nextCursor } = await listArticles(reader, {
        siteId: site.id,
        section,
        cursor,
        limit: LIST_LIMIT,
      });
      const closings = await readClosings(
        reader,
        site.id,
        items.map(({ threadId }) => threadId),
      );
      const articles = items.map(
        ({ slug, headline, byline, publishedAt, publishedCount, threadId, sectionName }) => ({
          href: articleHref(slug),
          headline,
          byline,
          section: sectionName,
          publishedAt: publishedAt?.toISOString() ?? null,
          commentCount: publishedCount,
          state: closings.get(threadId)!.closing.state,
        }),
      );
      asPage(reply);
      return renderFrontPage({
        ...pageView(site, viewer, '/'),
        articles,
        sections: await sectionLinks(reader, site.id, section),
        moreHref: nextCursor && `/?${section === null ? '' : `section=${section}&`}cursor=${nextCursor}`,
      });
    });
  }
}

/** A link to each section's articles, and the one to all; none where the site has no sections. */
async function sectionLinks(
  reader: Reader,
  siteId: string,
  chosen: string | null,
): Promise<SectionLinkView[]> {
  const sections = await readSections(reader, siteId);
  if (sections.length === 0) return [];
  const links = sections.map(({ key, name }) => ({
    label: name,
    href: `/?section=${key}`,
    current: key === chosen,
  }));
  return [{ label: null, href: '/', current: chosen === null }, ...links];
}
