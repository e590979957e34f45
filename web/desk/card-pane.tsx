import { useState } from 'preact/hooks';
import { nameOf } from '../../src/pages/components/author.js';
import { Card } from '../../src/pages/components/desk-card.js';
import { useWords } from '../../src/pages/components/page-context.js';
import type { PlainCard } from '../../src/pages/desk/desk-view.js';
import { typedIn, viewOf } from './acts.js';
import { CardTools } from './card-tools.js';
import { useDesk } from './context.js';
import { Heading } from './heading.js';
import type { Entry } from './in-hand.js';
import { newKey } from './new-key.js';

/** The card that is looked at, as the server draws it. */
export function CardPane() {
  const { desk } = useDesk();
  const words = useWords();
  const { entry } = desk;
  if (entry === null && desk.told?.isProblem) return <Heading>{words.deskApp.notHere}</Heading>;
  const { card = null } = entry ?? {};
  if (entry === null || card === null) return <Heading class="card-heading">{words.deskApp.loading}</Heading>;
  return (
    <>
      <Heading class="card-heading">
        {words.card.title(nameOf(words, card.comment.author?.name ?? null))}
      </Heading>
      {entry.problem !== null && desk.told?.isProblem !== true && (
        <p class="problem">
          <b>{words.desk.problem}</b> {entry.problem}
        </p>
      )}
      <Forms key={`${entry.commentId} ${numberOf(card)}`} entry={entry} />
    </>
  );
}

/** Made anew for each card, so that nothing typed on one stands on another. */
function Forms({ entry }: { entry: Entry }) {
  const { desk } = useDesk();
  const { commentId } = entry;
  const [typed] = useState(() => ({ ...entry.typed, ...desk.drafts.of(commentId) }));
  const [key] = useState(newKey);
  const view = viewOf(desk, entry, typed, key)!;
  const keep = ({ target }: Event): void => {
    const form = target instanceof Element ? target.closest('form') : null;
    if (form?.matches('.desk-decision')) desk.drafts.keep(commentId, typedIn(form));
  };
  return (
    <div onInput={keep}>
      <Card view={view} />
      <CardTools entry={entry} />
    </div>
  );
}

const numbers = new WeakMap<PlainCard, number>();
let last = 0;

function numberOf(card: PlainCard): number {
  const known = numbers.get(card) ?? (last += 1);
  numbers.set(card, known);
  return known;
}
