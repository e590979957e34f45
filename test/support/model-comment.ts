import type { Answer } from './client.js';

export type Status = 'held' | 'published' | 'rejected' | 'spam' | 'withdrawn';
export type Queue = 'held' | 'reported' | 'unreviewed';
export type Action = 'approve' | 'reject' | 'spam' | 'restore';

/** A comment as the model knows it. */
export interface ModelComment {
  readonly id: string;
  readonly author: string;
  readonly parent: ModelComment | null;
  readonly depth: number;
  number: number | null;
  status: Status;
  revision: number;
  text: string;
  /** Where answers overtake each other, a status says too little: withdrawing twice is done once. */
  isWithdrawn: boolean;
  readonly likes: Set<string>;
  /** Where its item waits. */
  queue: Queue | null;
  /** Who has that in hand. */
  claimedBy: string | null;
  /** By reporter: the decision that settled it; null: open. */
  readonly reports: Map<string, string | null>;
  last: ModelDecision | null;
}

/** A decision, with all that taking it back brings again. */
export interface ModelDecision {
  readonly id: string;
  readonly at: number;
  /** The comment's, after it. */
  readonly revision: number;
  readonly before: { readonly status: Status; readonly queue: Queue | null };
}

/** What an answer has to be: `201`, `403 thread_closed`. */
export type Legal = string;

export const codeOf = ({ status, body }: Answer): Legal =>
  status < 400 ? String(status) : `${status} ${body.code}`;

/** Decisions that are possible, and where they lead; what is not here is refused. Written down a second time on purpose. */
export const DECISIONS: Readonly<Record<Action, Partial<Record<Status, Status>>>> = {
  approve: { held: 'published', published: 'published', rejected: 'published', spam: 'published' },
  reject: { held: 'rejected', published: 'rejected', rejected: 'rejected', spam: 'rejected' },
  spam: { held: 'spam', published: 'spam', rejected: 'spam', spam: 'spam' },
  restore: { rejected: 'published', spam: 'published' },
};

/** Who acts. */
export interface ModelPerson {
  readonly name: string;
  readonly isStaff: boolean;
  /** The only one that a moderator decides in; absent: in all. */
  readonly section?: string;
  /** What an author is under. */
  sanction?: { readonly id: string; readonly kind: 'hold' | 'mute' } | null;
}

/** Who has reported it and waits. */
export const openReports = ({ reports }: ModelComment): string[] =>
  [...reports].flatMap(([reporter, settledBy]) => (settledBy === null ? [reporter] : []));
