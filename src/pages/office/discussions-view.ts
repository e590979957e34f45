import type { ClosingCause, ClosingLevel } from '../../policies/closing-facts.js';
import type { ModerationMode } from '../../policies/moderation-mode.rules.js';
import type { DiscussionControlView } from '../discussion-control-view.js';
import type { TypedForm } from './closing-form.rules.js';
import type { ModeField } from './thread-mode-form.rules.js';
import type { OfficeNoticeView, OfficePageView } from './office-page-view.js';

export const STATES = ['open', 'paused', 'closed'] as const;
type State = (typeof STATES)[number];

/** As the form above the list sends it; empty: any. */
export interface DiscussionsFilter {
  readonly section: string;
  readonly state: State | '';
  readonly words: string;
}

/** Where a row's forms are sent: `message` and `at` (to close), `until` (to reopen). */
export interface DiscussionRowView {
  threadId: string;
  headline: string;
  href: string;
  section: string | null;
  publishedAt: string | null;
  comments: number;
  waiting: number;
  state: State;
  /** Why it is not open, in a sentence. */
  reason: string;
  /** What ends that it is open, and when. */
  will: { state: 'paused' | 'closed'; because: ClosingCause; at: string; level: ClosingLevel } | null;
  reopensAt: string | null;
  closeAction: string;
  reopenAction: string;
  problem: DiscussionControlView['problem'];
  typed: DiscussionControlView['typed'];
  mode: DiscussionModeView;
}

/** How its comments meet the public; posts the fields of `thread-mode-form.rules.ts`. */
export interface DiscussionModeView {
  action: string;
  inForce: ModerationMode;
  /** Between two comments of one person; null: no slow mode is on. */
  slowSeconds: number | null;
  typed: TypedForm;
  /** The field to correct. */
  field: ModeField | null;
}

export interface DiscussionsPageView extends OfficePageView {
  notice: OfficeNoticeView | null;
  filter: DiscussionsFilter;
  sections: readonly { key: string; name: string }[];
  /** Without any filter; null: there is none. */
  everythingHref: string | null;
  rows: readonly DiscussionRowView[];
  moreHref: string | null;
  manyHref: string;
}
