import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { approveComment } from './approve-comment.js';
import type { Action, Decided, Decision } from './decide.js';
import { markAsSpam } from './mark-as-spam.js';
import { rejectComment } from './reject-comment.js';
import { restoreComment } from './restore-comment.js';

const ACTIONS = {
  approve: approveComment,
  reject: rejectComment,
  spam: markAsSpam,
  restore: restoreComment,
} as const;

export const ACTION_NAMES = Object.keys(ACTIONS) as Action[];

/** One decision of a moderator on one comment, in a transaction of its own. */
@Injectable()
export class DecideComment {
  constructor(private readonly database: Database) {}

  execute(action: Action, decision: Decision): Promise<Decided> {
    return this.database.transaction((tx) => ACTIONS[action](tx, decision));
  }
}
