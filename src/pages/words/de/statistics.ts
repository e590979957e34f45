import { counterFor } from '../counted.js';
import type { statisticsWords as english } from '../en/statistics.js';

const inGerman = new Intl.NumberFormat('de');
const counted = counterFor('de');

export const statisticsWords: typeof english = {
  statistics: {
    heading: 'Statistik',
    explain: 'Was kam, wie schnell entschieden wurde, und was keinen Bestand hatte.',
    period: 'Zeitraum',
    lastDays: (days) => (days === 1 ? 'Letzter Tag' : `Letzte ${counted(days, { other: 'Tage' })}`),
    nothing: 'In dieser Zeit wurde nichts geschrieben oder entschieden.',
    noDecisions: 'Es wurde nichts entschieden.',
    none: '–',
    comments: 'Kommentare',
    shareHeld: 'Zuerst zurückgehalten',
    decisions: 'Entscheidungen',
    approved: 'Freigegeben',
    rejected: 'Abgelehnt',
    spam: 'Spam',
    restored: 'Wiederhergestellt',
    reversals: 'Ohne Bestand',
    median: 'Zeit für die Hälfte',
    p90: 'Zeit für neun von zehn',
    byDay: 'Nach Tagen',
    arrivals: 'Eingegangene Kommentare',
    heldAtFirst: 'Zurückgehalten',
    shownAtOnce: 'Sofort gezeigt',
    arrivalsSummary: (comments, held) =>
      `${counted(comments, { one: 'Kommentar', other: 'Kommentare' })}, davon ${inGerman.format(held)} zuerst zurückgehalten`,
    removed: 'Abgelehnt oder Spam',
    reversed: 'Ohne Bestand',
    kept: 'Freigegeben oder wiederhergestellt',
    decisionsSummary: (decisions, reversals) =>
      `${counted(decisions, { one: 'Entscheidung', other: 'Entscheidungen' })}, davon ${inGerman.format(reversals)} ohne Bestand`,
    times: 'Zeit bis zur Entscheidung',
    timesSummary: (median, p90) => `für die Hälfte: ${median}, für neun von zehn: ${p90}`,
    by: { moderator: 'Nach Personen', queue: 'Nach Warteschlangen', rule: 'Nach Regeln' },
    group: { moderator: 'Person', queue: 'Warteschlange', rule: 'Regel' },
    without: { moderator: 'Niemand', queue: 'In keiner Warteschlange', rule: 'Ohne Regel' },
    csv: (what) => `${what}, als CSV-Datei`,
  },
};
