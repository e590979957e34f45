import type { CardPageView } from '../desk/desk-view.js';
import { Field } from './field.js';
import { useWords } from './page-context.js';

/** One form for every decision: what was typed is sent with whichever button is pressed. */
export function CardDecision({ view }: { view: CardPageView }) {
  const { card, actions, decideAction, typed, ready } = view;
  const { item, comment, policy } = card;
  const words = useWords().card;
  if (actions.length === 0) return <p class="hint">{words.noDecision}</p>;
  return (
    <form class="desk-decision" method="post" action={decideAction}>
      <h2>{words.judge}</h2>
      <input type="hidden" name="revision" value={comment.revision} />
      {item !== null && <input type="hidden" name="item" value={item.id} />}
      {item !== null && <input type="hidden" name="queue" value={item.queue} />}
      <p class="row">
        {actions.includes('approve') && (
          <button type="submit" name="action" value="approve" class="primary">
            {words.approve[comment.status ?? '']}
          </button>
        )}
        {actions.includes('restore') && (
          <button type="submit" name="action" value="restore">
            {words.restore}
          </button>
        )}
        {actions.includes('spam') && (
          <button type="submit" name="action" value="spam">
            {words.spam[comment.status ?? ''] ?? words.asSpam}
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
        <textarea id="note" name="note" rows={2} maxLength={2000} dir="auto">
          {typed.note ?? ''}
        </textarea>
      </Field>
      {actions.includes('reject') && (
        <p>
          <button type="submit" name="action" value="reject">
            {words.reject}
          </button>
        </p>
      )}
    </form>
  );
}
