let segmenter: Intl.Segmenter | undefined;

/** How many characters, as people count them, may still be typed; null while there is no need to tell. */
export function leftToType(text: string, most: number): number | null {
  // A grapheme has at least one unit: counting is for texts that come near.
  if (text.length < most - TOLD) return null;
  segmenter ??= new Intl.Segmenter();
  const left = most - [...segmenter.segment(text.trim())].length;
  return left > TOLD ? null : left;
}

const TOLD = 300;
