import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';

/** Who did it: an account of the site, a guest, or the command line. */
export type Actor =
  | { readonly kind: 'account'; readonly id: string }
  | { readonly kind: 'guest'; readonly id: string }
  | { readonly kind: 'console' };

export const CONSOLE: Actor = { kind: 'console' };

/** What a privileged person did. `detail` holds ids, keys, numbers and instants: never text, names or addresses. */
export interface Deed {
  readonly siteId: string;
  readonly at: Date;
  readonly actor: Actor;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly detail?: object;
}

/** Adds to the audit log, in the transaction of the deed itself. */
export async function record(tx: Tx, deeds: readonly Deed[]): Promise<void> {
  for (const { siteId, at, actor, action, subjectKind, subjectId, detail = {} } of deeds) {
    await tx.run(
      `INSERT INTO audit_records (id, site_id, at, actor, actor_id, action, subject_kind, subject_id, detail)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        newId(),
        siteId,
        at,
        actor.kind,
        'id' in actor ? actor.id : null,
        action,
        subjectKind,
        subjectId,
        detail,
      ],
    );
  }
}
