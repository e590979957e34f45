import { dateInWords } from '../dates.js';
import type { ProblemWords, Told } from './problem-words.js';

/** A problem; of a problem document all further members stand in `members`. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly members: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Telling {
  readonly locale: string;
  readonly timeZone: string;
}

const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** Why something was refused, in the language of a catalogue: the API says it in English, and the pages do not. */
export function problemInWords(
  { problems: words }: { readonly problems: ProblemWords },
  refusal: Refusal,
  site: Telling,
): string {
  const { code, detail, members } = refusal;
  // A closing speaks for itself, in the site's language or in its publisher's own words.
  if ('closing' in members) return detail;
  const said = words.ofCode[code];
  if (said !== undefined) return typeof said === 'string' ? said : said(toldBy(refusal, site));
  const fields = code === 'input_invalid' ? fieldsInWords(words, members['errors']) : null;
  return (
    fields ??
    words.whatever ??
    detail.replaceAll(INSTANT, (instant) => dateInWords(instant, site, 'day-and-time') ?? instant)
  );
}

export const titleInWords = (
  { problems: words }: { readonly problems: ProblemWords },
  { status, title }: Pick<Refusal, 'status' | 'title'>,
): string => words.titles[status] ?? title;

function fieldsInWords(words: ProblemWords, errors: unknown): string | null {
  const members = Array.isArray(errors) ? (errors as readonly { member: string }[]) : [];
  const said = members.map(({ member }) => words.ofField[member] ?? words.anyField);
  return said.length === 0 || said.includes(null) ? null : [...new Set(said)].join(' ');
}

function toldBy({ members, headers = {} }: Refusal, site: Telling): Told {
  // "decision.decidedBy.name" is a member of a member.
  const at = (path: string): unknown =>
    path
      .split('.')
      .reduce<unknown>(
        (value, name) =>
          typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined,
        members,
      );
  const text = (path: string): string => {
    const value = at(path);
    if (Array.isArray(value)) return value.join(', ');
    return typeof value === 'string' ? value : '';
  };
  return {
    count: (path) => Number(at(path) ?? 0),
    text,
    moment: (path) => {
      const value = at(path);
      const instant = value instanceof Date ? value.toISOString() : text(path);
      return dateInWords(instant, site, 'day-and-time') ?? '';
    },
    wait: Number(headers['retry-after'] ?? 0),
  };
}
