import { SETTING_BOUNDS } from '../../sites/site-settings.js';
import type { TypedForm } from '../office/closing-form.rules.js';
import { GUEST_CHOICES, type SETTING_FIELDS, type SettingName } from '../office/settings-form.rules.js';
import { Field } from './field.js';
import { useWords } from './page-context.js';

interface Props {
  name: SettingName;
  kind: (typeof SETTING_FIELDS)[number]['kind'];
  typed: TypedForm;
  isWrong: boolean;
}

const idOf = (name: string): string => `setting-${name.replaceAll('.', '-')}`;

/** One setting, with what it takes beside it where it was refused. */
export function SettingField(props: Props) {
  const words = useWords().settingsPage;
  const { name, kind, isWrong } = props;
  return (
    <div class="marked">
      {kind === 'wordpress' ? <WordPress {...props} /> : <Labelled {...props} />}
      {isWrong && (
        <p class="problem" id={`problem-${idOf(name)}`}>
          {words.problems[name] ?? words.problemOfCount(boundsOf(name).least, boundsOf(name).most)}
        </p>
      )}
    </div>
  );
}

const boundsOf = (name: SettingName): { least: number; most: number } =>
  SETTING_BOUNDS[name as keyof typeof SETTING_BOUNDS];

const complaint = ({ name, isWrong }: Props) =>
  isWrong ? { 'aria-invalid': true as const, 'aria-describedby': `problem-${idOf(name)}` } : {};

function Labelled(props: Props) {
  const words = useWords().settingsPage;
  const { name } = props;
  const hint = words.hints[name];
  return (
    <Field id={idOf(name)} label={words.names[name]} {...(hint !== undefined && { hint })}>
      <Control {...props} />
    </Field>
  );
}

function Control(props: Props) {
  const words = useWords().settingsPage;
  const { name, kind, typed } = props;
  const common = { id: idOf(name), name, ...complaint(props) };
  switch (kind) {
    case 'choice':
      return (
        <select {...common} class="middling">
          {GUEST_CHOICES.map((choice) => (
            <option value={choice} selected={choice === typed[name]}>
              {words.guests[choice]}
            </option>
          ))}
        </select>
      );
    case 'count':
    case 'count-or-off':
      return (
        <input
          {...common}
          type="number"
          min={boundsOf(name).least}
          max={boundsOf(name).most}
          class="short"
          value={typed[name] ?? ''}
        />
      );
    case 'line':
      return <Line common={common} value={typed[name] ?? ''} />;
    default:
      return (
        <textarea {...common} rows={kind === 'text' ? 4 : 5} dir="auto">
          {typed[name] ?? ''}
        </textarea>
      );
  }
}

/** Languages that the pages speak or are likely to; any other is typed. */
const LOCALES = ['en', 'en-GB', 'de', 'de-AT', 'de-CH', 'fa', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv', 'tr'];

interface LineProps {
  common: { id: string; name: string; 'aria-invalid'?: true; 'aria-describedby'?: string };
  value: string;
}

/** A line of text; of what is one of many known ones, they are offered. */
export function Line({ common, value }: LineProps) {
  const offered = OFFERED[common.name]?.() ?? [];
  const list = `${common.id}-offered`;
  const attributes = { ...common, class: 'middling', autocomplete: 'off', dir: 'auto', value } as const;
  if (offered.length === 0) return <input {...attributes} />;
  return (
    <>
      <input {...attributes} type="text" list={list} />
      <datalist id={list}>
        {offered.map((one) => (
          <option value={one} />
        ))}
      </datalist>
    </>
  );
}

const OFFERED: Readonly<Record<string, () => readonly string[]>> = {
  locale: () => LOCALES,
  timeZone: () => ['UTC', ...Intl.supportedValuesOf('timeZone')],
};

function WordPress(props: Props) {
  const words = useWords().settingsPage;
  const { name, typed } = props;
  const option = (of: string): string => `${name}.${of}`;
  return (
    <fieldset class="setting wordpress">
      <legend>{words.names[name]}</legend>
      <p class="hint">{words.hints[name]}</p>
      <div class="choices">
        {(['off', 'on'] as const).map((choice) => (
          <label for={idOf(option(choice))}>
            <input
              id={idOf(option(choice))}
              type="radio"
              name={name}
              value={choice}
              checked={(typed[name] === 'on' ? 'on' : 'off') === choice}
            />{' '}
            {words.wordpress[choice]}
          </label>
        ))}
      </div>
      <div class="options">
        <Field id={idOf(option('commentMaxLinks'))} label={words.wordpress.commentMaxLinks}>
          <input
            id={idOf(option('commentMaxLinks'))}
            name={option('commentMaxLinks')}
            type="number"
            min={0}
            max={1_000}
            class="short"
            value={typed[option('commentMaxLinks')] ?? '2'}
            {...complaint(props)}
          />
        </Field>
        {(['moderationKeys', 'disallowedKeys'] as const).map((keys) => (
          <Field id={idOf(option(keys))} label={words.wordpress[keys]} hint={words.wordpress.keysHint}>
            <textarea id={idOf(option(keys))} name={option(keys)} rows={4} dir="auto" {...complaint(props)}>
              {typed[option(keys)] ?? ''}
            </textarea>
          </Field>
        ))}
        {(['commentModeration', 'commentPreviouslyApproved'] as const).map((tick) => (
          <p class="field">
            <label for={idOf(option(tick))}>
              <input
                id={idOf(option(tick))}
                type="checkbox"
                name={option(tick)}
                checked={typed[option(tick)] !== undefined}
              />{' '}
              {words.wordpress[tick]}
            </label>
          </p>
        ))}
      </div>
    </fieldset>
  );
}
