import type { Token } from 'markdown-it';
import { isLinkTarget } from './markdown.js';

/** Addresses that are written but lead nowhere when clicked, as in code. */
const BARE = /(?:https?:\/\/|(?<![\w./@:-])www\.)[^\s/.]/gi;

/**
 * How many links a comment has: Markdown links, images and autolinks, and every bare `http(s)://` or `www.`, each as
 * often as it occurs. The words of a link are not counted beside its target.
 */
export const countLinks = (blocks: readonly Token[]): number =>
  blocks.reduce((count, block) => count + countIn(block.children ?? [block]), 0);

function countIn(tokens: readonly Token[]): number {
  let count = 0;
  let within = 0;
  for (const token of tokens) {
    if (token.type === 'link_open') within += 1;
    else if (token.type === 'link_close') within -= 1;
    const target = token.attrGet(token.type === 'image' ? 'src' : 'href');
    if (target !== null && isLinkTarget(String(target))) count += 1;
    else if (within === 0) count += token.content.match(BARE)?.length ?? 0;
  }
  return count;
}
