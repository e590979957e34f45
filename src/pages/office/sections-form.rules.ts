import type { TypedForm } from './closing-form.rules.js';

const EMPTY_ROWS = 3;
const MOST_ROWS = 203;

/** Sections as their form shows them: section n in `sections.n.key`, `sections.n.name` and `sections.n.place`. */
export const sectionsFormOf = (sections: readonly { key: string; name: string }[]): TypedForm =>
  Object.fromEntries(
    sections.flatMap(({ key, name }, row) => [
      [`sections.${row}.key`, key],
      [`sections.${row}.name`, name],
      [`sections.${row}.place`, String(row + 1)],
    ]),
  );

const textOf = (typed: TypedForm, row: number, name: string): string =>
  (typed[`sections.${row}.${name}`] ?? '').trim();
const isFilled = (typed: TypedForm, row: number): boolean =>
  textOf(typed, row, 'key') !== '' || textOf(typed, row, 'name') !== '';
const allRows = (): number[] => Array.from({ length: MOST_ROWS }, (_none, row) => row);

/** The rows of the form: those that something stands in, and empty ones for new sections. */
export function sectionRowsOf(typed: TypedForm): number[] {
  const last = Math.max(-1, ...allRows().filter((row) => isFilled(typed, row)));
  return allRows().slice(0, last + 1 + EMPTY_ROWS);
}

/** What the form asks for, in the order of the places, with the row of each. Empty rows and removed ones say nothing. */
export function readSectionsForm(typed: TypedForm): {
  items: { key: string; name: string }[];
  rows: number[];
} {
  const rows = allRows()
    .filter((row) => isFilled(typed, row) && typed[`sections.${row}.remove`] === undefined)
    .sort((one, other) => placeOf(typed, one) - placeOf(typed, other));
  const items = rows.map((row) => ({ key: textOf(typed, row, 'key'), name: textOf(typed, row, 'name') }));
  return { items, rows };
}

/** Without a place, a section comes last. */
const placeOf = (typed: TypedForm, row: number): number => {
  const place = textOf(typed, row, 'place');
  return /^\d{1,4}$/.test(place) ? Number(place) : 9_999;
};
