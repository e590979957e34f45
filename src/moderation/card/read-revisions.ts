import type { Reader } from '../../platform/database/database.js';
import { compareTexts, type Passage } from '../../platform/text/compare-texts.js';
import type { Finding } from '../../screening/finding.js';

/** One state of a comment's text, and what screening said of it. */
export interface ReadRevision {
  /** Of the comment, since which it has this text. */
  readonly revision: number;
  readonly authorName: string;
  /** Kept for 90 days. */
  readonly ipPrefix: string | null;
  readonly createdAt: Date | null;
  /** As it was written; of an import, HTML. */
  readonly source: string;
  readonly format: 'markdown' | 'html';
  readonly trace: readonly Finding[];
  /** Against the text before it; null: it is the first. */
  readonly difference: readonly Passage[] | null;
}

/** Every text that a comment has had, the first one first; an author may have changed it 50 times at most. */
export async function readRevisions(reader: Reader, commentId: string): Promise<ReadRevision[]> {
  const rows = await reader.query<Omit<ReadRevision, 'difference'>>(
    `SELECT revision, author_name AS "authorName", ip_prefix AS "ipPrefix", created_at AS "createdAt", source, format, trace
     FROM comment_revisions WHERE comment_id = $1 ORDER BY revision`,
    [commentId],
  );
  return rows.map((row, index) => ({
    ...row,
    difference: index === 0 ? null : compareTexts(rows[index - 1]!.source, row.source),
  }));
}
