import type { SqlValue } from '../platform/database/connection.js';
import type { Priority } from './items.js';

/** Which open items of a site are meant. */
export interface ItemFilter {
  readonly siteId: string;
  /** Of articles in these only; null: of all. */
  readonly sections: readonly string[] | null;
  /** Absent or null, here and below: of any. */
  readonly language?: string | null;
  readonly reason?: string | null;
  readonly priority?: Priority | null;
}

/** The words of an item's reasons, as they stand in the index. */
const REASONS = "jsonb_path_query_array(i.reasons, '$[*].reason')";

/** Values of a statement, by their places in it. */
export class Bound {
  readonly values: SqlValue[] = [];

  /** The place of a value, to be written into the statement. */
  put(value: SqlValue): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/**
 * Some ranges of an index, each of which gives its items by priority, then age: what a filter lets through is all of
 * them together, `FROM ${from} CROSS JOIN LATERAL (SELECT ... FROM items i WHERE ${where} ORDER BY ... LIMIT ...)`.
 */
export interface Ranges {
  readonly from: string;
  readonly where: string;
}

/**
 * Each section by its own index, so that a small one is not looked for in all that waits; and each language and list
 * of reasons likewise.
 * @param queue the queue's name, as SQL
 */
export function rangesOf(filter: ItemFilter, queue: string, bound: Bound): Ranges {
  const { siteId, sections, language = null, reason = null, priority = null } = filter;
  const place = sections === null ? 'i.site_id' : 'i.section_id';
  const places = `unnest(${bound.put(sections ?? [siteId])}::uuid[])`;
  const here = `i.site_id = ${bound.put(siteId)} AND i.queue = ${queue} AND i.closed_at IS NULL`;
  const where = `${place} = range.place AND ${here}${priority === null ? '' : ` AND i.priority = ${bound.put(priority)}`}`;
  if (language === null && reason === null) return { from: `${places} AS range (place)`, where };

  const isIn = language === null ? here : `${here} AND i.language = ${bound.put(language)}`;
  const first = (of: string): string =>
    `SELECT ${place} AS place, i.language, ${REASONS} AS reasons FROM items i WHERE ${of} AND ${isIn}
     ORDER BY i.language, ${REASONS} LIMIT 1`;
  // With both a language and a pair, the index would be read from the language's first item on.
  const after =
    language === null
      ? `(i.language, ${REASONS}) > (kind.language, kind.reasons)`
      : `${REASONS} > kind.reasons`;
  const next = `${place} = kind.place AND ${after}`;
  const from = `(
    WITH RECURSIVE kind AS (
      SELECT first.* FROM ${places} AS one (place) CROSS JOIN LATERAL (${first(`${place} = one.place`)}) first
      UNION ALL
      SELECT next.* FROM kind CROSS JOIN LATERAL (${first(next)}) next
    )
    SELECT * FROM kind${reason === null ? '' : ` WHERE reasons ? ${bound.put(reason)}`}
  ) AS range`;
  return { from, where: `${where} AND i.language = range.language AND ${REASONS} = range.reasons` };
}
