import { readText } from '../../comments/read-text.js';
import type { ModerationMode } from '../../policies/moderation-mode.rules.js';
import type { ScreeningSettings } from '../../screening/finding.js';
import { screen } from '../../screening/screen.js';
import { compileWords, findWords, type CompiledWords } from '../../screening/words.rules.js';
import { networkOf } from './network.rules.js';
import type { PostedComment } from './read-posted-comments.js';
import type { DraftSettings, SettingsInForce } from './replay-settings.js';
import type { Replayed } from './tally.rules.js';

/** What a replay goes by, made ready. */
export interface ReadySettings {
  readonly draft: Side;
  readonly inForce: Side;
}

interface Side {
  readonly settings: Omit<ScreeningSettings, 'mode'>;
  /** Null: that of each thread. */
  readonly mode: ModerationMode | null;
  readonly words: CompiledWords;
}

export function makeReady(draft: DraftSettings, inForce: SettingsInForce): ReadySettings {
  const words = compileWords(inForce.wordLists);
  return {
    inForce: { settings: inForce, mode: null, words },
    draft: {
      settings: { ...inForce, ...draft },
      mode: draft.moderationMode ?? null,
      words: draft.wordLists === undefined ? words : compileWords(draft.wordLists),
    },
  };
}

/** Puts a comment's first text through the checks twice, with what was known of its author when it came. */
export function screenAgain(
  comment: PostedComment & { readonly source: string },
  { draft, inForce }: ReadySettings,
  threadMode: ModerationMode,
): { draft: Replayed; inForce: Replayed } {
  const { source, trusted, authorName, email, ipPrefix, approvedBefore, publishedBefore } = comment;
  const text = readText(source);
  const submission = { text: text.normalised, raw: source, author: { trusted } };
  const facts = {
    sameText: false,
    links: text.links,
    blank: text.blank,
    shown: text.shown,
    newcomer: !approvedBefore,
    previouslyPublished: publishedBefore,
    author: {
      name: authorName,
      email,
      ip: ipPrefix === null ? null : networkOf(ipPrefix),
      userAgent: null,
    },
  };
  const wordsOf = (words: CompiledWords) => ({
    source: findWords(words, text.normalised),
    shown: findWords(words, text.shown),
  });
  const found = wordsOf(inForce.words);
  const by = (side: Side, words: ReturnType<typeof wordsOf>): Replayed =>
    screen(submission, { ...facts, words }, { ...side.settings, mode: side.mode ?? threadMode });
  return {
    inForce: by(inForce, found),
    draft: by(draft, draft.words === inForce.words ? found : wordsOf(draft.words)),
  };
}
