import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { Database } from '../../platform/database/database.js';
import { InputInvalid, InputPipe } from '../../platform/http/input.pipe.js';
import { CommentPolicyBody, PublishBody, POLICY_BYTES } from '../../policies/comment-policy.body.js';
import { RuleInUse } from '../../policies/policies.errors.js';
import { WriteCommentPolicy } from '../../policies/write-comment-policy.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { typedOf, type TypedForm } from './closing-form.rules.js';
import { asPage, seeOther } from '../page-reply.js';
import { fieldOfMember, readPolicyForm } from './policy-form.rules.js';
import type { PolicyFormProblemView } from './policy-form-view.js';
import { POLICY_FORM, readPolicyFormPage, type PolicyFormRequest } from './read-policy-form.js';
import { renderPolicyFormPage } from '../render.js';

class PolicyFormQuery {
  @IsOptional()
  @IsIn(['saved', 'published'])
  done?: 'saved' | 'published';
}

/** The comment policy, written and published without any script. */
@Controller('console/policy')
export class PolicyFormController {
  private readonly input = new InputPipe();

  constructor(
    private readonly database: Database,
    private readonly writePolicy: WriteCommentPolicy,
  ) {}

  @Get()
  @Requires('publish comment policies')
  async read(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Query() { done }: PolicyFormQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    asPage(reply);
    return this.page({ site, by, sent: null, done: done ?? null });
  }

  @Post()
  @Requires('publish comment policies', { bodyLimit: POLICY_BYTES })
  async send(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() form: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedOf(form);
    const tried: PolicyFormProblemView['tried'] = typed['do'] === 'publish' ? 'publish' : 'save';
    const refused = await this.refusalOf({ site, by, typed, tried });
    if (refused === null) {
      await seeOther(reply, `${POLICY_FORM}?done=${tried === 'publish' ? 'published' : 'saved'}#notice`);
      return;
    }
    const { status, ...problem } = refused;
    const sent: PolicyFormRequest['sent'] = { typed, problem: { tried, ...problem } };
    const page = await this.page({ site, by, sent, done: null });
    asPage(reply);
    await reply.status(status).send(page);
  }

  /** Saves what was typed, and publishes it where that was asked; answers why it did not. */
  private async refusalOf({
    site: { id: siteId },
    by,
    typed,
    tried,
  }: {
    site: CurrentSite;
    by: AccountViewer;
    typed: TypedForm;
    tried: PolicyFormProblemView['tried'];
  }): Promise<(Omit<PolicyFormProblemView, 'tried'> & { status: number }) | null> {
    const { policy, rows } = readPolicyForm(typed);
    try {
      const body = await this.checked(CommentPolicyBody, policy);
      const announceDays = tried === 'publish' ? await this.announceDaysOf(typed) : null;
      const base = typed['base'] ?? '';
      const isWritten = await this.writePolicy.execute({ siteId, by, body, base, announceDays });
      return isWritten ? null : { status: 409, kind: 'meanwhile', fields: [], keys: [] };
    } catch (error) {
      if (error instanceof InputInvalid) {
        const errors = error.members['errors'] as readonly { member: string }[];
        const fields = errors.map(({ member }) => fieldOfMember(member, rows));
        return { status: error.status, kind: 'fields', fields, keys: [] };
      }
      if (!(error instanceof RuleInUse)) throw error;
      const keys = error.members['rules'] as readonly string[];
      return { status: error.status, kind: 'in-use', fields: [], keys };
    }
  }

  private async announceDaysOf(typed: TypedForm): Promise<number> {
    const { announceDays = 0 } = await this.checked(PublishBody, { announceDays: daysOf(typed) });
    return announceDays;
  }

  private checked<Type extends object>(metatype: new () => Type, value: object): Promise<Type> {
    return this.input.transform(value, { type: 'body', metatype }) as Promise<Type>;
  }

  private page(request: PolicyFormRequest): Promise<string> {
    return this.database.snapshot(async (reader) =>
      renderPolicyFormPage(await readPolicyFormPage(reader, request)),
    );
  }
}

/** What is no number is refused as one. */
const daysOf = (typed: TypedForm): number =>
  /^\s*\d{1,3}\s*$/.test(typed['announceDays'] ?? '') ? Number(typed['announceDays']) : NaN;
