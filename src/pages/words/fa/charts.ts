import type { chartWords as english } from '../en/charts.js';
import { counted } from './persian-text.js';

const DISCUSSIONS = { other: 'گفت‌وگو' };

export const chartWords: typeof english = {
  charts: {
    asTable: 'به شکل جدول',
    day: 'روز',
    at: (most) => `بیشترین: ${most}`,
  },
  timeline: {
    heading: 'اکنون و ۳۰ روز آینده',
    summary: (now, later) =>
      `${counted(now, DISCUSSIONS)} بی‌درنگ و ${counted(later, DISCUSSIONS)} در ۳۰ روز آینده تغییر می‌کند.`,
    close: 'بستن',
    pause: 'توقف',
    reopen: 'بازگشایی',
    ifSaved: 'اگر اکنون ذخیره کنید',
  },
};
