import { useWords } from '../../src/pages/components/page-context.js';
import { ask } from './api.js';
import { useDesk } from './context.js';
import type { Entry } from './in-hand.js';
import { hrefOf, NO_SEARCH } from './place.js';
import { ThreadMode } from './thread-mode.js';

/** What can be done with the comment and its discussion beside deciding. */
export function CardTools({ entry }: { entry: Entry }) {
  const { desk } = useDesk();
  const words = useWords().deskApp;
  const { comment, author } = entry.card!;
  const { narrowing } = desk.place;
  const feature = async (): Promise<void> => {
    await ask(comment.featured ? 'DELETE' : 'PUT', `/comments/${comment.id}/feature`);
    desk.say(comment.featured ? words.feature.taken : words.feature.done);
    await desk.again(entry);
  };
  return (
    <section class="desk-tools" aria-labelledby="tools-heading">
      <h2 id="tools-heading">{words.tools}</h2>
      {comment.status === 'published' && (
        <p>
          <button type="button" aria-pressed={comment.featured} onClick={() => desk.run(feature())}>
            {words.feature.label}
          </button>
        </p>
      )}
      {author !== null && (
        <p>
          <a href={hrefOf({ kind: 'search', search: { ...NO_SEARCH, author: author.id }, narrowing })}>
            {words.find.allOf}
          </a>
        </p>
      )}
      <ThreadMode threadId={comment.threadId} />
    </section>
  );
}
