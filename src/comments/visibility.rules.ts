import type { Status } from './comment-status.rules.js';

export interface Subject {
  readonly status: Status;
  /** Visible comments that stand below it. */
  readonly visibleBelow: number;
}

/** What a viewer gets of a comment: all of it, only that there was one, or nothing. */
export type Sight = 'full' | 'tombstone' | 'none';

/** The comments of which anyone sees something, as a condition on `comments c`: what `sightOf` says of `none`. */
export const SHOWN_TO_ANYONE = `(c.status = 'published' OR c.visible_below > 0)`;

/**
 * The one visibility rule, for API, pages and whatever follows. Authors see their own comment whatever became of it;
 * staff see everything; others see published ones, and a tombstone where visible replies stand below.
 */
export function sightOf(
  { status, visibleBelow }: Subject,
  viewer: { isAuthor: boolean; isStaff: boolean },
): Sight {
  if (status === 'published' || viewer.isAuthor || viewer.isStaff) return 'full';
  return visibleBelow > 0 ? 'tombstone' : 'none';
}
