import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The one script of our pages, which do without it; read once, and named after its content as the style sheet is. */
export const LIVE_SCRIPT = readFileSync(new URL('../../web/live.js', import.meta.url));

const hash = createHash('sha256').update(LIVE_SCRIPT).digest('hex').slice(0, 12);

export const LIVE_SCRIPT_HREF = `/assets/live-${hash}.js`;
