import { addAccount } from '../accounts/add-account.js';
import type { AccountViewer, Role } from '../accounts/viewer.js';
import { createGuest } from '../accounts/create-guest.js';
import { issueSignInLink } from '../accounts/sign-in-link.js';
import { hostArticle } from '../articles/host-article.js';
import { changeStatus } from '../comments/change-status.js';
import { insertTexts } from '../comments/insert-comments.js';
import { inLanguage, itemOf } from '../comments/items.rules.js';
import { readText } from '../comments/read-text.js';
import { RENDERER_VERSION } from '../comments/render-markdown.js';
import { rejectComment } from '../moderation/reject-comment.js';
import { readClock } from '../platform/clock.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { CONSOLE } from '../audit/record.js';
import { addSite } from '../policies/add-site.js';
import { replaceClosingPolicy } from '../policies/set-closing-policy.js';
import type { Finding } from '../screening/finding.js';
import { lockThread } from '../threads/lock-thread.js';
import { noteNewThread } from '../threads/tell-closings.js';
import { placeUnder } from '../threads/placement.rules.js';
import { CLOSED_ARTICLE, OPEN_ARTICLE, SITE, type DemoArticle, type DemoComment } from './texts.js';

const HOUR = 3_600_000;
const MODERATOR = { email: 'moderator@demo.example', name: 'Ines Okafor' };
const PUBLISHER = { email: 'publisher@demo.example', name: 'Jonah Feld' };
const HELD_FOR_LINKS: Finding = { check: 'links', verdict: 'hold', evidence: { links: 3 } };
const TRUSTED: Finding = { check: 'standing', verdict: 'trust', reason: 'staff' };

export interface Demonstration {
  readonly openSlug: string;
  readonly closedSlug: string;
  /** With the token of a sign-in link each. */
  readonly people: readonly { readonly role: Role; readonly link: string }[];
}

/** A site to look at: an article that takes comments, one that is closed, a policy, a moderator and a publisher. */
export async function addDemonstration(tx: Tx, hosts: readonly string[]): Promise<Demonstration> {
  const siteId = await addSite(tx, { ...SITE, hosts }, CONSOLE);
  const { id: moderatorId } = await addAccount(tx, { siteId, ...MODERATOR, role: 'moderator' }, CONSOLE);
  const { id: publisherId } = await addAccount(tx, { siteId, ...PUBLISHER, role: 'publisher' }, CONSOLE);
  const moderator: AccountViewer = {
    kind: 'account',
    accountId: moderatorId,
    role: 'moderator',
    sections: null,
    name: MODERATOR.name,
  };
  for (const article of [CLOSED_ARTICLE, OPEN_ARTICLE]) await addArticle(tx, siteId, article, moderator);
  const people = [
    { role: 'moderator', link: await issueSignInLink(tx, { accountId: moderatorId }) },
    { role: 'publisher', link: await issueSignInLink(tx, { accountId: publisherId }) },
  ] as const;
  return { openSlug: OPEN_ARTICLE.slug, closedSlug: CLOSED_ARTICLE.slug, people };
}

async function addArticle(
  tx: Tx,
  siteId: string,
  article: DemoArticle,
  moderator: AccountViewer,
): Promise<void> {
  const { slug, headline, byline, disclosure, editorsNote, body, daysAgo, closeAfterDays, comments } =
    article;
  const id = newId();
  const publishedAt = new Date((await readClock(tx)).getTime() - daysAgo * 24 * HOUR);
  const { threadId } = await hostArticle(tx, id, {
    siteId,
    headline,
    byline,
    disclosure,
    editorsNote,
    body,
    publishedAt,
    sectionId: null,
    slug: { text: slug, exact: true },
    canonicalUrl: null,
    aliases: [],
    externalId: null,
    state: 'public',
    source: null,
    sourceId: null,
  });
  const posted = new Map<string, { id: string; placement: Buffer; depth: number }>();
  for (const comment of comments) {
    const at = new Date(publishedAt.getTime() + comment.hours * HOUR);
    posted.set(
      comment.key,
      await post(
        tx,
        { siteId, threadId, at, moderatorId: moderator.accountId },
        comment,
        posted.get(comment.under ?? '') ?? null,
      ),
    );
  }
  for (const { key, rejectedUnder: rule } of comments) {
    if (rule)
      await rejectComment(tx, {
        siteId,
        commentId: posted.get(key)!.id,
        by: moderator,
        revision: 1,
        rule,
        note: null,
      });
  }
  if (closeAfterDays !== undefined) {
    await replaceClosingPolicy(
      tx,
      { siteId, level: 'article', id, threadId },
      { policy: { closeAfterDays }, ifMatch: 0, by: null },
    );
  }
  await noteNewThread(tx, threadId);
}

/** As posting does it, but at an instant of the past. */
async function post(
  tx: Tx,
  { siteId, threadId, at, moderatorId }: { siteId: string; threadId: string; at: Date; moderatorId: string },
  comment: DemoComment,
  parent: { id: string; placement: Buffer; depth: number } | null,
): Promise<{ id: string; placement: Buffer; depth: number }> {
  const thread = await lockThread(tx, siteId, threadId);
  const position = thread.lastPosition + 1;
  const place = { id: newId(), ...placeUnder(parent, position) };
  const authorKind = comment.staff ? 'staff' : 'guest';
  const accountId = comment.staff ? moderatorId : null;
  const guestId = comment.staff ? null : await createGuest(tx, { siteId, name: comment.name, email: null });
  const to = comment.held ? 'held' : 'published';
  const trace = [...(comment.staff ? [TRUSTED] : []), ...(comment.held ? [HELD_FOR_LINKS] : [])];
  const { normalised: source, html, language } = readText(comment.text);
  const arriving = {
    ...place,
    parentId: parent?.id ?? null,
    position,
    authorKind,
    accountId,
    guestId,
    policyVersion: 1,
    exempt: null,
    source: null,
    sourceId: null,
    createdAt: at,
  } as const;
  const actor =
    accountId === null
      ? ({ kind: 'guest', id: guestId! } as const)
      : ({ kind: 'account', id: accountId } as const);
  await changeStatus(
    tx,
    thread,
    [{ cause: 'posting', arriving, to, ...inLanguage(itemOf(to, comment.staff === true, trace), language) }],
    {
      at,
      actor,
      audit: null,
    },
  );
  await insertTexts(tx, [
    {
      commentId: place.id,
      revision: 1,
      source,
      format: 'markdown',
      html,
      language,
      rendererVersion: RENDERER_VERSION,
      authorName: comment.name,
      ipPrefix: null,
      trace,
      createdAt: at,
    },
  ]);
  return place;
}
