import { Body, Controller, Get, Headers, Put, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import { versionOf, withVersion } from '../platform/http/if-match.js';
import { IsLine, IsText } from '../platform/http/is-text.js';
import { RuleUnknown } from '../policies/policies.errors.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { readCannedNotes, type VersionedNotes } from './canned-notes.js';
import { ReplaceCannedNotes } from './replace-canned-notes.js';

const MOST_NOTES = 100;
/** Room for a full list. */
const NOTES_BYTES = 1024 * 1024;

class CannedNoteBody {
  @IsLine()
  @MaxLength(60)
  title: string;

  @IsText()
  @MaxLength(2_000)
  text: string;

  @Meaning('The key of a rule of the comment policy in force, which the note is for.')
  @IsOptional()
  @IsString()
  @MaxLength(60)
  rule?: string | null;
}

class CannedNotesBody {
  static readonly example: CannedNotesBody = {
    items: [{ title: 'Another subject', text: 'Belongs to another article.', rule: 'off-topic' }],
  };

  @IsArray()
  @ArrayMaxSize(MOST_NOTES)
  @ValidateNested({ each: true })
  @Type(() => CannedNoteBody)
  items: CannedNoteBody[];
}

/** Notes that moderators have ready for their decisions. */
@Controller('api/v1/moderation/canned-notes')
export class CannedNotesController {
  constructor(
    private readonly database: Database,
    private readonly replaceCannedNotes: ReplaceCannedNotes,
  ) {}

  @Get()
  @Requires('read queues')
  @Documented({
    does: 'Reads the canned notes of the site',
    answers: { says: 'The notes, in the order of the desk', example: CannedNotesBody.example },
  })
  async read(@Site() site: CurrentSite, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    return present(await readCannedNotes(this.database, site.id), reply);
  }

  @Put()
  @Requires('write canned notes', { bodyLimit: NOTES_BYTES })
  @Documented({
    does: 'Replaces the canned notes of the site',
    more: 'For moderators of the whole site. A note stays as it is when its rule leaves the policy.',
    answers: { says: 'The notes as they are from now on', example: CannedNotesBody.example },
    refuses: [RuleUnknown],
  })
  async replace(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() body: CannedNotesBody,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const items = body.items.map(({ title, text, rule = null }) => ({ title, text, rule }));
    const change = { siteId: site.id, items, ifMatch: versionOf(ifMatch), by };
    return present(await this.replaceCannedNotes.execute(change), reply);
  }
}

const present = ({ version, items }: VersionedNotes, reply: FastifyReply): object =>
  withVersion(reply, version, { items });
