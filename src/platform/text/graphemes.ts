const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Runs of characters that never join with each other: Latin, Greek, Cyrillic, Chinese, Japanese and Korean text. The
 * first and the last of a run may join with what stands beside it.
 */
const PLAIN_RUN =
  /[\n\t -~\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u3000-\u3029\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{3,}/g;

/**
 * Whether a text has more graphemes (what a reader counts as one character) than `limit`. The segmenter takes some
 * 5 to 10 µs a grapheme: it is asked only for texts longer than the limit, for what is not plain, up to the limit.
 */
export function hasMoreGraphemesThan(limit: number, text: string): boolean {
  // A grapheme has at least one code unit.
  if (text.length <= limit) return false;
  let count = 0;
  const rest = text.replace(PLAIN_RUN, (run) => {
    count += run.length - 2;
    return run.charAt(0) + run.charAt(run.length - 1);
  });
  if (count > limit) return true;
  for (const _ of segmenter.segment(rest)) {
    count += 1;
    if (count > limit) return true;
  }
  return false;
}

export const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Whether one grapheme alone has more code points than `limit`. For short texts: every grapheme is looked at. */
export const hasGraphemeLongerThan = (limit: number, text: string): boolean =>
  [...segmenter.segment(text)].some(({ segment }) => [...segment].length > limit);

/** More code units than a grapheme that anyone writes has. */
const LONGEST_GRAPHEME = 32;

/** A text of at most so many graphemes: a longer one ends with an ellipsis in place of the rest. */
export function shortenedTo(limit: number, text: string): string {
  if (!hasMoreGraphemesThan(limit, text)) return text;
  const graphemes = [...segmenter.segment(text.slice(0, limit * LONGEST_GRAPHEME))];
  return `${graphemes
    .slice(0, limit - 1)
    .map(({ segment }) => segment)
    .join('')
    .trimEnd()}\u2026`;
}
