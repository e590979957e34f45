import type { ModerationMode } from '../../policies/moderation-mode.rules.js';
import type { WordLists } from '../../screening/words.rules.js';
import type { SiteSettings } from '../../sites/site-settings.js';

/** What a replay goes by, beside the mode of each thread. */
export type SettingsInForce = Pick<SiteSettings, 'linksBeforeHold' | 'wordpress'> & {
  readonly wordLists: WordLists;
};

/** What a publisher thinks of setting; what is absent is as in force. */
export type DraftSettings = Partial<SettingsInForce> & {
  /** For every thread, whatever is set for it or its section. */
  readonly moderationMode?: ModerationMode;
};
