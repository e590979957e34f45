import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { Database, type Tx } from '../platform/database/database.js';
import { emit } from '../platform/database/outbox.js';
import { parseClosingPolicy, type ClosingPolicy } from '../policies/closing-policy.rules.js';
import {
  readClosingPolicy,
  replaceClosingPolicy,
  type PolicySubject,
  type SetPolicy,
} from '../policies/set-closing-policy.js';
import { changeSite } from '../sites/site-lock.js';
import { allowInThread } from './allow-in-thread.js';
import { applyClosingPolicy } from './apply-closing-policy.js';
import { lockThread } from './lock-thread.js';
import { policySubject } from './policy-subject.js';
import { tellClosings } from './tell-closings.js';
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
  }): Promise<SetPolicy> {
    const { siteId, ifMatch, by } = command;
    return this.database.transaction(async (tx) => {
      const subject = await policySubject(tx, siteId, command.subject, by);
      const policy = parseClosingPolicy(subject.level, command.policy);
      await lock(tx, subject);
      // Its article may have been on the way to another section.
      if (subject.threadId !== null) await allowInThread(tx, by, 'set closing policies', subject.threadId);
      const before = await readClosingPolicy(tx, subject);
      const set = await replaceClosingPolicy(tx, subject, { policy, ifMatch, by: by.accountId });
      await tell(tx, subject, before.policy, set);
      return set;
    });
  }
}

/** One thread is told of at once. For a switched site there is one event; what else turns is found thread by thread. */
async function tell(
  tx: Tx,
  subject: PolicySubject,
  before: ClosingPolicy,
  { version, policy, setAt: at }: SetPolicy,
): Promise<void> {
  const { siteId, level, id: subjectId, threadId } = subject;
  if (threadId !== null) return tellClosings(tx, [threadId]);
  const isOff = policy.switch === 'off';
  if (isOff !== (before.switch === 'off')) {
    const event = isOff ? 'thread.closed' : 'thread.reopened';
    await emit(tx, [{ siteId, event, subjectId, at, detail: { level, version, because: 'site' } }]);
  }
  await applyClosingPolicy(tx, subject, version, at);
}

async function lock(
  tx: Tx,
  { siteId, threadId }: { siteId: string; threadId: string | null },
): Promise<void> {
  if (threadId === null) return changeSite(tx, siteId);
  // The site's too: no pause of its section is being set meanwhile.
  await lockThread(tx, siteId, threadId);
  await touchThread(tx, threadId);
}
