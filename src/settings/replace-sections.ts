import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { PreconditionFailed, PreconditionRequired } from '../platform/http/if-match.js';
import { newId } from '../platform/ids.js';
import { readSections, sectionsVersion, type SectionRow } from '../sites/read-sections.js';
import { changeSite } from '../sites/site-lock.js';
import { SectionInUse, type SectionUse } from './settings.errors.js';

/** Replaces the whole list of a site's sections. What keeps its key stays the same section. */
@Injectable()
export class ReplaceSections {
  constructor(private readonly database: Database) {}

  /** Answers the version of the new list. */
  async execute(command: {
    siteId: string;
    by: AccountViewer;
    sections: readonly { key: string; name: string }[];
    ifMatch: number | null;
  }): Promise<number> {
    const { siteId, by, sections, ifMatch } = command;
    if (ifMatch === null) throw new PreconditionRequired();
    return this.database.transaction(async (tx) => {
      // No article is being put into a section, and no policy set for one, while it may go.
      await changeSite(tx, siteId);
      const version = await sectionsVersion(tx, siteId);
      if (version !== ifMatch) throw new PreconditionFailed(version);
      const before = await readSections(tx, siteId);
      const kept = new Set(sections.map(({ key }) => key));
      const removed = before.filter(({ key }) => !kept.has(key));
      await remove(tx, removed);
      await write(tx, siteId, sections);
      await tx.run('UPDATE sites SET sections_version = $2 WHERE id = $1', [siteId, version + 1]);
      const known = new Set(before.map(({ key }) => key));
      const detail = {
        version: version + 1,
        added: sections.map(({ key }) => key).filter((key) => !known.has(key)),
        removed: removed.map(({ key }) => key),
      };
      const at = await readClock(tx);
      const actor = { kind: 'account', id: by.accountId } as const;
      await record(tx, [
        { siteId, at, actor, action: 'sections.set', subjectKind: 'site', subjectId: siteId, detail },
      ]);
      return version + 1;
    });
  }
}

async function remove(tx: Tx, removed: readonly SectionRow[]): Promise<void> {
  const ids = removed.map(({ id }) => id);
  const used = await tx.query<SectionUse>(
    `SELECT key, articles, closing IS NOT NULL AND closing <> '{}' AS "closingPolicy", "moderationMode" FROM (
       SELECT s.key, (SELECT count(*)::integer FROM articles a WHERE a.section_id = s.id) AS articles,
         (SELECT p.policy FROM closing_policies p WHERE p.level = 'section' AND p.subject_id = s.id
          ORDER BY p.version DESC LIMIT 1) AS closing,
         coalesce((SELECT m.mode IS NOT NULL AND coalesce(m.until > parley_now(), true)
          FROM moderation_modes m WHERE m.level = 'section' AND m.subject_id = s.id
          ORDER BY m.version DESC LIMIT 1), false) AS "moderationMode"
       FROM sections s WHERE s.id = ANY ($1::uuid[])
     ) u WHERE articles > 0 OR closing <> '{}' OR "moderationMode" ORDER BY key`,
    [ids],
  );
  if (used.length > 0) throw new SectionInUse(used);
  await tx.run('DELETE FROM sections WHERE id = ANY ($1::uuid[])', [ids]);
}

async function write(
  tx: Tx,
  siteId: string,
  sections: readonly { key: string; name: string }[],
): Promise<void> {
  await tx.run(
    `INSERT INTO sections (id, site_id, key, name, ordinal)
     SELECT id, $1, key, name, ordinal FROM unnest($2::uuid[], $3::text[], $4::text[]) WITH ORDINALITY AS s (id, key, name, ordinal)
     ON CONFLICT (site_id, key) DO UPDATE SET name = excluded.name, ordinal = excluded.ordinal`,
    [siteId, sections.map(newId), sections.map(({ key }) => key), sections.map(({ name }) => name)],
  );
}
