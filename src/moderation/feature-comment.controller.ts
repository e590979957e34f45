import { Controller, Delete, Param, Put } from '@nestjs/common';
import { Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { Documented } from '../platform/http/documented.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { FeatureComment, type Featured } from './feature-comment.js';
import { NotPublished } from './moderation.errors.js';

@Controller('api/v1/comments/:id/feature')
export class FeatureCommentController {
  constructor(private readonly featureComment: FeatureComment) {}

  @Put()
  @Requires('feature comments')
  @Documented({
    does: 'Features a comment',
    more: 'Readers see a published comment marked as one that the editors put forward; removed and restored, it is again. However often it is sent.',
    answers: { says: 'Whether it is featured by now', example: { featured: true } satisfies Featured },
    refuses: [NotPublished],
  })
  feature(
    @Site() { id: siteId }: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') commentId: string,
  ): Promise<Featured> {
    return this.featureComment.execute({ siteId, commentId, by, featured: true });
  }

  @Delete()
  @Requires('feature comments')
  @Documented({
    does: 'Takes a comment out of those that are featured',
    answers: { says: 'Whether it is featured by now', example: { featured: false } satisfies Featured },
  })
  unfeature(
    @Site() { id: siteId }: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') commentId: string,
  ): Promise<Featured> {
    return this.featureComment.execute({ siteId, commentId, by, featured: false });
  }
}
