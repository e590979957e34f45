import { ENDLESS_MARKS, loneSurrogateAt } from '../platform/text/characters.js';
import { hasMoreGraphemesThan } from '../platform/text/graphemes.js';
import { PasswordInvalid } from './accounts.errors.js';

const FEWEST = 10;
const MOST = 128;
/** Code units, typed: room for 128 emoji. */
export const MOST_TYPED = 1_024;

/** The same password whatever the keyboard makes of an accent or a wide letter. */
export const normalisedPassword = (typed: string): string =>
  ENDLESS_MARKS.test(typed) ? typed : typed.normalize('NFKC');

/**
 * A new password, normalised. Only its length is asked for: what else people are made to put in, they forget.
 * @throws PasswordInvalid
 */
export function readPassword(typed: string): string {
  const unfit =
    typed.length > MOST_TYPED ||
    typed.includes('\0') ||
    loneSurrogateAt(typed) !== -1 ||
    ENDLESS_MARKS.test(typed);
  if (unfit) throw new PasswordInvalid();
  const password = normalisedPassword(typed);
  if (!hasMoreGraphemesThan(FEWEST - 1, password) || hasMoreGraphemesThan(MOST, password))
    throw new PasswordInvalid();
  return password;
}
