import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { may } from '../../accounts/permissions.rules.js';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { Database } from '../../platform/database/database.js';
import { PreconditionFailed } from '../../platform/http/if-match.js';
import { ClosingPolicyInvalid } from '../../policies/closing-policy.errors.js';
import { readSections } from '../../sites/read-sections.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { policySubject } from '../../threads/policy-subject.js';
import { PreviewClosingPolicy } from '../../threads/preview-closing-policy.js';
import { ReplaceClosingPolicy } from '../../threads/replace-closing-policy.js';
import { previewView, problemOf } from './closing-answers.js';
import { readClosingForm, typedOf, type TypedForm } from './closing-form.rules.js';
import { closingPolicyHref } from '../hrefs.js';
import { asPage, seeOther } from '../page-reply.js';
import { readClosingPage, readVersion, type ClosingPageRequest } from './read-closing-page.js';
import { renderClosingPolicyPage } from '../render.js';

class ClosingPageQuery {
  @IsOptional()
  @IsIn(['saved'])
  done?: 'saved';

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string | null;
}

type Level = Pick<ClosingPageRequest, 'site' | 'by' | 'subject'>;

/** When discussions close, set without any script: previewed first, then saved. */
@Controller('console/closing')
export class ClosingPagesController {
  constructor(
    private readonly database: Database,
    private readonly previewClosingPolicy: PreviewClosingPolicy,
    private readonly replaceClosingPolicy: ReplaceClosingPolicy,
  ) {}

  @Get()
  @Requires('set closing policies')
  async ofSite(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Query() query: ClosingPageQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const elsewhere = await this.firstOwn(site, by);
    if (elsewhere === null) return this.show(reply, { site, by, subject: 'site' }, query);
    await seeOther(reply, closingPolicyHref(elsewhere));
  }

  @Get(':subject')
  @Requires('set closing policies')
  async ofSubject(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('subject') subject: string,
    @Query() query: ClosingPageQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, { site, by, subject }, query);
  }

  @Post()
  @Requires('set closing policies')
  async sendOfSite(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() form: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.take(reply, { site, by, subject: 'site' }, typedOf(form));
  }

  @Post(':subject')
  @Requires('set closing policies')
  async sendOfSubject(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('subject') subject: string,
    @Body() form: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.take(reply, { site, by, subject }, typedOf(form));
  }

  private async show(
    reply: FastifyReply,
    level: Level,
    { done, cursor = null }: ClosingPageQuery,
  ): Promise<void> {
    const page = await this.page({ ...level, cursor, sent: null, saved: done === 'saved' });
    asPage(reply);
    await reply.send(page);
  }

  /** Previews or saves what a form says; what is refused is shown again. */
  private async take(reply: FastifyReply, level: Level, typed: TypedForm): Promise<void> {
    const { site, by } = level;
    const tried = typed['do'] === 'save' ? 'save' : 'preview';
    const version = /^\d{1,9}$/.test(typed['version'] ?? '') ? Number(typed['version']) : 0;
    const policy = await this.policyOf(level, typed, version);
    try {
      if (tried === 'save') {
        await this.replaceClosingPolicy.execute({
          ...{ siteId: site.id, subject: level.subject, policy, ifMatch: version, by },
        });
        await seeOther(reply, `${closingPolicyHref(level.subject)}?done=saved#notice`);
        return;
      }
      const command = { siteId: site.id, by, level: level.subject, policy };
      const preview = previewView(await this.previewClosingPolicy.execute(command));
      await this.again(reply, 200, level, { typed, version, preview, problem: null });
    } catch (error) {
      if (error instanceof PreconditionFailed) {
        await this.again(reply, error.status, level, { typed, version, preview: null, problem: null });
      } else if (error instanceof ClosingPolicyInvalid) {
        const problem = problemOf(error, typed, tried);
        await this.again(reply, error.status, level, { typed, version, preview: null, problem });
      } else throw error;
    }
  }

  /** The policy that a form asks for, made of the version that it names. */
  private async policyOf({ site, by, subject }: Level, typed: TypedForm, version: number): Promise<unknown> {
    return this.database.snapshot(async (reader) => {
      const found = await policySubject(reader, site.id, subject, by);
      const current = await readVersion(reader, found, version);
      return readClosingForm(typed, { level: found.level, timeZone: site.timeZone, current });
    });
  }

  private async again(
    reply: FastifyReply,
    status: number,
    level: Level,
    sent: NonNullable<ClosingPageRequest['sent']>,
  ): Promise<void> {
    const page = await this.page({ ...level, cursor: null, sent, saved: false });
    asPage(reply);
    await reply.status(status).send(page);
  }

  /** Where a publisher who is limited to sections begins; null: at the site. */
  private async firstOwn(site: CurrentSite, by: AccountViewer): Promise<string | null> {
    if (may(by, 'set closing policies', 'site')) return null;
    const sections = await readSections(this.database, site.id);
    const own = sections.find(({ id }) => may(by, 'set closing policies', { section: id }));
    return own === undefined ? null : `section:${own.key}`;
  }

  private page(request: ClosingPageRequest): Promise<string> {
    return this.database.snapshot(async (reader) =>
      renderClosingPolicyPage(await readClosingPage(reader, request)),
    );
  }
}
