import { Body, Controller, Get, Ip, Param, Post, Query, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { CurrentViewer, Requires, Site } from '../accounts/request-context.js';
import type { Viewer } from '../accounts/viewer.js';
import { ORDERS, type Order } from '../comments/cursors.rules.js';
import { LikeComment } from '../comments/like-comment.js';
import { locateComment } from '../comments/locate-comment.js';
import { Database } from '../platform/database/database.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { anchorOf } from './components/anchor.js';
import { discussionHref, placeHref } from './hrefs.js';
import { seeOther } from './page-reply.js';

/** The part of the discussion in which the like was given. */
class LikeQuery {
  @IsOptional()
  @IsIn(ORDERS)
  sort?: Order;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  replies?: string;
}

class LikeForm {
  @IsIn(['true', 'false'])
  liked: 'true' | 'false';
}

/** A comment's own address, and the form of its like. */
@Controller('comments')
export class CommentPagesController {
  constructor(
    private readonly database: Database,
    private readonly likeComment: LikeComment,
  ) {}

  /** Leads to where the comment stands now. */
  @Get(':id')
  async permalink(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const place = await this.database.snapshot((reader) => locateComment(reader, site.id, id, viewer));
    await reply
      .status(302)
      .headers({ location: placeHref(place), 'cache-control': 'private, no-cache', vary: 'cookie' })
      .send();
  }

  @Post(':id/like')
  @Requires('person')
  async like(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Query() part: LikeQuery,
    @Body() { liked }: LikeForm,
    @Ip() ip: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.likeComment.execute({ siteId: site.id, commentId: id, viewer, ip, liked: liked === 'true' });
    const place = await locateComment(this.database, site.id, id, viewer);
    await seeOther(reply, discussionHref(place.slug, part, anchorOf(place)));
  }
}
