import { permalinkOf } from '../comments/permalink.js';
import { anchorOf } from './components/anchor.js';
import type { CommentView, TopLevelCommentView } from './views.js';

/** How deep replies are drawn as lists in lists; a phone's style sheet indents the first three only. */
export const DRAWN_DEPTH = 5;
const PHONE_DEPTH = 3;

/** A comment with the replies that are drawn as a list below it. */
export interface DrawnComment {
  comment: CommentView;
  /** 0 for top-level, at most `DRAWN_DEPTH`. */
  level: number;
  /** Set where the lists alone do not show whom it answers: everywhere, or on a phone only. */
  inReplyTo: { number: number; href: string; where: 'everywhere' | 'phone' } | null;
  replies: DrawnComment[];
}

/**
 * Nests a flat list of replies (placement order: a parent before its replies) for drawing. Whatever lies deeper than
 * `DRAWN_DEPTH` joins the list of its level; a reply whose parent is not in the list stands directly below the
 * top-level comment. Lists are never nested deeper than `DRAWN_DEPTH`, however long the chain of replies is.
 */
export function nestReplies(topLevel: TopLevelCommentView): DrawnComment {
  const root: DrawnComment = { comment: topLevel, level: 0, inReplyTo: null, replies: [] };
  const home = { drawn: root, list: [root] };
  const places = new Map([[topLevel.id, home]]);
  for (const comment of topLevel.replies) {
    const parent = comment.parentId === null ? undefined : places.get(comment.parentId);
    const { drawn: above, list: besideAbove } = parent ?? home;
    const level = Math.min(above.level + 1, DRAWN_DEPTH);
    const showsParent = parent !== undefined && level > above.level;
    const parentNumber = parent?.drawn.comment.number ?? comment.parentNumber ?? null;
    const drawn: DrawnComment = {
      comment,
      level,
      inReplyTo:
        parentNumber === null || (showsParent && level <= PHONE_DEPTH)
          ? null
          : {
              number: parentNumber,
              href:
                parent === undefined ? permalinkOf(comment.parentId!) : `#${anchorOf(parent.drawn.comment)}`,
              where: showsParent ? 'phone' : 'everywhere',
            },
      replies: [],
    };
    const list = level > above.level ? above.replies : besideAbove;
    list.push(drawn);
    places.set(comment.id, { drawn, list });
  }
  return root;
}
