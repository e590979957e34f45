import type { AccountViewer } from '../../accounts/viewer.js';
import type { Reader } from '../../platform/database/database.js';
import { readClock } from '../../platform/clock.js';
import { periodOf } from '../../platform/period.rules.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { QUEUES } from '../../queues/items.js';
import { countQueues } from '../count-queues.js';
import { sectionsOf } from '../sections-of.js';
import { readArrivals, type Arrivals } from './read-arrivals.js';
import { PeriodInvalid } from './statistics.errors.js';
import { statisticsPeriod } from './statistics-period.rules.js';

/** By what decisions are put together: each with its key and its label, from `decided d`. */
const GROUPS = {
  moderator: {
    key: 'd.decided_by::text',
    label: '(SELECT name FROM accounts WHERE id::text = key)',
  },
  queue: { key: 'd.queue', label: 'key' },
  rule: {
    key: 'd.rule',
    label:
      '(SELECT title FROM comment_policy_rules r WHERE r.site_id = $1 AND r.key = grouped.key ORDER BY version DESC LIMIT 1)',
  },
  day: { key: 'd.day', label: 'key' },
} as const;

export type StatisticsBy = keyof typeof GROUPS;
export const STATISTICS_BY = Object.keys(GROUPS) as StatisticsBy[];

/** Of decisions: how many of each kind, how long what they decided had waited, and how many did not stand. */
export interface Figures {
  readonly decisions: number;
  readonly approved: number;
  readonly rejected: number;
  readonly spam: number;
  readonly restored: number;
  /** From the opening of the item that a decision closed; null: none closed one. */
  readonly medianSeconds: number | null;
  readonly p90Seconds: number | null;
  readonly longestSeconds: number | null;
  /** Taken back, or followed by the opposite. */
  readonly reversals: number;
}

export interface StatisticsRow extends Figures {
  /** Null: of decisions under no rule, or of what stood in no queue. */
  readonly key: string | null;
  readonly label: string | null;
  /** By queue: what waits in it now. */
  readonly waiting?: number;
  readonly oldestAt?: Date | null;
}

/** What was decided in a time, put together as asked. */
export interface Decided {
  readonly by: StatisticsBy;
  readonly from: Date;
  /** It ends before this instant. */
  readonly to: Date;
  readonly items: readonly StatisticsRow[];
  readonly total: Figures;
}

export interface Statistics extends Decided {
  readonly arrivals: Arrivals;
}

type GroupedRow = StatisticsRow & { readonly isTotal: boolean };

/** A decision does not stand where it was taken back, or where the next one that was not says the opposite. */
const REVERSED = `EXISTS (SELECT FROM undone_decisions WHERE decision_id = d.id) OR coalesce((
      SELECT (later.action IN ('reject', 'spam')) <> (d.action IN ('reject', 'spam')) FROM decisions later
      WHERE later.comment_id = d.comment_id AND later.on_revision > d.on_revision
        AND NOT EXISTS (SELECT FROM undone_decisions WHERE decision_id = later.id)
      ORDER BY later.on_revision LIMIT 1
    ), false)`;

const statement = ({ key, label }: (typeof GROUPS)[StatisticsBy]): string => `
  WITH decided AS (
    SELECT d.action, d.rule, d.decided_by, to_char(d.decided_at AT TIME ZONE $5, 'YYYY-MM-DD') AS day, i.queue, ${REVERSED} AS reversed,
      extract(epoch FROM d.decided_at - i.opened_at)::double precision AS seconds
    FROM decisions d
    LEFT JOIN items i ON i.kind = 'comment' AND i.subject_id = d.comment_id AND i.closed_at = d.decided_at
    WHERE d.site_id = $1 AND d.decided_at >= $2 AND d.decided_at < $3
      AND ($4::uuid[] IS NULL OR EXISTS (
        SELECT FROM comments c JOIN threads t ON t.id = c.thread_id JOIN articles a ON a.id = t.article_id
        WHERE c.id = d.comment_id AND a.section_id = ANY ($4)
      ))
  ), grouped AS (
    SELECT key, grouping(key) = 1 AS "isTotal", count(*)::integer AS decisions,
      count(*) FILTER (WHERE action = 'approve')::integer AS approved,
      count(*) FILTER (WHERE action = 'reject')::integer AS rejected,
      count(*) FILTER (WHERE action = 'spam')::integer AS spam,
      count(*) FILTER (WHERE action = 'restore')::integer AS restored,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS "medianSeconds",
      percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds) AS "p90Seconds",
      max(seconds) AS "longestSeconds", count(*) FILTER (WHERE reversed)::integer AS reversals
    FROM (SELECT d.*, ${key} AS key FROM decided d) keyed GROUP BY GROUPING SETS ((key), ())
  )
  SELECT *, CASE WHEN NOT "isTotal" THEN ${label} END AS label FROM grouped ORDER BY key NULLS LAST`;

interface Asked {
  readonly by: StatisticsBy;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly section?: string | null;
}

/** What was decided, and what came; of the sections that are the reader's. */
export async function readStatistics(
  reader: Reader,
  site: CurrentSite,
  by: AccountViewer,
  asked: Asked,
): Promise<Statistics> {
  const extent = await extentOf(reader, site, by, asked);
  return {
    ...(await readDecidedIn(reader, site, by, { by: asked.by, ...extent })),
    arrivals: await readArrivals(reader, { siteId: site.id, timeZone: site.timeZone, ...extent }),
  };
}

/** As {@link readStatistics}, without what came. */
export async function readDecided(
  reader: Reader,
  site: CurrentSite,
  by: AccountViewer,
  asked: Asked,
): Promise<Decided> {
  return readDecidedIn(reader, site, by, { by: asked.by, ...(await extentOf(reader, site, by, asked)) });
}

interface Extent {
  readonly from: Date;
  readonly until: Date;
  /** Null: all of them. */
  readonly sections: readonly string[] | null;
}

async function extentOf(reader: Reader, site: CurrentSite, by: AccountViewer, asked: Asked): Promise<Extent> {
  const period = statisticsPeriod(periodOf(asked, site.timeZone), await readClock(reader));
  if (period === null) throw new PeriodInvalid();
  return { ...period, sections: await sectionsOf(reader, site.id, by, asked.section ?? null) };
}

/** One statement, and for queues what waits. */
async function readDecidedIn(
  reader: Reader,
  site: CurrentSite,
  viewer: AccountViewer,
  { by, from, until, sections }: Extent & { by: StatisticsBy },
): Promise<Decided> {
  const rows = await reader.query<GroupedRow>(statement(GROUPS[by]), [
    ...[site.id, from, until, sections, site.timeZone],
  ]);
  const groups = rows.filter(({ isTotal }) => !isTotal).map(present);
  return {
    ...{ by, from, to: until },
    items: by === 'queue' ? await withWaiting(reader, site.id, { ...viewer, sections }, groups) : groups,
    total: figuresOf(rows.find(({ isTotal }) => isTotal)!),
  };
}

const figuresOf = ({ key: _key, label: _label, isTotal: _isTotal, ...figures }: GroupedRow): Figures =>
  figures;

const present = ({ isTotal: _isTotal, key, label, ...figures }: GroupedRow): StatisticsRow => ({
  key,
  label,
  ...figures,
});

const NOTHING: Figures = {
  decisions: 0,
  approved: 0,
  rejected: 0,
  spam: 0,
  restored: 0,
  medianSeconds: null,
  p90Seconds: null,
  longestSeconds: null,
  reversals: 0,
};

/** Every queue, the most urgent first, and what no queue held. */
async function withWaiting(
  reader: Reader,
  siteId: string,
  by: AccountViewer,
  groups: readonly StatisticsRow[],
): Promise<StatisticsRow[]> {
  const counted = new Map((await countQueues(reader, siteId, by)).map((one) => [one.queue, one]));
  const queues = QUEUES.map((queue) => ({
    ...NOTHING,
    ...groups.find(({ key }) => key === queue),
    key: queue,
    label: queue,
    waiting: counted.get(queue)?.count ?? 0,
    oldestAt: counted.get(queue)?.oldestAt ?? null,
  }));
  return [...queues, ...groups.filter(({ key }) => key === null)];
}
