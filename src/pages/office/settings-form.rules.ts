import { SETTING_BOUNDS, type WordPressSettings } from '../../sites/site-settings.js';
import type { TypedForm } from './closing-form.rules.js';

type Bounded = keyof typeof SETTING_BOUNDS;

/** How each setting stands in the form, in the order in which it asks for them; the names are those of the API. */
export const SETTING_FIELDS = [
  { name: 'name', kind: 'line' },
  { name: 'locale', kind: 'line' },
  { name: 'timeZone', kind: 'line' },
  { name: 'guests', kind: 'choice' },
  { name: 'linksBeforeHold', kind: 'count-or-off' },
  { name: 'secondsBetweenPosts', kind: 'count-or-off' },
  { name: 'postsPerMinute', kind: 'count-or-off' },
  { name: 'editWindowMinutes', kind: 'count' },
  { name: 'reportsToHold', kind: 'count-or-off' },
  { name: 'reportsPerDay', kind: 'count' },
  { name: 'reportReasons', kind: 'pairs' },
  { name: 'policyLinks', kind: 'pairs' },
  { name: 'allowedOrigins', kind: 'lines' },
  { name: 'defaultEditorsNote', kind: 'text' },
  { name: 'wordpress', kind: 'wordpress' },
] as const;

export type SettingName = (typeof SETTING_FIELDS)[number]['name'];

export const GUEST_CHOICES = ['name-and-email', 'name', 'off'] as const;

/** Of what is a pair a line: the members of each, the first before the first bar. */
const PAIRS = { reportReasons: ['key', 'title'], policyLinks: ['label', 'href'] } as const;

export interface FormSettings {
  readonly name: string | null;
  readonly locale: string | null;
  readonly timeZone: string | null;
  readonly guests: string | null;
  readonly defaultEditorsNote: string | null;
  readonly allowedOrigins: readonly string[] | null;
  readonly policyLinks: readonly { readonly label: string; readonly href: string }[] | null;
  readonly reportReasons: readonly { readonly key: string; readonly title: string }[] | null;
  readonly wordpress: 'off' | Partial<WordPressSettings> | null;
}

type Counts = Readonly<Record<Bounded, number | 'off' | null>>;

/** Settings as the form shows them. Off is an empty field; the options of WordPress stand as `wordpress.<option>`. */
export function settingsFormOf(settings: FormSettings & Counts): TypedForm {
  const { wordpress, policyLinks, reportReasons, allowedOrigins } = settings;
  const counts = (Object.keys(SETTING_BOUNDS) as Bounded[]).map(
    (name) => [name, settings[name] === 'off' ? '' : String(settings[name])] as const,
  );
  return {
    ...Object.fromEntries(counts),
    name: settings.name ?? '',
    locale: settings.locale ?? '',
    timeZone: settings.timeZone ?? '',
    guests: settings.guests ?? '',
    defaultEditorsNote: settings.defaultEditorsNote ?? '',
    allowedOrigins: (allowedOrigins ?? []).join('\n'),
    policyLinks: (policyLinks ?? []).map(({ label, href }) => `${label} | ${href}`).join('\n'),
    reportReasons: (reportReasons ?? []).map(({ key, title }) => `${key} | ${title}`).join('\n'),
    ...wordPressFormOf(wordpress === null ? 'off' : wordpress),
  };
}

function wordPressFormOf(wordpress: 'off' | Partial<WordPressSettings>): TypedForm {
  if (wordpress === 'off') return { wordpress: 'off', 'wordpress.commentPreviouslyApproved': 'on' };
  const { commentMaxLinks = 2, moderationKeys = '', disallowedKeys = '' } = wordpress;
  return {
    wordpress: 'on',
    'wordpress.commentMaxLinks': String(commentMaxLinks),
    'wordpress.moderationKeys': moderationKeys,
    'wordpress.disallowedKeys': disallowedKeys,
    ...(wordpress.commentModeration === true && { 'wordpress.commentModeration': 'on' }),
    ...(wordpress.commentPreviouslyApproved !== false && { 'wordpress.commentPreviouslyApproved': 'on' }),
  };
}

/** The settings that a form asks for, as the API takes them. What cannot be read is handed on, for it to refuse. */
export function readSettingsForm(typed: TypedForm): Readonly<Record<SettingName, unknown>> {
  const values = SETTING_FIELDS.map(({ name, kind }) => [name, READ[kind](typed, name)] as const);
  return Object.fromEntries(values) as Record<SettingName, unknown>;
}

const textOf = (typed: TypedForm, name: string): string =>
  (typed[name] ?? '').replaceAll('\r\n', '\n').trim();
const linesOf = (typed: TypedForm, name: string): string[] =>
  textOf(typed, name)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const countOf = (text: string): number | string => (/^\d{1,9}$/.test(text) ? Number(text) : text);

const READ: Readonly<
  Record<(typeof SETTING_FIELDS)[number]['kind'], (typed: TypedForm, name: string) => unknown>
> = {
  line: textOf,
  choice: textOf,
  count: (typed, name) => countOf(textOf(typed, name)),
  'count-or-off': (typed, name) => {
    const text = textOf(typed, name);
    return text === '' ? 'off' : countOf(text);
  },
  lines: linesOf,
  text: (typed, name) => textOf(typed, name) || null,
  pairs: (typed, name) => {
    const [first, second] = PAIRS[name as keyof typeof PAIRS];
    return linesOf(typed, name).map((line) => {
      const [one = '', ...other] = line.split('|');
      return { [first]: one.trim(), [second]: other.join('|').trim() };
    });
  },
  wordpress: (typed) =>
    typed['wordpress'] !== 'on'
      ? 'off'
      : {
          commentModeration: typed['wordpress.commentModeration'] !== undefined,
          commentMaxLinks: countOf(textOf(typed, 'wordpress.commentMaxLinks')),
          moderationKeys: textOf(typed, 'wordpress.moderationKeys'),
          disallowedKeys: textOf(typed, 'wordpress.disallowedKeys'),
          commentPreviouslyApproved: typed['wordpress.commentPreviouslyApproved'] !== undefined,
        },
};
