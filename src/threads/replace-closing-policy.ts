import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { Database, type Tx } from '../platform/database/database.js';
import { parseClosingPolicy } from '../policies/closing-policy.rules.js';
import { replaceClosingPolicy, type VersionedPolicy } from '../policies/set-closing-policy.js';
import { holdSiteLock } from '../sites/site-lock.js';
import { lockThreadRow } from './lock-thread.js';
import { policySubject } from './policy-subject.js';
import { touchThread } from './touch-thread.js';

/** Sets when threads close, for a site, a section or an article, under the lock that makes it exact against posting. */
@Injectable()
export class ReplaceClosingPolicy {
  constructor(private readonly database: Database) {}

  async execute(command: {
    siteId: string;
    subject: string;
    policy: unknown;
    ifMatch: number | null;
    by: AccountViewer;
  }): Promise<VersionedPolicy> {
    const { siteId, ifMatch, by } = command;
    return this.database.transaction(async (tx) => {
      const subject = await policySubject(tx, siteId, command.subject, by);
      const policy = parseClosingPolicy(subject.level, command.policy);
      await lock(tx, subject);
      return replaceClosingPolicy(tx, subject, { policy, ifMatch, by: by.accountId });
    });
  }
}

async function lock(
  tx: Tx,
  { siteId, threadId }: { siteId: string; threadId: string | null },
): Promise<void> {
  if (threadId === null) return holdSiteLock(tx, siteId);
  await lockThreadRow(tx, siteId, threadId);
  await touchThread(tx, threadId);
}
