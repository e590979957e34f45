import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import { Database } from '../platform/database/database.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import { exampleId } from '../platform/http/examples.js';
import { IdempotencyKeyHeader } from '../platform/http/idempotency-key.js';
import { IsText } from '../platform/http/is-text.js';
import { LIST_LIMIT, ListQuery } from '../platform/http/list.query.js';
import { MailNotSetUp } from '../platform/mail/mail.errors.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { SectionUnknown } from '../sites/sites.errors.js';
import { AccountExists, EmailInvalid, NameInvalid, OwnRole, RoleAboveOwn } from './accounts.errors.js';
import { changePerson } from './change-person.js';
import { InvitePerson } from './invite-person.js';
import { listPeople, readPerson, type Person } from './people.js';
import { Requires, SignedIn, Site } from './request-context.js';
import { ROLES, type AccountViewer, type Role } from './viewer.js';

const SECTIONS = 'Keys of the sections that the role is limited to; null: the whole site.';

class PeopleQuery extends ListQuery {
  @Meaning('Only those with this role.')
  @IsOptional()
  @IsIn(ROLES)
  role?: Role | null;

  @Meaning('Only who has this e-mail address, in any case.')
  @IsOptional()
  @IsText()
  @MaxLength(320)
  email?: string | null;
}

class InvitePersonBody {
  static readonly example: InvitePersonBody = {
    email: 'mary@example.org',
    role: 'moderator',
    sections: null,
  };

  @IsString()
  @MaxLength(320)
  email: string;

  @ValidateIf((body: InvitePersonBody) => body.name !== undefined)
  @IsString()
  name?: string;

  @IsIn(ROLES)
  role: Role;

  @Meaning(SECTIONS)
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  sections?: string[] | null;
}

class ChangePersonBody {
  static readonly example: ChangePersonBody = { role: 'publisher', sections: ['politics'] };

  @ValidateIf((body: ChangePersonBody) => body.role !== undefined)
  @IsIn(ROLES)
  role?: Role;

  @Meaning(SECTIONS)
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  sections?: string[] | null;

  @ValidateIf((body: ChangePersonBody) => body.name !== undefined)
  @IsString()
  name?: string;
}

const PERSON: Person = {
  id: exampleId('account'),
  email: 'mary@example.org',
  name: 'Mary Shelley',
  role: 'moderator',
  sections: null,
  createdAt: new Date('2026-11-02T08:41:07.250Z'),
};

/** The accounts of a site, for its admins. */
@Controller('api/v1/people')
export class PeopleController {
  constructor(
    private readonly database: Database,
    private readonly invitePerson: InvitePerson,
  ) {}

  @Get()
  @Documented({
    does: 'Lists the people of the site',
    answers: { says: 'A page of people', example: { items: [PERSON], nextCursor: null } },
  })
  @Requires('manage people')
  list(
    @Site() { id: siteId }: CurrentSite,
    @Query() { role = null, email = null, cursor = null, limit = LIST_LIMIT }: PeopleQuery,
  ): Promise<object> {
    return listPeople(this.database, { siteId, role, email, cursor, limit });
  }

  @Post()
  @Documented({
    does: 'Invites somebody',
    more: 'Makes the account with its role, and mails a sign-in link.',
    answers: { says: 'The account', example: PERSON },
    refuses: [EmailInvalid, NameInvalid, SectionUnknown, RoleAboveOwn, AccountExists, MailNotSetUp],
  })
  @Requires('manage people')
  async invite(
    @Site() { id: siteId }: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() body: InvitePersonBody,
    @IdempotencyKeyHeader() idempotencyKey: string | null,
  ): Promise<object> {
    const id = await this.invitePerson.execute({ siteId, by, body, idempotencyKey });
    return readPerson(this.database, siteId, id);
  }

  @Get(':id')
  @Documented({ does: 'Reads one person', answers: { says: 'The account', example: PERSON } })
  @Requires('manage people')
  read(@Site() { id: siteId }: CurrentSite, @Param('id') id: string): Promise<object> {
    return readPerson(this.database, siteId, id);
  }

  @Patch(':id')
  @Documented({
    does: 'Changes what a person may do, or their name',
    more: 'Acts from the person’s next request on. Nobody changes their own role.',
    answers: { says: 'The account', example: { ...PERSON, role: 'publisher', sections: ['politics'] } },
    refuses: [NameInvalid, SectionUnknown, OwnRole, RoleAboveOwn],
  })
  @Requires('manage people')
  change(
    @Site() { id: siteId }: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') id: string,
    @Body() change: ChangePersonBody,
  ): Promise<object> {
    return this.database.transaction(async (tx) => {
      await changePerson(tx, { siteId, by, id, change });
      return readPerson(tx, siteId, id);
    });
  }
}
