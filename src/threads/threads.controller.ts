import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { IsOptional, MaxLength, ValidateIf } from 'class-validator';
import { Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import { IsInstant } from '../platform/http/is-instant.js';
import { IsText } from '../platform/http/is-text.js';
import { instantOf } from '../platform/rfc3339.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { CLOSED_EXAMPLES, REOPENED_EXAMPLES } from './closing.examples.js';
import { CloseThread } from './close-thread.js';
import { presentClosing } from './present-closing.js';
import { ReopenThread } from './reopen-thread.js';
import { ClosingMessageInvalid, ReopenHasNoEffect, UntilIsPast } from './thread.errors.js';

class CloseBody {
  static readonly example: CloseBody = { reason: 'Off the rails.', message: 'This discussion has ended.' };

  @Meaning('For the record; readers do not see it.')
  @IsOptional()
  @IsText()
  @MaxLength(2_000)
  reason?: string | null;

  @Meaning('What readers are told, at most 300 characters. Absent: the default.')
  @IsOptional()
  @IsText()
  message?: string | null;

  @Meaning('When it closes. Absent: now.')
  @IsOptional()
  @IsInstant()
  at?: string | null;
}

class ReopenBody {
  static readonly example: ReopenBody = { until: '2026-11-30T18:00:00+01:00' };

  @Meaning('When it ends. Null: without an end; it must be said.')
  @ValidateIf((body: ReopenBody) => body.until !== null)
  @IsInstant()
  until: string | null;
}

@Controller('api/v1/threads')
export class ThreadsController {
  constructor(
    private readonly closeThread: CloseThread,
    private readonly reopenThread: ReopenThread,
  ) {}

  @Post(':id/close')
  @Requires('close threads')
  @Documented({
    does: 'Closes a thread, now or at an instant',
    answers: { says: 'The state of the thread', examples: CLOSED_EXAMPLES },
    refuses: [ClosingMessageInvalid],
  })
  @HttpCode(200)
  async close(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') threadId: string,
    @Body() body: CloseBody,
  ): Promise<object> {
    const { reason = null, message = null } = body;
    const { closing } = await this.closeThread.execute({
      siteId: site.id,
      threadId,
      by,
      reason,
      message,
      at: instant(body.at),
    });
    return { closing: presentClosing(closing) };
  }

  @Post(':id/reopen')
  @Requires('close threads')
  @Documented({
    does: 'Reopens a thread',
    more: 'When it ends, the closing policies apply again.',
    answers: { says: 'The state of the thread', examples: REOPENED_EXAMPLES },
    refuses: [ReopenHasNoEffect, UntilIsPast],
  })
  @HttpCode(200)
  async reopen(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') threadId: string,
    @Body() body: ReopenBody,
  ): Promise<object> {
    const { closing } = await this.reopenThread.execute({
      siteId: site.id,
      threadId,
      by,
      until: instant(body.until),
    });
    return { closing: presentClosing(closing) };
  }
}

const instant = (text: string | null | undefined): Date | null => (text == null ? null : instantOf(text));
