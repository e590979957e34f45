import { BadInput } from '../errors/problem.js';

/**
 * How many of the first migrations a target keeps.
 * @param names of all migrations, the oldest first, as `SitesAndPeople1763900000000`
 * @param target a name, with or without the number at its end; how many; or "none"
 */
export function keptBy(names: readonly string[], target: string): number {
  if (target === 'none') return 0;
  if (/^\d{1,4}$/.test(target) && Number(target) <= names.length) return Number(target);
  const index = names.findIndex((name) => name === target || name.replace(/\d+$/, '') === target);
  if (index !== -1) return index + 1;
  throw new BadInput(
    'migration_unknown',
    `There is no migration "${target}": say none, a number up to ${names.length}, or one of ${names.join(', ')}.`,
  );
}
