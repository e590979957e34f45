import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { may } from '../../accounts/permissions.rules.js';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { Database } from '../../platform/database/database.js';
import { PreconditionFailed } from '../../platform/http/if-match.js';
import { InputInvalid, InputPipe } from '../../platform/http/input.pipe.js';
import { ReplaceSections } from '../../settings/replace-sections.js';
import { ReplaceSettings } from '../../settings/replace-settings.js';
import { SectionsBody } from '../../settings/sections.body.js';
import { SettingsBody } from '../../settings/settings.body.js';
import { SectionInUse } from '../../settings/settings.errors.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { sendPage, seeOther } from '../page-reply.js';
import { problemInWords } from '../words/problem-in-words.js';
import { wordsFor } from '../words/words.js';
import { typedOf, type TypedForm } from './closing-form.rules.js';
import {
  MODES_PAGE,
  readSectionsPage,
  readSettingsPage,
  SECTIONS,
  SETTINGS,
  type SettingsRequest,
} from './read-settings-pages.js';
import { renderSectionsPage, renderSettingsPage } from './render-office.js';
import { readSectionsForm } from './sections-form.rules.js';
import { readSettingsForm, type SettingName } from './settings-form.rules.js';
import type { SectionsPageView, SettingsPageView } from './settings-view.js';

class SettingsQuery {
  @IsOptional()
  @IsIn(['saved', 'set-up-before'])
  done?: 'saved' | 'set-up-before';
}

/** Room for two lists of keys, whatever their letters, as a form sends them. */
const FORM_BYTES = 3 * 1024 * 1024;

const versionIn = ({ version = '' }: TypedForm): number => (/^\d{1,9}$/.test(version) ? Number(version) : -1);

/** A site's settings and its sections, without any script. */
@Controller('console/settings')
export class SettingsPageController {
  private readonly input = new InputPipe();

  constructor(
    private readonly database: Database,
    private readonly replaceSettings: ReplaceSettings,
    private readonly replaceSections: ReplaceSections,
  ) {}

  @Get()
  @Requires('set moderation modes')
  async settings(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Query() { done }: SettingsQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // Who is limited to sections sets their modes, and nothing of the site.
    if (!may(by, 'change settings', 'site')) return void (await seeOther(reply, MODES_PAGE));
    await this.settingsPage(reply, 200, { site, by, notice: noticeOf(site, done), sent: null });
  }

  @Post()
  @Requires('change settings', { bodyLimit: FORM_BYTES })
  async saveSettings(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() form: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedOf(form);
    try {
      const body = await this.checked(SettingsBody, readSettingsForm(typed));
      await this.replaceSettings.execute({ siteId: site.id, by, body, ifMatch: versionIn(typed) });
      await seeOther(reply, `${SETTINGS}?done=saved#notice`);
    } catch (error) {
      const refusal = refusalOf(error, site, (member) => member.split('.')[0]!);
      const { status, notice, isOutdated } = refusal;
      const fields = refusal.fields as SettingName[];
      await this.settingsPage(reply, status, { site, by, notice, sent: { typed, fields, isOutdated } });
    }
  }

  @Get('sections')
  @Requires('change settings')
  async sections(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Query() { done }: SettingsQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sectionsPage(reply, 200, { site, by, notice: noticeOf(site, done), sent: null });
  }

  @Post('sections')
  @Requires('change settings')
  async saveSections(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() form: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedOf(form);
    const { items, rows } = readSectionsForm(typed);
    try {
      const { items: sections } = await this.checked(SectionsBody, { items });
      await this.replaceSections.execute({ siteId: site.id, by, sections, ifMatch: versionIn(typed) });
      await seeOther(reply, `${SECTIONS}?done=saved#notice`);
    } catch (error) {
      const { status, ...refusal } = refusalOf(error, site, (member) => fieldOfItem(member, rows));
      const { notice, fields, isOutdated } = refusal;
      await this.sectionsPage(reply, status, { site, by, notice, sent: { typed, fields, isOutdated } });
    }
  }

  private checked<Type extends object>(metatype: new () => Type, value: object): Promise<Type> {
    return this.input.transform(value, { type: 'body', metatype }) as Promise<Type>;
  }

  private async settingsPage(
    reply: FastifyReply,
    status: number,
    request: SettingsRequest<SettingsPageView>,
  ): Promise<void> {
    const view = await this.database.snapshot((reader) => readSettingsPage(reader, request));
    await sendPage(reply, renderSettingsPage(view), status);
  }

  private async sectionsPage(
    reply: FastifyReply,
    status: number,
    request: SettingsRequest<SectionsPageView>,
  ): Promise<void> {
    const view = await this.database.snapshot((reader) => readSectionsPage(reader, request));
    await sendPage(reply, renderSectionsPage(view), status);
  }
}

function noticeOf({ locale }: CurrentSite, done: SettingsQuery['done']): SettingsPageView['notice'] {
  const { settingsPage, setUp } = wordsFor(locale);
  if (done === undefined) return null;
  return done === 'saved'
    ? { kind: 'done', text: settingsPage.saved }
    : { kind: 'problem', heading: setUp.before, detail: setUp.beforeDetail };
}

/** Why a form was not taken, and its fields to correct. */
function refusalOf(error: unknown, site: CurrentSite, fieldOf: (member: string) => string) {
  const catalogue = wordsFor(site.locale);
  const words = catalogue.settingsPage;
  const problem = (detail: string) => ({ kind: 'problem', heading: words.problem, detail }) as const;
  if (error instanceof PreconditionFailed) {
    return { status: error.status, notice: problem(words.meanwhile), fields: [], isOutdated: true };
  }
  if (error instanceof InputInvalid) {
    const errors = error.members['errors'] as readonly { member: string }[];
    const fields = [...new Set(errors.map(({ member }) => fieldOf(member)))];
    return { status: error.status, notice: problem(words.seeFields), fields, isOutdated: false };
  }
  if (!(error instanceof SectionInUse)) throw error;
  const detail = problemInWords(catalogue, error, site);
  return { status: error.status, notice: problem(detail), fields: [], isOutdated: false };
}

/** The field of the form that a refused member such as `items.0.key` stands in. */
function fieldOfItem(member: string, rows: readonly number[]): string {
  const [, index, name] = /^items\.(\d+)\.(\w+)$/.exec(member) ?? [];
  return index === undefined ? 'items' : `sections.${rows[Number(index)]}.${name}`;
}
