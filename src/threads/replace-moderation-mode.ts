import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { Database, type Reader } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import type { ModerationMode } from '../policies/moderation-mode.rules.js';
import { setModerationMode, type ModeSubject, type VersionedMode } from '../policies/set-moderation-mode.js';
import { changeSite } from '../sites/site-lock.js';
import { policySubject } from './policy-subject.js';

export interface ReplaceModeCommand {
  readonly siteId: string;
  readonly subject: string;
  readonly mode: ModerationMode | null;
  readonly until: Date | null;
  readonly ifMatch: number | null;
  readonly by: AccountViewer;
}

/** Sets how comments of a site or a section meet the public, under the lock that posts hold too. */
@Injectable()
export class ReplaceModerationMode {
  constructor(private readonly database: Database) {}

  async execute({ siteId, subject: name, by, ...change }: ReplaceModeCommand): Promise<VersionedMode> {
    return this.database.transaction(async (tx) => {
      const subject = await modeSubject(tx, siteId, name, by);
      await changeSite(tx, siteId);
      return setModerationMode(tx, subject, { ...change, by: by.accountId });
    });
  }
}

/** Whose mode a path names: `site` or `section:<key>`. */
export async function modeSubject(
  reader: Reader,
  siteId: string,
  name: string,
  by: AccountViewer,
): Promise<ModeSubject> {
  const { level, id } = await policySubject(reader, siteId, name, by, 'set moderation modes');
  if (level === 'article') throw new NotHere('moderation mode');
  return { siteId, level, id };
}
