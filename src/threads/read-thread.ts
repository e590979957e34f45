import type { Reader } from '../platform/database/database.js';
import { currentPolicy } from '../policies/read-comment-policy.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { presentClosing } from './present-closing.js';
import { presentSlowMode } from './present-mode.js';
import { readClosing } from './read-closing.js';
import { readMode } from './read-mode.js';

/** A thread as the API tells of it: its state now, its counts, and the policy that posts are accepted under. */
export async function readThread(reader: Reader, site: CurrentSite, threadId: string): Promise<object> {
  const { closing, now } = await readClosing(reader, site.id, threadId);
  const [row] = await reader.query<{ revision: number; published: number; topLevel: number }>(
    'SELECT revision, published_count AS published, top_level_count AS "topLevel" FROM threads WHERE id = $1',
    [threadId],
  );
  const { revision, ...counts } = row!;
  const { mode, slowMode } = await readMode(reader, threadId, now);
  const policy = await currentPolicy(reader, site.id);
  return {
    id: threadId,
    revision,
    closing: presentClosing(closing),
    mode,
    slowMode: presentSlowMode(slowMode),
    counts,
    policy: {
      ...{ version: policy.version, url: '/policy', acceptance: policy.acceptance },
      ...(policy.announcedSince && { changedAt: policy.announcedSince.toISOString() }),
    },
  };
}
