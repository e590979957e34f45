interface FeedWords {
  readonly anonymous: string;
  readonly ofArticle: (headline: string) => string;
  readonly ofSite: (site: string) => string;
  readonly comment: (name: string, headline: string) => string;
}

const english: FeedWords = {
  anonymous: 'Anonymous',
  ofArticle: (headline) => `Comments on ${headline}`,
  ofSite: (site) => `Comments – ${site}`,
  comment: (name, headline) => `${name} on ${headline}`,
};

const german: FeedWords = {
  anonymous: 'Anonym',
  ofArticle: (headline) => `Kommentare zu ${headline}`,
  ofSite: (site) => `Kommentare – ${site}`,
  comment: (name, headline) => `${name} zu ${headline}`,
};

const persian: FeedWords = {
  anonymous: 'ناشناس',
  ofArticle: (headline) => `دیدگاه‌ها دربارهٔ ${headline}`,
  ofSite: (site) => `دیدگاه‌ها – ${site}`,
  comment: (name, headline) => `${name} دربارهٔ ${headline}`,
};

const LANGUAGES: Readonly<Record<string, FeedWords>> = { en: english, de: german, fa: persian };

/** The few words of a feed; a language that has none reads English. */
export const feedWordsFor = (locale: string): FeedWords =>
  LANGUAGES[new Intl.Locale(locale).language] ?? english;
