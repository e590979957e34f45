import type { Figures, StatisticsBy } from '../../moderation/statistics/read-statistics.js';
import type { OfficePageView } from './office-page-view.js';

export const PERIODS = ['7', '30', '90'] as const;
export type PeriodDays = (typeof PERIODS)[number];

/** By what decisions are put together in a table of its own. */
export const GROUPINGS = ['moderator', 'queue', 'rule'] as const satisfies readonly StatisticsBy[];

export interface StatisticsDayView {
  /** Such as `2026-11-02`. */
  day: string;
  comments: number;
  held: number;
  /** Null: nobody decided anything on this day. */
  figures: Figures | null;
}

export interface StatisticsPageView extends OfficePageView {
  days: PeriodDays;
  /** Its key; empty: all. */
  section: string;
  sections: readonly { key: string; name: string }[];
  arrived: { comments: number; held: number };
  total: Figures;
  /** Every day of the period. */
  byDay: readonly StatisticsDayView[];
  byDayCsvHref: string;
  groups: readonly {
    by: (typeof GROUPINGS)[number];
    csvHref: string;
    rows: readonly (Figures & { key: string | null; label: string | null })[];
  }[];
}
