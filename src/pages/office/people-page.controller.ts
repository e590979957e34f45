import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { changePerson, type PersonChange } from '../../accounts/change-person.js';
import { InvitePerson } from '../../accounts/invite-person.js';
import { readPerson, type Person } from '../../accounts/people.js';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import { ROLES, type AccountViewer, type Role } from '../../accounts/viewer.js';
import { Database } from '../../platform/database/database.js';
import { BadInput, Problem } from '../../platform/errors/problem.js';
import { IsText } from '../../platform/http/is-text.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { sendPage, seeOther } from '../page-reply.js';
import { problemInWords } from '../words/problem-in-words.js';
import { wordsFor } from '../words/words.js';
import { typedOf, type TypedForm } from './closing-form.rules.js';
import type { PeoplePageView } from './people-view.js';
import { readPersonForm, type PersonField, type PersonTyped } from './person-form.rules.js';
import { peopleHref, readPeoplePage, type PeopleRequest } from './read-people-page.js';
import { renderPeoplePage } from './render-office.js';

/** A form sends what is not chosen as nothing. */
class PeopleQuery {
  @IsOptional()
  @IsIn(['', ...ROLES])
  role?: Role | '';

  @IsOptional()
  @IsText()
  @MaxLength(320)
  email?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;

  @IsOptional()
  @IsIn(['invited', 'changed'])
  done?: 'invited' | 'changed';
}

/** The people of a site and their roles, for its admins. */
@Controller('console/people')
export class PeoplePageController {
  constructor(
    private readonly database: Database,
    private readonly invitePerson: InvitePerson,
  ) {}

  @Get()
  @Requires('manage people')
  async list(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Query() query: PeopleQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { done } = query;
    const words = wordsFor(site.locale).people;
    const notice = done === undefined ? null : ({ kind: 'done', text: words.done[done] } as const);
    await this.page(reply, 200, { site, by, ...askedIn(query), notice, sent: null });
  }

  @Post()
  @Requires('manage people')
  async invite(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() form: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedOf(form);
    await this.orAgain(reply, { site, by, personId: null, typed, query: {} }, async () => {
      const { email, name, role, sections } = readPersonForm(typed);
      holdSections(sections);
      const body = { email, role, sections, ...(name !== '' && { name }) };
      await this.invitePerson.execute({ siteId: site.id, by, body, idempotencyKey: null });
    });
  }

  @Post(':id')
  @Requires('manage people')
  async change(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') id: string,
    @Query() query: PeopleQuery,
    @Body() form: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedOf(form);
    await this.orAgain(reply, { site, by, personId: id, typed, query }, async () => {
      const asked = readPersonForm(typed);
      holdSections(asked.sections);
      const change = changesOf(await readPerson(this.database, site.id, id), asked);
      await this.database.transaction((tx) => changePerson(tx, { siteId: site.id, by, id, change }));
    });
  }

  /** Back to the list; or the list once more, with why not and with what was typed. */
  private async orAgain(
    reply: FastifyReply,
    form: {
      site: CurrentSite;
      by: AccountViewer;
      personId: string | null;
      typed: TypedForm;
      query: PeopleQuery;
    },
    act: () => Promise<void>,
  ): Promise<void> {
    const { site, by, personId, typed, query } = form;
    const asked = askedIn(query);
    try {
      await act();
    } catch (error) {
      const field = error instanceof Problem ? FIELDS[error.code] : undefined;
      if (!(error instanceof Problem) || field === undefined) throw error;
      const words = wordsFor(site.locale);
      const heading = personId === null ? words.people.notInvited : words.people.notChanged;
      const notice = { kind: 'problem', heading, detail: problemInWords(words, error, site) } as const;
      await this.page(reply, error.status, { site, by, ...asked, notice, sent: { personId, typed, field } });
      return;
    }
    const said = {
      ...(asked.cursor !== null && { cursor: asked.cursor }),
      done: personId === null ? 'invited' : 'changed',
    };
    await seeOther(reply, `${peopleHref(asked.filter, said)}#notice`);
  }

  private async page(reply: FastifyReply, status: number, request: PeopleRequest): Promise<void> {
    const view = await this.database.snapshot((reader) => readPeoplePage(reader, request));
    await sendPage(reply, renderPeoplePage(view), status);
  }
}

/** The field that a refusal is about, null where none is to blame; what is not here is none of these forms. */
const FIELDS: Readonly<Record<string, PersonField | null>> = {
  email_invalid: 'email',
  account_exists: 'email',
  name_invalid: 'name',
  role_above_own: 'role',
  own_role: null,
  section_unknown: 'sections',
  sections_missing: 'sections',
  mail_not_set_up: null,
};

/** A role of no section could do nothing: that is a slip of the form. */
function holdSections(sections: readonly string[] | null): void {
  if (sections?.length !== 0) return;
  throw new BadInput('sections_missing', 'Tick at least one section, or choose the whole site.');
}

/** What differs: what was left alone is no deed, and stands in no record. */
function changesOf(person: Person, { role, sections, name }: PersonTyped): PersonChange {
  const sectionsChange =
    [...(sections ?? ['*'])].sort().join() !== [...(person.sections ?? ['*'])].sort().join();
  return {
    ...(role !== person.role && { role }),
    ...(sectionsChange && { sections }),
    ...(name !== person.name && { name }),
  };
}

const askedIn = ({
  role = '',
  email = '',
  cursor,
}: PeopleQuery): { filter: PeoplePageView['filter']; cursor: string | null } => ({
  filter: { role, email: email.trim() },
  cursor: cursor || null,
});
