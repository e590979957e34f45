import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** In this order: what stands later adapts what stands before. */
const PARTS = ['base', 'page', 'article', 'discussion', 'office', 'narrow', 'print'];

/** The one style sheet of our pages, read once; its address names its content, so that browsers keep it for good. */
export const STYLES = Buffer.concat(
  PARTS.map((part) => readFileSync(new URL(`styles/${part}.css`, import.meta.url))),
);

const hash = createHash('sha256').update(STYLES).digest('hex').slice(0, 12);

export const STYLE_HREF = `/assets/styles-${hash}.css`;
