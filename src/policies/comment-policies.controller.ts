import { Controller, Get, Param, Query } from '@nestjs/common';
import { Site } from '../accounts/request-context.js';
import { Database } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { Documented } from '../platform/http/documented.js';
import { ListQuery } from '../platform/http/list.query.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { COMMENT_POLICY_EXAMPLE } from './policies.examples.js';
import { pageOfVersions } from './page-of-versions.js';
import { listCommentPolicies, readCommentPolicy } from './read-comment-policy.js';

@Controller('api/v1/comment-policies')
export class CommentPoliciesController {
  constructor(private readonly database: Database) {}

  @Get()
  @Documented({
    does: 'Lists the published versions of the comment policy',
    more: 'Newest first; old ones stay readable.',
    answers: { says: 'A page of versions', example: { items: [COMMENT_POLICY_EXAMPLE], nextCursor: null } },
  })
  async list(@Site() site: CurrentSite, @Query() query: ListQuery): Promise<object> {
    return pageOfVersions(await listCommentPolicies(this.database, site.id), query);
  }

  @Get(':version')
  @Documented({
    does: 'Reads a version of the comment policy',
    answers: { says: 'The version, with its rules', example: COMMENT_POLICY_EXAMPLE },
  })
  async read(@Site() site: CurrentSite, @Param('version') version: string): Promise<object> {
    if (!/^\d{1,9}$/.test(version)) throw new NotHere('version of the comment policy');
    return readCommentPolicy(this.database, site.id, Number(version));
  }
}
