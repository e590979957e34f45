import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { may } from '../accounts/permissions.rules.js';
import { CurrentViewer, Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer, Viewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { Documented } from '../platform/http/documented.js';
import { ListQuery } from '../platform/http/list.query.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { CommentPolicyBody, ComparedVersions, PublishBody, POLICY_BYTES } from './comment-policy.body.js';
import { comparePolicies } from './compare-policies.rules.js';
import { pageOfVersions } from './page-of-versions.js';
import { COMMENT_POLICY_EXAMPLE, COMPARISON_EXAMPLE, DRAFT_EXAMPLE } from './policies.examples.js';
import { DraftNotThere, RuleInUse } from './policies.errors.js';
import { PublishCommentPolicy } from './publish-comment-policy.js';
import { listCommentPolicies, readCommentPolicy, readCommentPolicyDraft } from './read-comment-policy.js';
import { SaveCommentPolicyDraft } from './save-comment-policy-draft.js';

@Controller('api/v1/comment-policies')
export class CommentPoliciesController {
  constructor(
    private readonly database: Database,
    private readonly saveDraft: SaveCommentPolicyDraft,
    private readonly publishPolicy: PublishCommentPolicy,
  ) {}

  @Get()
  @Documented({
    does: 'Lists the published versions of the comment policy',
    more: 'Newest first; old ones stay readable.',
    answers: { says: 'A page of versions', example: { items: [COMMENT_POLICY_EXAMPLE], nextCursor: null } },
  })
  async list(@Site() site: CurrentSite, @Query() query: ListQuery): Promise<object> {
    return pageOfVersions(await listCommentPolicies(this.database, site.id), query);
  }

  @Post()
  @Requires('publish comment policies', { bodyLimit: POLICY_BYTES })
  @Documented({
    does: 'Saves the draft of the next version of the comment policy',
    more: 'As a whole, in the place of a draft that is there. Readers see nothing of it before it is published.',
    answers: { says: 'The draft, under the number that it will have', example: DRAFT_EXAMPLE },
  })
  draft(
    @Site() { id: siteId }: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() body: CommentPolicyBody,
  ): Promise<object> {
    return this.saveDraft.execute({ siteId, by, body });
  }

  @Get('diff')
  @Documented({
    does: 'Compares two published versions of the comment policy',
    more: 'Word by word; rules by their keys.',
    answers: { says: 'What became of one in the other', example: COMPARISON_EXAMPLE },
  })
  async compare(@Site() { id }: CurrentSite, @Query() { from, to }: ComparedVersions): Promise<object> {
    const [before, after] = await this.database.snapshot(async (reader) => [
      await readCommentPolicy(reader, id, from),
      await readCommentPolicy(reader, id, to),
    ]);
    return { from, to, ...comparePolicies(before, after) };
  }

  @Get(':version')
  @Documented({
    does: 'Reads a version of the comment policy',
    more: 'A draft is there for who may publish it.',
    answers: {
      says: 'The version, with its rules',
      examples: { published: COMMENT_POLICY_EXAMPLE, draft: DRAFT_EXAMPLE },
    },
  })
  async read(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('version') version: string,
  ): Promise<object> {
    const number = versionOf(version);
    const draft = may(viewer, 'publish comment policies', 'site')
      ? await readCommentPolicyDraft(this.database, site.id)
      : null;
    return draft?.version === number ? draft : readCommentPolicy(this.database, site.id, number);
  }

  @Post(':version/publish')
  @Requires('publish comment policies')
  @HttpCode(200)
  @Documented({
    does: 'Publishes the draft of the comment policy',
    more: 'It is in force at once, and the version before is superseded.',
    answers: { says: 'The version in force', example: COMMENT_POLICY_EXAMPLE },
    refuses: [DraftNotThere, RuleInUse],
  })
  publish(
    @Site() { id: siteId }: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('version') version: string,
    @Body() { announceDays = ANNOUNCED_DAYS }: PublishBody,
  ): Promise<object> {
    return this.publishPolicy.execute({ siteId, by, version: versionOf(version), announceDays });
  }
}

const ANNOUNCED_DAYS = 14;

function versionOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new NotHere('version of the comment policy');
  return Number(text);
}
