import type { WordPressSettings } from '../sites/site-settings.js';
import { findKey, type KeyHit } from './wordpress-keys.rules.js';

/** Where WordPress looks for keys, in its order. */
type WordPressField = 'author' | 'email' | 'url' | 'comment' | 'commentWithoutTags' | 'ip' | 'userAgent';

/** What WordPress knows of a comment when it decides. */
export interface WordPressComment {
  /** Decides on comments here. */
  readonly trusted: boolean;
  readonly links: number;
  /** A comment of the same account or guest token is published. */
  readonly previouslyApproved: boolean;
  /** Empty or absent: not there, or not known. */
  readonly fields: Readonly<Partial<Record<WordPressField, string | null>>>;
}

/** Which option decided, and by what. */
export type WordPressDecision =
  | { readonly verdict: 'approve'; readonly because: 'trusted' | 'nothing' }
  | { readonly verdict: 'hold'; readonly because: 'commentModeration' | 'commentPreviouslyApproved' }
  | {
      readonly verdict: 'hold';
      readonly because: 'commentMaxLinks';
      readonly links: number;
      readonly limit: number;
    }
  | (KeyHit & {
      readonly verdict: 'hold' | 'spam';
      readonly because: 'moderationKeys' | 'disallowedKeys';
      readonly field: WordPressField;
    });

const FIELDS = ['author', 'email', 'url', 'comment', 'ip', 'userAgent'] as const;
const DISALLOWED_FIELDS = [
  'author',
  'email',
  'url',
  'comment',
  'commentWithoutTags',
  'ip',
  'userAgent',
] as const;

/** WordPress's `wp_check_comment_data`: its checks in its order, the disallowed keys last and over what was before. */
export function decideLikeWordPress(
  comment: WordPressComment,
  options: WordPressSettings,
): WordPressDecision {
  if (comment.trusted) return { verdict: 'approve', because: 'trusted' };
  const checked = checkComment(comment, options);
  const disallowed = firstKey(options.disallowedKeys, comment.fields, DISALLOWED_FIELDS);
  return disallowed === null ? checked : { verdict: 'spam', because: 'disallowedKeys', ...disallowed };
}

/** WordPress's `check_comment`: the first that holds, holds. */
function checkComment(
  { links, previouslyApproved, fields }: WordPressComment,
  options: WordPressSettings,
): WordPressDecision {
  if (options.commentModeration) return { verdict: 'hold', because: 'commentModeration' };
  const limit = options.commentMaxLinks;
  if (limit > 0 && links >= limit) return { verdict: 'hold', because: 'commentMaxLinks', links, limit };
  const key = firstKey(options.moderationKeys, fields, FIELDS);
  if (key !== null) return { verdict: 'hold', because: 'moderationKeys', ...key };
  return options.commentPreviouslyApproved && !previouslyApproved
    ? { verdict: 'hold', because: 'commentPreviouslyApproved' }
    : { verdict: 'approve', because: 'nothing' };
}

/** The first line whose key stands in a field; of the fields that have it, the first. */
function firstKey(
  list: string,
  fields: WordPressComment['fields'],
  order: readonly WordPressField[],
): (KeyHit & { field: WordPressField }) | null {
  let first: (KeyHit & { field: WordPressField }) | null = null;
  for (const field of order) {
    const hit = findKey(list, fields[field] ?? '');
    if (hit !== null && (first === null || hit.line < first.line)) first = { ...hit, field };
  }
  return first;
}

const TAG_BEGINS = /[a-z/!?]/i;

/** A text without what looks like tags; one that never ends takes the rest with it, as in PHP. */
export function withoutTags(text: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    let begin = text.indexOf('<', from);
    while (begin !== -1 && !TAG_BEGINS.test(text.charAt(begin + 1))) begin = text.indexOf('<', begin + 1);
    if (begin === -1) return kept + text.slice(from);
    kept += text.slice(from, begin);
    const end = text.indexOf('>', begin);
    if (end === -1) return kept;
    from = end + 1;
  }
}
