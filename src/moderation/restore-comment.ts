import type { Tx } from '../platform/database/database.js';
import { decide, type Decided, type Decision } from './decide.js';

/** Brings a rejected or spam comment back, with the number that it had. */
export const restoreComment = (tx: Tx, decision: Decision): Promise<Decided> =>
  decide(tx, 'restore', decision);
