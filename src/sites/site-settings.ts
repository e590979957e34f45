/** How a new comment meets the public: at once, after a first approval of its author, or after a moderator has seen it. */
export type ModerationMode = 'after' | 'newcomers' | 'before';

/** What a publisher may set for a whole site. Stored sparsely: what is absent has its default. */
export interface SiteSettings {
  readonly moderationMode: ModerationMode;
  /** So many links pass; one more holds the comment. */
  readonly linksBeforeHold: number | 'off';
}

const DEFAULTS: SiteSettings = { moderationMode: 'after', linksBeforeHold: 2 };

export const settingsOf = (stored: Readonly<Record<string, unknown>>): SiteSettings => ({
  ...DEFAULTS,
  ...stored,
});
