import type { Reader, Tx } from '../platform/database/database.js';
import type { LockedThread } from '../threads/lock-thread.js';

/**
 * Whether anybody else may decide in this thread: staff of the whole site, or of its article's section. Nobody decides
 * on what they have written, unless there is nobody else.
 */
export async function hasOtherModerators(tx: Tx, { id, siteId }: LockedThread, by: string): Promise<boolean> {
  const others = await tx.query(
    `SELECT FROM accounts a WHERE a.site_id = $1 AND a.id <> $2 AND a.role <> 'reader'
       AND (NOT a.limited_to_sections OR EXISTS (
         SELECT FROM account_sections s JOIN articles ON articles.section_id = s.section_id
         JOIN threads t ON t.article_id = articles.id WHERE s.account_id = a.id AND t.id = $3
       ))
     LIMIT 1`,
    [siteId, by, id],
  );
  return others.length > 0;
}

/** In which sections others may decide; null: in all, since one of them is limited to none. */
export async function sectionsOfOthers(reader: Reader, siteId: string, by: string): Promise<string[] | null> {
  const [others] = await reader.query<{ everywhere: boolean | null; sections: string[] }>(
    `SELECT bool_or(NOT a.limited_to_sections) AS everywhere,
       coalesce(array_agg(DISTINCT s.section_id) FILTER (WHERE s.section_id IS NOT NULL), '{}') AS sections
     FROM accounts a LEFT JOIN account_sections s ON s.account_id = a.id
     WHERE a.site_id = $1 AND a.id <> $2 AND a.role <> 'reader'`,
    [siteId, by],
  );
  return others!.everywhere ? null : others!.sections;
}
