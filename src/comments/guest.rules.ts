import { readEmail, readName } from '../accounts/names.rules.js';

/** What a guest typed: labels, which prove nothing. */
export interface Guest {
  readonly name: string;
  /** Private. */
  readonly email: string | null;
}

/**
 * @param asked what the site asks guests for: an e-mail that it does not ask for is not kept
 * @throws NameInvalid, EmailInvalid
 */
export const readGuest = (
  typed: { name: string; email?: string | null },
  asked: 'off' | 'name' | 'name-and-email',
): Guest => ({
  name: readName(typed.name),
  email: asked === 'name-and-email' && typed.email?.trim() ? readEmail(typed.email) : null,
});
