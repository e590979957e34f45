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

export interface Posted {
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

/** What goes with a request. */
export interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a discussion speaks with the service. */
export interface Service {
  /** Where it is; empty on its own pages. */
  readonly origin: string;
  read(query: URLSearchParams): Promise<DiscussionDocument>;
  /** Where a comment stands by now, as an address on the service. */
  placeOf(commentId: string): Promise<string>;
  post(typed: Typed, idempotencyKey: string): Promise<Posted>;
  /** Asks for a path of the API, as whoever the reader is. */
  ask(method: string, path: string, sent?: Sent): Promise<Response>;
  /** Asks in a window of the service who somebody is; false where they closed it. Null: pages of ours lead there. */
  readonly signIn: (() => Promise<boolean>) | null;
  /** Null: pages of ours do. */
  readonly signOut: (() => Promise<void>) | null;
  /** Where a thread's events are heard. */
  eventsOf(threadId: string): string;
}
