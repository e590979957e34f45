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
  if (deeds.length === 0) return;
  await tx.run(
    `INSERT INTO audit_records (id, site_id, at, actor, actor_id, action, subject_kind, subject_id, detail)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::uuid[], $9::jsonb[])`,
    [
      deeds.map(() => newId()),
      deeds.map((deed) => deed.siteId),
      deeds.map((deed) => deed.at),
      deeds.map(({ actor }) => actor.kind),
      deeds.map(({ actor }) => ('id' in actor ? actor.id : null)),
      deeds.map((deed) => deed.action),
      deeds.map((deed) => deed.subjectKind),
      deeds.map((deed) => deed.subjectId),
      deeds.map((deed) => JSON.stringify(deed.detail ?? {})),
    ],
  );
}
