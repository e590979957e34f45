import { Injectable } from '@nestjs/common';
import { allow } from '../../accounts/allow.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { permalinkOf } from '../../comments/permalink.js';
import { presentVisible, readVisibleRow, findVisibleRow } from '../../comments/read-comment.js';
import type { PresentedComment } from '../../comments/present-comment.js';
import { readClock } from '../../platform/clock.js';
import { Secret } from '../../platform/config/secret.js';
import { Database, type Reader } from '../../platform/database/database.js';
import { NotHere } from '../../platform/errors/problem.js';
import { isId } from '../../platform/ids.js';
import { readCommentPolicy, type PolicyRule } from '../../policies/read-comment-policy.js';
import { renewClaim } from '../../queues/claims.js';
import type { ItemReason, Priority, Queue } from '../../queues/items.js';
import type { Finding } from '../../screening/finding.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { presentThread } from '../../threads/present-thread.js';
import { readThread } from '../../threads/read-thread.js';
import { readDecisions, type PastDecision } from '../read-decisions.js';
import { readReports, type ReadReport } from '../reports/read-reports.js';
import { readCardAuthor, type CardAuthor } from './read-card-author.js';
import { readRevisions, type ReadRevision } from './read-revisions.js';

/** What waits, and who has it in hand. */
export interface CardItem {
  readonly id: string;
  readonly queue: Queue;
  readonly kind: string;
  readonly reasons: readonly ItemReason[];
  readonly priority: Priority;
  readonly language: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  /** Null: nobody has it in hand. */
  readonly claim: {
    readonly id: string;
    readonly by: { readonly id: string; readonly name: string };
    readonly expiresAt: Date;
    readonly own: boolean;
  } | null;
}

/** Everything about a comment that a moderator judges by. */
export interface Card {
  /** The one that was asked for; of a comment, the open one: null where nothing waits. */
  readonly item: CardItem | null;
  readonly comment: PresentedComment & { readonly url: string };
  /** Why it is where it is: what every check said of the text in force. */
  readonly trace: readonly Finding[];
  readonly revisions: readonly ReadRevision[];
  readonly decisions: readonly PastDecision[];
  readonly author: CardAuthor | null;
  /** The newest 50. */
  readonly reports: readonly ReadReport[];
  readonly parent: PresentedComment | null;
  readonly article: ArticleInContext;
  readonly thread: object;
  /** What a rejection may cite. */
  readonly policy: { readonly version: number; readonly rules: readonly PolicyRule[] };
}

interface ArticleInContext {
  readonly id: string;
  readonly slug: string;
  readonly headline: string;
  readonly disclosure: string | null;
  readonly section: { readonly key: string; readonly name: string } | null;
  readonly publishedAt: Date | null;
  readonly state: 'public' | 'hidden';
}

interface Asked {
  readonly site: CurrentSite;
  readonly by: AccountViewer;
}

interface ItemRow extends Omit<CardItem, 'claim'> {
  readonly commentId: string;
  readonly claimId: string | null;
  readonly claimedBy: { readonly id: string; readonly name: string } | null;
  readonly claimedUntil: Date | null;
}

const ITEMS = `
  SELECT i.id, i.queue, i.kind, i.reasons, i.priority, i.language, i.opened_at AS "openedAt", i.closed_at AS "closedAt", i.subject_id AS "commentId",
    i.claim_id AS "claimId", i.claimed_until AS "claimedUntil",
    CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name) END AS "claimedBy"
  FROM items i LEFT JOIN accounts a ON a.id = i.claimed_by AND i.claimed_until > parley_now()
  WHERE i.site_id = $2 AND i.kind = 'comment'`;

/** One request tells a moderator all that a decision needs. */
@Injectable()
export class ReadCard {
  constructor(
    private readonly database: Database,
    private readonly secret: Secret,
  ) {}

  /** Looking at an item that one has in hand renews the claim. */
  async ofItem({ site, by }: Asked, itemId: string): Promise<Card> {
    const { claimId, claimedBy } = await findItem(this.database, site, itemId);
    if (claimedBy?.id === by.accountId)
      await this.database.transaction(async (tx) =>
        renewClaim(tx, claimId!, by.accountId, await readClock(tx)),
      );
    return this.database.snapshot(async (reader) => {
      const item = await findItem(reader, site, itemId);
      return {
        item: present(item, by),
        ...(await readSubject(reader, { site, by, secret: this.secret.value }, item.commentId)),
      };
    });
  }

  async ofComment({ site, by }: Asked, commentId: string): Promise<Card> {
    return this.database.snapshot(async (reader) => {
      const subject = await readSubject(reader, { site, by, secret: this.secret.value }, commentId);
      const [item] = await reader.query<ItemRow>(`${ITEMS} AND i.subject_id = $1 AND i.closed_at IS NULL`, [
        commentId,
        site.id,
      ]);
      return { item: item ? present(item, by) : null, ...subject };
    });
  }
}

async function findItem(reader: Reader, site: CurrentSite, itemId: string): Promise<ItemRow> {
  const [item] = isId(itemId) ? await reader.query<ItemRow>(`${ITEMS} AND i.id = $1`, [itemId, site.id]) : [];
  if (!item) throw new NotHere('item');
  return item;
}

const present = (
  { commentId: _, claimId, claimedBy, claimedUntil, ...item }: ItemRow,
  by: AccountViewer,
): CardItem => ({
  ...item,
  claim: claimedBy && {
    id: claimId!,
    by: claimedBy,
    expiresAt: claimedUntil!,
    own: claimedBy.id === by.accountId,
  },
});

/** @throws NotAllowed where its article is not in the viewer's sections */
async function readSubject(
  reader: Reader,
  { site, by, secret }: Asked & { secret: string },
  commentId: string,
): Promise<Omit<Card, 'item'>> {
  const row = await readVisibleRow(reader, site.id, commentId, by);
  allow(by, 'decide on comments', row);
  const revisions = await readRevisions(reader, commentId);
  const parent = row.parentId && (await findVisibleRow(reader, site.id, row.parentId, by));
  const { version, rules } = await readCommentPolicy(reader, site.id, 'current');
  return {
    comment: { ...presentVisible(row, by), url: permalinkOf(commentId) },
    trace: revisions.at(-1)!.trace,
    revisions,
    decisions: (await readDecisions(reader, [commentId])).get(commentId) ?? [],
    author: await readCardAuthor(reader, by, { siteId: site.id, secret }, row),
    reports: await readReports(reader, commentId),
    parent: parent ? presentVisible(parent, by) : null,
    article: await readArticle(reader, row.article.id),
    thread: presentThread(await readThread(reader, site.id, row.threadId)),
    policy: { version, rules },
  };
}

async function readArticle(reader: Reader, id: string): Promise<ArticleInContext> {
  const [article] = await reader.query<ArticleInContext>(
    `SELECT a.id, a.slug, a.headline, a.disclosure, a.published_at AS "publishedAt", a.state,
       CASE WHEN s.id IS NOT NULL THEN jsonb_build_object('key', s.key, 'name', s.name) END AS section
     FROM articles a LEFT JOIN sections s ON s.id = a.section_id WHERE a.id = $1`,
    [id],
  );
  return article!;
}
