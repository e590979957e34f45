import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import type { Status } from '../comments/comment-status.rules.js';
import { threadOf } from '../comments/thread-of.js';
import { readClock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { emit } from '../platform/database/outbox.js';
import { allowInThread } from '../threads/allow-in-thread.js';
import { lockThread } from '../threads/lock-thread.js';
import { touchThread } from '../threads/touch-thread.js';
import { NotPublished } from './moderation.errors.js';

export interface FeatureCommand {
  readonly siteId: string;
  readonly commentId: string;
  readonly by: AccountViewer;
  /** Whether it is put forward from now on. */
  readonly featured: boolean;
}

export interface Featured {
  readonly featured: boolean;
}

/** Puts a published comment forward, or takes that back; done again, it changes nothing. */
@Injectable()
export class FeatureComment {
  constructor(private readonly database: Database) {}

  async execute({ siteId, commentId, by, featured }: FeatureCommand): Promise<Featured> {
    return this.database.transaction(async (tx) => {
      const thread = await lockThread(tx, siteId, await threadOf(tx, siteId, commentId));
      await allowInThread(tx, by, 'feature comments', thread.id);
      const [comment] = await tx.query<{ status: Status; featured: boolean }>(
        'SELECT status, featured_at IS NOT NULL AS featured FROM comments WHERE id = $1 FOR NO KEY UPDATE',
        [commentId],
      );
      if (featured && comment!.status !== 'published') throw new NotPublished(comment!.status);
      if (comment!.featured === featured) return { featured };
      const at = await readClock(tx);
      await tx.run('UPDATE comments SET featured_at = $2 WHERE id = $1', [commentId, featured ? at : null]);
      await touchThread(tx, thread.id);
      const deed = featured ? 'comment.feature' : 'comment.unfeature';
      await emit(tx, [{ siteId, event: deed, subjectId: commentId, at, detail: { threadId: thread.id } }]);
      const actor = { kind: 'account', id: by.accountId } as const;
      await record(tx, [{ siteId, at, actor, action: deed, subjectKind: 'comment', subjectId: commentId }]);
      return { featured };
    });
  }
}
