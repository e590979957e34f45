import { Body, Controller, Delete, Get, Header, HttpCode, Ip, Param, Patch, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { IsInt, IsOptional, IsString, Min } from 'class-validator';
import { CurrentViewer, Requires, Site } from '../accounts/request-context.js';
import type { Viewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import { UserAgent } from '../platform/http/user-agent.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { EDITED_EXAMPLE } from './comments.examples.js';
import { EditComment } from './edit-comment.js';
import { EDIT_REFUSALS, WITHDRAWAL_REFUSALS } from './post-comment.refusals.js';
import { answerAuthor } from './answer-author.js';
import { readOwnText } from './read-own-text.js';
import { WithdrawComment } from './withdraw-comment.js';

class EditBody {
  static readonly example: EditBody = { body: 'At *long* last.', revision: 1 };

  @Meaning('Markdown.')
  @IsString()
  body: string;

  @Meaning('Of the comment that the author saw.')
  @IsInt()
  @Min(1)
  revision: number;

  @Meaning('The version of the comment policy that the author has read; by default the one in force.')
  @IsOptional()
  @IsInt()
  acceptedPolicyVersion?: number | null;
}

/** What authors do with what they wrote. */
@Controller('api/v1/comments')
export class OwnCommentsController {
  constructor(
    private readonly database: Database,
    private readonly editComment: EditComment,
    private readonly withdrawComment: WithdrawComment,
  ) {}

  @Get(':id/text')
  @Requires('person')
  @Documented({
    does: "Reads a comment's text as its author typed it",
    more: 'For its author, within the edit window: what a change begins with.',
    answers: {
      says: 'The text, and the revision that a change names',
      example: { body: 'At *last*.', revision: 1, until: '2026-11-02T08:51:07.250Z' },
    },
    refuses: EDIT_REFUSALS,
  })
  @Header('cache-control', 'private, no-store')
  text(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') commentId: string,
  ): Promise<object> {
    return this.database.snapshot((reader) => readOwnText(reader, { site, commentId, viewer }));
  }

  @Patch(':id')
  @Requires('person')
  @Documented({
    does: "Changes a comment's text",
    more: 'By its author, within the edit window. The new text is screened like a new comment: `status` says what became of it. All earlier texts are kept; a comment has at most 50.',
    answers: {
      says: 'The comment as it stands; as it was, where the text is the same',
      example: EDITED_EXAMPLE,
    },
    refuses: EDIT_REFUSALS,
  })
  @Header('cache-control', 'private, no-store')
  async edit(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') commentId: string,
    @Body() body: EditBody,
    @Ip() ip: string,
    @UserAgent() userAgent: string | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    await this.editComment.execute({ site, commentId, viewer, body, ip, userAgent });
    return answerAuthor(this.database, reply, { siteId: site.id, commentId, author: viewer });
  }

  @Delete(':id')
  @Requires('person')
  @Documented({
    does: 'Withdraws a comment',
    more: 'By its author, at any time. A tombstone keeps its place while there are visible replies below; moderators can still read it.',
    answers: { says: 'It is withdrawn, by now or already' },
    refuses: WITHDRAWAL_REFUSALS,
  })
  @HttpCode(204)
  async withdraw(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') commentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.withdrawComment.execute({ site, commentId, viewer });
    await answerAuthor(this.database, reply, { siteId: site.id, commentId, author: viewer });
  }
}
