import { FEWEST_SLOW_SECONDS, MODES, MOST_SLOW_SECONDS } from '../../policies/moderation-mode.rules.js';
import type { DiscussionRowView } from '../office/discussions-view.js';
import type { ModeField } from '../office/thread-mode-form.rules.js';
import { Field } from './field.js';
import { useSite, useWords } from './page-context.js';

/** The moderation mode and the slow mode of one discussion of the list. */
export function DiscussionMode({ row: { threadId, headline, mode } }: { row: DiscussionRowView }) {
  const { discussionMode: words, discussions, control, modesPage } = useWords();
  const { timeZone } = useSite();
  const idOf = (name: ModeField): string => `${name}-${threadId}`;
  const common = (name: ModeField) => ({
    id: idOf(name),
    name,
    ...(mode.field === name && { 'aria-invalid': true as const, 'aria-describedby': 'notice' }),
  });
  const instant = (name: 'modeUntil' | 'slowModeUntil', label: string) => (
    <Field id={idOf(name)} label={label} hint={control.untilHint(timeZone)}>
      <input {...common(name)} type="datetime-local" value={mode.typed[name] ?? ''} />
    </Field>
  );
  return (
    <details open={mode.field !== null}>
      <summary aria-label={discussions.of(words.summary, headline)}>{words.summary}</summary>
      <form method="post" action={mode.action} noValidate>
        <div class="pair">
          <Field id={idOf('mode')} label={words.mode}>
            <select {...common('mode')}>
              <option value="">{words.unset}</option>
              {MODES.map((one) => (
                <option value={one} selected={one === mode.typed['mode']}>
                  {modesPage.modes[one]}
                </option>
              ))}
            </select>
          </Field>
          {instant('modeUntil', words.until)}
          <Field id={idOf('slowModeSeconds')} label={words.seconds} hint={words.secondsHint}>
            <input
              {...common('slowModeSeconds')}
              type="number"
              min={FEWEST_SLOW_SECONDS}
              max={MOST_SLOW_SECONDS}
              class="short"
              value={mode.typed['slowModeSeconds'] ?? ''}
            />
          </Field>
          {instant('slowModeUntil', words.slowUntil)}
        </div>
        <p>
          <button type="submit">{words.save}</button>
        </p>
      </form>
    </details>
  );
}
