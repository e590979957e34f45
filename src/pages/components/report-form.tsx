import type { ReportFormView } from '../report-view.js';
import { Field } from './field.js';
import { complaintOf, FormProblem } from './form-problem.js';
import { useReaderWords } from './page-context.js';

/** Says what is wrong with a comment; posts `reason` and `text` to `#form-problem`. */
export function ReportForm({ action, reasons, typed, problem }: ReportFormView) {
  const words = useReaderWords().report;
  return (
    <form class="report" method="post" action={`${action}#form-problem`}>
      {problem !== null && <FormProblem heading={words.problem} detail={problem.detail} />}
      <fieldset class="setting" {...complaintOf(problem, 'reason')}>
        <legend>{words.why}</legend>
        <ul class="reason-choices" role="list">
          {reasons.map(({ key, title }) => (
            <li>
              <input
                type="radio"
                id={`reason-${key}`}
                name="reason"
                value={key}
                defaultChecked={typed.reason === key}
                required
              />{' '}
              <label for={`reason-${key}`} dir="auto">
                {title}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <Field id="report-text" label={words.text} hint={words.textHint}>
        <textarea
          id="report-text"
          name="text"
          rows={4}
          maxLength={2000}
          dir="auto"
          {...complaintOf(problem, 'text')}
        >
          {typed.text}
        </textarea>
      </Field>
      <p>
        <button type="submit" class="primary">
          {words.send}
        </button>
      </p>
    </form>
  );
}
