import { foldText, normaliseText, problemOfText } from '../screening/text.rules.js';
import { countLinks } from './count-links.rules.js';
import { languageOf } from './language.rules.js';
import { parseMarkdown } from './markdown.js';
import { renderBlocks, rendersNothing } from './render-markdown.js';
import { shownText } from './shown-text.rules.js';

/** A text as it came, made ready before any lock is taken: rendering is the slow part of posting. */
export interface ReadText {
  readonly normalised: string;
  /** For comparing with what was said before. */
  readonly folded: string;
  /** As a reader sees it, without its Markdown. */
  readonly shown: string;
  readonly html: string;
  /** Whether the text, rendered, shows nothing. */
  readonly blank: boolean;
  readonly links: number;
  /** A primary tag of BCP 47; null: unknown. */
  readonly language: string | null;
}

const NOTHING: ReadText = {
  normalised: '',
  folded: '',
  shown: '',
  html: '',
  blank: true,
  links: 0,
  language: null,
};

/** What cannot be a comment is left alone: screening refuses it with words. */
export function readText(raw: string): ReadText {
  if (problemOfText(raw) !== null) return NOTHING;
  const normalised = normaliseText(raw);
  const folded = foldText(normalised);
  const blocks = parseMarkdown(normalised);
  const shown = shownText(blocks);
  const html = renderBlocks(blocks, normalised.length);
  return {
    normalised,
    folded,
    shown,
    html,
    blank: rendersNothing(html),
    links: countLinks(blocks),
    language: languageOf(shown),
  };
}
