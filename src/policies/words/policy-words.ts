import type { ClosingCause } from '../closing-facts.js';

export interface Parts {
  /** The day on which it began, `2 November 2026`; empty where it is not known. */
  readonly day: string;
  /** When it opens again, `09:00` today or `3 November 2026 at 09:00`; empty where it is not known. */
  readonly until: string;
  readonly limit: number | null;
}

/** What a site says of its policies, in one language, wherever it is said. */
export interface PolicyWords {
  /** Where no publisher has set a message of their own. */
  readonly message: { readonly closed: string; readonly paused: string };
  readonly closing: Readonly<Record<ClosingCause, (parts: Parts) => string>>;
  /** With which a new site starts. */
  readonly firstPolicy: {
    readonly title: string;
    readonly body: string;
    /** By their keys, in their order. */
    readonly rules: Readonly<Record<FirstRule, readonly [title: string, text: string]>>;
  };
}

export const FIRST_RULES = ['abuse', 'illegal', 'off-topic', 'spam', 'other'] as const;
type FirstRule = (typeof FIRST_RULES)[number];
