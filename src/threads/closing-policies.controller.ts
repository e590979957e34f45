import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { IsObject, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { ClosingPolicyInvalid } from '../policies/closing-policy.errors.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import { CLOSING_POLICY_EXAMPLE, CLOSING_POLICY_VERSION_EXAMPLE } from '../policies/policies.examples.js';
import { Database } from '../platform/database/database.js';
import { versionOf, withVersion } from '../platform/http/if-match.js';
import { ListQuery } from '../platform/http/list.query.js';
import { readClosingPolicy } from '../policies/set-closing-policy.js';
import { listClosingPolicies } from '../policies/list-closing-policies.js';
import { pageOfVersions } from '../policies/page-of-versions.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { PREVIEW_EXAMPLE } from './closing.examples.js';
import { policySubject } from './policy-subject.js';
import { PreviewClosingPolicy } from './preview-closing-policy.js';
import { ReplaceClosingPolicy } from './replace-closing-policy.js';

class PreviewBody {
  static readonly example: PreviewBody = { level: 'section:sport', policy: { closeAfterDays: 14 } };

  @Meaning('`site`, `section:<key>` or `article:<id>`.')
  @IsString()
  @MaxLength(200)
  level: string;

  @Meaning('The whole draft.')
  @IsObject()
  policy: object;
}

@Controller('api/v1/closing-policies')
export class ClosingPoliciesController {
  constructor(
    private readonly database: Database,
    private readonly replaceClosingPolicy: ReplaceClosingPolicy,
    private readonly previewClosingPolicy: PreviewClosingPolicy,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @Requires('set closing policies')
  @Documented({
    does: 'Previews a closing policy',
    more: 'What the draft would do to the threads of its level, at once and by itself in the next 30 days, with up to five examples each. Nothing is saved: `version` is that of the policy that it would replace, for `If-Match`.',
    answers: { says: 'What would change', example: PREVIEW_EXAMPLE },
    refuses: [ClosingPolicyInvalid],
  })
  preview(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() { level, policy }: PreviewBody,
  ): Promise<object> {
    return this.previewClosingPolicy.execute({ siteId: site.id, by, level, policy });
  }

  @Get(':subject')
  @Requires('set closing policies')
  @Documented({
    does: 'Reads a closing policy',
    more: 'When threads close: the settings of this level alone. An absent one is inherited from the level above.',
    answers: { says: 'The policy in force', example: CLOSING_POLICY_EXAMPLE },
  })
  async read(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('subject') subject: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { version, policy } = await readClosingPolicy(
      this.database,
      await policySubject(this.database, site.id, subject, by),
    );
    return withVersion(reply, version, policy);
  }

  @Get(':subject/versions')
  @Requires('set closing policies')
  @Documented({
    does: 'Lists the versions of a closing policy',
    more: 'Newest first, with who set each and when, and the policy before and after.',
    answers: {
      says: 'A page of versions',
      example: { items: [CLOSING_POLICY_VERSION_EXAMPLE], nextCursor: null },
    },
  })
  async versions(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('subject') subject: string,
    @Query() query: ListQuery,
  ): Promise<object> {
    const versions = await listClosingPolicies(
      this.database,
      await policySubject(this.database, site.id, subject, by),
    );
    return pageOfVersions(versions, query);
  }

  @Put(':subject')
  @Requires('set closing policies')
  @Documented({
    does: 'Replaces a closing policy',
    more: 'As a whole: an absent setting is inherited from the level above, `"off"` is off. Of the site only: `switch` ("on", "off") and `maxOpenDays`, which no reopening exceeds. Of every level: `closeAt`, `closeAfterDays` (since publication), `closeWhenIdleDays` (since the last comment), `closeAfterComments`, `hours` (staffed hours by the site\'s clock: paused otherwise), `queue` (paused while more comments wait for moderators than `pauseAbove`, until fewer than `resumeBelow` do), `message`, `onClose` (what becomes of held comments), `likesCloseAfterDays` (after the close).',
    takes: CLOSING_POLICY_EXAMPLE,
    answers: { says: 'The policy in force from now on', example: CLOSING_POLICY_EXAMPLE },
    refuses: [ClosingPolicyInvalid],
  })
  async replace(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('subject') subject: string,
    @Body() policy: unknown,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const change = { siteId: site.id, subject, policy, ifMatch: versionOf(ifMatch), by };
    const { version, policy: replaced } = await this.replaceClosingPolicy.execute(change);
    return withVersion(reply, version, replaced);
  }
}
