import { createHash, randomBytes } from 'node:crypto';
import { v7, validate } from 'uuid';

/** UUIDv7: sorts by time of making. Made in the service, since PostgreSQL 14 to 17 cannot. */
export const newId = (): string => v7();

export const isId = (text: string): boolean => validate(text);

/** A secret of 256 bits that can be pasted: `parley_<kind>_<43 characters>`. Only its hash is stored. */
export const newToken = (kind: string): string => `parley_${kind}_${randomBytes(32).toString('base64url')}`;

/** SHA-256. Enough for tokens, since they are random; never used for passwords. */
export const hashOf = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
