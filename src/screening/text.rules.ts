import type { Problem } from '../platform/errors/problem.js';
import {
  ENDLESS_MARKS,
  loneSurrogateAt,
  showsNothing,
  withoutInvisible,
  withSingleSpaces,
} from '../platform/text/characters.js';
import { bytesOf, hasMoreGraphemesThan } from '../platform/text/graphemes.js';
import {
  BodyEmpty,
  BodyInvisible,
  BodyTooLong,
  BodyUnreadable,
  MOST_BYTES,
  MOST_GRAPHEMES,
} from './screening.errors.js';

/** Control characters that are no line end and no tab: PostgreSQL, XML or a terminal would choke on them. */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f]/;
const BLANK_LINES_BEFORE = /^(?:[^\S\n]*\n)+/;

/** Markdown's names for characters that show nothing; numbers are read as they are. */
const INVISIBLE_NAMES =
  'nbsp|ensp|emsp|emsp13|emsp14|numsp|puncsp|thinsp|hairsp|Tab|NewLine|shy|zwj|zwnj|lrm|rlm|NoBreak|af|it|ic|' +
  'ApplyFunction|InvisibleTimes|InvisibleComma|NonBreakingSpace|MediumSpace|ThickSpace|ThinSpace|VeryThinSpace|' +
  'ZeroWidthSpace|NegativeThinSpace|NegativeMediumSpace|NegativeThickSpace|NegativeVeryThinSpace';
const NAMED = new RegExp(`&(?:${INVISIBLE_NAMES});`, 'g');
const NUMBERED = /&#(?:[xX](?<hexadecimal>[0-9a-fA-F]{1,6})|(?<decimal>\d{1,7}));/g;

/** A comment's text as it is stored: one kind of line end, NFC, no blank lines around it. */
export const normaliseText = (raw: string): string =>
  raw.replace(/\r\n?/g, '\n').normalize('NFC').replace(BLANK_LINES_BEFORE, '').trimEnd();

/** Why a text cannot be a comment, raw or normalised; null when it can. What Markdown makes of it is judged elsewhere. */
export function problemOfText(raw: string): Problem | null {
  // Before anything that takes time by the square of what was sent.
  if (bytesOf(raw) > 4 * MOST_BYTES) return new BodyTooLong();
  const marks = raw.search(ENDLESS_MARKS);
  if (marks !== -1) return new BodyUnreadable(marks);
  const text = normaliseText(raw);
  const unreadable = [loneSurrogateAt(text), text.search(CONTROL)].filter((position) => position !== -1);
  if (unreadable.length > 0) return new BodyUnreadable(Math.min(...unreadable));
  if (text === '') return new BodyEmpty();
  // Bytes first: counting graphemes is slow, and this bounds it.
  if (bytesOf(text) > MOST_BYTES || hasMoreGraphemesThan(MOST_GRAPHEMES, text)) return new BodyTooLong();
  return showsNothing(withoutInvisibleReferences(text)) ? new BodyInvisible() : null;
}

function withoutInvisibleReferences(text: string): string {
  return text.replace(NAMED, '').replace(NUMBERED, (reference, hexadecimal?: string, decimal?: string) => {
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return code <= 0x10_ffff && showsNothing(String.fromCodePoint(code)) ? '' : reference;
  });
}

/** Of which folding has nothing to do but for case and blanks. */
const PLAIN = /^[\t\n\r\x20-\x7e]*$/;

/**
 * A text for comparing: equal for what a reader takes for the same text. Compatible characters, case, which blank it is
 * and what is invisible make no difference.
 */
export const foldText = (text: string): string =>
  PLAIN.test(text) ? withSingleSpaces(text).toLowerCase().trim() : foldAny(text);

const foldAny = (text: string): string =>
  withSingleSpaces(
    withoutInvisible(withSingleSpaces(text.normalize('NFKC')))
      // Upper case unfolds what has no capital of its own, such as ß, but takes ẞ for one.
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .normalize('NFKC'),
  ).trim();
