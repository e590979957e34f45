import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentViewer, Site } from '../accounts/request-context.js';
import type { Viewer } from '../accounts/viewer.js';
import { ArticlesQuery, listArticles } from '../articles/list-articles.js';
import { Database, type Reader } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { LIST_LIMIT } from '../platform/http/list.query.js';
import { listCommentPolicies, type PublishedPolicy } from '../policies/read-comment-policy.js';
import { readSections } from '../sites/read-sections.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { readClosings } from '../threads/read-closing.js';
import { articleHref } from './hrefs.js';
import { asPage } from './page-reply.js';
import { pageView } from './page-view.js';
import { renderFrontPage, renderPolicyPage } from './render.js';
import type { SectionLinkView } from './front-page-view.js';

/** The site's own pages: its articles and its comment policy. */
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

  @Get('policy')
  async policy(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.policyPage(site, viewer, reply, null);
  }

  @Get('policy/:version')
  async policyVersion(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('version') version: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.policyPage(site, viewer, reply, version);
  }

  private async policyPage(
    site: CurrentSite,
    viewer: Viewer,
    reply: FastifyReply,
    version: string | null,
  ): Promise<string> {
    const versions = await listCommentPolicies(this.database, site.id);
    const current = versions[0]!;
    const wanted = version === null ? current : versions.find((policy) => String(policy.version) === version);
    if (!wanted) throw new NotHere('version of the comment policy');
    asPage(reply);
    const link = ({ version: number, publishedAt }: PublishedPolicy) => ({
      version: number,
      href: `/policy/${number}`,
      publishedAt: publishedAt.toISOString(),
    });
    return renderPolicyPage({
      ...pageView(site, viewer, '/policy'),
      policy: { ...wanted, publishedAt: wanted.publishedAt.toISOString() },
      current: wanted === current ? null : { version: current.version, href: '/policy' },
      earlier: versions.filter((policy) => policy.version < wanted.version).map(link),
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
