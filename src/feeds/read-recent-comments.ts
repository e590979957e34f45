import {
  COMMENT,
  presentToAnyone,
  WITH_TEXT,
  type CommentRow,
  type PresentedComment,
} from '../comments/present-comment.js';
import type { Reader } from '../platform/database/database.js';

/** A published comment, with what a feed tells of its article. */
export interface RecentComment extends PresentedComment {
  readonly headline: string;
  /** When it last changed in a way that a reader sees; null where nobody knows. */
  readonly changedAt: Date | null;
}

type Row = CommentRow & { headline: string; decidedAt: Date | null };

const RECENT = `
  SELECT ${COMMENT}, a.headline, (SELECT max(d.decided_at) FROM decisions d WHERE d.comment_id = c.id) AS "decidedAt"
  FROM comments c ${WITH_TEXT} JOIN threads t ON t.id = c.thread_id JOIN articles a ON a.id = t.article_id
  WHERE c.status = 'published' AND a.state = 'public'`;

const MOST = 50;

/** The last 50 comments that were published in a thread, the last first: a comment that waited comes when it appears. */
export const readRecentOfThread = (reader: Reader, threadId: string): Promise<RecentComment[]> =>
  read(
    reader,
    `${RECENT} AND c.thread_id = $1 AND c.number IS NOT NULL ORDER BY c.number DESC LIMIT ${MOST}`,
    threadId,
  );

/** The last 50 comments of a site's public articles. */
export const readRecentOfSite = (reader: Reader, siteId: string): Promise<RecentComment[]> =>
  read(
    reader,
    `${RECENT} AND c.site_id = $1 AND c.created_at IS NOT NULL ORDER BY c.created_at DESC, c.id DESC LIMIT ${MOST}`,
    siteId,
  );

async function read(reader: Reader, sql: string, id: string): Promise<RecentComment[]> {
  const rows = await reader.query<Row>(sql, [id]);
  return rows.map((row) => {
    const { headline, createdAt, editedAt, decidedAt } = row;
    const changes = [createdAt, editedAt, decidedAt].filter((change) => change !== null);
    return { ...presentToAnyone(row), headline, changedAt: latestOf(changes) };
  });
}

const latestOf = (instants: readonly Date[]): Date | null =>
  instants.length === 0 ? null : new Date(Math.max(...instants.map((instant) => instant.getTime())));
