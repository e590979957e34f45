import { changeStatus, type Transition } from '../comments/change-status.js';
import { languageOf } from '../comments/language.rules.js';
import { insertTexts, type NewText } from '../comments/insert-comments.js';
import type { Tx } from '../platform/database/database.js';
import { prefixOf } from '../platform/http/addresses.rules.js';
import { plainTextOf, SANITISER_VERSION } from '../platform/html/sanitise.js';
import { shortenedTo } from '../platform/text/graphemes.js';
import { newId } from '../platform/ids.js';
import type { LockedThread } from '../threads/lock-thread.js';
import { isIP } from 'node:net';
import type { WordPressComment } from './sources/wordpress-records.js';
import { commentStatusOf, orderForNumbering } from './sources/wordpress.rules.js';
import { placeImported, type KnownParent, type Placed } from './place-imported.rules.js';
import { wordpressCommentHtml } from './wordpress-html.js';

/** What is read of one article's comments; each has an id and a status that we know. */
export interface ImportedComments {
  readonly created: number;
  readonly unchanged: number;
  /** Ids of comments that an earlier export had under another article: they stay there. */
  readonly elsewhere: number;
  readonly missingParents: readonly { comment: string; parent: string }[];
}

/** As long as a guest's may be. */
const LONGEST_NAME = 60;
const TEXTS_AT_ONCE = 1_000;

/** Brings the comments of one article into its thread, whatever the thread's state, in one transaction with it. */
export async function importComments(
  tx: Tx,
  thread: LockedThread,
  source: string,
  comments: readonly WordPressComment[],
  at: Date,
): Promise<ImportedComments> {
  const { here, elsewhere } = await knownComments(tx, thread, source, comments);
  const isNew = ({ sourceId }: WordPressComment): boolean => !here.has(sourceId) && !elsewhere.has(sourceId);
  const fresh = comments.filter(isNew).sort(orderForNumbering);
  const ids = new Map(fresh.map(({ sourceId }) => [sourceId, newId()]));
  const placed = placeImported(fresh, here, thread.lastPosition, (sourceId) => ids.get(sourceId)!);
  const transitions = fresh.map((comment) => transitionOf(comment, placed.get(comment.sourceId)!, source));
  if (transitions.length > 0)
    await changeStatus(tx, thread, transitions, { at, actor: { kind: 'console' }, audit: null });
  for (let from = 0; from < fresh.length; from += TEXTS_AT_ONCE) {
    const part = fresh.slice(from, from + TEXTS_AT_ONCE);
    await insertTexts(
      tx,
      part.map((comment) => textOf(comment, ids.get(comment.sourceId)!, at)),
    );
  }
  const missingParents = fresh.flatMap(({ sourceId: comment }) => {
    const parent = placed.get(comment)!.missingParent;
    return parent === null ? [] : [{ comment, parent }];
  });
  const unchanged = comments.filter(({ sourceId }) => here.has(sourceId)).length;
  return {
    created: fresh.length,
    unchanged,
    elsewhere: comments.length - fresh.length - unchanged,
    missingParents,
  };
}

/** What an earlier run brought, with the parents that new comments of this run may hang on. */
async function knownComments(
  tx: Tx,
  thread: LockedThread,
  source: string,
  comments: readonly WordPressComment[],
): Promise<{ here: Map<string, KnownParent>; elsewhere: Set<string> }> {
  const wanted = new Set(
    comments.flatMap(({ sourceId, parentSourceId }) => [
      sourceId,
      ...(parentSourceId === null ? [] : [parentSourceId]),
    ]),
  );
  const rows = await tx.query<KnownParent & { sourceId: string; threadId: string }>(
    `SELECT source_id AS "sourceId", id, placement, depth, thread_id AS "threadId" FROM comments
     WHERE site_id = $1 AND source = $2 AND source_id = ANY ($3::text[])`,
    [thread.siteId, source, [...wanted]],
  );
  const isHere = ({ threadId }: { threadId: string }): boolean => threadId === thread.id;
  return {
    here: new Map(rows.filter(isHere).map(({ sourceId, ...comment }) => [sourceId, comment])),
    elsewhere: new Set(rows.filter((row) => !isHere(row)).map(({ sourceId }) => sourceId)),
  };
}

function transitionOf(comment: WordPressComment, placed: Placed, source: string): Transition {
  const { id, parentId, position, depth, placement } = placed;
  const { sourceId, createdAt } = comment;
  const to = commentStatusOf(comment.approved)!;
  const arriving = {
    id,
    parentId,
    position,
    depth,
    placement,
    source,
    sourceId,
    createdAt,
    authorKind: 'guest',
    accountId: null,
    guestId: null,
    policyVersion: null,
    exempt: 'import',
  } as const;
  // What an export brings counts as reviewed where it comes from; only what was held there waits here.
  return {
    cause: 'import',
    arriving,
    to,
    ...(to === 'held' && {
      item: {
        queue: 'held',
        reasons: [{ reason: 'import' }],
        language: languageOfHtml(wordpressCommentHtml(comment.content)),
      },
    }),
  };
}

/** As long as an address is kept with any comment; see `platform/database/retention.ts`. */
const ADDRESS_KEPT = 90 * 86_400_000;

const keepsAddress = ({ ip, createdAt }: WordPressComment, now: Date): boolean =>
  isIP(ip) !== 0 && createdAt !== null && now.getTime() - createdAt.getTime() < ADDRESS_KEPT;

const languageOfHtml = (html: string): string | null => languageOf(plainTextOf(html));

function textOf(comment: WordPressComment, commentId: string, now: Date): NewText {
  const html = wordpressCommentHtml(comment.content);
  return {
    commentId,
    revision: 1,
    source: comment.content,
    format: 'html',
    html,
    // Only what waits for moderators is asked for by its language.
    language: commentStatusOf(comment.approved) === 'held' ? languageOfHtml(html) : null,
    searchable: false,
    rendererVersion: SANITISER_VERSION,
    authorName: shortenedTo(LONGEST_NAME, comment.author),
    ipPrefix: keepsAddress(comment, now) ? prefixOf(comment.ip) : null,
    trace: [],
    createdAt: comment.createdAt,
  };
}
