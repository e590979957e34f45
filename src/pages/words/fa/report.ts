import type { reportWords as english } from '../en/report.js';
import { apart, numbered } from './persian-text.js';

export const reportWords: typeof english = {
  report: {
    link: 'گزارش',
    linkOf: (name, number) => numbered(`گزارش دیدگاه ${apart(name)}`, number),
    heading: 'گزارش یک دیدگاه',
    by: (name, number) => numbered(`دیدگاه ${apart(name)}`, number),
    on: 'دربارهٔ',
    why: 'ایراد آن چیست؟',
    text: 'ناظران چه چیزی را باید بدانند؟',
    textHint: '(اختیاری، فقط ناظران آن را می‌خوانند)',
    send: 'فرستادن گزارش',
    problem: 'گزارش شما فرستاده نشد.',
    chooseReason: 'انتخاب کنید که ایراد آن چیست.',
    sent: 'سپاسگزاریم. ناظران دیدگاهی را که گزارش کردید بررسی می‌کنند.',
    seeAgain: 'بازگشت به دیدگاه',
    back: 'بازگشت به گفت‌وگو',
  },
};
