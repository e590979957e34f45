import { Injectable } from '@nestjs/common';
import { Secret } from '../platform/config/secret.js';
import { Database } from '../platform/database/database.js';
import { instantOf } from '../platform/rfc3339.js';
import { imposeSanction, type ImposeSanctionCommand } from '../sanctions/impose-sanction.js';
import { readSanction, type ListedSanction } from '../sanctions/list-sanctions.js';
import { createBulkDecision } from './bulk-decisions/create-bulk-decision.js';
import { readBulkDecision } from './bulk-decisions/read-bulk-decision.js';
import { RunBulkDecision } from './bulk-decisions/run-bulk-decision.js';
import { writtenSince } from './written-since.js';

/** A sanction, with the bulk decision that removes what its author wrote; null: it removes nothing. */
type Sanctioned = ListedSanction & { readonly removal: object | null };

/** Sanctions an author, and removes what they wrote of late where that is asked for: both, or neither. */
@Injectable()
export class SanctionAuthor {
  constructor(
    private readonly database: Database,
    private readonly secret: Secret,
    private readonly runBulkDecision: RunBulkDecision,
  ) {}

  async execute(command: ImposeSanctionCommand): Promise<Sanctioned> {
    const { siteId, by, body } = command;
    const { removeSince: postedAfter = null, rule = null, note = null, on } = body;
    const id = await this.database.transaction(async (tx) => {
      const { id, isNew } = await imposeSanction(tx, command, this.secret.value);
      if (!isNew || postedAfter === null) return id;
      const ids = await writtenSince(tx, siteId, on, instantOf(postedAfter)!);
      await createBulkDecision(tx, {
        ...{ id, siteId, by, action: 'reject', rule, note },
        ...{ filter: { postedAfter }, selection: { ids } },
      });
      return id;
    });
    const sanction = await readSanction(this.database, siteId, id);
    if (postedAfter === null) return { ...sanction, removal: null };
    const named = { siteId, bulkId: id, by };
    await this.runBulkDecision.run(named);
    return { ...sanction, removal: await readBulkDecision(this.database, named) };
  }
}
