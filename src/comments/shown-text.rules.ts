import type { Token } from 'markdown-it';
import { showsNothing } from '../platform/text/characters.js';

/**
 * A comment's text as a reader sees it, without marks and with references decoded: what a block says in one piece,
 * blocks apart by a line break.
 */
export const shownText = (blocks: readonly Token[]): string =>
  blocks
    .map(({ type, markup, content, children }) => {
      if (children !== null) return wordsOf(children, '\n');
      return type === 'hr' ? markup : content.trimEnd();
    })
    .filter((words) => words !== '')
    .join('\n');

/** An image in words: its alternative text, or its address where it has none. */
export function alternativeOf(image: Token): string {
  const words = wordsOf(image.children ?? [], ' ');
  return showsNothing(words) ? String(image.attrGet('src')) : words;
}

const wordsOf = (tokens: readonly Token[], lineBreak: string): string =>
  tokens
    .map((token) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') return lineBreak;
      return token.type === 'image' ? alternativeOf(token) : token.content;
    })
    .join('');
