import { KeyHint } from '../../src/pages/components/key-hint.js';
import { useWords } from '../../src/pages/components/page-context.js';
import { useShortcuts } from '../../src/pages/components/shortcuts.js';
import { offeredOn } from './acts.js';
import { CardPane } from './card-pane.js';
import { useDesk } from './context.js';
import { Heading } from './heading.js';
import { WaitingList } from './waiting-list.js';

/** A queue at work: the card that is next, and what waits beside it. */
export function QueuePlace() {
  const { desk } = useDesk();
  return (
    <div class="desk-queue">
      <div class="desk-work">
        {desk.entry === null ? (
          <Nothing />
        ) : (
          <>
            <Moves actions={['previous', 'next', 'select', 'queue']} />
            <CardPane />
            <QuickDecisions />
          </>
        )}
      </div>
      <WaitingList />
    </div>
  );
}

function Nothing() {
  const { desk } = useDesk();
  const { deskApp } = useWords();
  if (!desk.inHand?.isOpen || desk.inHand.isClaiming)
    return <Heading class="card-heading">{deskApp.opening}</Heading>;
  return (
    <>
      <Heading class="card-heading">{deskApp.empty}</Heading>
      <p class="hint">{deskApp.emptyHint}</p>
      <Moves actions={['queue']} />
    </>
  );
}

function Moves({ actions }: { actions: readonly ('previous' | 'next' | 'select' | 'queue')[] }) {
  const { acts, desk } = useDesk();
  const { deskApp } = useWords();
  const keys = useShortcuts();
  const isChosen = desk.entry !== null && desk.chosen.has(desk.entry.commentId);
  return (
    <p class="row desk-moves">
      {actions.map((action) => (
        <button
          type="button"
          aria-keyshortcuts={keys[action]}
          aria-pressed={action === 'select' ? isChosen : undefined}
          onClick={() => acts.act(action)}
        >
          {deskApp.moves[action]}
          <KeyHint of={action} />
        </button>
      ))}
    </p>
  );
}

/** On a small screen the form of a long comment is far below it: these stay in reach. */
function QuickDecisions() {
  const { acts, desk } = useDesk();
  const { card: words } = useWords();
  const { entry } = desk;
  const status = entry?.card?.comment.status ?? '';
  const offered = entry === null ? [] : offeredOn(desk, entry);
  const labels = {
    approve: words.approve[status],
    restore: words.restore,
    reject: words.reject,
    spam: words.spam[status] ?? words.asSpam,
  };
  return (
    <div class="desk-quick" role="group" aria-label={words.judge}>
      {(['approve', 'restore', 'reject', 'spam'] as const)
        .filter((action) => offered.includes(action))
        .map((action) => (
          <button
            type="button"
            class={action === 'approve' ? 'primary' : undefined}
            onClick={() => (action === 'reject' ? acts.reject() : acts.decide(action))}
          >
            {labels[action]}
          </button>
        ))}
    </div>
  );
}
