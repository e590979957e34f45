import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { PreconditionFailed, PreconditionRequired } from '../platform/http/if-match.js';
import { RuleUnknown } from '../policies/policies.errors.js';
import { readCommentPolicy } from '../policies/read-comment-policy.js';
import { readCannedNotes, type CannedNote, type VersionedNotes } from './canned-notes.js';

/** Replaces the notes that a site's moderators have ready. The record says how many there are, and nothing of them. */
@Injectable()
export class ReplaceCannedNotes {
  constructor(private readonly database: Database) {}

  execute(command: {
    readonly siteId: string;
    readonly items: readonly CannedNote[];
    readonly ifMatch: number | null;
    readonly by: AccountViewer;
  }): Promise<VersionedNotes> {
    const { siteId, items, ifMatch, by } = command;
    return this.database.transaction(async (tx) => {
      const before = await readCannedNotes(tx, siteId);
      if (ifMatch === null) throw new PreconditionRequired();
      if (ifMatch !== before.version) throw new PreconditionFailed(before.version);
      await holdRules(tx, siteId, items);
      const version = before.version + 1;
      // Of two who have read the same version, the second finds another one here.
      const written = await tx.run(
        `INSERT INTO canned_notes AS c (site_id, version, items) VALUES ($1, $2, $3::jsonb)
         ON CONFLICT ON CONSTRAINT canned_notes_pkey
         DO UPDATE SET version = excluded.version, items = excluded.items WHERE c.version = excluded.version - 1`,
        [siteId, version, JSON.stringify(items)],
      );
      if (written === 0) throw new PreconditionFailed((await readCannedNotes(tx, siteId)).version);
      await record(tx, [
        {
          siteId,
          at: await readClock(tx),
          actor: { kind: 'account', id: by.accountId },
          action: 'canned-notes.set',
          subjectKind: 'site',
          subjectId: siteId,
          detail: { version, notes: items.length },
        },
      ]);
      return { version, items };
    });
  }
}

async function holdRules(tx: Tx, siteId: string, items: readonly CannedNote[]): Promise<void> {
  const keys = (await readCommentPolicy(tx, siteId, 'current')).rules.map(({ key }) => key);
  const unknown = items.find(({ rule }) => rule !== null && !keys.includes(rule));
  if (unknown) throw new RuleUnknown(unknown.rule!, keys);
}
