import type { Reader } from '../platform/database/database.js';
import type { AccountViewer } from './viewer.js';

/** An account as a viewer, for what goes on after its request: with the role and the sections that it has now. */
export async function accountViewer(reader: Reader, accountId: string): Promise<AccountViewer> {
  const [viewer] = await reader.query<Omit<AccountViewer, 'kind'>>(
    `SELECT a.id AS "accountId", a.name, a.role,
       CASE WHEN a.limited_to_sections THEN ARRAY (SELECT s.section_id FROM account_sections s WHERE s.account_id = a.id) END AS sections
     FROM accounts a WHERE a.id = $1`,
    [accountId],
  );
  return { kind: 'account', ...viewer! };
}
