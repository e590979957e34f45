import { KeyHint } from '../../src/pages/components/key-hint.js';
import { useWords } from '../../src/pages/components/page-context.js';
import { useShortcuts } from '../../src/pages/components/shortcuts.js';
import { useDesk } from './context.js';
import { hrefOf, NO_SEARCH } from './place.js';

/** Queues that most sites never see: shown where something waits. */
const RARE = ['notices', 'appeals'];

/** The ways about the desk, and what became of what was done. */
export function Bar() {
  const { desk, dialogs } = useDesk();
  const { desk: words, deskApp } = useWords();
  const keys = useShortcuts();
  const { place, counts } = desk;
  const { narrowing } = place;
  return (
    <div class="desk-bar">
      <nav class="sorts" aria-label={deskApp.queues}>
        <a
          href={hrefOf({ kind: 'queues', narrowing })}
          aria-current={place.kind === 'queues' ? 'page' : undefined}
        >
          {words.allQueues}
        </a>
        {counts
          .filter(({ queue, count }) => count > 0 || !RARE.includes(queue))
          .map(({ queue, count }) => (
            <a
              href={hrefOf({ kind: 'queue', queue, narrowing })}
              aria-current={place.kind === 'queue' && place.queue === queue ? 'page' : undefined}
            >
              {words.queues[queue]} <span class="desk-count">{count}</span>
            </a>
          ))}
        <a
          href={hrefOf({ kind: 'search', search: NO_SEARCH, narrowing })}
          aria-current={place.kind === 'search' ? 'page' : undefined}
          aria-keyshortcuts={keys.search}
        >
          {deskApp.search}
          <KeyHint of="search" />
        </a>
        <button
          type="button"
          class="link"
          aria-keyshortcuts={keys.help}
          onClick={() => dialogs.show({ kind: 'help' })}
        >
          {deskApp.help}
          <KeyHint of="help" />
        </button>
      </nav>
      <Told />
      <Narrowed />
      {!desk.isLive && <p class="hint">{deskApp.notLive}</p>}
    </div>
  );
}

/** What is left out, and the way to everything. */
function Narrowed() {
  const { desk } = useDesk();
  const words = useWords().desk;
  const { place } = desk;
  const narrowed = Object.values(place.narrowing).filter(Boolean);
  if (narrowed.length === 0) return null;
  const everything = { ...place, narrowing: { section: null, language: null, reason: null } };
  return (
    <p class="byline">
      {words.narrowed} <bdi>{narrowed.join(', ')}</bdi>. <a href={hrefOf(everything)}>{words.everything}</a>
    </p>
  );
}

/** The region is there before it says anything, so that it is heard when it does. */
function Told() {
  const { desk, decisions } = useDesk();
  const { deskApp } = useWords();
  const keys = useShortcuts();
  const { told } = desk;
  return (
    <div
      class={told === null ? 'desk-told' : `desk-told ${told.isProblem ? 'problem' : 'notice notice-done'}`}
    >
      <p role="status">{told?.text}</p>
      {decisions.canUndo && (
        <button type="button" aria-keyshortcuts={keys.undo} onClick={() => desk.run(decisions.undo())}>
          {deskApp.undo}
          <KeyHint of="undo" />
        </button>
      )}
    </div>
  );
}
