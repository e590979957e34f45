import type { AccountViewer } from '../../accounts/viewer.js';
import type { Reader } from '../../platform/database/database.js';
import { NotHere } from '../../platform/errors/problem.js';
import { readDecisions, type PastDecision } from '../read-decisions.js';
import { findAuthor, withCounts, type ListedAuthor } from './list-authors.js';
import { searchComments, type FoundComment } from './search-comments.js';

/** Somebody with their last comments, each with what was decided on it. */
export interface ReadAuthor extends ListedAuthor {
  readonly lastComments: readonly (Pick<FoundComment, 'comment' | 'article' | 'ipPrefix'> & {
    /** The last one first. */
    readonly decisions: readonly PastDecision[];
  })[];
}

const LAST_COMMENTS = 20;

/**
 * An account or a guest with the counts and the last 20 of their comments, as far as these are in the viewer's sections.
 * @throws NotHere where the id is of neither
 */
export async function readAuthor(
  reader: Reader,
  by: AccountViewer,
  { siteId, id }: { siteId: string; id: string },
): Promise<ReadAuthor> {
  const row = await findAuthor(reader, siteId, id);
  if (row === null) throw new NotHere('author');
  const [author] = await withCounts(reader, by, [row]);
  const { items } = await searchComments(reader, by, {
    siteId,
    filter: {
      ...{ query: null, status: null, threadId: null, from: null, until: null },
      author: id,
      sections: by.sections,
    },
    cursor: null,
    limit: LAST_COMMENTS,
  });
  const decisions = await readDecisions(
    reader,
    items.map(({ comment }) => comment.id),
  );
  return {
    ...author!,
    lastComments: items.map(({ comment, article, ipPrefix }) => ({
      comment,
      article,
      ipPrefix,
      decisions: decisions.get(comment.id) ?? [],
    })),
  };
}
