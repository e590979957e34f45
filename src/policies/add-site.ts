import type { Actor } from '../audit/record.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import type { Tx } from '../platform/database/database.js';
import { createSite, type NewSite } from '../sites/create-site.js';
import { publishFirstCommentPolicy } from './first-comment-policy.js';

/** A new site, whole: its hosts and version 1 of its comment policy. Answers its id. */
export async function addSite(tx: Tx, site: NewSite, actor: Actor): Promise<string> {
  const siteId = await createSite(tx, site);
  await publishFirstCommentPolicy(tx, siteId, site.locale ?? 'en');
  await record(tx, [
    { siteId, at: await readClock(tx), actor, action: 'site.add', subjectKind: 'site', subjectId: siteId },
  ]);
  return siteId;
}
