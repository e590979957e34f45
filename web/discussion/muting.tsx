import { useState } from 'preact/hooks';
import { nameOf } from '../../src/pages/components/author.js';
import { useReaderWords } from '../../src/pages/components/page-context.js';
import type { CommentView, DiscussionView } from '../../src/pages/views.js';
import { muted } from './kept.js';
import { findShown } from './pages.rules.js';

/** What a page tells of an author: the name, and that the name is a guest's own or an account's. */
const personOf = ({ author }: CommentView): string => `${author.kind}:${author.name ?? ''}`;

/** Whom this reader does not want to read: kept in this browser and told to nobody. */
export function usePeople() {
  const [people, setPeople] = useState(muted.read);
  const change = (discussion: DiscussionView, commentId: string, hide: boolean): void => {
    const found = findShown(discussion, commentId);
    if (found === null) return;
    const next = muted.read();
    if (hide) next.add(personOf(found.comment));
    else next.delete(personOf(found.comment));
    muted.write(next);
    setPeople(next);
  };
  return {
    isMuted: (comment: CommentView) => !comment.waiting && people.has(personOf(comment)),
    mute: (discussion: DiscussionView, commentId: string) => change(discussion, commentId, true),
    unmute: (discussion: DiscussionView, commentId: string) => change(discussion, commentId, false),
  };
}

/** For what others wrote. */
export function MuteButton({ comment }: { comment: CommentView }) {
  const words = useReaderWords();
  if (comment.ownHref != null || comment.waiting) return null;
  return (
    <button
      type="button"
      class="mute link"
      aria-label={words.mute.muteOf(nameOf(words, comment.author.name))}
    >
      {words.mute.mute}
    </button>
  );
}

/** In the place of a comment by somebody who is muted. */
export function Muted({ comment }: { comment: CommentView }) {
  const words = useReaderWords();
  return (
    <article class="tombstone">
      <p>
        <span dir="auto">{words.mute.muted(nameOf(words, comment.author.name))}</span>{' '}
        <button type="button" class="unmute link">
          {words.mute.show}
        </button>
      </p>
    </article>
  );
}
