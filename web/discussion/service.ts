import type { OwnText } from '../../src/comments/read-own-text.js';
import type { DiscussionDocument } from '../../src/pages/discussion-document.js';

/** A refusal of the service (RFC 9457), or that it was not reached. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

interface Posted {
  readonly commentId: string;
  /** Of the thread, after it. */
  readonly revision: string | null;
}

/** What somebody typed to be posted. */
export interface Typed {
  readonly body: string;
  readonly parentId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly acceptedPolicyVersion: number | null;
}

/** How a discussion speaks with the service. */
export interface Service {
  /** Where it is; empty on its own pages. */
  readonly origin: string;
  read(query: URLSearchParams): Promise<DiscussionDocument>;
  post(typed: Typed, idempotencyKey: string): Promise<Posted>;
  like(commentId: string, liked: boolean): Promise<void>;
  readText(commentId: string): Promise<OwnText>;
  edit(
    commentId: string,
    change: { body: string; revision: number; acceptedPolicyVersion: number | null },
  ): Promise<void>;
  withdraw(commentId: string): Promise<void>;
  report(commentId: string, report: { reason: string; text: string | null }): Promise<void>;
  /** Asks in a window of the service who somebody is; false where they closed it. Null: pages of ours lead there. */
  readonly signIn: (() => Promise<boolean>) | null;
  /** Null: pages of ours do. */
  readonly signOut: (() => Promise<void>) | null;
  /** Hears of a thread's changes, until what it answers is called. */
  follow(threadId: string, hear: (data: string) => void): () => void;
}
