import type { Reader } from '../platform/database/database.js';
import type { Limit } from '../platform/limits/limits.js';
import { addressToFind } from './names.rules.js';

const QUARTER = 15 * 60;
const HOUR = 60 * 60;

/** Passwords tried on an account, whether or not there is one; begins anew when it is signed in to. */
export const PASSWORDS_OF_ACCOUNT: Limit = { name: 'passwords of account', attempts: 10, seconds: QUARTER };
/** Passwords tried from an address: many people may sit behind one. */
export const PASSWORDS_FROM_ADDRESS: Limit = {
  name: 'passwords from address',
  attempts: 100,
  seconds: QUARTER,
};
/** Mails that strangers can have sent to somebody. */
export const MAILS_TO_ADDRESS: Limit = { name: 'mails to address', attempts: 5, seconds: HOUR };
/** Mails that somebody can have sent to strangers. */
export const MAILS_FROM_ADDRESS: Limit = { name: 'mails from address', attempts: 30, seconds: HOUR };

/**
 * What stands for an account in limits: its address, whether or not there is an account. In the database's small
 * letters, by which accounts are found: another spelling of an address is no other address.
 */
export async function accountKey(reader: Reader, siteId: string, email: string): Promise<string> {
  const [row] = await reader.query<{ small: string }>('SELECT lower($1) AS small', [addressToFind(email)]);
  return `${siteId} ${row!.small}`;
}
