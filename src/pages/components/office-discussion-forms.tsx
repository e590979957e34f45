import type { DiscussionRowView } from '../office/discussions-view.js';
import { Field } from './field.js';
import { DiscussionMode } from './office-discussion-mode.js';
import { useSite, useWords } from './page-context.js';

/** Closes or reopens one discussion of the list. */
export const DiscussionForms = ({ row }: { row: DiscussionRowView }) => (
  <div class="row-forms">
    {row.state !== 'closed' && <Close row={row} />}
    {(row.state === 'closed' || row.will?.level === 'thread') && <Reopen row={row} />}
    <DiscussionMode row={row} />
  </div>
);

/** Marks the field that the refusal at the top of the page is about. */
const complaint = ({ problem }: DiscussionRowView, field: 'message' | 'at' | 'until') =>
  problem?.field === field ? { 'aria-invalid': true as const, 'aria-describedby': 'notice' } : {};

function Close({ row }: { row: DiscussionRowView }) {
  const { control: words, discussions } = useWords();
  const { timeZone } = useSite();
  const id = (name: string): string => `close-${name}-${row.threadId}`;
  return (
    <details open={row.problem?.tried === 'close'}>
      <summary aria-label={discussions.of(words.close, row.headline)}>{words.close}</summary>
      <form method="post" action={row.closeAction}>
        <Field id={id('message')} label={words.message} hint={words.messageHint}>
          <input
            id={id('message')}
            name="message"
            maxLength={300}
            autocomplete="off"
            dir="auto"
            value={row.typed.message}
            {...complaint(row, 'message')}
          />
        </Field>
        <Field id={id('at')} label={words.at} hint={words.atHint(timeZone)}>
          <input
            id={id('at')}
            name="at"
            type="datetime-local"
            value={row.typed.at}
            {...complaint(row, 'at')}
          />
        </Field>
        <p>
          <button type="submit">{words.close}</button>
        </p>
      </form>
    </details>
  );
}

function Reopen({ row }: { row: DiscussionRowView }) {
  const { control: words, discussions } = useWords();
  const { timeZone } = useSite();
  const id = `reopen-until-${row.threadId}`;
  return (
    <details open={row.problem?.tried === 'reopen'}>
      <summary aria-label={discussions.of(words.reopen, row.headline)}>{words.reopen}</summary>
      <form method="post" action={row.reopenAction}>
        <Field id={id} label={words.until} hint={words.untilHint(timeZone)}>
          <input
            id={id}
            name="until"
            type="datetime-local"
            value={row.typed.until}
            {...complaint(row, 'until')}
          />
        </Field>
        <p>
          <button type="submit">{words.reopen}</button>
        </p>
      </form>
    </details>
  );
}
