import { Injectable } from '@nestjs/common';
import { NotSignedIn } from '../accounts/accounts.errors.js';
import type { Viewer } from '../accounts/viewer.js';
import { Secret } from '../platform/config/secret.js';
import { Database, type Reader, type Tx } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import { refuseBanned } from '../sanctions/read-standing.js';
import { shareSiteLock } from '../sites/site-lock.js';
import { changeLikes } from '../threads/counters.js';
import { readClosing } from '../threads/read-closing.js';
import { ThreadClosed } from '../threads/thread.errors.js';
import { OwnComment } from './likes.errors.js';
import { isAuthor } from './present-comment.js';
import { readVisibleRow, type VisibleRow } from './read-comment.js';

export interface LikeCommand {
  readonly siteId: string;
  readonly commentId: string;
  readonly viewer: Viewer;
  readonly ip: string;
  /** Whether they like it from now on. */
  readonly liked: boolean;
}

export interface Liked {
  readonly likes: number;
  readonly liked: boolean;
}

/** Gives or takes back one person's like; doing it again changes nothing. */
@Injectable()
export class LikeComment {
  constructor(
    private readonly database: Database,
    private readonly secret: Secret,
  ) {}

  async execute({ siteId, commentId, viewer, ip, liked }: LikeCommand): Promise<Liked> {
    const personId = personOf(viewer);
    if (personId === null) throw new NotSignedIn();
    return this.database.transaction(async (tx) => {
      const comment = await lockLikeable(tx, siteId, commentId, viewer);
      const { closing, now: at } = await readClosing(tx, siteId, comment.threadId);
      if (!closing.accepts.likes) throw new ThreadClosed(closing);
      const { value: secret } = this.secret;
      if (liked) await refuseBanned(tx, { siteId, viewer, ip, secret, at });
      const changed = liked
        ? await tx.run(
            'INSERT INTO likes (comment_id, person_id, thread_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
            [commentId, personId, comment.threadId],
          )
        : await tx.run('DELETE FROM likes WHERE comment_id = $1 AND person_id = $2', [commentId, personId]);
      if (changed === 0) return { likes: comment.likes, liked };
      return { likes: await changeLikes(tx, commentId, liked ? 1 : -1), liked };
    });
  }
}

/**
 * The comment under its row's lock, so that nobody likes what was removed a moment ago. Its thread's row is left
 * alone, since likes need not wait for posts; the site's lock holds what the site says of likes.
 */
async function lockLikeable(tx: Tx, siteId: string, id: string, viewer: Viewer): Promise<VisibleRow> {
  await shareSiteLock(tx, siteId);
  if (isId(id)) await tx.run('SELECT FROM comments WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const comment = await readVisibleRow(tx, siteId, id, viewer);
  if (comment.status !== 'published') throw new NotHere('comment');
  if (isAuthor(comment, viewer)) throw new OwnComment();
  return comment;
}

/** Ids of the comments in a thread that the viewer likes. */
export async function readOwnLikes(reader: Reader, threadId: string, viewer: Viewer): Promise<string[]> {
  const personId = personOf(viewer);
  if (personId === null) return [];
  const rows = await reader.query<{ id: string }>(
    'SELECT comment_id AS id FROM likes WHERE person_id = $1 AND thread_id = $2 ORDER BY comment_id',
    [personId, threadId],
  );
  return rows.map(({ id }) => id);
}

function personOf(viewer: Viewer): string | null {
  if (viewer.kind === 'anyone') return null;
  return viewer.kind === 'account' ? viewer.accountId : viewer.guestId;
}
