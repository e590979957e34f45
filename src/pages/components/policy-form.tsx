import type { ComponentChildren, JSX } from 'preact';
import { rowsOf } from '../office/policy-form.rules.js';
import type { PolicyFormPageView } from '../office/policy-form-view.js';
import { idOf } from './closing-fields.js';
import { Field } from './field.js';
import { useWords } from './page-context.js';

type View = Pick<PolicyFormPageView, 'action' | 'base' | 'typed' | 'problem'>;

export function PolicyForm({ view }: { view: View }) {
  const words = useWords().policyForm;
  const { typed } = view;
  return (
    <form class="settings" method="post" action={`${view.action}#notice`} noValidate>
      <input type="hidden" name="base" value={view.base} />
      <Input view={view} name="title" label={words.title} />
      <Text view={view} name="body" label={words.body} hint={words.bodyHint} rows={10} />
      <fieldset class="setting">
        <legend>{words.acceptance}</legend>
        <div class="choices">
          {(['implied', 'explicit'] as const).map((choice) => (
            <label for={idOf(`acceptance.${choice}`)}>
              <input
                id={idOf(`acceptance.${choice}`)}
                type="radio"
                name="acceptance"
                value={choice}
                checked={(typed['acceptance'] === 'explicit' ? 'explicit' : 'implied') === choice}
              />{' '}
              {words.acceptances[choice]}
            </label>
          ))}
        </div>
      </fieldset>
      <h2>{words.rules}</h2>
      <p class="hint">{words.rulesHint}</p>
      <Problem view={view} name="rules" />
      {rowsOf(typed).map((row) => (
        <RuleFields view={view} row={row} />
      ))}
      <p>
        <button type="submit" name="do" value="save" class="primary">
          {words.save}
        </button>
      </p>
      <fieldset class="setting publish">
        <legend>{words.publishHeading}</legend>
        <p>{words.publishExplain}</p>
        <Input
          view={view}
          name="announceDays"
          label={words.announce}
          hint={words.announceHint}
          more={{ type: 'number', min: 0, max: 90, class: 'short' }}
        />
        <p>
          <button type="submit" name="do" value="publish">
            {words.publish}
          </button>
        </p>
      </fieldset>
    </form>
  );
}

function RuleFields({ view, row }: { view: View; row: number }) {
  const words = useWords().policyForm;
  const { typed } = view;
  const name = (field: string): string => `rules.${row}.${field}`;
  const isNew = ['key', 'title', 'text'].every((field) => (typed[name(field)] ?? '') === '');
  return (
    <fieldset class="policy-rule">
      <legend>{isNew ? words.newRule : words.rule(row + 1)}</legend>
      <div class="pair">
        <Input view={view} name={name('key')} label={words.key} hint={words.keyHint} />
        <Input view={view} name={name('title')} label={words.ruleTitle} />
      </div>
      <Text view={view} name={name('text')} label={words.ruleText} rows={isNew ? 2 : 4} />
      {!isNew && (
        <p class="remove">
          <label for={idOf(name('remove'))}>
            <input
              id={idOf(name('remove'))}
              type="checkbox"
              name={name('remove')}
              checked={typed[name('remove')] !== undefined}
            />{' '}
            {words.remove}
          </label>
        </p>
      )}
    </fieldset>
  );
}

interface FieldProps {
  view: View;
  name: string;
  label: string;
  hint?: string;
}

const Input = ({ more, ...props }: FieldProps & { more?: JSX.IntrinsicElements['input'] }) => (
  <Marked {...props}>
    <input
      id={idOf(props.name)}
      name={props.name}
      value={props.view.typed[props.name] ?? ''}
      autocomplete="off"
      dir="auto"
      {...more}
      {...complaint(props)}
    />
  </Marked>
);

const Text = ({ rows, ...props }: FieldProps & { rows: number }) => (
  <Marked {...props}>
    <textarea id={idOf(props.name)} name={props.name} rows={rows} dir="auto" {...complaint(props)}>
      {props.view.typed[props.name] ?? ''}
    </textarea>
  </Marked>
);

const Marked = ({ view, name, label, hint, children }: FieldProps & { children: ComponentChildren }) => (
  <div class="marked">
    <Field id={idOf(name)} label={label} {...(hint !== undefined && { hint })}>
      {children}
    </Field>
    <Problem view={view} name={name} />
  </div>
);

function Problem({ view: { problem }, name }: Pick<FieldProps, 'view' | 'name'>) {
  const { problems } = useWords().policyForm;
  if (problem?.fields.includes(name) !== true) return null;
  return (
    <p class="problem" id={`problem-${idOf(name)}`}>
      {problems[name.split('.').at(-1)!]}
    </p>
  );
}

const complaint = ({ view: { problem }, name }: FieldProps) =>
  problem?.fields.includes(name) === true
    ? { 'aria-invalid': true as const, 'aria-describedby': `problem-${idOf(name)}` }
    : {};
