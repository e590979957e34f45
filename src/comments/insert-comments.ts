import { prepared } from '../platform/database/connection.js';
import type { Tx } from '../platform/database/database.js';
import type { AuthorKind } from '../screening/finding.js';
import type { BelowChange } from '../threads/counters.js';
import type { LockedThread } from '../threads/lock-thread.js';
import type { Status } from './comment-status.rules.js';

/** A comment on its way in: all but what the door decides (status, number). */
export interface NewComment {
  readonly id: string;
  readonly parentId: string | null;
  readonly position: number;
  readonly depth: number;
  readonly placement: Buffer;
  readonly authorKind: AuthorKind;
  readonly accountId: string | null;
  readonly guestId: string | null;
  readonly policyVersion: number | null;
  readonly exempt: 'import' | 'despite-closed' | null;
  readonly source: string | null;
  readonly sourceId: string | null;
  /** Null: unknown, as some exports have it. */
  readonly createdAt: Date | null;
}

type Row = NewComment & { readonly status: Status; readonly number: number | null };

const INSERT = prepared(
  'insert comments',
  `INSERT INTO comments (site_id, thread_id, id, parent_id, number, position, depth, placement, status, visible_below,
       author_kind, account_id, guest_id, policy_version, exempt, source, source_id, created_at)
     SELECT $1::uuid, $2::uuid, * FROM unnest($3::uuid[], $4::uuid[], $5::integer[], $6::integer[], $7::integer[], $8::bytea[], $9::text[],
       $10::integer[], $11::text[], $12::uuid[], $13::uuid[], $14::integer[], $15::text[], $16::text[], $17::text[], $18::timestamptz[])`,
);

/**
 * Inserts the rows of arriving comments, parents among them in any order. What they add to the count below each
 * other is written at once and taken out of `below`, so that only standing ancestors are left to update.
 */
export async function insertComments(
  tx: Tx,
  thread: LockedThread,
  rows: readonly Row[],
  below: Map<string, BelowChange>,
): Promise<void> {
  if (rows.length === 0) return;
  const visibleBelow = rows.map(({ placement }) => {
    const key = placement.toString('hex');
    const visible = below.get(key)?.visible ?? 0;
    below.delete(key);
    return visible;
  });
  const column = <Name extends keyof Row>(name: Name): Row[Name][] => rows.map((row) => row[name]);
  await tx.run(INSERT, [
    thread.siteId,
    thread.id,
    column('id'),
    column('parentId'),
    column('number'),
    column('position'),
    column('depth'),
    column('placement'),
    column('status'),
    visibleBelow,
    column('authorKind'),
    column('accountId'),
    column('guestId'),
    column('policyVersion'),
    column('exempt'),
    column('source'),
    column('sourceId'),
    column('createdAt'),
  ]);
}

/** One state of a comment's text. */
export interface NewText {
  readonly commentId: string;
  readonly revision: number;
  readonly source: string;
  readonly format: 'markdown' | 'html';
  readonly html: string;
  readonly rendererVersion: number;
  readonly authorName: string;
  readonly ipPrefix: string | null;
  readonly trace: readonly object[];
  /** A primary tag of BCP 47; null: unknown. */
  readonly language: string | null;
  /** False: the search is to find it later. */
  readonly searchable?: boolean;
  readonly createdAt: Date | null;
}

const INSERT_TEXTS = prepared(
  'insert texts',
  `INSERT INTO comment_revisions (comment_id, revision, source, format, html, renderer_version, author_name, ip_prefix, created_at, trace, language, searchable)
     SELECT * FROM unnest($1::uuid[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::text[], $8::text[],
       $9::timestamptz[], $10::jsonb[], $11::text[], $12::boolean[])`,
);

export async function insertTexts(tx: Tx, texts: readonly NewText[]): Promise<void> {
  if (texts.length === 0) return;
  const column = <Name extends keyof NewText>(name: Name): NewText[Name][] => texts.map((text) => text[name]);
  await tx.run(INSERT_TEXTS, [
    column('commentId'),
    column('revision'),
    column('source'),
    column('format'),
    column('html'),
    column('rendererVersion'),
    column('authorName'),
    column('ipPrefix'),
    column('createdAt'),
    texts.map((text) => JSON.stringify(text.trace)),
    column('language'),
    texts.map((text) => text.searchable ?? true),
  ]);
}
