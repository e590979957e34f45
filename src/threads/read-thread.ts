import type { Reader } from '../platform/database/database.js';
import { currentPolicyVersion } from '../policies/read-comment-policy.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { presentClosing } from './present-closing.js';
import { readClosing } from './read-closing.js';

/** A thread as the API tells of it: its state now, its counts, and the policy that posts are accepted under. */
export async function readThread(reader: Reader, site: CurrentSite, threadId: string): Promise<object> {
  const { closing } = await readClosing(reader, site.id, threadId);
  const [row] = await reader.query<{ revision: number; published: number; topLevel: number }>(
    'SELECT revision, published_count AS published, top_level_count AS "topLevel" FROM threads WHERE id = $1',
    [threadId],
  );
  const { revision, ...counts } = row!;
  const version = await currentPolicyVersion(reader, site.id);
  return {
    id: threadId,
    revision,
    closing: presentClosing(closing),
    mode: site.settings.moderationMode,
    counts,
    policy: { version, url: '/policy' },
  };
}
