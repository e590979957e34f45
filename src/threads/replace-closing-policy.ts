import { Injectable } from '@nestjs/common';
import { Database, type Reader, type Tx } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import { parseClosingPolicy } from '../policies/closing-policy.rules.js';
import {
  replaceClosingPolicy,
  type PolicySubject,
  type VersionedPolicy,
} from '../policies/set-closing-policy.js';
import { holdSiteLock } from '../sites/site-lock.js';
import { lockThreadRow } from './lock-thread.js';
import { touchThread } from './touch-thread.js';

/** Whose policy a path names: `site` or `article:<id>`. A section, or an article of another site, is not here. */
export async function policySubject(
  reader: Reader,
  siteId: string,
  name: string,
): Promise<PolicySubject & { threadId: string | null }> {
  if (name === 'site') return { siteId, level: 'site', id: siteId, threadId: null };
  const articleId = name.startsWith('article:') ? name.slice('article:'.length) : '';
  const [thread] = isId(articleId)
    ? await reader.query<{ id: string }>('SELECT id FROM threads WHERE article_id = $1 AND site_id = $2', [
        articleId,
        siteId,
      ])
    : [];
  if (!thread) throw new NotHere('closing policy');
  return { siteId, level: 'article', id: articleId, threadId: thread.id };
}

/** Sets when threads close, for a site or an article, under the lock that makes it exact against posting. */
@Injectable()
export class ReplaceClosingPolicy {
  constructor(private readonly database: Database) {}

  async execute(command: {
    siteId: string;
    subject: string;
    policy: unknown;
    ifMatch: number | null;
    by: string;
  }): Promise<VersionedPolicy> {
    const { siteId, ifMatch, by } = command;
    return this.database.transaction(async (tx) => {
      const subject = await policySubject(tx, siteId, command.subject);
      const policy = parseClosingPolicy(subject.level, command.policy);
      await lock(tx, subject);
      return replaceClosingPolicy(tx, subject, { policy, ifMatch, by });
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
