import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import { prepared } from '../platform/database/connection.js';
import type { Reader } from '../platform/database/database.js';
import type { ClosingPolicy } from '../policies/closing-policy.rules.js';
import type { ClosingCase, ManualState } from '../policies/closing-facts.js';
import { closingInWords, type Telling } from '../policies/closing-words.js';
import { closingOf, type Closing } from '../policies/closing.rules.js';

/** A thread's state with the reason for it in the site's words; empty while it is open. */
export interface ExplainedClosing extends Closing {
  readonly explanation: string;
}

/** Everything that says whether a thread is open, read in one statement with the instant it holds for. */
export interface ClosingFacts {
  readonly now: Date;
  readonly articleId: string;
  readonly hidden: boolean;
  readonly sectionId: string | null;
  readonly closing: ExplainedClosing;
  /** What the rules were asked about. */
  readonly facts: ClosingCase;
}

/** One row of {@link CLOSING_FACTS}. */
export interface ClosingFactsRow extends OwnFactsRow, SiteFactsRow, SectionFactsRow {
  now: Date;
}

/** One row of {@link OWN_FACTS}. */
export interface OwnFactsRow {
  threadId: string;
  articleId: string;
  state: 'public' | 'hidden';
  sectionId: string | null;
  publishedAt: Date | null;
  articlePolicy: ClosingPolicy | null;
  manualState: 'open' | 'closed' | null;
  manualSince: Date | null;
  manualUntil: Date | null;
  message: string | null;
  closeAt: Date | null;
  arrivals: number;
  lastArrivalAt: Date | null;
  articleQueueSince: Date | null;
}

/** What all threads of a site share. */
export interface SiteFactsRow {
  sitePolicy: ClosingPolicy | null;
  siteQueueSince: Date | null;
  timeZone: string;
  locale: string;
}

/** What all threads of a section share. */
export interface SectionFactsRow {
  sectionPolicy: ClosingPolicy | null;
  sectionQueueSince: Date | null;
}

const policyOf = (level: string, id: string): string =>
  `(SELECT policy FROM closing_policies WHERE subject_id = ${id} AND level = '${level}' ORDER BY version DESC LIMIT 1)`;

const queueSince = (level: string, id: string): string =>
  `(SELECT queue_since FROM policy_pauses WHERE subject_id = ${id} AND level = '${level}')`;

/** What a thread has to itself, from `threads t` and `articles a`. */
export const OWN_FACTS = `t.id AS "threadId", a.id AS "articleId", a.state, a.section_id AS "sectionId", a.published_at AS "publishedAt",
    ${policyOf('article', 'a.id')} AS "articlePolicy",
    t.manual_state AS "manualState", t.manual_since AS "manualSince", t.manual_until AS "manualUntil",
    t.closing_message AS message, t.close_at AS "closeAt",
    t.arrival_count AS arrivals, t.last_arrival_at AS "lastArrivalAt",
    ${queueSince('article', 'a.id')} AS "articleQueueSince"`;

export const sectionFacts = (id: string): string =>
  `${policyOf('section', id)} AS "sectionPolicy", ${queueSince('section', id)} AS "sectionQueueSince"`;

export const siteFacts = (id: string): string =>
  `${policyOf('site', id)} AS "sitePolicy", ${queueSince('site', id)} AS "siteQueueSince",
    (SELECT time_zone FROM sites WHERE id = ${id}) AS "timeZone", (SELECT locale FROM sites WHERE id = ${id}) AS locale`;

/** What {@link closingFactsOf} reads, from `threads t` and `articles a`. */
export const CLOSING_FACTS = `parley_now() AS now, ${OWN_FACTS},
    ${sectionFacts('a.section_id')},
    ${siteFacts('t.site_id')}`;

const FACTS = `
  SELECT ${CLOSING_FACTS}
  FROM threads t JOIN articles a ON a.id = t.article_id WHERE t.site_id = $2`;

const FACTS_OF_ONE = prepared('closing facts', `${FACTS} AND t.id = $1`);

/**
 * The state of a thread now. In a transaction that relies on it, read after the locks and in a statement of its own:
 * a statement that waited for a lock would still see the policies of before.
 */
export async function readClosing(reader: Reader, siteId: string, threadId: string): Promise<ClosingFacts> {
  const [row] = isId(threadId) ? await reader.query<ClosingFactsRow>(FACTS_OF_ONE, [threadId, siteId]) : [];
  if (!row) throw new NotHere('discussion');
  return closingFactsOf(row);
}

/** As {@link readClosing}, of many threads in one statement; by their ids. */
export async function readClosings(
  reader: Reader,
  siteId: string,
  threadIds: readonly string[],
): Promise<Map<string, ClosingFacts>> {
  const rows = await reader.query<ClosingFactsRow>(`${FACTS} AND t.id = ANY ($1::uuid[])`, [
    threadIds,
    siteId,
  ]);
  return new Map(rows.map((row) => [row.threadId, closingFactsOf(row)]));
}

export function closingFactsOf(row: ClosingFactsRow): ClosingFacts {
  const { now, articleId, sectionId, locale, timeZone } = row;
  const facts = closingCaseOf(row);
  const closing = explained(closingOf({ ...facts, now }), { locale, timeZone, now });
  return { now, articleId, hidden: row.state === 'hidden', sectionId, closing, facts };
}

export const explained = (closing: Closing, telling: Telling): ExplainedClosing => ({
  ...closing,
  explanation: closingInWords(closing, telling),
});

export const closingCaseOf = (row: ClosingFactsRow): ClosingCase => ({
  site: row.sitePolicy,
  section: row.sectionPolicy,
  article: { policy: row.articlePolicy, publishedAt: row.publishedAt },
  thread: {
    manual: manualOf(row),
    closeAt: row.closeAt,
    message: row.message,
    arrivals: { count: row.arrivals, lastAt: row.lastArrivalAt },
  },
  timeZone: row.timeZone,
  locale: row.locale,
  queueSince: {
    site: row.siteQueueSince,
    section: row.sectionQueueSince,
    article: row.articleQueueSince,
  },
});

function manualOf(row: ClosingFactsRow): ManualState | null {
  if (row.manualState === null) return null;
  return { state: row.manualState, since: row.manualSince, until: row.manualUntil };
}
