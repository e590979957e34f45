import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { IsOptional, MaxLength, ValidateIf } from 'class-validator';
import { Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { IsInstant } from '../platform/http/is-instant.js';
import { IsText } from '../platform/http/is-text.js';
import { instantOf } from '../platform/rfc3339.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { CloseThread } from './close-thread.js';
import { presentClosing } from './present-closing.js';
import { ReopenThread } from './reopen-thread.js';

class CloseBody {
  @IsOptional()
  @IsText()
  @MaxLength(2_000)
  reason?: string | null;

  @IsOptional()
  @IsText()
  message?: string | null;

  @IsOptional()
  @IsInstant()
  at?: string | null;
}

class ReopenBody {
  /** Null: without an end. It must be said. */
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
