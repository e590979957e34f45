import type { AuthorView } from '../views.js';
import type { ReaderWords } from '../words/reader-words.js';
import { useReaderWords } from './page-context.js';

export const nameOf = (words: ReaderWords, name: string | null): string =>
  name?.trim() || words.author.anonymous;

/** Who wrote it; `bdi` keeps a name of another direction from turning what stands beside it. */
export function Author({ author }: { author: AuthorView }) {
  const words = useReaderWords();
  const badge =
    author.kind === 'staff' || author.kind === 'article-author' ? words.author.badge[author.kind] : null;
  return (
    <>
      <b class="fn">
        <bdi>{nameOf(words, author.name)}</bdi>
      </b>
      {badge !== null && (
        <>
          {' '}
          <span class={`badge badge-${author.kind}`}>{badge}</span>
        </>
      )}
    </>
  );
}
