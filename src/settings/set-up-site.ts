import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { lookAtHoursAgain } from '../policies/tell-hours.js';
import { changeSite } from '../sites/site-lock.js';

export interface SetUpSiteCommand {
  readonly siteId: string;
  readonly by: AccountViewer;
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
}

/** Says once what the empty site of a first start is; of two who do, one comes first. */
@Injectable()
export class SetUpSite {
  constructor(private readonly database: Database) {}

  /** False: somebody has done so already, and nothing is changed. */
  async execute({ siteId, by, name, locale, timeZone }: SetUpSiteCommand): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      await changeSite(tx, siteId);
      const set = await tx.run(
        `UPDATE sites SET name = $2, locale = $3, time_zone = $4, settings_version = settings_version + 1, awaits_set_up = false
         WHERE id = $1 AND awaits_set_up`,
        [siteId, name, Intl.getCanonicalLocales(locale)[0]!, timeZone],
      );
      if (set === 0) return false;
      await lookAtHoursAgain(tx, siteId);
      const at = await readClock(tx);
      const actor = { kind: 'account', id: by.accountId } as const;
      await record(tx, [
        { siteId, at, actor, action: 'site.set-up', subjectKind: 'site', subjectId: siteId },
      ]);
      return true;
    });
  }
}
