import type { AccountViewer } from '../../accounts/viewer.js';
import type { Reader } from '../../platform/database/database.js';
import { LIST_LIMIT } from '../../platform/http/list.query.js';
import { listAuthorNotes, type WrittenNote } from '../../sanctions/author-notes.js';
import { readAuthorStanding, type ListedSanction } from '../../sanctions/list-sanctions.js';
import { readAuthor, type ReadAuthor } from '../search/read-author.js';

/** Who wrote it: with their last comments and what was decided on them, what stands against them, and colleagues' notes. */
export interface CardAuthor extends ReadAuthor {
  readonly standing: {
    readonly active: readonly ListedSanction[];
    readonly history: readonly ListedSanction[];
  };
  readonly notes: readonly WrittenNote[];
}

interface Written {
  readonly accountId: string | null;
  readonly guestId: string | null;
}

/** Null: nobody who is known here has written it; an import has names only. */
export async function readCardAuthor(
  reader: Reader,
  by: AccountViewer,
  { siteId, secret }: { siteId: string; secret: string },
  { accountId, guestId }: Written,
): Promise<CardAuthor | null> {
  const id = accountId ?? guestId;
  if (id === null) return null;
  const author = { kind: accountId === null ? 'guest' : 'account', id } as const;
  const { items: notes } = await listAuthorNotes(reader, {
    siteId,
    authorId: id,
    cursor: null,
    limit: LIST_LIMIT,
  });
  return {
    ...(await readAuthor(reader, by, { siteId, id })),
    standing: await readAuthorStanding(reader, { siteId, author, secret }),
    notes,
  };
}
