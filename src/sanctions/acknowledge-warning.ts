import { Injectable } from '@nestjs/common';
import { NotSignedIn } from '../accounts/accounts.errors.js';
import type { Viewer } from '../accounts/viewer.js';
import { readClock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';

/** Keeps when an author acknowledged a warning: once, however often it is sent. */
@Injectable()
export class AcknowledgeWarning {
  constructor(private readonly database: Database) {}

  execute({
    siteId,
    id,
    viewer,
  }: {
    siteId: string;
    id: string;
    viewer: Viewer;
  }): Promise<{ id: string; acknowledgedAt: Date }> {
    if (viewer.kind === 'anyone') throw new NotSignedIn();
    const author = viewer.kind === 'account' ? viewer.accountId : viewer.guestId;
    return this.database.transaction(async (tx) => {
      const own = isId(id)
        ? await tx.query(
            `SELECT FROM sanctions
             WHERE id = $1 AND site_id = $2 AND kind = 'warn' AND subject_kind = $3 AND subject_key = $4`,
            [id, siteId, viewer.kind, author],
          )
        : [];
      if (own.length === 0) throw new NotHere('warning');
      await tx.run(
        'INSERT INTO acknowledged_sanctions (sanction_id, acknowledged_at) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        [id, await readClock(tx)],
      );
      const [kept] = await tx.query<{ acknowledgedAt: Date }>(
        'SELECT acknowledged_at AS "acknowledgedAt" FROM acknowledged_sanctions WHERE sanction_id = $1',
        [id],
      );
      return { id, acknowledgedAt: kept!.acknowledgedAt };
    });
  }
}
