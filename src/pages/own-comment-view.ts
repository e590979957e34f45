import type { StatementView } from './statement-view.js';
import type { AuthorView, CommentFormView, FormProblemView, PageView } from './views.js';

/** What a change of a text is typed into; posts `body`, `revision` and `acceptedPolicyVersion`, to `#form-problem`. */
export interface EditFormView {
  action: string;
  typed: string;
  revision: number;
  until: string | null;
  policy: CommentFormView['policy'];
  problem: FormProblemView | null;
}

/** An author's own comment, to be changed or withdrawn. */
export interface OwnCommentPageView extends PageView {
  comment: { html: string; author: AuthorView; createdAt: string | null; number: number | null };
  article: { headline: string; href: string };
  /** Back to the comment in its discussion. */
  backHref: string;
  /** Null: the text stays as it is. */
  edit: EditFormView | null;
  /** Why the text stays as it is; null where it can be changed. */
  settled: string | null;
  /** Why it was rejected; null: it is not. */
  rejection: StatementView | null;
  /** What was typed and came too late to be saved. */
  unsent: string | null;
  /** Null: it cannot be withdrawn (any more). */
  withdrawAction: string | null;
}
