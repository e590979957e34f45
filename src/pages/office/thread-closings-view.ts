import type { ThreadResultName } from '../../threads/thread-closings/read-thread-closing.js';
import type { ManyField } from './closing-filter.rules.js';
import type { TypedForm } from './closing-form.rules.js';
import type { OfficeNoticeView, OfficePageView } from './office-page-view.js';

/** The form posts `action`, the fields of `closing-filter.rules.ts` and `all` to its page's own address. */
export interface ManyFormView extends OfficePageView {
  notice: OfficeNoticeView | null;
  action: string;
  typed: TypedForm;
  sections: readonly { key: string; name: string }[];
  /** The field to correct. */
  field: ManyField | null;
  /** A publisher who is limited to sections lists theirs only. */
  limited: boolean;
}

export interface ListedThreadView {
  headline: string | null;
  href: string | null;
}

/** Where many discussions that are closed or reopened together stand. */
export interface ThreadClosingView extends OfficePageView {
  notice: OfficeNoticeView | null;
  action: 'close' | 'reopen';
  state: 'ready' | 'running' | 'done' | 'undoing' | 'undone';
  count: number;
  /** What was asked for, for people: the section by its name. */
  filter: {
    section: string | null;
    publishedBefore: string | null;
    publishedAfter: string | null;
    lastCommentBefore: string | null;
    all: boolean;
  };
  message: string | null;
  reason: string | null;
  at: string | null;
  until: string | null;
  examples: readonly ListedThreadView[];
  counts: Readonly<Record<ThreadResultName, number>>;
  /** Empty before it is run. */
  results: readonly (ListedThreadView & { result: ThreadResultName; code: string | null })[];
  moreHref: string | null;
  selfHref: string;
  againHref: string;
  runAction: string;
  undoAction: string;
}
