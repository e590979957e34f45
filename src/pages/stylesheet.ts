import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The one style sheet, read once; its address names its content, so that browsers keep it for good. */
export const STYLES = readFileSync(new URL('styles.css', import.meta.url));

const hash = createHash('sha256').update(STYLES).digest('hex').slice(0, 12);

export const STYLE_HREF = `/assets/styles-${hash}.css`;
