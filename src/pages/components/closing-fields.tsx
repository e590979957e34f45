import { WEEKDAYS } from '../../policies/staffed-hours.rules.js';
import type { ClosingField } from '../office/closing-form.rules.js';
import type { ClosingPageView } from '../office/closing-page-view.js';
import { Field } from './field.js';
import { useSite, useWords } from './page-context.js';

export interface FieldProps {
  field: ClosingField;
  typed: ClosingPageView['typed'];
  problem: ClosingPageView['problem'];
}

export const problemId = (setting: string): string => `problem-${setting}`;

/** Ids hold no point, so that a style or a fragment can name them. */
export const idOf = (name: string): string => `field-${name.replaceAll('.', '-')}`;

/** The fields of a setting's own value. */
export function ValueFields(props: FieldProps) {
  const { setting, kind } = props.field;
  const words = useWords().closingPage;
  const { timeZone } = useSite();
  switch (kind) {
    case 'switch':
    case 'held':
      return null;
    case 'number': {
      const { unit = 'days', bounds } = props.field;
      return (
        <Input
          {...props}
          name={`${setting}.value`}
          label={words.units[unit]}
          more={{ type: 'number', min: bounds?.[0], max: bounds?.[1], class: 'short' }}
        />
      );
    }
    case 'instant':
      return (
        <Input
          {...props}
          name={`${setting}.value`}
          label={words.at(timeZone)}
          more={{ type: 'datetime-local', step: 'any' }}
        />
      );
    case 'message':
      return (
        <Input {...props} name={`${setting}.value`} label={words.settings.message} more={{ dir: 'auto' }} />
      );
    case 'queue':
      return (
        <div class="pair">
          {(['pauseAbove', 'resumeBelow'] as const).map((name) => (
            <Input
              {...props}
              name={`${setting}.${name}`}
              label={words[name]}
              hint={words.waiting}
              more={{ type: 'number', min: 1, max: 10_000, class: 'short' }}
            />
          ))}
        </div>
      );
    case 'hours':
      return <HoursFields {...props} />;
  }
}

function HoursFields(props: FieldProps) {
  const words = useWords().closingPage;
  const name = `${props.field.setting}.dates`;
  return (
    <>
      <p class="hint">{words.hoursHint}</p>
      <div class="weekdays">
        {WEEKDAYS.map((day) => (
          <Input {...props} name={`${props.field.setting}.${day}`} label={words.weekdays[day]} />
        ))}
      </div>
      <Field id={idOf(name)} label={words.dates} hint={words.datesHint}>
        <textarea id={idOf(name)} name={name} rows={3} {...complaint(props, name)}>
          {props.typed[name] ?? ''}
        </textarea>
      </Field>
    </>
  );
}

interface InputProps extends FieldProps {
  name: string;
  label: string;
  hint?: string;
  more?: Readonly<Record<string, string | number | undefined>>;
}

const Input = ({ name, label, hint, more = {}, ...props }: InputProps) => (
  <Field id={idOf(name)} label={label} {...(hint !== undefined && { hint })}>
    <input
      id={idOf(name)}
      name={name}
      value={props.typed[name] ?? ''}
      autocomplete="off"
      {...more}
      {...complaint(props, name)}
    />
  </Field>
);

const complaint = ({ field: { setting }, problem }: FieldProps, name: string) =>
  problem?.field === name || problem?.field === setting
    ? { 'aria-invalid': true as const, 'aria-describedby': problemId(setting) }
    : {};
