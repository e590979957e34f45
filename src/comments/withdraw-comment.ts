import { Injectable } from '@nestjs/common';
import type { Viewer } from '../accounts/viewer.js';
import { readClock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { lockThread } from '../threads/lock-thread.js';
import { actorOf } from './author.js';
import { changeStatus } from './change-status.js';
import { nextStatus } from './comment-status.rules.js';
import { CommentSettled } from './editing.errors.js';
import { readOwnComment } from './read-own-comment.js';
import { threadOf } from './thread-of.js';

/** Takes an author's comment back, at any time and whatever the thread's state. Done already, it stays done. */
@Injectable()
export class WithdrawComment {
  constructor(private readonly database: Database) {}

  async execute(command: { site: CurrentSite; commentId: string; viewer: Viewer }): Promise<void> {
    const { site, commentId, viewer } = command;
    await this.database.transaction(async (tx) => {
      const thread = await lockThread(tx, site.id, await threadOf(tx, site.id, commentId));
      const { comment, author } = await readOwnComment(tx, site.id, commentId, viewer);
      if (comment.status === 'withdrawn') return;
      if (nextStatus(comment.status, 'withdraw') === null)
        throw new CommentSettled('withdrawn', comment.status);
      await changeStatus(tx, thread, [{ cause: 'withdraw', standing: comment }], {
        at: await readClock(tx),
        actor: actorOf(author),
        audit: null,
      });
    });
  }
}
