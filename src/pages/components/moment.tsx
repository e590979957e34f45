import { dateInWords } from '../dates.js';
import { useSite } from './page-context.js';

/** An instant in the site's own language and time zone; nothing where it is unknown. Never relative to now. */
export function Moment({ at, withTime = false }: { at: string | null; withTime?: boolean }) {
  const words = dateInWords(at, useSite(), withTime);
  return words === null ? null : <time dateTime={at!}>{words}</time>;
}
