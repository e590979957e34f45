import { may } from '../../accounts/permissions.rules.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import {
  readDecided,
  readStatistics,
  type StatisticsBy,
} from '../../moderation/statistics/read-statistics.js';
import { readClock } from '../../platform/clock.js';
import type { Reader } from '../../platform/database/database.js';
import { localOf } from '../../platform/local-time.rules.js';
import { readSections } from '../../sites/read-sections.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { lastDays } from './last-days.rules.js';
import { officePageView } from './office-page-view.js';
import { GROUPINGS, type PeriodDays, type StatisticsPageView } from './statistics-view.js';

/** All of the page of statistics: by day, by moderator, by queue, by rule, all of one snapshot. */
export async function readStatisticsPage(
  reader: Reader,
  { site, by, days, section }: { site: CurrentSite; by: AccountViewer; days: PeriodDays; section: string },
): Promise<StatisticsPageView> {
  const today = localOf(await readClock(reader), site.timeZone).slice(0, 10);
  const dates = lastDays(today, Number(days));
  const period = { from: dates[0]!, to: today, section: section || null };
  const daily = await readStatistics(reader, site, by, { by: 'day', ...period });
  const groups = [];
  for (const grouping of GROUPINGS) {
    const { items } = await readDecided(reader, site, by, { by: grouping, ...period });
    groups.push({
      by: grouping,
      csvHref: csvHref(grouping, period),
      rows: items.filter(({ decisions }) => decisions > 0),
    });
  }
  const sections = await readSections(reader, site.id);
  const arrived = new Map(daily.arrivals.days.map((one) => [one.day, one]));
  const decided = new Map(daily.items.map((one) => [one.key, one]));
  return {
    ...officePageView(site, by, 'statistics'),
    ...{ days, section, groups, total: daily.total },
    sections: sections.filter(({ id }) => may(by, 'read statistics', { section: id })),
    arrived: { comments: daily.arrivals.comments, held: daily.arrivals.held },
    byDay: dates.map((day) => ({
      day,
      comments: arrived.get(day)?.comments ?? 0,
      held: arrived.get(day)?.held ?? 0,
      figures: decided.get(day) ?? null,
    })),
    byDayCsvHref: csvHref('day', period),
  };
}

function csvHref(
  by: StatisticsBy,
  { from, to, section }: { from: string; to: string; section: string | null },
): string {
  const query = new URLSearchParams({ by, from, to, ...(section !== null && { section }), format: 'csv' });
  return `/api/v1/statistics?${query.toString()}`;
}
