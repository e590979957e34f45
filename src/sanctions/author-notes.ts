import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import type { Reader, Tx } from '../platform/database/database.js';
import { CursorInvalid } from '../platform/errors/problem.js';
import { isId, newId } from '../platform/ids.js';
import { findAuthor } from './subjects.js';

/** What a colleague wrote about an author. */
export interface WrittenNote {
  readonly id: string;
  readonly text: string;
  readonly writtenBy: { readonly id: string; readonly name: string };
  readonly writtenAt: Date;
}

/** Adds a note about an author, for colleagues alone. */
export async function noteAuthor(
  tx: Tx,
  { siteId, authorId, by, text }: { siteId: string; authorId: string; by: AccountViewer; text: string },
): Promise<WrittenNote> {
  const author = await findAuthor(tx, siteId, authorId);
  const note = { id: newId(), text, writtenAt: await readClock(tx) };
  await tx.run(
    'INSERT INTO author_notes (id, site_id, author_id, text, written_by, written_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [note.id, siteId, authorId, text, by.accountId, note.writtenAt],
  );
  await record(tx, [
    {
      siteId,
      at: note.writtenAt,
      actor: { kind: 'account', id: by.accountId },
      action: 'author.note',
      subjectKind: author.kind,
      subjectId: authorId,
      detail: { noteId: note.id },
    },
  ]);
  return { ...note, writtenBy: { id: by.accountId, name: by.name } };
}

/** The newest first. */
export async function listAuthorNotes(
  reader: Reader,
  list: { siteId: string; authorId: string; cursor: string | null; limit: number },
): Promise<{ items: WrittenNote[]; nextCursor: string | null }> {
  const { siteId, authorId, cursor, limit } = list;
  if (cursor !== null && !isId(cursor)) throw new CursorInvalid();
  await findAuthor(reader, siteId, authorId);
  const rows = await reader.query<WrittenNote>(
    `SELECT n.id, n.text, jsonb_build_object('id', a.id, 'name', a.name) AS "writtenBy", n.written_at AS "writtenAt"
     FROM author_notes n JOIN accounts a ON a.id = n.written_by
     WHERE n.author_id = $1 AND n.site_id = $2 AND ($3::uuid IS NULL OR n.id < $3)
     ORDER BY n.id DESC LIMIT $4`,
    [authorId, siteId, cursor, limit + 1],
  );
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
}
