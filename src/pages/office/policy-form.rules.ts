import type { TypedForm } from './closing-form.rules.js';

interface PolicyTexts {
  readonly title: string;
  readonly body: string;
  readonly acceptance: 'implied' | 'explicit';
  readonly rules: readonly { readonly key: string; readonly title: string; readonly text: string }[];
}

const RULE_FIELDS = ['key', 'title', 'text'] as const;
const EMPTY_ROWS = 3;
const MOST_ROWS = 60;

/** A comment policy as its form shows it: rule n stands in `rules.n.key`, `rules.n.title` and `rules.n.text`. */
export function policyFormOf({ title, body, acceptance, rules }: PolicyTexts): TypedForm {
  const fields = rules.flatMap((rule, row) =>
    RULE_FIELDS.map((name) => [`rules.${row}.${name}`, rule[name]]),
  );
  return { title, body, acceptance, ...(Object.fromEntries(fields) as TypedForm) };
}

/** The rows of the form: those that something stands in, and empty ones for new rules. */
export function rowsOf(typed: TypedForm): number[] {
  const last = Math.max(-1, ...filledRows(typed));
  return Array.from({ length: Math.min(last + 1 + EMPTY_ROWS, MOST_ROWS) }, (_none, row) => row);
}

/** What a form says, with the row of each rule. Empty rows and removed ones say nothing. */
export function readPolicyForm(typed: TypedForm): { policy: PolicyTexts; rows: number[] } {
  const rows = filledRows(typed).filter((row) => typed[`rules.${row}.remove`] === undefined);
  const text = (name: string): string => (typed[name] ?? '').replaceAll('\r\n', '\n').trim();
  return {
    policy: {
      title: text('title'),
      body: text('body'),
      acceptance: typed['acceptance'] === 'explicit' ? 'explicit' : 'implied',
      rules: rows.map((row) => ({
        key: text(`rules.${row}.key`),
        title: text(`rules.${row}.title`),
        text: text(`rules.${row}.text`),
      })),
    },
    rows,
  };
}

/** The field of the form that a refused member such as `rules.0.key` stands in. */
export function fieldOfMember(member: string, rows: readonly number[]): string {
  const [, index, name] = /^rules\.(\d+)\.(\w+)$/.exec(member) ?? [];
  return index === undefined ? member : `rules.${rows[Number(index)]}.${name}`;
}

const filledRows = (typed: TypedForm): number[] =>
  Array.from({ length: MOST_ROWS }, (_none, row) => row).filter((row) =>
    RULE_FIELDS.some((name) => (typed[`rules.${row}.${name}`] ?? '').trim() !== ''),
  );
