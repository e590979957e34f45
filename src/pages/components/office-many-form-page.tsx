import { FILTER_DATES, type ManyField } from '../office/closing-filter.rules.js';
import type { ManyFormView } from '../office/thread-closings-view.js';
import { wordsFor } from '../words/words.js';
import { Field } from './field.js';
import { OfficePage } from './office-page.js';
import { useSite, useWords } from './page-context.js';

/** Which discussions are to be closed or reopened together: listed and counted first. */
export function ManyFormPage(view: ManyFormView) {
  const { many: words, discussions } = wordsFor(view.site.locale);
  return (
    <OfficePage
      view={view}
      title={words.heading}
      explain={words.explain}
      crumb={{ href: '/console/discussions', label: discussions.heading }}
      notice={view.notice}
    >
      <form class="settings" method="post" action={`${view.action}#notice`}>
        <Action view={view} />
        <Which view={view} />
        <OfClose view={view} />
        <OfReopening view={view} />
        <p class="buttons">
          <button type="submit" class="primary">
            {words.count}
          </button>
          <span class="hint">{words.countHint}</span>
        </p>
      </form>
    </OfficePage>
  );
}

interface Props {
  view: ManyFormView;
}

const idOf = (name: string): string => `many-${name}`;
const typedIn = ({ typed }: ManyFormView, name: ManyField): string => typed[name] ?? '';
const complaint = ({ field }: ManyFormView, name: ManyField) =>
  field === name ? { 'aria-invalid': true as const, 'aria-describedby': 'notice' } : {};

function Action({ view }: Props) {
  const words = useWords().many;
  const chosen = view.typed['action'] === 'reopen' ? 'reopen' : 'close';
  return (
    <fieldset class="setting">
      <legend>{words.action}</legend>
      <div class="choices">
        {(['close', 'reopen'] as const).map((action) => (
          <label for={idOf(action)}>
            <input id={idOf(action)} type="radio" name="action" value={action} checked={action === chosen} />{' '}
            {words.actions[action]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Which({ view }: Props) {
  const { many: words, discussions } = useWords();
  const { timeZone } = useSite();
  return (
    <fieldset class="setting">
      <legend>{words.which}</legend>
      <p class="hint">{words.whichHint(timeZone)}</p>
      {view.sections.length > 0 && (
        <Field id={idOf('section')} label={discussions.section}>
          <select id={idOf('section')} name="section" {...complaint(view, 'section')}>
            <option value="">{discussions.everySection}</option>
            {view.sections.map(({ key, name }) => (
              <option value={key} selected={key === typedIn(view, 'section')}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      )}
      <div class="pair">
        {FILTER_DATES.map((name) => (
          <Field id={idOf(name)} label={words.dates[name]}>
            <input
              id={idOf(name)}
              type="date"
              name={name}
              value={typedIn(view, name)}
              {...complaint(view, name)}
            />
          </Field>
        ))}
      </div>
      <p class="field">
        <label for={idOf('all')}>
          <input
            id={idOf('all')}
            type="checkbox"
            name="all"
            checked={view.typed['all'] !== undefined}
            {...complaint(view, 'all')}
          />{' '}
          {view.limited ? words.allMine : words.all}
        </label>
      </p>
    </fieldset>
  );
}

function OfClose({ view }: Props) {
  const { many: words, control } = useWords();
  const { timeZone } = useSite();
  return (
    <fieldset class="setting of-close">
      <legend>{words.ofClose}</legend>
      <Field id={idOf('message')} label={control.message} hint={control.messageHint}>
        <input
          id={idOf('message')}
          name="message"
          maxLength={300}
          autocomplete="off"
          dir="auto"
          value={typedIn(view, 'message')}
          {...complaint(view, 'message')}
        />
      </Field>
      <Field id={idOf('at')} label={control.at} hint={control.atHint(timeZone)}>
        <input
          id={idOf('at')}
          name="at"
          type="datetime-local"
          value={typedIn(view, 'at')}
          {...complaint(view, 'at')}
        />
      </Field>
      <Field id={idOf('reason')} label={words.reason} hint={words.reasonHint}>
        <textarea
          id={idOf('reason')}
          name="reason"
          rows={2}
          maxLength={2_000}
          dir="auto"
          {...complaint(view, 'reason')}
        >
          {typedIn(view, 'reason')}
        </textarea>
      </Field>
    </fieldset>
  );
}

function OfReopening({ view }: Props) {
  const { many: words, control } = useWords();
  const { timeZone } = useSite();
  return (
    <fieldset class="setting of-reopen">
      <legend>{words.ofReopening}</legend>
      <Field id={idOf('until')} label={control.until} hint={control.untilHint(timeZone)}>
        <input
          id={idOf('until')}
          name="until"
          type="datetime-local"
          value={typedIn(view, 'until')}
          {...complaint(view, 'until')}
        />
      </Field>
    </fieldset>
  );
}
