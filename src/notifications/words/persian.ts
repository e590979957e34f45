import type { MailWords } from './mail-words.js';

/** A site's name may be of any direction: it turns nothing beside it (U+2068, U+2069). */
const apart = (site: string): string => `\u2068${site}\u2069`;

export const persian: MailWords = {
  signIn: (site, url) => ({
    subject: `پیوند ورود شما به ${apart(site)}`,
    text: `با این پیوند وارد ${apart(site)} شوید. یک بار و تا ۱۵ دقیقه کار می‌کند:

${url}

اگر شما آن را نخواسته‌اید، کاری نکنید: این ایمیل به‌تنهایی کسی را وارد نمی‌کند.
`,
  }),
  signUp: (site, url, withPassword) => ({
    subject: `گشودن حساب شما در ${apart(site)}`,
    text: `کسی، امیدواریم خود شما، با این نشانی حسابی در ${apart(site)} خواسته است. این پیوند آن را می‌گشاید. یک بار و تا یک روز کار می‌کند:

${url}
${withPassword ? '\nآن را در همان مرورگری باز کنید که با آن ثبت‌نام کردید. در جای دیگر، حساب بدون گذرواژهٔ ثبت‌نام گشوده می‌شود و آن‌گاه گذرواژه‌ای تعیین می‌کنید.\n' : ''}
اگر شما نبوده‌اید، کاری نکنید: بدون این پیوند حسابی ساخته نمی‌شود.
`,
  }),
  hasAccount: (site, url) => ({
    subject: `حساب شما در ${apart(site)}`,
    text: `کسی، امیدواریم خود شما، با این نشانی حسابی در ${apart(site)} خواسته است. شما از پیش حسابی دارید و چیزی از آن تغییر نکرد.
با این پیوند وارد شوید. یک بار و تا ۱۵ دقیقه کار می‌کند:

${url}

اگر شما نبوده‌اید، کاری نکنید.
`,
  }),
  invited: (site, url, askForAnother) => ({
    subject: `شما به ${apart(site)} دعوت شده‌اید`,
    text: `اکنون حسابی در ${apart(site)} دارید. با این پیوند وارد شوید. یک بار و تا ۱۵ دقیقه کار می‌کند:

${url}

بعدها پیوند تازه‌ای بخواهید: ${askForAnother}
`,
  }),
};
