import type { Tx } from '../platform/database/database.js';
import { decide, type Decided, type Decision } from './decide.js';

/** Takes a comment out of sight as advertising; nothing is told to its author. */
export const markAsSpam = (tx: Tx, decision: Decision): Promise<Decided> => decide(tx, 'spam', decision);
