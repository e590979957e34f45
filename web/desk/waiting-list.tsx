import { useLayoutEffect, useRef } from 'preact/hooks';
import { Narrow } from '../../src/pages/components/desk-queues-page.js';
import { useWords } from '../../src/pages/components/page-context.js';
import { nameOf } from '../../src/pages/components/author.js';
import { heldReasonInWords } from '../../src/pages/words/held-reason.js';
import { itemHref } from '../../src/pages/desk/desk-hrefs.js';
import { useDesk } from './context.js';
import type { Place } from './place.js';
import { Selection, type Choosable } from './selection.js';
import type { Waiting } from './shapes.js';
import { textOf } from './text-of.js';

/** What waits in the queue, in its order, and in whose hands it is. */
export function WaitingList() {
  const { desk } = useDesk();
  const { deskApp, desk: words } = useWords();
  const { list } = desk;
  const { items = [], cursor = null } = list ?? {};
  const aside = useRef<HTMLElement>(null);
  const current = desk.entry?.commentId;
  useLayoutEffect(() => {
    const { current: box } = aside;
    const row = box?.querySelector<HTMLElement>('li:has([aria-current])');
    // Where it scrolls by itself, beside the card.
    if (box && row && box.scrollHeight > box.clientHeight)
      box.scrollTop = row.offsetTop - box.clientHeight / 3;
  }, [current, items.length]);
  return (
    <aside ref={aside} class="desk-waiting" aria-labelledby="waiting-heading">
      <h2 id="waiting-heading">{deskApp.waitingList}</h2>
      <details>
        <summary>{words.narrow}</summary>
        <Narrow narrowing={desk.place.narrowing} sections={desk.start.sections} isFolded />
      </details>
      {items.length > 0 && <Selection shown={items.map(choosable)} all={allOf(desk.place, deskApp.bulk)} />}
      {items.length === 0 ? (
        <p class="hint">{words.nothing}</p>
      ) : (
        <ol role="list">
          {items.map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </ol>
      )}
      {cursor !== null && (
        <button type="button" onClick={() => list !== null && desk.run(list.more())}>
          {deskApp.more}
        </button>
      )}
    </aside>
  );
}

const choosable = ({ subjectId, revision, comment }: Waiting): Choosable => ({
  commentId: subjectId,
  revision,
  name: comment.author?.name ?? '',
});

/** All of the queue, as it is narrowed; a list cannot be narrowed to a language. */
function allOf(place: Place, { decideAll: label, ofAll: what }: { decideAll: string; ofAll: string }) {
  if (place.kind !== 'queue' || place.narrowing.language !== null) return null;
  const { section, reason } = place.narrowing;
  return { filter: { queue: place.queue, section, reason }, label, what };
}

function Row({ item }: { item: Waiting }) {
  const { desk } = useDesk();
  const words = useWords();
  const { id, subjectId, comment, claimedBy, reasons, revision } = item;
  const isCurrent = desk.entry?.commentId === subjectId;
  const name = nameOf(words, comment.author?.name ?? null);
  const own = claimedBy?.id === desk.start.me.id;
  return (
    <li class={claimedBy !== null && !own ? 'in-other-hands' : undefined} data-item={id}>
      <input
        type="checkbox"
        checked={desk.chosen.has(subjectId)}
        aria-label={words.deskApp.selectOf(name)}
        onChange={() => desk.chosen.turn(subjectId, revision)}
      />
      <div>
        <a
          href={itemHref(id, desk.place.narrowing)}
          aria-current={isCurrent ? 'true' : undefined}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            desk.run(desk.lookAt(id, subjectId));
          }}
        >
          <bdi>{name}</bdi>
        </a>{' '}
        <span class="hint">
          {[...new Set(reasons.map(({ reason }) => heldReasonInWords(words, reason)))].join('; ')}
        </span>
        <p class="excerpt" dir="auto">
          {textOf(comment.html ?? '')}
        </p>
        {claimedBy !== null && (
          <p class="hint">{own ? words.deskApp.yours : words.deskApp.heldBy(claimedBy.name)}</p>
        )}
      </div>
    </li>
  );
}
