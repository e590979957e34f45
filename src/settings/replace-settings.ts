import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database, type Reader, type Tx } from '../platform/database/database.js';
import { PreconditionFailed, PreconditionRequired } from '../platform/http/if-match.js';
import { lookAtHoursAgain } from '../policies/tell-hours.js';
import { settingsOf, SETTING_BOUNDS, type SiteSettings } from '../sites/site-settings.js';
import type { SettingsBody } from './settings.body.js';
import { changeSite } from '../sites/site-lock.js';

/** What stands in the site's column of settings. */
const MEMBERS = [
  'guests',
  'wordpress',
  'reportReasons',
  ...Object.keys(SETTING_BOUNDS),
] as (keyof SiteSettings & keyof SettingsBody)[];

/** All that a publisher sets for a site, defaults filled in. */
export type Settings = { readonly [Name in keyof SettingsBody]-?: NonNullable<SettingsBody[Name]> | null };

interface Row {
  readonly key: string;
  readonly version: number;
  readonly columns: Pick<
    Settings,
    'name' | 'locale' | 'timeZone' | 'defaultEditorsNote' | 'policyLinks' | 'allowedOrigins'
  >;
  readonly stored: Readonly<Record<string, unknown>>;
}

const ROW = `SELECT key, settings_version AS version, settings AS stored, json_build_object(
    'name', name, 'locale', locale, 'timeZone', time_zone, 'defaultEditorsNote', default_editors_note,
    'policyLinks', policy_links, 'allowedOrigins', allowed_origins) AS columns
  FROM sites WHERE id = $1`;

/** The settings in force, with their version. */
export async function readSettings(
  reader: Reader,
  siteId: string,
): Promise<{ version: number; settings: Settings }> {
  const [row] = await reader.query<Row>(ROW, [siteId]);
  return { version: row!.version, settings: settingsIn(row!) };
}

const settingsIn = ({ columns, stored }: Row): Settings => ({
  ...columns,
  ...(Object.fromEntries(
    MEMBERS.map((name) => [name, settingsOf(stored, columns.locale ?? 'en')[name]]),
  ) as Pick<Settings, (typeof MEMBERS)[number]>),
});

/** Replaces the settings of a site as a whole: what is left out has its default. */
@Injectable()
export class ReplaceSettings {
  constructor(private readonly database: Database) {}

  async execute(command: {
    siteId: string;
    by: AccountViewer;
    body: SettingsBody;
    ifMatch: number | null;
  }): Promise<{ version: number; settings: Settings }> {
    const { siteId, by, body, ifMatch } = command;
    if (ifMatch === null) throw new PreconditionRequired();
    return this.database.transaction(async (tx) => {
      // By the time zone a desk is staffed: no post is under way while it changes.
      await changeSite(tx, siteId);
      const [before] = await tx.query<Row>(`${ROW} FOR NO KEY UPDATE`, [siteId]);
      if (before!.version !== ifMatch) throw new PreconditionFailed(before!.version);
      await write(tx, siteId, before!, body);
      const after = await readSettings(tx, siteId);
      const was = settingsIn(before!);
      const names = Object.keys(after.settings) as (keyof Settings)[];
      const fields = names.filter((name) => !isDeepStrictEqual(after.settings[name], was[name]));
      if (fields.includes('timeZone')) await lookAtHoursAgain(tx, siteId);
      const at = await readClock(tx);
      const actor = { kind: 'account', id: by.accountId } as const;
      const detail = { version: after.version, fields };
      await record(tx, [
        { siteId, at, actor, action: 'settings.set', subjectKind: 'site', subjectId: siteId, detail },
      ]);
      return after;
    });
  }
}

async function write(tx: Tx, siteId: string, { key, version }: Row, body: SettingsBody): Promise<void> {
  const set = MEMBERS.flatMap((name) => (body[name] == null ? [] : [[name, body[name]]]));
  await tx.run(
    `UPDATE sites SET settings_version = $2, name = $3, locale = $4, time_zone = $5, default_editors_note = $6,
       policy_links = $7::jsonb, allowed_origins = $8, settings = $9 WHERE id = $1`,
    [
      siteId,
      version + 1,
      body.name ?? key,
      body.locale == null ? 'en' : Intl.getCanonicalLocales(body.locale)[0]!,
      body.timeZone ?? 'UTC',
      body.defaultEditorsNote ?? null,
      JSON.stringify(body.policyLinks ?? []),
      [...new Set((body.allowedOrigins ?? []).map((origin) => new URL(origin).origin))],
      Object.fromEntries(set) as object,
    ],
  );
}
