import { Body, Controller, Get, Headers, Param, Put, Res } from '@nestjs/common';
import { IsIn, IsInt, IsOptional, Max, Min, ValidateIf } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import { IsInstant } from '../platform/http/is-instant.js';
import { versionOf, withVersion } from '../platform/http/if-match.js';
import { instantOf } from '../platform/rfc3339.js';
import {
  FEWEST_SLOW_SECONDS,
  MODES,
  MOST_SLOW_SECONDS,
  type ModerationMode,
} from '../policies/moderation-mode.rules.js';
import { readModerationMode, type VersionedMode } from '../policies/set-moderation-mode.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { MODE_EXAMPLE, OWN_MODE_EXAMPLE, THREAD_MODE_EXAMPLE } from './modes.examples.js';
import { presentMode, presentOwnMode } from './present-mode.js';
import { readOwnMode } from './read-own-mode.js';
import { modeSubject, ReplaceModerationMode } from './replace-moderation-mode.js';
import { SetThreadMode } from './set-thread-mode.js';

class ModeBody {
  static readonly example: ModeBody = { mode: 'newcomers', until: '2026-11-09T06:00:00.000Z' };

  @Meaning(
    '`after`: publish, then review; `newcomers`: hold newcomers; `before`: hold all; null: as the level above.',
  )
  @ValidateIf((body: ModeBody) => body.mode !== null)
  @IsIn(MODES)
  mode: ModerationMode | null;

  @Meaning('From then on the level above counts; absent or null: without an end.')
  @IsOptional()
  @IsInstant()
  until?: string | null;
}

class ThreadModeBody extends ModeBody {
  static override readonly example: ThreadModeBody = { mode: 'before', slowModeSeconds: 60 };

  @Meaning('Slow mode: one comment a person every so many seconds. Absent or null: none.')
  @IsOptional()
  @IsInt()
  @Min(FEWEST_SLOW_SECONDS)
  @Max(MOST_SLOW_SECONDS)
  slowModeSeconds?: number | null;

  @Meaning('The end of slow mode; absent or null: without an end.')
  @IsOptional()
  @IsInstant()
  slowModeUntil?: string | null;
}

/** How comments meet the public: moderation modes of site, section and thread, and slow mode. */
@Controller('api/v1')
export class ModesController {
  constructor(
    private readonly database: Database,
    private readonly replaceMode: ReplaceModerationMode,
    private readonly setThreadMode: SetThreadMode,
  ) {}

  @Get('moderation-modes/:subject')
  @Requires('set moderation modes')
  @Documented({
    does: 'Reads the moderation mode of a site or a section',
    more: 'What is set at this level alone; the nearest level that has one counts.',
    answers: { says: 'The mode that was set, also where it has ended', example: MODE_EXAMPLE },
  })
  async read(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('subject') subject: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return present(
      await readModerationMode(this.database, await modeSubject(this.database, site.id, subject, by)),
      reply,
    );
  }

  @Put('moderation-modes/:subject')
  @Requires('set moderation modes')
  @Documented({
    does: 'Sets the moderation mode of a site or a section',
    more: 'For what is posted or edited from now on.',
    answers: { says: 'The mode from now on', example: MODE_EXAMPLE },
  })
  async replace(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('subject') subject: string,
    @Body() { mode, until }: ModeBody,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const change = { siteId: site.id, subject, mode, until: instant(until), ifMatch: versionOf(ifMatch), by };
    return present(await this.replaceMode.execute(change), reply);
  }

  @Get('threads/:id/mode')
  @Requires('set modes of threads')
  @Documented({
    does: 'Reads the moderation mode and the slow mode of a thread',
    more: 'What is set for the thread itself (null: nothing that is in force), and what counts for it.',
    answers: { says: 'Its own, and what is in force', example: OWN_MODE_EXAMPLE },
  })
  async readOfThread(
    @Site() { id: siteId }: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') threadId: string,
  ): Promise<object> {
    return presentOwnMode(await readOwnMode(this.database, { siteId, threadId, by }));
  }

  @Put('threads/:id/mode')
  @Requires('set modes of threads')
  @Documented({
    does: 'Sets the moderation mode and the slow mode of a thread',
    more: 'Both as a whole: what is absent is none of its own.',
    answers: { says: 'What is in force now', example: THREAD_MODE_EXAMPLE },
  })
  async ofThread(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') threadId: string,
    @Body() { mode, until, slowModeSeconds = null, slowModeUntil }: ThreadModeBody,
  ): Promise<object> {
    const slowMode =
      slowModeSeconds === null ? null : { seconds: slowModeSeconds, until: instant(slowModeUntil) };
    const command = { siteId: site.id, threadId, by, mode, until: instant(until), slowMode };
    return presentMode(await this.setThreadMode.execute(command));
  }
}

const instant = (text: string | null | undefined): Date | null => (text == null ? null : instantOf(text));

const present = ({ version, mode, until }: VersionedMode, reply: FastifyReply): object =>
  withVersion(reply, version, { mode, until: until?.toISOString() ?? null });
