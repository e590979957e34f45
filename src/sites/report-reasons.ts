/** Why a comment is reported: a key that stays, and its words. */
export interface ReportReason {
  readonly key: string;
  readonly title: string;
}

const KEYS = ['abuse', 'off-topic', 'spam', 'illegal', 'other'] as const;
type Titles = Readonly<Record<(typeof KEYS)[number], string>>;

const english: Titles = {
  abuse: 'It attacks or harasses people',
  'off-topic': 'It is off topic',
  spam: 'It is advertising or spam',
  illegal: 'It is against the law',
  other: 'Something else',
};

const german: Titles = {
  abuse: 'Er greift Menschen an oder belästigt sie',
  'off-topic': 'Er verfehlt das Thema',
  spam: 'Er ist Werbung oder Spam',
  illegal: 'Er verstößt gegen das Gesetz',
  other: 'Etwas anderes',
};

const persian: Titles = {
  abuse: 'به کسی حمله می‌کند یا او را آزار می‌دهد',
  'off-topic': 'ربطی به موضوع ندارد',
  spam: 'تبلیغ یا هرزنامه است',
  illegal: 'خلاف قانون است',
  other: 'چیز دیگری',
};

const inLanguage = (titles: Titles): readonly ReportReason[] =>
  KEYS.map((key) => ({ key, title: titles[key] }));

const ENGLISH = inLanguage(english);
const LANGUAGES: Readonly<Record<string, readonly ReportReason[]>> = {
  en: ENGLISH,
  de: inLanguage(german),
  fa: inLanguage(persian),
};

/** Of a site whose publisher has set none; a language without words reads English. */
export const reportReasonsFor = (locale: string): readonly ReportReason[] =>
  LANGUAGES[new Intl.Locale(locale).language] ?? ENGLISH;
