import { reportReasonsFor, type ReportReason } from './report-reasons.js';

/** What a publisher may set for a whole site. Stored sparsely: what is absent has its default. */
export interface SiteSettings {
  /** Whether guests may comment, and what they are asked for. */
  readonly guests: 'off' | 'name' | 'name-and-email';
  /** So many links pass; one more holds the comment. */
  readonly linksBeforeHold: number | 'off';
  /** Seconds between two posts of one person. */
  readonly secondsBetweenPosts: number | 'off';
  /** Posts that one address may send within a minute, whoever sits behind it. */
  readonly postsPerMinute: number | 'off';
  /** Minutes in which an author may change a comment. */
  readonly editWindowMinutes: number;
  /** What readers choose from when they report a comment. */
  readonly reportReasons: readonly ReportReason[];
  /** Open reports of this weight together hide a comment until a moderator has looked. */
  readonly reportsToHold: number | 'off';
  /** Reports that one person may send within 24 hours. */
  readonly reportsPerDay: number;
  /** Where it is on, WordPress's rules decide instead of links, words and newcomers. */
  readonly wordpress: 'off' | WordPressSettings;
}

/** Options of WordPress's discussion settings, under their names there. */
export interface WordPressSettings {
  readonly commentModeration: boolean;
  /** So many links hold a comment; 0: none do. */
  readonly commentMaxLinks: number;
  /** One a line. */
  readonly moderationKeys: string;
  readonly disallowedKeys: string;
  readonly commentPreviouslyApproved: boolean;
}

/** Of a new WordPress. */
const WORDPRESS_DEFAULTS: WordPressSettings = {
  commentModeration: false,
  commentMaxLinks: 2,
  moderationKeys: '',
  disallowedKeys: '',
  commentPreviouslyApproved: true,
};

/** The options with the defaults of those that are absent. */
export const wordPressOf = (
  stored: 'off' | Partial<WordPressSettings> | undefined,
): SiteSettings['wordpress'] =>
  stored === undefined || stored === 'off' ? 'off' : { ...WORDPRESS_DEFAULTS, ...stored };

/** Of what is a number, or off. */
export const SETTING_BOUNDS = {
  linksBeforeHold: { least: 0, most: 50 },
  secondsBetweenPosts: { least: 1, most: 3_600 },
  postsPerMinute: { least: 1, most: 6_000 },
  editWindowMinutes: { least: 0, most: 1_440 },
  reportsToHold: { least: 1, most: 100 },
  reportsPerDay: { least: 1, most: 1_000 },
} as const satisfies Partial<Record<keyof SiteSettings, { least: number; most: number }>>;

const DEFAULTS: Omit<SiteSettings, 'reportReasons'> = {
  guests: 'name-and-email',
  linksBeforeHold: 2,
  secondsBetweenPosts: 10,
  postsPerMinute: 60,
  editWindowMinutes: 10,
  reportsToHold: 3,
  reportsPerDay: 20,
  wordpress: 'off',
};

/** @param locale of the site, in which readers are asked for a reason */
export const settingsOf = (stored: Readonly<Record<string, unknown>>, locale: string): SiteSettings => ({
  ...DEFAULTS,
  reportReasons: reportReasonsFor(locale),
  ...stored,
  wordpress: wordPressOf(stored.wordpress as SiteSettings['wordpress'] | undefined),
});
