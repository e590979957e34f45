import { foldText, normaliseText, problemOfText } from '../screening/text.rules.js';
import { countLinks } from './count-links.rules.js';
import { rendersNothing, renderMarkdown } from './render-markdown.js';

/** A text as it came, made ready before any lock is taken: rendering is the slow part of posting. */
export interface ReadText {
  readonly normalised: string;
  /** For comparing with what was said before. */
  readonly folded: string;
  readonly html: string;
  /** Whether the text, rendered, shows nothing. */
  readonly blank: boolean;
  readonly links: number;
}

/** What cannot be a comment is left alone: screening refuses it with words. */
export function readText(raw: string): ReadText {
  if (problemOfText(raw) !== null) return { normalised: '', folded: '', html: '', blank: true, links: 0 };
  const normalised = normaliseText(raw);
  const folded = foldText(normalised);
  const html = renderMarkdown(normalised);
  return { normalised, folded, html, blank: rendersNothing(html), links: countLinks(normalised) };
}
