import { diffWordsWithSpace } from 'diff';

/** A piece of a text that two versions have in common, or one of them alone. */
export interface Passage {
  readonly change: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** One text against another, word by word; put together, what is not removed is the later one. */
export const compareTexts = (from: string, to: string): Passage[] =>
  diffWordsWithSpace(from, to).map(({ added, removed, value }) => ({
    change: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
