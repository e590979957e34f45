import { readEmail, readName } from '../accounts/names.rules.js';

/** What a guest typed: labels, which prove nothing. */
export interface Guest {
  readonly name: string;
  /** Private. */
  readonly email: string | null;
}

/** @throws NameInvalid, EmailInvalid */
export const readGuest = (typed: { name: string; email?: string | null }): Guest => ({
  name: readName(typed.name),
  email: typed.email == null || typed.email.trim() === '' ? null : readEmail(typed.email),
});
