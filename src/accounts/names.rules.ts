import { isEmail } from 'class-validator';
import {
  ENDLESS_MARKS,
  loneSurrogateAt,
  showsNothing,
  withoutBidiControls,
} from '../platform/text/characters.js';
import { bytesOf, hasGraphemeLongerThan, hasMoreGraphemesThan } from '../platform/text/graphemes.js';
import { EmailInvalid, NameInvalid } from './accounts.errors.js';

const MOST_NAME_GRAPHEMES = 60;
/** Room for 60 family emoji, not for a grapheme of a thousand marks. */
const MOST_NAME_BYTES = 1_600;
/** Code points of one grapheme: a family of four with skin tones has 11; hundreds would draw over the page. */
const MOST_GRAPHEME = 16;
const MOST_EMAIL_LENGTH = 254;
/** Control characters and line ends of every kind. */
const NOT_ON_A_LINE = /[\p{Cc}\u2028\u2029]/u;
/** Characters without width that a name never needs, as an emoji or Persian needs its joiners. */
const WIDTHLESS = /[\u00AD\u200B\u2060\uFEFF]/g;
/** Allowed in the quoted form that nobody uses, and dangerous in a mail's header. */
const NOT_IN_AN_ADDRESS = /[\s\p{Cc}"<>]/u;

/**
 * The name of a person, as everyone sees it.
 * @throws NameInvalid
 */
export function readName(typed: string): string {
  if (typed.length > MOST_NAME_BYTES || ENDLESS_MARKS.test(typed)) throw new NameInvalid();
  const name = withoutBidiControls(typed).replace(WIDTHLESS, '').normalize('NFC').trim();
  const unfit =
    NOT_ON_A_LINE.test(name) ||
    loneSurrogateAt(name) !== -1 ||
    showsNothing(name) ||
    bytesOf(name) > MOST_NAME_BYTES ||
    hasMoreGraphemesThan(MOST_NAME_GRAPHEMES, name) ||
    hasGraphemeLongerThan(MOST_GRAPHEME, name);
  if (unfit) throw new NameInvalid();
  return name.replace(/\s+/g, ' ');
}

/** An address to look an account up by, whatever was typed: what no text of the database can hold is a letter that no address has. */
export const addressToFind = (typed: string): string => typed.trim().replaceAll('\0', '\uFFFD');

/**
 * An e-mail address as it was typed; two that differ in the case of their letters are one.
 * @throws EmailInvalid
 */
export function readEmail(typed: string): string {
  const email = typed.trim();
  const unfit =
    loneSurrogateAt(email) !== -1 ||
    email.length > MOST_EMAIL_LENGTH ||
    NOT_IN_AN_ADDRESS.test(email) ||
    !isEmail(email);
  if (unfit) throw new EmailInvalid();
  return email;
}
