import type { Problem } from '../platform/errors/problem.js';
import type { ModerationMode } from '../policies/moderation-mode.rules.js';
import type { Standing } from '../sanctions/standing.rules.js';
import type { SiteSettings } from '../sites/site-settings.js';
import type { WordHits } from './words.rules.js';

export type AuthorKind = 'guest' | 'reader' | 'staff' | 'article-author';

/** What becomes of a text: spam and held ones become comments that nobody sees yet, a refused one becomes none. */
export type Verdict = 'publish' | 'hold' | 'spam' | 'refuse';

export type CheckName =
  | 'text'
  | 'standing'
  | 'policy'
  | 'sameText'
  | 'flood'
  | 'slowMode'
  | 'wordpress'
  | 'links'
  | 'words'
  | 'newcomer'
  | 'mode';

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
  /** Trusted: who decides on comments in this section, whatever their badge elsewhere. */
  readonly author: { readonly trusted: boolean };
}

/** What was read for the checks, once and before them. What was not looked up is left out, and is no reason. */
export interface Facts {
  /** What moderators have imposed on the author. */
  readonly standing?: Standing;
  /** The version of the comment policy in force, and whether the author accepted it. */
  readonly policy?: { readonly version: number; readonly accepted: boolean };
  /** The same person posted a text here that folds to the same, within 24 hours. */
  readonly sameText: boolean;
  /** Who posted too much just now, and the seconds until the next post. */
  readonly tooFast?: { readonly of: 'person' | 'address'; readonly wait: number };
  /** The person's last comment in this thread is less than its slow mode ago: the mode's seconds, and those to wait. */
  readonly tooSoon?: { readonly seconds: number; readonly wait: number };
  readonly links: number;
  /** Whether the text, rendered, shows nothing; left out where it was not rendered. */
  readonly blank?: boolean;
  /** Where words of the site's lists stand: in the Markdown, and in the text as a reader sees it. */
  readonly words?: { readonly source: WordHits; readonly shown: WordHits };
  /** Nobody has approved anything of this author yet. */
  readonly newcomer?: boolean;
  /** The text as a reader sees it, without its Markdown. */
  readonly shown?: string;
  /** Who sends it, for this screening alone; what is null is not there or not known. */
  readonly author?: {
    readonly name: string;
    readonly email: string | null;
    readonly ip: string | null;
    readonly userAgent: string | null;
  };
  /** Whether a comment of this author is published. */
  readonly previouslyPublished?: boolean;
}

/** Without `wordpress`: off. */
export type ScreeningSettings = Pick<SiteSettings, 'linksBeforeHold'> &
  Partial<Pick<SiteSettings, 'wordpress'>> & {
    /** The one in force in the thread. */
    readonly mode: ModerationMode;
  };

/** One check: pure, quick, and silent (null) where there is nothing to say but that the text passes. */
export interface Check {
  readonly name: CheckName;
  readonly examine: (
    submission: Submission,
    facts: Facts,
    settings: ScreeningSettings,
  ) => Finding | RefusingFinding | null;
}
