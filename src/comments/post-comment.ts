import { Injectable } from '@nestjs/common';
import { NotSignedIn } from '../accounts/accounts.errors.js';
import { createGuest } from '../accounts/create-guest.js';
import { issueCredential } from '../accounts/issue-credential.js';
import { allow } from '../accounts/allow.js';
import { may } from '../accounts/permissions.rules.js';
import type { Viewer } from '../accounts/viewer.js';
import { readClock } from '../platform/clock.js';
import { Secret } from '../platform/config/secret.js';
import { Database, type Tx } from '../platform/database/database.js';
import { claimKey, type IdempotentRequest } from '../platform/database/idempotency.js';
import { NotHere } from '../platform/errors/problem.js';
import { addressKey, prefixOf } from '../platform/http/addresses.rules.js';
import { newId } from '../platform/ids.js';
import { acceptPolicy } from '../policies/accept-policy.js';
import { turnsByArrival } from '../policies/closing.rules.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { lockThread, type LockedThread } from '../threads/lock-thread.js';
import { placeUnder } from '../threads/placement.rules.js';
import { readClosing, type ClosingFacts } from '../threads/read-closing.js';
import { tellClosings } from '../threads/tell-closings.js';
import { ThreadClosed } from '../threads/thread.errors.js';
import { actorOf, personOf, writerOf, type Writer } from './author.js';
import { changeStatus } from './change-status.js';
import { findParent } from './find-parent.js';
import { gatherFacts, noteSameText } from './gather-facts.js';
import { guestsOff } from './guest.errors.js';
import { readGuest, type Guest } from './guest.rules.js';
import { inLanguage, itemOf } from './items.rules.js';
import { markPost, markRepeat, posterOf } from './mark-post.js';
import type { PostCommentBody } from './post-comment.body.js';
import { readText, type ReadText } from './read-text.js';
import { keepText, screenText, type Screened } from './screen-text.js';

export interface PostCommentCommand {
  readonly site: CurrentSite;
  readonly threadId: string;
  readonly viewer: Viewer;
  readonly body: PostCommentBody;
  readonly idempotencyKey: string | null;
  readonly ip: string;
  readonly userAgent: string | null;
}

export interface Posted {
  readonly commentId: string;
  /** Whose it is from now on: a new guest, where nobody was signed in. */
  readonly author: Viewer;
  /** For a guest's first post: names the guest from now on. */
  readonly guestToken: string | null;
}

/** What is known once the locks are held and the thread takes the comment. */
interface Arrival {
  readonly thread: LockedThread;
  readonly facts: ClosingFacts;
  readonly exempt: 'despite-closed' | null;
  readonly commentId: string;
  readonly text: ReadText;
}

/** Takes one comment into a thread, or refuses it with the reason; nothing of a refused one stays. */
@Injectable()
export class PostComment {
  constructor(
    private readonly database: Database,
    private readonly secret: Secret,
  ) {}

  async execute(command: PostCommentCommand): Promise<Posted> {
    const { viewer, body } = command;
    if (viewer.kind === 'anyone' && !body.guest)
      throw command.site.settings.guests === 'off' ? guestsOff() : new NotSignedIn();
    const text = readText(body.body);
    return this.database.transaction(async (tx) => {
      const thread = await lockThread(tx, command.site.id, command.threadId);
      const commentId = newId();
      const first = await claimKey(tx, this.idempotentRequest(command), commentId);
      if (first !== null) return this.repeat(tx, command, first);
      const facts = await readClosing(tx, thread.siteId, thread.id);
      const exempt = admit(command, facts);
      return this.arrive(tx, command, { thread, facts, exempt, commentId, text });
    });
  }

  private idempotentRequest(command: PostCommentCommand): IdempotentRequest | null {
    const { site, threadId, viewer, body, idempotencyKey: key, ip } = command;
    if (key === null) return null;
    const who =
      viewer.kind === 'anyone'
        ? { address: addressKey(ip, this.secret.value) }
        : { credential: viewer.kind === 'guest' ? viewer.guestId : viewer.accountId };
    return { siteId: site.id, key, route: `comments of ${threadId}`, who, body };
  }

  /** The comment that the first such request created; a guest who never saw the first answer gets a token again. */
  private async repeat(tx: Tx, { site, viewer, ip }: PostCommentCommand, commentId: string): Promise<Posted> {
    if (viewer.kind !== 'anyone') return { commentId, author: viewer, guestToken: null };
    await markRepeat(tx, { site, address: addressKey(ip, this.secret.value), at: await readClock(tx) });
    const [guest] = await tx.query<{ guestId: string; name: string }>(
      'SELECT g.id AS "guestId", g.name FROM comments c JOIN guests g ON g.id = c.guest_id WHERE c.id = $1',
      [commentId],
    );
    return {
      commentId,
      author: { kind: 'guest', ...guest! },
      guestToken: await issueCredential(tx, 'guest', site.id, guest!),
    };
  }

  private async arrive(tx: Tx, command: PostCommentCommand, arrival: Arrival): Promise<Posted> {
    const { site, viewer, body, ip } = command;
    const { thread, facts, commentId, text, exempt } = arrival;
    const parent = await findParent(tx, thread, body.parentId ?? null);
    const guest = body.guest ? readGuest(body.guest, site.settings.guests) : null;
    const newGuestId =
      viewer.kind === 'anyone' ? await createGuest(tx, { siteId: site.id, ...guest! }) : null;
    const author = writerOf(viewer, newGuestId, facts.sectionId);
    const { trace, verdict, policyVersion } = await this.screen(tx, command, arrival, {
      author,
      newGuestId,
      guest,
    });
    const position = thread.lastPosition + 1;
    const to = FIRST_STATUS[verdict];
    const arriving = {
      id: commentId,
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
      createdAt: facts.now,
    };
    await acceptPolicy(tx, {
      siteId: site.id,
      person: personOf(author),
      version: policyVersion,
      at: facts.now,
    });
    await changeStatus(
      tx,
      thread,
      [{ cause: 'posting', arriving, to, ...inLanguage(itemOf(to, author.trusted, trace), text.language) }],
      {
        at: facts.now,
        actor: actorOf(author),
        audit: exempt === null ? null : 'comment.post-despite-closed',
      },
    );
    if (turnsByArrival(facts.facts, facts.now)) await tellClosings(tx, [thread.id]);
    await keepText(tx, text, {
      commentId,
      revision: 1,
      authorName: authorNameOf(viewer, guest),
      ipPrefix: prefixOf(ip),
      trace,
      createdAt: facts.now,
    });
    if (newGuestId === null) return { commentId, author: viewer, guestToken: null };
    return {
      commentId,
      author: { kind: 'guest', guestId: newGuestId, name: guest!.name },
      guestToken: await issueCredential(tx, 'guest', site.id, { guestId: newGuestId }),
    };
  }

  /** The facts, with the marks that a post leaves, and what the checks make of them. */
  private async screen(
    tx: Tx,
    { site, viewer, body, ip, userAgent }: PostCommentCommand,
    { thread, facts: { now: at }, text }: Arrival,
    { author, newGuestId, guest }: { author: Writer; newGuestId: string | null; guest: Guest | null },
  ): Promise<Screened & { policyVersion: number }> {
    const { value: secret } = this.secret;
    const poster = posterOf(author, newGuestId, addressKey(ip, secret));
    const sameText = await noteSameText(tx, {
      threadId: thread.id,
      person: poster,
      foldedText: text.folded,
      secret,
      at,
    });
    const { facts, mode } = await gatherFacts(tx, {
      siteId: site.id,
      threadId: thread.id,
      author,
      text,
      at,
      acceptedVersion: body.acceptedPolicyVersion ?? null,
      secret,
      wordpress: site.settings.wordpress,
      sender: {
        ...{ name: authorNameOf(viewer, guest), ip, userAgent },
        email: body.guest?.email?.trim() || null,
      },
    });
    const pace = author.trusted ? {} : await markPost(tx, { site, threadId: thread.id, poster, mode, at });
    const screened = screenText(
      { author, text, raw: body.body },
      { ...facts, ...pace, sameText },
      { ...site.settings, mode: mode.mode },
    );
    return { ...screened, policyVersion: facts.policy.version };
  }
}

const FIRST_STATUS = { publish: 'published', hold: 'held', spam: 'spam' } as const;

/** Refuses what the thread does not take now; answers what exempts a comment that it takes all the same. */
function admit(
  { site, viewer, body }: PostCommentCommand,
  { hidden, sectionId: section, closing }: ClosingFacts,
): 'despite-closed' | null {
  if (hidden && !may(viewer, 'read hidden articles', { section })) throw new NotHere('discussion');
  if (viewer.kind !== 'account' && site.settings.guests === 'off') throw guestsOff();
  if (body.despiteClosed) allow(viewer, 'comment despite a closed thread', { section });
  if (body.parentId == null ? closing.accepts.comments : closing.accepts.replies) return null;
  if (!body.despiteClosed) throw new ThreadClosed(closing);
  return 'despite-closed';
}

/** An account's own name; of a guest what they typed this time, else what they typed first. */
function authorNameOf(viewer: Viewer, guest: { name: string } | null): string {
  if (viewer.kind === 'account') return viewer.name;
  return guest?.name ?? (viewer.kind === 'guest' ? viewer.name : '');
}
