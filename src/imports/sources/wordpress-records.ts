/** A `<wp:comment>` of an export, its texts as they stand in the file unless said otherwise. */
export interface WordPressComment {
  /** `comment_id`, unique in the exporting site; '' where the file has none. */
  sourceId: string;
  /** May come later in the file, or never. */
  parentSourceId: string | null;
  /** Whitespace trimmed and folded; may be ''. */
  author: string;
  email: string;
  url: string;
  ip: string;
  /** From `comment_date_gmt`; null where that is no date. */
  createdAt: Date | null;
  /** Unfiltered HTML in which newlines mean `<br>` and `<p>`. */
  content: string;
  approved: string;
  /** `comment` for an ordinary one, also where the file says ''. */
  type: string;
  /** Of its opening tag, counted from 1. */
  line: number;
}

/** An `<item>` of an export: a post, a page, or anything else that WordPress keeps as posts. */
export interface WordPressItem {
  /** `post_id`, unique in the exporting site; '' where the file has none. */
  sourceId: string;
  /** HTML: may hold entities and inline markup. */
  title: string;
  link: string;
  /** `post_name`, percent-encoded where it is not ASCII; '' for most drafts. */
  slug: string;
  /** The author's login. */
  creator: string;
  /** The author's display name where the export lists it, else the login. */
  creatorName: string;
  content: string;
  /** See `publicationDate`. */
  publishedAt: Date | null;
  status: string;
  /** `post` also where the file says ''. */
  type: string;
  /** `open` or `closed`; says `open` of articles that WordPress closes by age. */
  commentStatus: string;
  password: string;
  /** Of its opening tag, counted from 1. */
  line: number;
}

export type WordPressRecord =
  { kind: 'comment'; comment: WordPressComment } | { kind: 'item'; item: WordPressItem };
