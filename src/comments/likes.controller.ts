import { Controller, Delete, Ip, Param, Put } from '@nestjs/common';
import { CurrentViewer, Requires, Site } from '../accounts/request-context.js';
import type { Viewer } from '../accounts/viewer.js';
import { Documented } from '../platform/http/documented.js';
import { AuthorBanned } from '../sanctions/sanctions.errors.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { ThreadClosed } from '../threads/thread.errors.js';
import { LikeComment, type Liked } from './like-comment.js';
import { OwnComment } from './likes.errors.js';

@Controller('api/v1/comments/:id/like')
export class LikesController {
  constructor(private readonly likeComment: LikeComment) {}

  @Put()
  @Requires('person')
  @Documented({
    does: 'Likes a comment',
    more: 'Once a person, however often it is sent.',
    answers: { says: 'The likes by now', example: { likes: 4, liked: true } satisfies Liked },
    refuses: [OwnComment, ThreadClosed, AuthorBanned],
  })
  like(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Ip() ip: string,
  ): Promise<Liked> {
    return this.likeComment.execute({ siteId: site.id, commentId: id, viewer, ip, liked: true });
  }

  @Delete()
  @Requires('person')
  @Documented({
    does: 'Takes a like back',
    answers: { says: 'The likes by now', example: { likes: 3, liked: false } satisfies Liked },
    refuses: [OwnComment, ThreadClosed],
  })
  unlike(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Ip() ip: string,
  ): Promise<Liked> {
    return this.likeComment.execute({ siteId: site.id, commentId: id, viewer, ip, liked: false });
  }
}
