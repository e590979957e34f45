import { allow } from '../accounts/allow.js';
import { may } from '../accounts/permissions.rules.js';
import type { Viewer } from '../accounts/viewer.js';
import { NotHere } from '../platform/errors/problem.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import type { ClosingFacts } from '../threads/read-closing.js';
import { ThreadClosed } from '../threads/thread.errors.js';
import { guestsOff } from './guest.errors.js';
import type { PostCommentBody } from './post-comment.body.js';

/** Refuses what the thread does not take now; answers what exempts a comment that it takes all the same. */
export function admit(
  { site, viewer, body }: { site: CurrentSite; viewer: Viewer; body: PostCommentBody },
  { hidden, sectionId: section, closing }: ClosingFacts,
): 'despite-closed' | null {
  if (hidden && !may(viewer, 'read hidden articles', { section })) throw new NotHere('discussion');
  if (viewer.kind !== 'account' && site.settings.guests === 'off') throw guestsOff();
  if (body.despiteClosed) allow(viewer, 'comment despite a closed thread', { section });
  if (body.parentId == null ? closing.accepts.comments : closing.accepts.replies) return null;
  if (!body.despiteClosed) throw new ThreadClosed(closing);
  return 'despite-closed';
}
