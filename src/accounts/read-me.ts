import type { Reader } from '../platform/database/database.js';
import type { AccountViewer, Role } from './viewer.js';

export interface Me {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Keys of the sections that the role is limited to; null: the whole site. */
  readonly sections: readonly string[] | null;
  readonly hasPassword: boolean;
}

/** What the signed-in person is told of themselves. */
export async function readMe(
  reader: Reader,
  { accountId: id, role, name, sections }: AccountViewer,
): Promise<Me> {
  const [row] = await reader.query<{ email: string; hasPassword: boolean; keys: string[] }>(
    `SELECT email, password_hash IS NOT NULL AS "hasPassword",
       ARRAY (SELECT key FROM sections WHERE id = ANY($2) ORDER BY ordinal, key) AS keys
     FROM accounts WHERE id = $1`,
    [id, sections ?? []],
  );
  const { email, hasPassword, keys } = row!;
  return { id, email, name, role, sections: sections && keys, hasPassword };
}
