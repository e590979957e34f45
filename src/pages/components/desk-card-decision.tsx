import type { CardView } from '../desk/desk-view.js';
import { Field } from './field.js';
import { KeyHint } from './key-hint.js';
import { useWords } from './page-context.js';
import { useShortcuts } from './shortcuts.js';

/** One form for every decision: what was typed is sent with whichever button is pressed. */
export function CardDecision({ view }: { view: CardView }) {
  const { card, actions, decideAction, typed, ready } = view;
  const { item, comment, policy } = card;
  const words = useWords().card;
  const keys = useShortcuts();
  if (actions.length === 0) return <p class="hint">{words.noDecision}</p>;
  return (
    <form class="desk-decision" method="post" action={decideAction}>
      <h2>{words.judge}</h2>
      <input type="hidden" name="revision" value={comment.revision} />
      {item !== null && <input type="hidden" name="item" value={item.id} />}
      {item !== null && <input type="hidden" name="queue" value={item.queue} />}
      <p class="row">
        {actions.includes('approve') && (
          <button
            type="submit"
            name="action"
            value="approve"
            class="primary"
            aria-keyshortcuts={keys.approve}
          >
            {words.approve[comment.status ?? '']}
            <KeyHint of="approve" />
          </button>
        )}
        {actions.includes('restore') && (
          <button type="submit" name="action" value="restore" aria-keyshortcuts={keys.approve}>
            {words.restore}
            <KeyHint of="approve" />
          </button>
        )}
        {actions.includes('spam') && (
          <button type="submit" name="action" value="spam" aria-keyshortcuts={keys.spam}>
            {words.spam[comment.status ?? ''] ?? words.asSpam}
            <KeyHint of="spam" />
          </button>
        )}
      </p>
      {actions.includes('reject') && (
        <Field id="rule" label={words.rule} hint={words.ruleHint}>
          <select id="rule" name="rule">
            <option value="">{words.chooseRule}</option>
            {policy.rules.map(({ key, title }) => (
              <option value={key} selected={key === typed.rule}>
                {title}
              </option>
            ))}
          </select>
        </Field>
      )}
      {ready.length > 0 && (
        <Field id="ready" label={words.ready} hint={words.readyHint}>
          <select id="ready" name="ready">
            <option value="">{words.readyNone}</option>
            {ready.map(({ title }) => (
              <option value={title} selected={title === typed.ready}>
                {title}
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field id="note" label={words.note} hint={words.noteHint}>
        <textarea id="note" name="note" aria-keyshortcuts={keys.note} rows={2} maxLength={2000} dir="auto">
          {typed.note ?? ''}
        </textarea>
      </Field>
      {actions.includes('reject') && (
        <p>
          <button type="submit" name="action" value="reject" aria-keyshortcuts={keys.reject}>
            {words.reject}
            <KeyHint of="reject" />
          </button>
        </p>
      )}
    </form>
  );
}
