import { useEffect, useState } from 'preact/hooks';
import { Field } from '../../src/pages/components/field.js';
import { Moment } from '../../src/pages/components/moment.js';
import { useWords } from '../../src/pages/components/page-context.js';
import { ask } from './api.js';
import { useDesk } from './context.js';
import type { OwnMode } from './shapes.js';

const HOUR = 3_600_000;
const HOURS = [1, 6, 24, 72, 168];
const SLOW = [30, 60, 300, 900];

/** How the comment's discussion is moderated, and how fast people may post there. */
export function ThreadMode({ threadId }: { threadId: string }) {
  const [isOpen, setOpen] = useState(false);
  const words = useWords().deskApp.mode;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.heading}</summary>
      {isOpen && <Loaded threadId={threadId} />}
    </details>
  );
}

function Loaded({ threadId }: { threadId: string }) {
  const { desk } = useDesk();
  const { mode: words } = useWords().deskApp;
  const [set, setSet] = useState<OwnMode | null>(null);
  const path = `/threads/${threadId}/mode`;
  useEffect(() => {
    desk.run(ask<OwnMode>('GET', path).then(setSet));
  }, [path]);
  if (set === null) return <p class="hint">{words.loading}</p>;
  const { own, inForce } = set;
  const keep = async (data: FormData): Promise<void> => {
    const seconds = Number(data.get('slow'));
    const until = endOf(data.get('hours'), own?.until ?? null);
    await ask('PUT', path, {
      mode: data.get('mode') || null,
      until,
      slowModeSeconds: seconds || null,
      slowModeUntil: seconds > 0 ? endOf(data.get('hours'), inForce.slowMode?.until ?? null) : null,
    });
    setSet(await ask<OwnMode>('GET', path));
    desk.say(words.kept);
  };
  return (
    <form
      key={JSON.stringify(set)}
      onSubmit={(event) => {
        event.preventDefault();
        desk.run(keep(new FormData(event.currentTarget)));
      }}
    >
      <p class="hint">
        {words.inForce} {words.modes[inForce.mode]}
        {inForce.until !== null && (
          <>
            {' '}
            {words.until} <Moment at={inForce.until} withTime />
          </>
        )}
        {inForce.slowMode !== null && `; ${words.slowly(inForce.slowMode.seconds)}`}
      </p>
      <Field id="thread-mode" label={words.mode}>
        <select id="thread-mode" name="mode">
          <option value="">{words.asAbove}</option>
          {(['after', 'newcomers', 'before'] as const).map((mode) => (
            <option value={mode} selected={own?.mode === mode}>
              {words.modes[mode]}
            </option>
          ))}
        </select>
      </Field>
      <Field id="thread-slow" label={words.slow}>
        <select id="thread-slow" name="slow">
          <option value="">{words.notSlow}</option>
          {withOwn(SLOW, inForce.slowMode?.seconds).map((seconds) => (
            <option value={seconds} selected={inForce.slowMode?.seconds === seconds}>
              {words.slowly(seconds)}
            </option>
          ))}
        </select>
      </Field>
      <Field id="thread-hours" label={words.end}>
        <select id="thread-hours" name="hours">
          {(own?.until ?? inForce.slowMode?.until) && <option value="same">{words.sameEnd}</option>}
          <option value="">{words.noEnd}</option>
          {HOURS.map((hours) => (
            <option value={hours}>{words.hours(hours)}</option>
          ))}
        </select>
      </Field>
      <p>
        <button type="submit">{words.keep}</button>
      </p>
    </form>
  );
}

/** From the choice of an end: the one that stands, none, or in so many hours. */
function endOf(chosen: FormDataEntryValue | null, standing: string | null): string | null {
  if (chosen === 'same') return standing;
  return chosen === '' ? null : new Date(Date.now() + Number(chosen) * HOUR).toISOString();
}

const withOwn = (choices: readonly number[], own = 0): number[] =>
  own === 0 || choices.includes(own) ? [...choices] : [own, ...choices];
