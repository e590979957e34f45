import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { IsIn, IsNotEmpty, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { Secret } from '../platform/config/secret.js';
import { Database } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import { IsText } from '../platform/http/is-text.js';
import { LIST_LIMIT, ListQuery } from '../platform/http/list.query.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { listAuthorNotes, noteAuthor } from './author-notes.js';
import { LiftSanction } from './lift-sanction.js';
import { listSanctions } from './list-sanctions.js';
import { NOTE_EXAMPLE, SANCTIONS_EXAMPLE } from './sanctions.examples.js';

class SanctionsQuery extends ListQuery {
  @Meaning('Only those on this account or guest, and on the e-mail that the guest gave.')
  @IsOptional()
  @IsUUID()
  author?: string | null;

  @Meaning('Only those in force (`true`), or only those that are over (`false`).')
  @IsOptional()
  @IsIn(['true', 'false'])
  active?: 'true' | 'false' | null;
}

class NoteBody {
  static readonly example: NoteBody = { text: NOTE_EXAMPLE.text };

  @IsText()
  @IsNotEmpty()
  @MaxLength(2_000)
  text: string;
}

/** What moderators do about authors. */
@Controller('api/v1/moderation')
export class SanctionsController {
  constructor(
    private readonly database: Database,
    private readonly secret: Secret,
    private readonly liftSanction: LiftSanction,
  ) {}

  @Delete('sanctions/:id')
  @Requires('sanction authors')
  @HttpCode(204)
  @Documented({
    does: 'Lifts a sanction',
    more: 'At once, on record. A ban is lifted by a publisher.',
    answers: { says: 'It is lifted, by now or already' },
  })
  async lift(
    @Site() { id: siteId }: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') id: string,
  ): Promise<void> {
    await this.liftSanction.execute({ siteId, id, by });
  }

  @Get('sanctions')
  @Requires('sanction authors')
  @Header('cache-control', 'private, no-store')
  @Documented({
    does: 'Lists sanctions',
    more: 'The newest first, also those that are over.',
    answers: { says: 'A page of sanctions', example: SANCTIONS_EXAMPLE },
    refuses: [NotHere],
  })
  list(
    @Site() { id: siteId }: CurrentSite,
    @Query() { author = null, active = null, cursor = null, limit = LIST_LIMIT }: SanctionsQuery,
  ): Promise<object> {
    const wanted = active === null ? null : active === 'true';
    return listSanctions(this.database, {
      ...{ siteId, author, active: wanted, cursor, limit },
      secret: this.secret.value,
    });
  }

  @Post('authors/:id/notes')
  @Requires('sanction authors')
  @Header('cache-control', 'private, no-store')
  @Documented({
    does: 'Notes something about an author',
    more: 'Of an account or a guest, for colleagues alone.',
    answers: { says: 'The note', example: NOTE_EXAMPLE },
  })
  note(
    @Site() { id: siteId }: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') authorId: string,
    @Body() { text }: NoteBody,
  ): Promise<object> {
    return this.database.transaction((tx) => noteAuthor(tx, { siteId, authorId, by, text }));
  }

  @Get('authors/:id/notes')
  @Requires('sanction authors')
  @Header('cache-control', 'private, no-store')
  @Documented({
    does: "Lists colleagues' notes about an author",
    answers: { says: 'A page, the newest first', example: { items: [NOTE_EXAMPLE], nextCursor: null } },
  })
  notes(
    @Site() { id: siteId }: CurrentSite,
    @Param('id') authorId: string,
    @Query() { cursor = null, limit = LIST_LIMIT }: ListQuery,
  ): Promise<object> {
    return listAuthorNotes(this.database, { siteId, authorId, cursor, limit });
  }
}
