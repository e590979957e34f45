import type { FeaturedView } from '../views.js';
import { nameOf } from './author.js';
import { useReaderWords } from './page-context.js';

/** What editors put forward, in short, with the way to each where it was said. */
export function Featured({ featured }: { featured: readonly FeaturedView[] }) {
  const words = useReaderWords();
  if (featured.length === 0) return null;
  return (
    <aside class="featured" aria-labelledby="featured-heading">
      <h3 id="featured-heading">{words.discussion.featured}</h3>
      <ul role="list">
        {featured.map(({ id, href, name, number, excerpt }) => (
          <li key={id}>
            <q dir="auto">{excerpt}</q>{' '}
            <a href={href}>
              <bdi>{nameOf(words, name)}</bdi> {number !== null && words.comment.number(number)}
            </a>
          </li>
        ))}
      </ul>
    </aside>
  );
}
