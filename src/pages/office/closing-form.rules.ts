import type { ClosingPolicy, PolicyLevel } from '../../policies/closing-policy.rules.js';
import type { QueueLimits } from '../../policies/queue-pressure.rules.js';
import { WEEKDAYS } from '../../policies/staffed-hours.rules.js';
import { hoursOf, textsOf } from './hours-form.rules.js';
import { instantOfLocal, localOf } from '../../platform/local-time.rules.js';

/** What was typed, by the names of the fields; a setting's own name holds its choice. */
export type TypedForm = Readonly<Record<string, string>>;

export type Choice = 'inherit' | 'off' | 'on' | 'value' | 'keep' | 'reject';

export interface ClosingField {
  readonly setting: keyof ClosingPolicy;
  readonly kind: keyof typeof KINDS;
  readonly siteOnly?: boolean;
  /** Of a number. */
  readonly unit?: 'days' | 'comments';
  readonly bounds?: readonly [least: number, most: number];
}

const DAYS = { kind: 'number', unit: 'days', bounds: [1, 36_500] } as const;

/** The settings in the order in which the form asks for them. */
export const CLOSING_FIELDS: readonly ClosingField[] = [
  { setting: 'switch', kind: 'switch', siteOnly: true },
  { setting: 'maxOpenDays', ...DAYS, siteOnly: true },
  { setting: 'closeAfterDays', ...DAYS },
  { setting: 'closeWhenIdleDays', ...DAYS },
  { setting: 'closeAfterComments', kind: 'number', unit: 'comments', bounds: [1, 1_000_000] },
  { setting: 'closeAt', kind: 'instant' },
  { setting: 'hours', kind: 'hours' },
  { setting: 'queue', kind: 'queue' },
  { setting: 'message', kind: 'message' },
  { setting: 'onClose', kind: 'held' },
  { setting: 'likesCloseAfterDays', ...DAYS, bounds: [0, 36_500] },
];

export const fieldsAt = (level: PolicyLevel): readonly ClosingField[] =>
  CLOSING_FIELDS.filter(({ siteOnly = false }) => level === 'site' || !siteOnly);

interface Kind {
  readonly choices: readonly Choice[];
  /** Names of the fields below the choice; each stands as `<setting>.<name>`. */
  readonly fields: readonly string[];
  readonly read: (typed: TypedForm, choice: Choice, timeZone: string) => unknown;
  /** The choice, and what stands in the fields. */
  readonly write: (value: never, timeZone: string) => { choice: Choice; typed?: TypedForm };
}

const VALUE_OR_OFF = ['inherit', 'off', 'value'] as const;

/** How each kind stands in the form. What cannot be read is handed on as it is, for the policy to refuse. */
const KINDS = {
  switch: {
    choices: ['inherit', 'on', 'off'],
    fields: [],
    read: (_typed, choice) => choice,
    write: (value: 'on' | 'off') => ({ choice: value }),
  },
  held: {
    choices: ['inherit', 'keep', 'reject'],
    fields: [],
    read: (_typed, choice) => ({ held: choice }),
    write: ({ held }: { held: 'keep' | 'reject' }) => ({ choice: held }),
  },
  number: {
    choices: VALUE_OR_OFF,
    fields: ['value'],
    read: ({ value = '' }) => wholeNumber(value),
    write: (value: number) => ({ choice: 'value', typed: { value: String(value) } }),
  },
  instant: {
    choices: VALUE_OR_OFF,
    fields: ['value'],
    read: ({ value = '' }, _choice, timeZone) => instantOfLocal(value, timeZone)?.toISOString() ?? null,
    write: (value: string, timeZone) => ({
      choice: 'value',
      typed: { value: localOf(new Date(value), timeZone) },
    }),
  },
  hours: {
    choices: VALUE_OR_OFF,
    fields: [...WEEKDAYS, 'dates'],
    read: hoursOf,
    write: (value: Parameters<typeof textsOf>[0]) => ({ choice: 'value', typed: textsOf(value) }),
  },
  queue: {
    choices: VALUE_OR_OFF,
    fields: ['pauseAbove', 'resumeBelow'],
    read: ({ pauseAbove = '', resumeBelow = '' }) => ({
      pauseAbove: wholeNumber(pauseAbove),
      resumeBelow: wholeNumber(resumeBelow),
    }),
    write: ({ pauseAbove, resumeBelow }: QueueLimits) => ({
      choice: 'value',
      typed: { pauseAbove: String(pauseAbove), resumeBelow: String(resumeBelow) },
    }),
  },
  message: {
    choices: ['inherit', 'value'],
    fields: ['value'],
    read: ({ value = '' }) => value,
    write: (value: string) => ({ choice: 'value', typed: { value } }),
  },
} as const satisfies Record<string, Kind>;

const kindOf = ({ kind }: ClosingField): Kind => KINDS[kind];

/** The names of a setting's fields, its choice first. */
const namesOf = (field: ClosingField): string[] => [
  field.setting,
  ...kindOf(field).fields.map((name) => `${field.setting}.${name}`),
];

/**
 * What the form offers for a setting. Above a site there is nothing to inherit from: no value is off, or the default,
 * whichever way the policy says so.
 */
export function choicesOf(field: ClosingField, level: PolicyLevel, typed: TypedForm): readonly Choice[] {
  const { choices } = kindOf(field);
  if (level !== 'site') return choices;
  const unset = DEFAULTS[field.kind] ?? 'off';
  return choices.filter((choice) => choice !== (typed[field.setting] === unset ? 'inherit' : unset));
}

/** What it is where no level says anything. */
const DEFAULTS: Readonly<Record<string, Choice>> = { switch: 'on', held: 'keep' };

/** A policy as the form shows it. */
export function closingFormOf(policy: ClosingPolicy, timeZone: string): TypedForm {
  const fields = CLOSING_FIELDS.flatMap((field) => Object.entries(shown(field, policy, timeZone)));
  return Object.fromEntries(fields);
}

function shown(field: ClosingField, policy: ClosingPolicy, timeZone: string): TypedForm {
  const { setting } = field;
  const value = policy[setting];
  if (value === undefined) return { [setting]: 'inherit' };
  // A message may be that word.
  if (value === 'off' && field.kind !== 'message') return { [setting]: 'off' };
  const { choice, typed = {} } = kindOf(field).write(value as never, timeZone);
  const below = Object.entries(typed).map(([name, text]) => [`${setting}.${name}`, text] as const);
  return { [setting]: choice, ...Object.fromEntries(below) };
}

/**
 * The policy that a form asks for, for `parseClosingPolicy` to judge.
 * @param current the policy that the form was made of: a setting whose fields were left alone stays as exact as it is
 */
export function readClosingForm(
  typed: TypedForm,
  { level, timeZone, current }: { level: PolicyLevel; timeZone: string; current: ClosingPolicy },
): Readonly<Record<string, unknown>> {
  const before = closingFormOf(current, timeZone);
  const settings = fieldsAt(level).map((field) => {
    const same = namesOf(field).every((name) => (typed[name] ?? '') === (before[name] ?? ''));
    return [field.setting, same ? current[field.setting] : read(field, typed, timeZone)] as const;
  });
  return Object.fromEntries(settings.filter(([, value]) => value !== undefined));
}

function read(field: ClosingField, typed: TypedForm, timeZone: string): unknown {
  const kind = kindOf(field);
  const choice = kind.choices.find((one) => one === typed[field.setting]) ?? 'inherit';
  if (choice === 'inherit') return undefined;
  if (choice === 'off') return 'off';
  const below = Object.fromEntries(
    kind.fields.map((name) => [name, typed[`${field.setting}.${name}`] ?? '']),
  );
  return kind.read(below, choice, timeZone);
}

const wholeNumber = (text: string): number | string =>
  /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : text;

/** The fields of a form as it was sent: texts alone. */
export const typedOf = (form: unknown): TypedForm =>
  Object.fromEntries(
    Object.entries(form ?? {}).flatMap(([name, text]: [string, unknown]) =>
      typeof text === 'string' ? [[name, text]] : [],
    ),
  );
