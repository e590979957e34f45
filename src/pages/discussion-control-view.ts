import type { ClosingCause, ClosingLevel } from '../policies/closing-facts.js';

/**
 * For publishers. Posts `message` and `at` (to close), `until` (to reopen); each may be empty, times are as
 * `datetime-local` sends them.
 */
export interface DiscussionControlView {
  closeAction: string;
  reopenAction: string;
  /** Whose setting decided that it is not open; null: it is. */
  decidedBy: DecidingLevelView | null;
  /** What ends that it is open, and when; null: it is not, or nothing does. */
  will: {
    state: 'paused' | 'closed';
    because: ClosingCause;
    at: string;
    decidedBy: DecidingLevelView;
  } | null;
  /** Of this article alone. */
  ownPolicyHref: string;
  /** What was typed and refused. */
  problem: { field: 'at' | 'until' | 'message' | null; detail: string; tried: 'close' | 'reopen' } | null;
  typed: { message: string; at: string; until: string };
}

export interface DecidingLevelView {
  level: ClosingLevel;
  /** Of the section. */
  name: string | null;
  /** The level's closing policy; null: it has none, or the viewer may not set it. */
  href: string | null;
}
