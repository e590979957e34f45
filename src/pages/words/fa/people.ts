import type { peopleWords as english } from '../en/people.js';
import { apart } from './persian-text.js';

export const peopleWords: typeof english = {
  people: {
    heading: 'افراد',
    explain: 'چه کسانی در اینجا حساب دارند و چه کاری می‌توانند بکنند.',
    invite: 'دعوت از کسی',
    inviteHint: 'پیوندی برای ورود به ایمیل او فرستاده می‌شود.',
    sendInvitation: 'فرستادن دعوت',
    email: 'نشانی ایمیل',
    wholeEmail: 'نشانی کامل ایمیل',
    name: 'نام',
    nameHint: '(اختیاری؛ خودش می‌تواند آن را تغییر دهد)',
    role: 'نقش',
    everyRole: 'همهٔ نقش‌ها',
    roles: { reader: 'خواننده', moderator: 'ناظر', publisher: 'ناشر', admin: 'مدیر' },
    roleChoices: {
      reader: 'خواننده: دیدگاه می‌نویسد و بس',
      moderator: 'ناظر: دربارهٔ دیدگاه‌ها تصمیم می‌گیرد',
      publisher: 'ناشر: مطالب، قواعد و تنظیمات هم',
      admin: 'مدیر: افراد هم',
    },
    where: 'نقش در کجا اعتبار دارد',
    wheres: { site: 'در همهٔ سایت', sections: 'فقط در این بخش‌ها' },
    wholeSite: 'همهٔ سایت',
    ofSections: (names) => (names.length === 0 ? 'هیچ بخشی' : `فقط ${names.map(apart).join('، ')}`),
    since: 'از',
    own: 'حساب خود شما: هیچ‌کس نقش خودش را تغییر نمی‌دهد.',
    change: 'تغییر',
    save: 'ذخیره',
    none: 'چنین کسی نیست.',
    everyone: 'نمایش همه',
    more: 'افراد بیشتر',
    notInvited: 'کسی دعوت نشد.',
    notChanged: 'چیزی تغییر نکرد.',
    done: {
      invited: 'دعوت‌نامه در راه است.',
      changed: 'ذخیره شد. از کلیک بعدی او به کار می‌رود.',
    },
  },
};
