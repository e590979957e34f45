import type { Tx } from '../platform/database/database.js';
import type { Problem } from '../platform/errors/problem.js';
import type { Facts, Finding, ScreeningSettings } from '../screening/finding.js';
import { screen } from '../screening/screen.js';
import type { Writer } from './author.js';
import type { AcceptedVerdict } from './comment-status.rules.js';
import { insertTexts } from './insert-comments.js';
import type { ReadText } from './read-text.js';
import { RENDERER_VERSION } from './render-markdown.js';

/** What every check said of a text. */
export interface Screened {
  readonly verdict: AcceptedVerdict;
  readonly trace: readonly Finding[];
  /** In words for its author: the verdict stands for nothing then. */
  readonly refusal: Problem | null;
}

/** Puts a text through the checks, the same for a new one and an edited one. */
export function screened(
  { author, text, raw }: { author: Writer; text: ReadText; raw: string },
  facts: Facts,
  settings: ScreeningSettings,
): Screened {
  const { verdict, trace, refusal } = screen(
    { text: text.normalised, raw, author: { trusted: author.trusted } },
    facts,
    settings,
  );
  return { verdict: verdict as AcceptedVerdict, trace, refusal: refusal ?? null };
}

/** Keeps one state of a comment's text, with the trace of its screening. */
export const keepText = (
  tx: Tx,
  text: ReadText,
  kept: {
    commentId: string;
    revision: number;
    authorName: string;
    ipPrefix: string;
    trace: readonly Finding[];
    createdAt: Date;
  },
): Promise<void> =>
  insertTexts(tx, [
    {
      ...kept,
      source: text.normalised,
      format: 'markdown',
      html: text.html,
      language: text.language,
      rendererVersion: RENDERER_VERSION,
    },
  ]);
