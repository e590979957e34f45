import { prepared } from '../platform/database/connection.js';
import type { Reader } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import { nextChange } from '../policies/closing.rules.js';
import {
  currentPolicyOf,
  policyFromJson,
  type CurrentPolicy,
  type CurrentPolicyJson,
} from '../policies/read-comment-policy.js';
import { CLOSING_FACTS, closingFactsOf, type ClosingFacts, type ClosingFactsRow } from './read-closing.js';
import { modeAt, MODE_LEVELS, MODES, modesIn, type ModeRow, type ThreadMode } from './read-mode.js';

/** All that a thread's page says of the thread itself, as of one instant. */
export interface ReadThread extends ClosingFacts {
  readonly id: string;
  /** Rises with whatever changes the thread's page; that of the site with what changes all of them. */
  readonly revision: number;
  readonly epoch: number;
  readonly counts: { readonly published: number; readonly topLevel: number };
  readonly mode: ThreadMode;
  /** What a post is accepted under. */
  readonly policy: CurrentPolicy;
  /** When any of it is foreseen to be another by time alone; null: never. */
  readonly changesAt: Date | null;
}

type Row = ClosingFactsRow &
  ModeRow & {
    revision: number;
    epoch: number;
    published: number;
    topLevel: number;
    policy: CurrentPolicyJson;
  };

const THREADS = prepared(
  'threads',
  `
  SELECT ${CLOSING_FACTS}, ${MODES}, t.revision,
    (SELECT epoch FROM sites WHERE id = t.site_id) AS epoch,
    t.published_count AS published, t.top_level_count AS "topLevel", ${currentPolicyOf('t.site_id')} AS policy
  FROM threads t JOIN articles a ON a.id = t.article_id ${MODE_LEVELS}
  WHERE t.id = ANY ($1::uuid[]) AND t.site_id = $2`,
);

/** @throws NotHere also for a thread of another site; a hidden article's is for the caller to refuse */
export async function readThread(reader: Reader, siteId: string, threadId: string): Promise<ReadThread> {
  const [thread] = isId(threadId) ? await readThreads(reader, siteId, [threadId]) : [];
  if (!thread) throw new NotHere('discussion');
  return thread;
}

/** Those of a site's threads that are there, in one statement. */
export async function readThreads(
  reader: Reader,
  siteId: string,
  threadIds: readonly string[],
): Promise<ReadThread[]> {
  const rows = await reader.query<Row>(THREADS, [threadIds, siteId]);
  return rows.map((row) => {
    const { threadId: id, revision, epoch, published, topLevel } = row;
    const closing = closingFactsOf(row);
    const mode = modeAt(modesIn(row), row.now);
    const policy = policyFromJson(row.policy);
    const changes = [
      nextChange(closing.facts, row.now),
      mode.until,
      mode.slowMode?.until ?? null,
      policy.announcedUntil,
    ].filter((change) => change !== null);
    const changesAt = changes.length === 0 ? null : new Date(Math.min(...changes.map(Number)));
    return { ...closing, id, revision, epoch, counts: { published, topLevel }, mode, policy, changesAt };
  });
}
