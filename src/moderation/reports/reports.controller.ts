import { Body, Controller, Delete, Get, Header, HttpCode, Ip, Param, Post, Put, Query } from '@nestjs/common';
import { IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import { NotAllowed } from '../../accounts/accounts.errors.js';
import { CurrentViewer, Requires, SignedIn, Site } from '../../accounts/request-context.js';
import { personIdOf, type AccountViewer, type Viewer } from '../../accounts/viewer.js';
import { Database } from '../../platform/database/database.js';
import { Documented, Meaning } from '../../platform/http/documented.js';
import { IdempotencyKeyHeader } from '../../platform/http/idempotency-key.js';
import { IsInstant } from '../../platform/http/is-instant.js';
import { IsText } from '../../platform/http/is-text.js';
import { LIST_LIMIT, ListQuery } from '../../platform/http/list.query.js';
import { instantOf } from '../../platform/rfc3339.js';
import { AuthorBanned } from '../../sanctions/sanctions.errors.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { ThreadClosed } from '../../threads/thread.errors.js';
import { MuteReporter } from './mute-reporter.js';
import { listOwnReports, listReportsFor } from './read-reports.js';
import { ReportComment } from './report-comment.js';
import {
  AlreadyReported,
  MuteIsPast,
  OwnComment,
  ReasonUnknown,
  ReportsMuted,
  StaffNotMuted,
  TooManyReports,
} from './reports.errors.js';
import { MUTED_EXAMPLE, OWN_REPORT_EXAMPLE, REPORT_EXAMPLE } from './reports.examples.js';

class ReportBody {
  static readonly example: ReportBody = { reason: 'abuse', text: 'The last sentence.' };

  @Meaning("The key of one of the site's reasons.")
  @IsString()
  @MaxLength(60)
  reason: string;

  @Meaning('For moderators only.')
  @IsOptional()
  @IsText()
  @MaxLength(2_000)
  text?: string | null;
}

class MuteBody {
  static readonly example: MuteBody = { until: '2026-11-09T09:20:00Z', note: 'Reports whoever disagrees.' };

  @Meaning('Null: for good. Beyond 30 days it takes a publisher.')
  @ValidateIf(({ until }: MuteBody) => until !== null)
  @IsInstant()
  until: string | null;

  @Meaning('For colleagues.')
  @IsOptional()
  @IsText()
  @MaxLength(2_000)
  note?: string | null;
}

@Controller('api/v1')
export class ReportsController {
  constructor(
    private readonly database: Database,
    private readonly reportComment: ReportComment,
    private readonly muteReporter: MuteReporter,
  ) {}

  @Post('comments/:id/reports')
  @Requires('person')
  @Documented({
    does: 'Reports a comment',
    more: 'Once a person and comment. With enough reports it is held until a moderator has looked.',
    answers: { says: 'The report', example: OWN_REPORT_EXAMPLE },
    refuses: [
      OwnComment,
      ThreadClosed,
      ReasonUnknown,
      AlreadyReported,
      TooManyReports,
      ReportsMuted,
      AuthorBanned,
    ],
  })
  @Header('cache-control', 'private, no-store')
  report(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') commentId: string,
    @Body() { reason, text = null }: ReportBody,
    @IdempotencyKeyHeader() idempotencyKey: string | null,
    @Ip() ip: string,
  ): Promise<object> {
    return this.reportComment.execute({ site, viewer, commentId, reason, text, idempotencyKey, ip });
  }

  @Get('me/reports')
  @Requires('person')
  @Documented({
    does: 'Lists your own reports',
    more: 'The newest first. `status` says what became of each: `open`, `upheld` (the comment was removed), `dismissed` (it stayed) or `withdrawn` (by its author).',
    answers: { says: 'A page of reports', example: { items: [OWN_REPORT_EXAMPLE], nextCursor: null } },
  })
  @Header('cache-control', 'private, no-store')
  own(
    @CurrentViewer() viewer: Viewer,
    @Query() { cursor = null, limit = LIST_LIMIT }: ListQuery,
  ): Promise<object> {
    return listOwnReports(this.database, personIdOf(viewer)!, { cursor, limit });
  }

  @Get('moderation/comments/:id/reports')
  @Requires('read held comments')
  @Documented({
    does: "Lists a comment's reports",
    more: 'The newest first, each with the weight that it had when it was sent and the revision of the text that it is about.',
    answers: { says: 'A page of reports', example: { items: [REPORT_EXAMPLE], nextCursor: null } },
    refuses: [NotAllowed],
  })
  @Header('cache-control', 'private, no-store')
  list(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') commentId: string,
    @Query() { cursor = null, limit = LIST_LIMIT }: ListQuery,
  ): Promise<object> {
    return listReportsFor(this.database, by, { siteId: site.id, commentId }, { cursor, limit });
  }

  @Put('moderation/reporters/:id/mute')
  @Requires('mute reporters')
  @Documented({
    does: 'Takes no more reports from somebody',
    more: 'Until an instant, of at most 30 days from now by a moderator; longer or for good by a publisher. It replaces the mute that stands.',
    answers: { says: 'The mute', example: MUTED_EXAMPLE },
    refuses: [MuteIsPast, StaffNotMuted],
  })
  @Header('cache-control', 'private, no-store')
  mute(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') reporterId: string,
    @Body() { until, note = null }: MuteBody,
  ): Promise<object> {
    const end = until === null ? null : instantOf(until);
    return this.muteReporter.mute({ siteId: site.id, by, reporterId, until: end, note });
  }

  @Delete('moderation/reporters/:id/mute')
  @Requires('mute reporters')
  @HttpCode(204)
  @Documented({
    does: 'Takes reports from somebody again',
    answers: { says: 'They are heard, by now or already' },
    refuses: [StaffNotMuted],
  })
  unmute(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') reporterId: string,
  ): Promise<void> {
    return this.muteReporter.unmute({ siteId: site.id, by, reporterId });
  }
}
