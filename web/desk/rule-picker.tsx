import { useLayoutEffect, useRef } from 'preact/hooks';
import { useWords } from '../../src/pages/components/page-context.js';
import { useDesk } from './context.js';
import { Modal } from './modal.js';

/** The rules that a rejection may cite, each one key away. */
export function RulePicker() {
  const { dialogs } = useDesk();
  const { open } = dialogs;
  return open.kind === 'rules' ? <Rules chosen={open.chosen} choose={open.choose} /> : null;
}

function Rules({ chosen, choose }: { chosen: string | null; choose: (rule: string) => void }) {
  const { desk, dialogs } = useDesk();
  const words = useWords().deskApp.rules;
  const { rules } = desk.start;
  const list = useRef<HTMLOListElement>(null);
  const buttons = (): HTMLButtonElement[] => [...list.current!.querySelectorAll('button')];
  const take = (rule: string): void => {
    dialogs.close();
    choose(rule);
  };
  useLayoutEffect(() => {
    const at = rules.findIndex(({ key }) => key === chosen);
    buttons()[Math.max(0, at)]?.focus();
  }, []);
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const all = buttons();
      const at = all.indexOf(document.activeElement as HTMLButtonElement);
      return all.at((at + step) % all.length)?.focus();
    }
    const rule = /^[1-9]$/.test(event.key) ? rules[Number(event.key) - 1] : undefined;
    if (rule === undefined || event.repeat) return;
    event.preventDefault();
    take(rule.key);
  };
  return (
    <Modal id="rules" heading={words.heading} close={dialogs.close}>
      <p class="hint">{words.hint}</p>
      <ol class="rule-list" role="list" ref={list} onKeyDown={press}>
        {rules.map(({ key, title }, index) => (
          <li>
            <button type="button" onClick={() => take(key)}>
              {index < 9 && <kbd>{index + 1}</kbd>} <bdi>{title}</bdi>
            </button>
          </li>
        ))}
      </ol>
    </Modal>
  );
}
