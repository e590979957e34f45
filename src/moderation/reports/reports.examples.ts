import { OWN_REPORT_EXAMPLE as OWN } from '../../comments/comments.examples.js';
import { exampleId } from '../../platform/http/examples.js';
import type { Muted } from './mute-reporter.js';
import type { ListedReport, ReadReport } from './read-reports.js';

export const OWN_REPORT_EXAMPLE: ListedReport = { id: exampleId('report'), ...OWN };

export const REPORT_EXAMPLE: ReadReport = {
  id: exampleId('report'),
  reason: 'abuse',
  title: 'It attacks or harasses people',
  text: 'The last sentence.',
  by: { kind: 'guest', id: exampleId('guest'), name: 'Percy' },
  weight: 1,
  createdAt: OWN.createdAt,
  textRevision: 1,
  status: 'open',
};

export const MUTED_EXAMPLE: Muted = {
  id: exampleId('guest'),
  mutedAt: new Date('2026-11-02T09:20:00Z'),
  until: new Date('2026-11-09T09:20:00Z'),
};
