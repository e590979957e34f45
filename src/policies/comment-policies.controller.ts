import { Controller, Get, Param } from '@nestjs/common';
import { Site } from '../accounts/request-context.js';
import { Database } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { listCommentPolicies, readCommentPolicy } from './read-comment-policy.js';

@Controller('api/v1/comment-policies')
export class CommentPoliciesController {
  constructor(private readonly database: Database) {}

  @Get()
  async list(@Site() site: CurrentSite): Promise<object> {
    return { items: await listCommentPolicies(this.database, site.id), nextCursor: null };
  }

  @Get(':version')
  async read(@Site() site: CurrentSite, @Param('version') version: string): Promise<object> {
    if (!/^\d{1,9}$/.test(version)) throw new NotHere('version of the comment policy');
    return readCommentPolicy(this.database, site.id, Number(version));
  }
}
