import { Injectable } from '@nestjs/common';
import { NotSignedIn } from '../accounts/accounts.errors.js';
import { issueCredential } from '../accounts/issue-credential.js';
import type { Viewer } from '../accounts/viewer.js';
import { readClock } from '../platform/clock.js';
import { Secret } from '../platform/config/secret.js';
import { Database, type Tx } from '../platform/database/database.js';
import { findCreated, type IdempotentRequest } from '../platform/database/idempotency.js';
import { NotHere } from '../platform/errors/problem.js';
import { addressKey } from '../platform/http/addresses.rules.js';
import { isId, newId } from '../platform/ids.js';
import { together } from '../platform/together.js';
import { Turns } from '../platform/turns.js';
import type { Facts } from '../screening/finding.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { lockThread, type LockedThread } from '../threads/lock-thread.js';
import { readClosing, type ClosingFacts } from '../threads/read-closing.js';
import type { ThreadMode } from '../threads/read-mode.js';
import { admit } from './admit-post.js';
import { authorNameOf, authorOf, writerOf } from './author.js';
import { admitParent, findParent, type FoundParent } from './find-parent.js';
import { factsAt, gatherFacts, type Known } from './gather-facts.js';
import { guestsOff } from './guest.errors.js';
import { readGuest } from './guest.rules.js';
import { markPost, markRepeat, posterOf, type Poster } from './mark-post.js';
import type { PostCommentBody } from './post-comment.body.js';
import type { PresentedComment } from './present-comment.js';
import { readText, type ReadText } from './read-text.js';
import { noteSameText } from './same-text.js';
import { screened } from './screen-text.js';
import { writePost } from './write-post.js';

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
  /** As its author sees it; null: a repeated request, so that it may be another since. */
  readonly comment: PresentedComment | null;
  /** The revision of the thread that shows it; null as the comment is. */
  readonly threadRevision: number | null;
  /** Whose it is from now on: a new guest, where nobody was signed in. */
  readonly author: Viewer;
  /** For a guest's first post: names the guest from now on. */
  readonly guestToken: string | null;
}

/** What is known once the locks are held. */
interface Arrival {
  readonly thread: LockedThread;
  readonly closing: ClosingFacts;
  readonly known: Known;
  readonly parent: FoundParent | null;
}

/** Takes one comment into a thread, or refuses it with the reason; nothing of a refused one stays. */
@Injectable()
export class PostComment {
  private readonly turns: Turns;

  constructor(
    private readonly database: Database,
    private readonly secret: Secret,
  ) {
    // A second post on a thread stands ready at its lock. Half of the connections stay for who reads.
    const most = Math.max(1, Math.floor(database.pool.options.max / 2));
    this.turns = new Turns({
      most,
      mostOnOne: 2,
      mostWaiting: 500,
      mostWaitingOnOne: 200,
      longestWait: 5_000,
    });
  }

  async execute(given: PostCommentCommand): Promise<Posted> {
    // A thread is one, however its id is spelt: posts to it take turns, and keys are known again.
    const command = { ...given, threadId: given.threadId.toLowerCase() };
    const { site, threadId, viewer, body } = command;
    if (viewer.kind === 'anyone' && !body.guest)
      throw site.settings.guests === 'off' ? guestsOff() : new NotSignedIn();
    if (!isId(threadId)) throw new NotHere('discussion');
    const text = readText(body.body);
    const request = this.idempotentRequest(command);
    return this.turns.take(threadId, () => this.take(command, text, request));
  }

  private take(
    command: PostCommentCommand,
    text: ReadText,
    request: IdempotentRequest | null,
  ): Promise<Posted> {
    const { site, threadId, body } = command;
    return this.database.transactionThatReadsFirst(async (tx) => {
      // The locks come first; each statement behind them sees what was committed before they were had.
      const [thread, first, closing, known, parent] = await together([
        lockThread(tx, site.id, threadId),
        request && findCreated(tx, request),
        readClosing(tx, site.id, threadId),
        this.gather(tx, command, text),
        findParent(tx, site.id, body.parentId ?? null),
      ]);
      if (first !== null) return this.repeat(tx, command, first);
      return this.arrive(tx, command, { thread, closing, known, parent }, { text, request });
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

  private gather(tx: Tx, command: PostCommentCommand, text: ReadText): Promise<Known> {
    const { site, threadId, viewer, body, ip, userAgent } = command;
    return gatherFacts(tx, {
      siteId: site.id,
      threadId,
      author: authorOf(viewer, null),
      text,
      acceptedVersion: body.acceptedPolicyVersion ?? null,
      secret: this.secret.value,
      wordpress: site.settings.wordpress,
      sender: { email: body.guest?.email?.trim() || null, ip, userAgent },
    });
  }

  /** The comment that the first such request created; a guest who never saw the first answer gets a token again. */
  private async repeat(tx: Tx, { site, viewer, ip }: PostCommentCommand, commentId: string): Promise<Posted> {
    if (viewer.kind !== 'anyone')
      return { commentId, comment: null, threadRevision: null, author: viewer, guestToken: null };
    await markRepeat(tx, { site, address: addressKey(ip, this.secret.value), at: await readClock(tx) });
    const [guest] = await tx.query<{ guestId: string; name: string; email: string | null }>(
      'SELECT g.id AS "guestId", g.name, g.email FROM comments c JOIN guests g ON g.id = c.guest_id WHERE c.id = $1',
      [commentId],
    );
    return {
      commentId,
      comment: null,
      threadRevision: null,
      author: { kind: 'guest', ...guest! },
      guestToken: await issueCredential(tx, 'guest', site.id, guest!),
    };
  }

  private async arrive(
    tx: Tx,
    command: PostCommentCommand,
    { thread, closing, known, parent: found }: Arrival,
    { text, request }: { text: ReadText; request: IdempotentRequest | null },
  ): Promise<Posted> {
    const { site, viewer, body, ip } = command;
    const exempt = admit(command, closing);
    const parent = body.parentId == null ? null : admitParent(found, thread.id);
    const guest = body.guest ? readGuest(body.guest, site.settings.guests) : null;
    const newGuest = viewer.kind === 'anyone' ? { id: newId(), ...guest! } : null;
    const author = writerOf(viewer, newGuest?.id ?? null, closing.sectionId);
    const { now: at } = closing;
    const authorName = authorNameOf(viewer, guest?.name);
    const { facts, mode } = factsAt(known, { at, trusted: author.trusted, name: authorName });
    const poster = posterOf(author, newGuest?.id ?? null, addressKey(ip, this.secret.value));
    const screen = (marked: Marks) =>
      screened(
        { author, text, raw: body.body },
        { ...facts, ...marked },
        { ...site.settings, mode: mode.mode },
      );
    const { verdict, trace, refusal } = screen({ sameText: false });
    // Marks can only refuse: then what is written meanwhile goes as well.
    const [marked, written] = await together([
      this.mark(tx, command, { thread, poster, mode, text, at, trusted: author.trusted }),
      refusal === null
        ? writePost(tx, {
            ...{
              thread,
              closing,
              parent,
              exempt,
              author,
              newGuest,
              request,
              text,
              verdict,
              trace,
              ip,
              viewer,
            },
            policyVersion: facts.policy.version,
            hasAccepted: known.hasAccepted,
            authorName,
          })
        : null,
    ]);
    if (written === null || isRefusing(marked)) throw screen(marked).refusal!;
    const { comment, guestToken } = written;
    const { id: commentId } = comment;
    const threadRevision = thread.revision + 1;
    if (newGuest === null) return { commentId, comment, threadRevision, author: viewer, guestToken };
    const { id: guestId, name, email } = newGuest;
    return {
      commentId,
      comment,
      threadRevision,
      author: { kind: 'guest', guestId, name, email },
      guestToken,
    };
  }

  /** The marks that a post leaves, and what they say of it. */
  private async mark(
    tx: Tx,
    { site }: PostCommentCommand,
    given: {
      thread: LockedThread;
      poster: Poster;
      mode: ThreadMode;
      text: ReadText;
      at: Date;
      trusted: boolean;
    },
  ): Promise<Marks> {
    const { thread, poster, mode, text, at, trusted } = given;
    const threadId = thread.id;
    const { value: secret } = this.secret;
    const [sameText, pace] = await together([
      noteSameText(tx, { threadId, person: poster, foldedText: text.folded, secret, at }),
      trusted ? {} : markPost(tx, { site, threadId, poster, mode, at }),
    ]);
    return { sameText, ...pace };
  }
}

type Marks = Pick<Facts, 'sameText' | 'tooFast' | 'tooSoon'>;

const isRefusing = ({ sameText, tooFast, tooSoon }: Marks): boolean =>
  sameText || tooFast !== undefined || tooSoon !== undefined;
