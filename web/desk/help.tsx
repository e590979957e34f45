import { useState } from 'preact/hooks';
import { useWords } from '../../src/pages/components/page-context.js';
import { FIRST_KEYS, KEY_ACTIONS, unusableKeys } from '../../src/pages/desk/keys.rules.js';
import { useDesk } from './context.js';
import { Modal } from './modal.js';

/** All keys, switched off and chosen anew. */
export function Help() {
  const { dialogs } = useDesk();
  return dialogs.open.kind === 'help' ? <KeysDialog /> : null;
}

function KeysDialog() {
  const { desk, dialogs, keyboard } = useDesk();
  const words = useWords().deskApp.keys;
  const [draft, setDraft] = useState(keyboard.keys);
  const unusable = unusableKeys(draft.keys);
  const keep = (event: Event): void => {
    event.preventDefault();
    if (unusable.length > 0) return;
    keyboard.keep(draft);
    dialogs.close();
    desk.say(words.saved);
  };
  return (
    <Modal id="help" heading={words.heading} close={dialogs.close}>
      <p class="hint">
        {words.hint} {words.rules}
      </p>
      <form class="desk-keys" onSubmit={keep}>
        <label class="check">
          <input
            type="checkbox"
            checked={draft.on}
            onChange={({ currentTarget }) => setDraft({ ...draft, on: currentTarget.checked })}
          />{' '}
          {words.on}
        </label>
        <fieldset>
          <legend>{words.legend}</legend>
          {KEY_ACTIONS.map((action) => (
            <p>
              <label for={`key-${action}`}>{words.names[action]}</label>
              <input
                id={`key-${action}`}
                value={draft.keys[action]}
                maxLength={2}
                autocomplete="off"
                autocapitalize="none"
                spellcheck={false}
                aria-invalid={unusable.includes(action) ? 'true' : undefined}
                aria-describedby={unusable.includes(action) ? 'key-problem' : undefined}
                onInput={({ currentTarget: { value } }) =>
                  setDraft({ ...draft, keys: { ...draft.keys, [action]: value.trim() } })
                }
              />
            </p>
          ))}
        </fieldset>
        {unusable.length > 0 && (
          <p class="problem" id="key-problem" role="alert">
            {words.clash(unusable.map((action) => words.names[action]).join(', '))}
          </p>
        )}
        <p class="row">
          <button type="submit" class="primary">
            {words.save}
          </button>
          <button type="button" onClick={() => setDraft({ on: true, keys: FIRST_KEYS })}>
            {words.reset}
          </button>
        </p>
      </form>
    </Modal>
  );
}
