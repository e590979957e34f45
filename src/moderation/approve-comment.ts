import type { Tx } from '../platform/database/database.js';
import { decide, type Decided, type Decision } from './decide.js';

/** Publishes a comment: a held or spam one appears with the next number, a rejected one as it was. One that is visible already counts as reviewed. */
export const approveComment = (tx: Tx, decision: Decision): Promise<Decided> =>
  decide(tx, 'approve', decision);
