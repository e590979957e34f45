import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentViewer, Site } from '../accounts/request-context.js';
import type { Viewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { ComparedVersions } from '../policies/comment-policy.body.js';
import { comparePolicies } from '../policies/compare-policies.rules.js';
import {
  listCommentPolicies,
  readCommentPolicy,
  type PublishedPolicy,
} from '../policies/read-comment-policy.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { policyDiffHref, policyHref } from './hrefs.js';
import { asPage } from './page-reply.js';
import { pageView } from './page-view.js';
import { renderPolicyDiffPage, renderPolicyPage } from './render.js';

/** The comment policy, every version of it, and what became of one in another. */
@Controller('policy')
export class PolicyPagesController {
  constructor(private readonly database: Database) {}

  @Get()
  async current(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(site, viewer, reply, null);
  }

  @Get('diff')
  async compare(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Query() { from, to }: ComparedVersions,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.database.snapshot(async (reader) => {
      const before = await readCommentPolicy(reader, site.id, from);
      const after = await readCommentPolicy(reader, site.id, to);
      asPage(reply);
      return renderPolicyDiffPage({
        ...pageView(site, viewer),
        from: linkTo(before),
        to: linkTo(after),
        comparison: comparePolicies(before, after),
      });
    });
  }

  @Get(':version')
  async version(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('version') version: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(site, viewer, reply, version);
  }

  private async page(
    site: CurrentSite,
    viewer: Viewer,
    reply: FastifyReply,
    version: string | null,
  ): Promise<string> {
    const versions = await listCommentPolicies(this.database, site.id);
    const current = versions[0]!;
    const wanted = version === null ? current : versions.find((policy) => String(policy.version) === version);
    if (!wanted) throw new NotHere('version of the comment policy');
    const earlier = versions.filter((policy) => policy.version < wanted.version);
    const [before] = earlier;
    asPage(reply);
    return renderPolicyPage({
      ...pageView(site, viewer, '/policy'),
      policy: { ...wanted, publishedAt: wanted.publishedAt.toISOString() },
      current: wanted === current ? null : { version: current.version, href: '/policy' },
      earlier: earlier.map(linkTo),
      changesHref: before === undefined ? null : policyDiffHref(before.version, wanted.version),
    });
  }
}

const linkTo = ({ version, publishedAt }: PublishedPolicy) => ({
  version,
  href: policyHref(version),
  publishedAt: publishedAt.toISOString(),
});
