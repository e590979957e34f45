import { exampleId } from '../../platform/http/examples.js';
import type { Figures, Statistics } from './read-statistics.js';

const FIGURES: Figures = {
  decisions: 41,
  approved: 30,
  rejected: 8,
  spam: 2,
  restored: 1,
  medianSeconds: 312.5,
  p90Seconds: 1_840.2,
  longestSeconds: 7_260,
  reversals: 2,
};

const PERIOD = { from: new Date('2026-10-31T23:00:00Z'), to: new Date('2026-11-30T23:00:00Z') };

const ARRIVALS = { comments: 120, held: 30, days: [{ day: '2026-11-02', comments: 120, held: 30 }] };

export const BY_MODERATOR: Statistics = {
  by: 'moderator',
  ...PERIOD,
  items: [{ key: exampleId('account'), label: 'Mary Shelley', ...FIGURES }],
  total: FIGURES,
  arrivals: ARRIVALS,
};

export const BY_QUEUE: Statistics = {
  by: 'queue',
  ...PERIOD,
  items: [
    { key: 'held', label: 'held', ...FIGURES, waiting: 3, oldestAt: new Date('2026-11-02T08:41:07.250Z') },
  ],
  total: FIGURES,
  arrivals: ARRIVALS,
};

export const STATISTICS_FILE = `key,label,decisions,approved,rejected,spam,restored,medianSeconds,p90Seconds,longestSeconds,reversals\r
${exampleId('account')},Mary Shelley,41,30,8,2,1,312.5,1840.2,7260,2\r
`;
