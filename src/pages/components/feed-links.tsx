import type { FeedView } from '../views.js';
import { useWords } from './page-context.js';

export function FeedLinks({ feeds }: { feeds: readonly FeedView[] }) {
  const words = useWords();
  return (
    <p class="feeds">
      {words.discussion.follow}{' '}
      {feeds.map(({ href, type, label }, index) => (
        <>
          {index > 0 && ' · '}
          <a href={href} type={type} rel="alternate">
            {label}
          </a>
        </>
      ))}
    </p>
  );
}
