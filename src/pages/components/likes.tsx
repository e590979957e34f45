import type { CommentView } from '../views.js';
import { nameOf } from './author.js';
import { useReaderWords } from './page-context.js';

/** How many like a comment, and the button for who may: pressed while they do. */
export function Likes({ comment }: { comment: CommentView }) {
  const words = useReaderWords();
  const { likes = 0, like } = comment;
  const count = likes > 0 && <span class="likes">{words.comment.likes(likes)}</span>;
  if (like == null) return count || null;
  const name = nameOf(words, comment.author.name);
  return (
    <form class="like" method="post" action={like.action}>
      <button
        type="submit"
        name="liked"
        value={like.liked ? 'false' : 'true'}
        aria-pressed={like.liked ? 'true' : 'false'}
        aria-label={words.comment.likeOf(name, comment.number)}
      >
        {words.comment.like}
      </button>{' '}
      {count}
    </form>
  );
}
