import type { Passage } from '../../platform/text/compare-texts.js';

/** A text with what came and what went, word by word. */
export const Passages = ({ passages }: { passages: readonly Passage[] }) => (
  <>
    {passages.map(({ change, text }) =>
      change === 'added' ? <ins>{text}</ins> : change === 'removed' ? <del>{text}</del> : text,
    )}
  </>
);
