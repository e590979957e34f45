import { Injectable } from '@nestjs/common';
import { allow } from '../accounts/allow.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import type { SanctionKind } from './standing.rules.js';

/** Ends a sanction before its time, on record. Lifted already, it stays so. */
@Injectable()
export class LiftSanction {
  constructor(private readonly database: Database) {}

  async execute({ siteId, id, by }: { siteId: string; id: string; by: AccountViewer }): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [sanction] = isId(id)
        ? await tx.query<{ kind: SanctionKind }>(
            'SELECT kind FROM sanctions WHERE id = $1 AND site_id = $2',
            [id, siteId],
          )
        : [];
      if (!sanction) throw new NotHere('sanction');
      if (sanction.kind === 'ban') allow(by, 'ban authors', 'site');
      const at = await readClock(tx);
      const lifted = await tx.run(
        'INSERT INTO lifted_sanctions (sanction_id, lifted_by, lifted_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [id, by.accountId, at],
      );
      if (lifted === 0) return;
      const actor = { kind: 'account', id: by.accountId } as const;
      await record(tx, [
        { siteId, at, actor, action: 'sanction.lift', subjectKind: 'sanction', subjectId: id },
      ]);
    });
  }
}
