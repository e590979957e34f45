import type { Viewer } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';
import { LIST_LIMIT } from '../platform/http/list.query.js';
import { rootOf } from '../threads/placement.rules.js';
import { pageCursor, placementCursor } from './cursors.rules.js';
import { readVisibleRow } from './read-comment.js';
import { REPLIES_SHOWN } from './read-page.js';
import { SHOWN_TO_ANYONE } from './visibility.rules.js';

/** Where a comment stands in its discussion. */
export interface CommentPlace {
  readonly id: string;
  readonly number: number | null;
  readonly slug: string;
  /** Of the oldest first: the page that begins with its top-level comment; null where that is on the first page. */
  readonly cursor: string | null;
  /** The page of replies that has it; null where it stands among the first replies, or at the top level. */
  readonly among: { readonly repliesOf: string; readonly cursor: string } | null;
}

const BEFORE = `
  SELECT c.placement FROM comments c
  WHERE c.thread_id = $1 AND c.placement > $2 AND c.placement < $3 AND ${SHOWN_TO_ANYONE}
  ORDER BY c.placement DESC LIMIT ${REPLIES_SHOWN}`;

const EARLIER = `
  SELECT count(*)::integer AS count FROM (
    SELECT FROM comments c WHERE c.thread_id = $1 AND c.depth = 0 AND ${SHOWN_TO_ANYONE} AND c.position < $2
    ORDER BY c.position LIMIT ${LIST_LIMIT}
  ) earlier`;

/** Finds a comment that the viewer sees; what stands just before it is on its page too. */
export async function locateComment(
  reader: Reader,
  siteId: string,
  id: string,
  viewer: Viewer,
): Promise<CommentPlace> {
  const { threadId, placement, number, article } = await readVisibleRow(reader, siteId, id, viewer);
  const root = rootOf(placement);
  const position = root.readUInt32BE();
  const [earlier] = await reader.query<{ count: number }>(EARLIER, [threadId, position]);
  const cursor =
    earlier!.count < LIST_LIMIT ? null : pageCursor('oldest', { position: position - 1, likes: 0 });
  const place = { id, number, slug: article.slug, cursor };
  const before = await reader.query<{ placement: Buffer }>(BEFORE, [threadId, root, placement]);
  if (before.length < REPLIES_SHOWN) return { ...place, among: null };
  const [top] = await reader.query<{ id: string }>(
    'SELECT id FROM comments WHERE thread_id = $1 AND placement = $2',
    [threadId, root],
  );
  return { ...place, among: { repliesOf: top!.id, cursor: placementCursor(before.at(-1)!.placement) } };
}
