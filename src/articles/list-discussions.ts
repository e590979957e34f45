import type { AccountViewer } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';
import { countWaitingOf } from '../queues/count-waiting.js';
import { sectionOrNone } from '../sites/find-section.js';
import { readClosings, type ClosingFacts } from '../threads/read-closing.js';
import { holdCursor } from './list-articles.js';

/** A discussion as publishers look over it. */
export interface ListedDiscussion {
  readonly articleId: string;
  readonly threadId: string;
  readonly slug: string;
  readonly headline: string;
  readonly sectionId: string | null;
  readonly section: string | null;
  readonly sectionName: string | null;
  readonly publishedAt: Date | null;
  readonly comments: number;
  /** Comments that no reader sees before a moderator has looked. */
  readonly waiting: number;
  readonly closing: ClosingFacts;
}

type Row = Omit<ListedDiscussion, 'waiting' | 'closing'>;

export interface DiscussionsAsked {
  readonly siteId: string;
  /** Who is limited to sections sees theirs. */
  readonly by: AccountViewer;
  /** The key of a section; null: of all, and of none. */
  readonly section: string | null;
  readonly state: 'open' | 'paused' | 'closed' | null;
  /** All of them stand in the headline. */
  readonly words: readonly string[];
  readonly cursor: string | null;
  readonly limit: number;
}

const AT_ONCE = 200;
/** The state of a discussion comes from no index: so many are asked for theirs, and the next page goes on from there. */
const MOST_LOOKED_AT = 2_000;

const LIST = `
  SELECT a.id AS "articleId", t.id AS "threadId", a.slug, a.headline, a.section_id AS "sectionId", s.key AS section,
    s.name AS "sectionName", a.published_at AS "publishedAt", t.published_count AS comments
  FROM articles a JOIN threads t ON t.article_id = a.id LEFT JOIN sections s ON s.id = a.section_id
  WHERE a.site_id = $1 AND a.state = 'public' AND ($4::uuid IS NULL OR a.section_id = $4)
    AND ($5::uuid[] IS NULL OR a.section_id = ANY ($5))
    AND NOT EXISTS (SELECT FROM unnest($6::text[]) word WHERE strpos(lower(a.headline), lower(word)) = 0)
    AND ($2::uuid IS NULL
      OR (coalesce(a.published_at, '-infinity'), a.id) < (SELECT coalesce(published_at, '-infinity'), id FROM articles WHERE id = $2))
  ORDER BY coalesce(a.published_at, '-infinity') DESC, a.id DESC LIMIT $3`;

/** The discussions of public articles with how they stand, the last published first. The cursor names the last one looked at. */
export async function listDiscussions(
  reader: Reader,
  asked: DiscussionsAsked,
): Promise<{ items: ListedDiscussion[]; nextCursor: string | null }> {
  const { siteId, state, limit } = asked;
  await holdCursor(reader, asked);
  const sectionId = await sectionOrNone(reader, siteId, asked.section);
  const found: (Row & { readonly closing: ClosingFacts })[] = [];
  let last = asked.cursor;
  let more = true;
  for (let lookedAt = 0; more && found.length < limit && lookedAt < MOST_LOOKED_AT; lookedAt += AT_ONCE) {
    const atOnce = state === null ? limit : AT_ONCE;
    const rows = await reader.query<Row>(LIST, [
      ...[siteId, last, atOnce + 1, sectionId, asked.by.sections, asked.words],
    ]);
    const closings = await readClosings(
      reader,
      siteId,
      rows.map(({ threadId }) => threadId),
    );
    more = rows.length > atOnce;
    for (const row of rows.slice(0, atOnce)) {
      if (found.length === limit) {
        more = true;
        break;
      }
      last = row.articleId;
      const closing = closings.get(row.threadId)!;
      if (state === null || closing.closing.state === state) found.push({ ...row, closing });
    }
  }
  const waiting = await countWaitingOf(
    reader,
    found.map(({ articleId }) => articleId),
  );
  const items = found.map((row) => ({ ...row, waiting: waiting.get(row.articleId) ?? 0 }));
  return { items, nextCursor: more ? last : null };
}
