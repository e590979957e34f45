import { instantOfLocal, localOf } from '../../platform/local-time.rules.js';
import type { TypedForm } from './closing-form.rules.js';

/** Dates of the form, by the members of a thread filter. */
export const FILTER_DATES = ['publishedBefore', 'publishedAfter', 'lastCommentBefore'] as const;
export type FilterDate = (typeof FILTER_DATES)[number];

/** The fields of the form that lists many discussions. */
export type ManyField = 'section' | FilterDate | 'all' | 'message' | 'reason' | 'at' | 'until';

/**
 * What the form asks for, as the API takes it, or the field that holds no time. A date begins with its day by the
 * site's clock; what belongs to the other action is left aside.
 */
export function readManyForm(
  typed: TypedForm,
  timeZone: string,
): { body: Readonly<Record<string, unknown>> } | { unreadable: ManyField } {
  const text = (name: ManyField): string => (typed[name] ?? '').trim();
  const action = typed['action'] === 'reopen' ? 'reopen' : 'close';
  const times = action === 'close' ? (['at'] as const) : (['until'] as const);
  const dated = [
    ...FILTER_DATES.map((name) => [name, instantOfLocal(`${text(name)}T00:00`, timeZone)] as const),
    ...times.map((name) => [name, instantOfLocal(text(name), timeZone)] as const),
  ].filter(([name]) => text(name) !== '');
  const unreadable = dated.find(([, instant]) => instant === null);
  if (unreadable) return { unreadable: unreadable[0] };
  const instants = Object.fromEntries(dated.map(([name, instant]) => [name, instant!.toISOString()]));
  const { at, until, ...dates } = instants;
  return {
    body: {
      action,
      filter: {
        ...dates,
        ...(text('section') !== '' && { section: text('section') }),
        ...(typed['all'] !== undefined && { all: true }),
      },
      ...(at !== undefined && { at }),
      ...(until !== undefined && { until }),
      ...(action === 'close' && text('message') !== '' && { message: text('message') }),
      ...(action === 'close' && text('reason') !== '' && { reason: text('reason') }),
    },
  };
}

/** What a list was made by, as the form holds it. */
export function manyFormOf(
  closing: {
    readonly action: 'close' | 'reopen';
    readonly filter: Readonly<Partial<Record<'section' | FilterDate, string | null>>> & {
      readonly all?: boolean | null;
    };
  } & Readonly<Record<'message' | 'reason' | 'at' | 'until', string | null>>,
  timeZone: string,
): TypedForm {
  const { action, filter, message, reason, at, until } = closing;
  const local = (instant: string | null | undefined): string =>
    instant == null ? '' : localOf(new Date(instant), timeZone);
  const dates = FILTER_DATES.map((name) => [name, local(filter[name]).slice(0, 10)] as const);
  const fields = {
    ...{ action, section: filter.section ?? '', ...Object.fromEntries(dates) },
    ...{ all: filter.all === true ? 'on' : '', message: message ?? '', reason: reason ?? '' },
    ...{ at: local(at), until: local(until) },
  };
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''));
}
