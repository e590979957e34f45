import type { Tx } from '../platform/database/database.js';
import { decide, type Decided, type Decision } from './decide.js';

/** Takes a comment out of sight under a rule of the comment policy in force. Where visible replies stand below it, a tombstone stays. */
export const rejectComment = (tx: Tx, decision: Decision): Promise<Decided> => decide(tx, 'reject', decision);
