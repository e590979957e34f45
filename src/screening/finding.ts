import type { Problem } from '../platform/errors/problem.js';
import type { SiteSettings } from '../sites/site-settings.js';

export type AuthorKind = 'guest' | 'reader' | 'staff' | 'article-author';

/** What becomes of a text: spam and held ones become comments that nobody sees yet, a refused one becomes none. */
export type Verdict = 'publish' | 'hold' | 'spam' | 'refuse';

export type CheckName = 'text' | 'standing' | 'sameText' | 'links' | 'mode';

/** Numbers, positions and ids; never a word of the text. */
export type Evidence = Readonly<Record<string, number | boolean | string | readonly number[]>>;

/** What one check says, as the trace keeps it. `trust` lifts what would hold the text, or file it as spam. */
export interface Finding {
  readonly check: CheckName;
  readonly verdict: 'pass' | 'trust' | 'hold' | 'spam' | 'refuse';
  /** Which of its reasons, where a check has several. */
  readonly reason?: string;
  readonly evidence?: Evidence;
}

/** A finding that refuses, with what its author is told. */
export interface RefusingFinding extends Finding {
  readonly verdict: 'refuse';
  readonly refusal: Problem;
}

/** A new or edited text. */
export interface Submission {
  /** Normalised, as it would be stored. */
  readonly text: string;
  /** As it was sent. */
  readonly raw: string;
  readonly author: { readonly kind: AuthorKind };
}

/** What was read for the checks, once and before them. */
export interface Facts {
  /** The same person posted a text here that folds to the same, within 24 hours. */
  readonly sameText: boolean;
  readonly links: number;
  /** Whether the text, rendered, shows nothing; left out where it was not rendered. */
  readonly blank?: boolean;
  /** Nobody has approved anything of this author yet; left out where that was not looked up. */
  readonly newcomer?: boolean;
}

export type ScreeningSettings = Pick<SiteSettings, 'linksBeforeHold' | 'moderationMode'>;

/** One check: pure, quick, and silent (null) where there is nothing to say but that the text passes. */
export interface Check {
  readonly name: CheckName;
  readonly examine: (
    submission: Submission,
    facts: Facts,
    settings: ScreeningSettings,
  ) => Finding | RefusingFinding | null;
}
