import { createGuest } from '../accounts/create-guest.js';
import { issueCredential } from '../accounts/issue-credential.js';
import type { Viewer } from '../accounts/viewer.js';
import type { Tx } from '../platform/database/database.js';
import { storeKey, type IdempotentRequest } from '../platform/database/idempotency.js';
import { prefixOf } from '../platform/http/addresses.rules.js';
import { newId } from '../platform/ids.js';
import { together } from '../platform/together.js';
import { acceptPolicy } from '../policies/accept-policy.js';
import { turnsByArrival } from '../policies/closing.rules.js';
import { goesByQueue } from '../policies/queue-pauses.js';
import type { LockedThread } from '../threads/lock-thread.js';
import { placeUnder } from '../threads/placement.rules.js';
import type { ClosingFacts } from '../threads/read-closing.js';
import { tellClosings } from '../threads/tell-closings.js';
import { actorOf, personOf, type Writer } from './author.js';
import { changeStatus, type Changed } from './change-status.js';
import type { Parent } from './find-parent.js';
import type { Guest } from './guest.rules.js';
import type { NewComment } from './insert-comments.js';
import { inLanguage, itemOf } from './items.rules.js';
import { presentComment, sightFor, type PresentedComment } from './present-comment.js';
import type { ReadText } from './read-text.js';
import { keepText, type Screened } from './screen-text.js';

/** A comment that passed, with all that is known of it. */
interface Passed {
  readonly thread: LockedThread;
  readonly closing: ClosingFacts;
  readonly parent: Parent | null;
  readonly exempt: 'despite-closed' | null;
  readonly viewer: Viewer;
  readonly author: Writer;
  readonly authorName: string;
  /** Whom the post makes, where nobody was signed in. */
  readonly newGuest: (Guest & { readonly id: string }) | null;
  readonly request: IdempotentRequest | null;
  readonly text: ReadText;
  readonly policyVersion: number;
  /** On record before. */
  readonly hasAccepted: boolean;
  readonly verdict: Screened['verdict'];
  readonly trace: Screened['trace'];
  readonly ip: string;
}

const FIRST_STATUS = { publish: 'published', hold: 'held', spam: 'spam' } as const;

/** Writes a comment with all that goes with it, in one round trip, and answers it as its author sees it. */
export async function writePost(
  tx: Tx,
  passed: Passed,
): Promise<{ comment: PresentedComment; guestToken: string | null }> {
  const { thread, closing, exempt, author, newGuest, request, text, policyVersion, trace } = passed;
  const { siteId } = thread;
  const { now: at } = closing;
  const arriving = arrivingOf(passed);
  const to = FIRST_STATUS[passed.verdict];
  const item = inLanguage(itemOf(to, author.trusted, trace), text.language);
  // What others refer to goes first.
  const [, , , [changed], , guestToken] = await together([
    newGuest && createGuest(tx, { siteId, ...newGuest }),
    request && storeKey(tx, request, arriving.id),
    passed.hasAccepted
      ? null
      : acceptPolicy(tx, { siteId, person: personOf(author)!, version: policyVersion, at }),
    changeStatus(tx, thread, [{ cause: 'posting', arriving, to, ...item }], {
      at,
      actor: actorOf(author),
      audit: exempt === null ? null : 'comment.post-despite-closed',
      goesByQueue: goesByQueue(closing.facts),
    }),
    keepText(tx, text, {
      commentId: arriving.id,
      revision: 1,
      authorName: passed.authorName,
      ipPrefix: prefixOf(passed.ip),
      trace,
      createdAt: at,
    }),
    newGuest && issueCredential(tx, 'guest', siteId, { guestId: newGuest.id }),
  ]);
  if (turnsByArrival(closing.facts, at)) await tellClosings(tx, [thread.id]);
  return { comment: shownToAuthor(passed, arriving, changed!), guestToken };
}

function arrivingOf({ thread, closing, parent, exempt, author, policyVersion }: Passed): NewComment {
  const position = thread.lastPosition + 1;
  return {
    id: newId(),
    parentId: parent?.id ?? null,
    position,
    ...placeUnder(parent, position),
    authorKind: author.kind,
    accountId: author.accountId,
    guestId: author.guestId,
    policyVersion,
    exempt,
    source: null,
    sourceId: null,
    createdAt: closing.now,
  };
}

/** What was written need not be read. */
function shownToAuthor(
  { thread, closing, parent, viewer, newGuest, authorName, text }: Passed,
  arriving: NewComment,
  { number, to: status, revision }: Changed,
): PresentedComment {
  const row = {
    ...arriving,
    ...{ threadId: thread.id, number, status, revision, authorName, html: text.html },
    parentNumber: parent?.number ?? null,
    visibleBelow: 0,
    likes: 0,
    featured: false,
    editedAt: null,
  };
  const own: Viewer = newGuest === null ? viewer : { kind: 'guest', guestId: newGuest.id, ...newGuest };
  return presentComment(row, sightFor(row, own, closing.sectionId) as 'full' | 'tombstone');
}
