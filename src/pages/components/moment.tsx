import { dateInWords, type Told } from '../dates.js';
import { useSite } from './page-context.js';

interface MomentProps {
  at: string | null;
  withTime?: boolean;
  told?: Told;
}

/** An instant in the site's own language and time zone; nothing where it is unknown. Never relative to now. */
export function Moment({ at, withTime = false, told = withTime ? 'day-and-time' : 'day' }: MomentProps) {
  const words = dateInWords(at, useSite(), told);
  return words === null ? null : <time dateTime={at!}>{words}</time>;
}
