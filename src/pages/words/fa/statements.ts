import type { statementWords as english } from '../en/statements.js';

export const statementWords: typeof english = {
  statements: {
    heading: 'تصمیم‌ها دربارهٔ دیدگاه‌های شما',
    link: 'تصمیم‌ها دربارهٔ دیدگاه‌های شما',
    none: 'تصمیمی علیه شما گرفته نشده است.',
    action: {
      reject: 'دیدگاه شما رد شد.',
      spam: 'دیدگاه شما هرزنامه شناخته شد.',
      warn: 'به شما اخطار داده شد.',
      hold: 'دیدگاه‌های شما پس از بررسی نمایش داده می‌شوند.',
      mute: 'فعلاً دیدگاهی از شما پذیرفته نمی‌شود.',
      ban: 'شما در اینجا مسدود شده‌اید.',
    },
    standing: {
      'in force': '',
      'taken back': 'این تصمیم پس گرفته شد.',
      superseded: 'تصمیم دیگری جای آن را گرفته است.',
      expired: 'مدت آن به پایان رسیده است.',
      lifted: 'این تصمیم لغو شد.',
    },
    until: 'تا',
    on: 'دربارهٔ',
    rule: 'قاعده:',
    acknowledge: 'این اخطار را خواندم',
    acknowledged: 'تاریخ خواندن:',
    more: 'تصمیم‌های پیشین',
    seeAll: 'همهٔ تصمیم‌ها دربارهٔ دیدگاه‌های شما',
  },
};
