import type { DiscussionControlView } from './discussion-control-view.js';
import type { StatementView } from './statement-view.js';

/**
 * What the pages are drawn from: plain data, ready to be sent to a browser too. Instants are RFC 3339 texts or null
 * (unknown: nothing is shown). Members that end in `Html` are already sanitised; everything else is plain text and is
 * escaped when drawn. Members that end in `Href` are addresses of links, those that end in `Action` take a POST.
 */

export interface LinkView {
  label: string;
  href: string;
}

/** What every page knows of its site. */
export interface SiteView {
  name: string;
  /** BCP 47, for `lang` and for dates. */
  locale: string;
  /** IANA name, such as `Europe/Berlin`. */
  timeZone: string;
  homeHref: string;
  /** The site's own policy links; "Comment Policy" is added to them. */
  policyLinks: readonly LinkView[];
  /** The comment policy; null on a page that knows of none. */
  commentPolicyHref: string | null;
}

/** Who is signed in. Pages that are shared by a cache have none. */
export interface ViewerView {
  name: string;
  /** Their own account's page. */
  accountHref: string;
  signOutAction: string;
  /** For staff. */
  consoleHref: string | null;
}

/** Props of every page. */
export interface PageView {
  site: SiteView;
  viewer: ViewerView | null;
  styleHref: string;
  /** Absolute where it is known. */
  canonicalHref: string | null;
  /** For who is not signed in; leads back here. */
  signInHref?: string | null;
  /** What the page's script is, which it does without; absent: there is none. */
  scriptHref?: string;
}

export interface ArticleView {
  href: string;
  headline: string;
  /** Null: of none. */
  section?: { name: string; href: string } | null;
  byline: string | null;
  publishedAt: string | null;
  /** Without the label: "Sourced from ...". */
  disclosure: string | null;
  bodyHtml: string;
  /** Plain text; an empty line begins a paragraph. */
  editorsNote: string | null;
  /** For `<meta name="description">`; a sentence or two of plain text. */
  description: string;
}

export type AuthorKind = 'reader' | 'guest' | 'staff' | 'article-author';

export interface AuthorView {
  /** Null or empty: shown as "Anonymous". */
  name: string | null;
  kind: AuthorKind;
}

export interface CommentView {
  id: string;
  /** Its number in the thread; null for one that was never published. */
  number: number | null;
  parentId: string | null;
  /** The parent's number, where it has one. Needed when the parent is not part of the same page. */
  parentNumber?: number | null;
  /** 0 for top-level. */
  depth: number;
  author: AuthorView;
  html: string;
  createdAt: string | null;
  editedAt: string | null;
  /** Set: neither text nor author is shown. */
  tombstone: 'removed' | 'withdrawn' | null;
  /** The viewer's own held comment, shown to nobody else. */
  waiting: boolean;
  /** Why it waits, by screening's keys. */
  reasons?: readonly string[];
  likes?: number;
  /** The editors put it forward. */
  featured?: boolean;
  /** Where the viewer likes it or takes that back: posts `liked`. Null: they cannot. */
  like?: { action: string; liked: boolean } | null;
  /** Where the viewer changes or withdraws what they wrote; null: it is not theirs. */
  ownHref?: string | null;
  /** Until when its author can change the text; null: not (any more). */
  editableUntil?: string | null;
  /** Where it is reported; null: the viewer's own, or not in force. The same for everybody else. */
  reportHref?: string | null;
}

export interface TopLevelCommentView extends CommentView {
  /** All descendants that are on this page, flat, in placement order. */
  replies: readonly CommentView[];
  /** The count is null where it is not known. */
  moreReplies: { count: number | null; href: string } | null;
}

/** The part of `closingOf` that readers are told. */
export interface ClosingView {
  state: 'open' | 'paused' | 'closed';
  /** "Comments are closed." or the publisher's own words. */
  message: string;
  /** Why, in a sentence; empty while open. */
  reason: string;
  closesAt: string | null;
}

/** A post that was refused. */
export interface FormProblemView {
  detail: string;
  /** The field to correct; null where none is to blame. */
  field: 'name' | 'email' | 'body' | 'acceptedPolicyVersion' | null;
}

/**
 * The form posts `name`, `email`, `body`, `parentId`, `idempotencyKey` and `acceptedPolicyVersion` (url-encoded).
 * The fragment `#form-problem` is added to `action`, so that a refusal answered in place begins at its words: the
 * `Location` of an accepted post should name a fragment of its own, `#notice`.
 */
export interface CommentFormView {
  action: string;
  /** Null: no key is sent (a page shared by a cache). */
  idempotencyKey: string | null;
  policy: {
    version: number;
    href: string;
    acceptance: 'implied' | 'explicit';
    /** Set as long as the change to this version is announced. */
    changed?: { at: string; href: string } | null;
  } | null;
  /** Whose comments appear after review (null: nobody's), and the seconds of slow mode. */
  modes?: { review: 'newcomers' | 'before' | null; slowModeSeconds: number | null };
  /** What a guest is asked for; `none` for the signed-in. */
  guestFields: 'none' | 'name' | 'name-and-email';
  /** For a guest who has an account. */
  signInHref?: string | null;
  /** The comment that is answered, from `?reply-to=<id>`. */
  replyTo: { id: string; name: string | null; number: number | null } | null;
  /** What was typed before, or is remembered. */
  typed: { name: string; email: string; body: string };
  problem: FormProblemView | null;
}

/** What became of the post that led here. */
export type NoticeView =
  | { kind: 'published'; commentHref: string | null }
  /** Reasons are screening's keys or plain words. */
  | { kind: 'held'; reasons: readonly string[]; commentHref: string | null }
  | { kind: 'withdrawn'; commentHref: null }
  /** The text was changed; a post has arrived, and is not shown yet. */
  | { kind: 'edited' | 'arrived'; commentHref: null }
  /** The comment that the viewer reported; null where it is hidden by now. */
  | { kind: 'reported'; commentHref: string | null };

export type CommentSort = 'oldest' | 'newest' | 'best';

/** What somebody typed and cannot send again from here. */
export interface UnsentView {
  text: string;
  /** Why it was refused. */
  detail: string;
}

/** A comment that editors put forward. */
export interface FeaturedView {
  id: string;
  href: string;
  name: string | null;
  number: number | null;
  /** Plain text, from its beginning. */
  excerpt: string;
}

export interface DiscussionView {
  /** Published comments of the whole thread. */
  count: number;
  /** The thread as it was drawn; absent: nobody is told what changes. */
  live?: { article: string; threadId: string; revision: number };
  /** Shown on the first page alone. */
  featured?: readonly FeaturedView[];
  comments: readonly TopLevelCommentView[];
  sort: CommentSort;
  /** Absent: no choice of order is offered. */
  sortHrefs?: Readonly<Record<CommentSort, string>>;
  /** The next page of top-level comments. */
  moreHref: string | null;
  /** Set on any page but the first: the whole discussion from its beginning. */
  firstHref: string | null;
  closing: ClosingView;
  /** Null: nothing can be posted here by this viewer (`signInHref` says how); never drawn unless open. */
  form: CommentFormView | null;
  /** A text that was refused and for which there is no form (any more): it is handed back, with why. */
  unsent?: UnsentView | null;
  /** Where commenting asks for an account. */
  signInHref?: string | null;
  notice: NoticeView | null;
  control?: DiscussionControlView | null;
  /** Of the viewer's own comments here, those that were rejected, with the rule. */
  rejections?: readonly StatementView[];
}

export interface FeedView extends LinkView {
  /** Media type. */
  type: string;
}

export interface ArticlePageView extends PageView {
  article: ArticleView;
  discussion: DiscussionView;
  /** Of the discussion. */
  feeds?: readonly FeedView[];
}

/** A problem (RFC 9457) in words. */
export interface ErrorPageView extends PageView {
  status: number;
  /** Some problems have words of their own for people; programs are told others. */
  code?: string;
  title: string;
  detail: string;
  /** Ways on from here; the site's front page is always offered. */
  links?: readonly LinkView[];
}
