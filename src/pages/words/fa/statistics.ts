import type { statisticsWords as english } from '../en/statistics.js';
import { counted, leftToRight, quantity } from './persian-text.js';

export const statisticsWords: typeof english = {
  statistics: {
    heading: 'آمار',
    explain: 'چه رسید، با چه سرعتی درباره‌اش تصمیم گرفته شد و چه تصمیمی پابرجا نماند.',
    period: 'دوره',
    lastDays: (days) => `${counted(days, { other: 'روز' })} گذشته`,
    nothing: 'در این مدت نه چیزی نوشته شد و نه تصمیمی گرفته شد.',
    noDecisions: 'تصمیمی گرفته نشد.',
    none: '–',
    comments: 'دیدگاه‌ها',
    shareHeld: 'در آغاز نگه‌داشته',
    decisions: 'تصمیم‌ها',
    approved: 'تأییدشده',
    rejected: 'ردشده',
    spam: 'هرزنامه',
    restored: 'بازگردانده',
    reversals: 'پابرجا نماند',
    median: 'تصمیم دربارهٔ نیمی از آن‌ها در',
    p90: 'نُه‌دهم آن‌ها در',
    byDay: 'روزبه‌روز',
    arrivals: 'دیدگاه‌های رسیده',
    heldAtFirst: 'نگه‌داشته',
    shownAtOnce: 'بی‌درنگ نمایش‌داده',
    arrivalsSummary: (comments, held) =>
      `${counted(comments, { other: 'دیدگاه' })}، ${quantity(held)} تا در آغاز نگه‌داشته`,
    removed: 'ردشده یا هرزنامه',
    reversed: 'پابرجا نماند',
    kept: 'تأییدشده یا بازگردانده',
    decisionsSummary: (decisions, reversals) =>
      `${counted(decisions, { other: 'تصمیم' })}، ${quantity(reversals)} تا پابرجا نماند`,
    times: 'زمان تا تصمیم',
    timesSummary: (median, p90) => `نیمی از آن‌ها در ${median} و نُه‌دهم در ${p90}`,
    by: { moderator: 'به تفکیک ناظر', queue: 'به تفکیک صف', rule: 'به تفکیک قاعده' },
    group: { moderator: 'ناظر', queue: 'صف', rule: 'قاعده' },
    without: { moderator: 'هیچ‌کس', queue: 'بیرون از صف‌ها', rule: 'بدون قاعده' },
    csv: (what) => `${what}، در پروندهٔ ${leftToRight('CSV')}`,
  },
};
