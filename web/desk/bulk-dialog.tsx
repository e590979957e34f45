import { useState } from 'preact/hooks';
import { Field } from '../../src/pages/components/field.js';
import { useWords } from '../../src/pages/components/page-context.js';
import type { Action } from '../../src/moderation/decide.js';
import { Bulk, type BulkState } from './bulk.js';
import { useDesk } from './context.js';
import type { Open } from './dialogs.js';
import { Modal } from './modal.js';
import { textOf } from './text-of.js';

const ACTIONS = ['approve', 'reject', 'spam'] as const satisfies Action[];

/** One decision on many: what, on how many, and what became of them. */
export function BulkDialog() {
  const { dialogs } = useDesk();
  const { open } = dialogs;
  return open.kind === 'bulk' ? <Many open={open} /> : null;
}

function Many({ open }: { open: Extract<Open, { kind: 'bulk' }> }) {
  const { desk, dialogs } = useDesk();
  const words = useWords().deskApp.bulk;
  const [bulk] = useState(() => new Bulk(desk));
  const { standing, problem, isBusy } = bulk;
  const isOver = standing !== null && (standing.state === 'done' || standing.state === 'undone');
  return (
    <Modal id="bulk" heading={words.heading} close={dialogs.close}>
      <p>{open.what}</p>
      {problem !== null && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {standing === null && <Judgement open={open} bulk={bulk} />}
      {standing?.state === 'ready' && <Listed bulk={bulk} standing={standing} />}
      {standing !== null && (standing.state === 'running' || standing.state === 'undoing') && (
        <p>
          <label>
            {words.running} <progress max={standing.count} value={standing.count - standing.results.left} />
          </label>
        </p>
      )}
      {isOver && <Over bulk={bulk} standing={standing} names={open.names} />}
      {isBusy && standing?.state !== 'running' && <p class="hint">{words.busy}</p>}
    </Modal>
  );
}

/** What to decide; it is counted before anything is done. */
function Judgement({ open, bulk }: { open: Extract<Open, { kind: 'bulk' }>; bulk: Bulk }) {
  const { desk } = useDesk();
  const { card, deskApp } = useWords();
  const words = deskApp.bulk;
  const [action, setAction] = useState<Action>(open.action);
  const count = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string): string | null => (data.get(name) as string | null) || null;
    desk.run(
      bulk.count(open.which, {
        action,
        rule: action === 'reject' ? text('bulk-rule') : null,
        note: text('bulk-note'),
      }),
    );
  };
  return (
    <form onSubmit={count}>
      <fieldset class="row">
        <legend>{card.judge}</legend>
        {ACTIONS.map((one) => (
          <label class="check">
            <input type="radio" name="bulk-action" checked={action === one} onChange={() => setAction(one)} />{' '}
            {words.actions[one]}
          </label>
        ))}
      </fieldset>
      {action === 'reject' && (
        <Field id="bulk-rule" label={card.rule} hint={card.ruleHint}>
          <select id="bulk-rule" name="bulk-rule" required>
            <option value="">{card.chooseRule}</option>
            {desk.start.rules.map(({ key, title }) => (
              <option value={key}>{title}</option>
            ))}
          </select>
        </Field>
      )}
      <Field id="bulk-note" label={card.note} hint={card.noteHint}>
        <textarea id="bulk-note" name="bulk-note" rows={2} maxLength={2000} dir="auto" />
      </Field>
      <p class="row">
        <button type="submit" class="primary" disabled={bulk.isBusy}>
          {words.count}
        </button>
      </p>
    </form>
  );
}

/** How many it will be, before they are. */
function Listed({ bulk, standing }: { bulk: Bulk; standing: BulkState }) {
  const { decisions } = useDesk();
  const words = useWords().deskApp.bulk;
  const { count, action, leftOut, examples } = standing;
  return (
    <>
      <p role="status">
        <b>{words.willBe[action](count)}</b>
      </p>
      <ul>
        {(['own', 'claimed', 'unfit', 'unknown'] as const)
          .filter((why) => leftOut[why] > 0)
          .map((why) => (
            <li>{words.leftOut[why](leftOut[why])}</li>
          ))}
      </ul>
      <ul class="desk-list" role="list">
        {examples.map(({ author, html }) => (
          <li>
            <b>
              <bdi>{author?.name}</bdi>
            </b>
            <p class="excerpt" dir="auto">
              {textOf(html ?? '')}
            </p>
          </li>
        ))}
      </ul>
      {count > 0 && (
        <p class="row">
          <button
            type="button"
            class="primary"
            disabled={bulk.isBusy}
            onClick={() => decisions.runMany(bulk)}
          >
            {words.run(count)}
          </button>
        </p>
      )}
    </>
  );
}

function Over({
  bulk,
  standing,
  names,
}: {
  bulk: Bulk;
  standing: BulkState;
  names: ReadonlyMap<string, string>;
}) {
  const { decisions } = useDesk();
  const { deskApp, desk: deskWords } = useWords();
  const words = deskApp.bulk;
  const { results, state } = standing;
  return (
    <>
      <p role="status">
        <b>{state === 'done' ? words.told.run(results.decided) : words.told.undo(results.undone)}</b>
      </p>
      <ul class="desk-list bulk-results" role="list">
        {bulk.results.map(({ commentId, result }) => (
          <li>
            <a href={`/console/comments/${commentId}`} target="_blank">
              {names.has(commentId) ? <bdi>{names.get(commentId)}</bdi> : words.comment}
            </a>
            : {words.results[result] ?? result}
          </li>
        ))}
      </ul>
      {state === 'done' && results.decided > 0 && (
        <p class="row">
          <button type="button" disabled={bulk.isBusy} onClick={() => decisions.undoMany(bulk)}>
            {deskWords.undo}
          </button>
        </p>
      )}
    </>
  );
}
