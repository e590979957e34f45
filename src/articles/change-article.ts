import { allow } from '../accounts/allow.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import type { SqlValue } from '../platform/database/connection.js';
import type { Tx } from '../platform/database/database.js';
import { sanitiseArticleHtml, SANITISER_VERSION } from '../platform/html/sanitise.js';
import { noteQueuePauses } from '../policies/queue-pauses.js';
import { moveItemsToSection } from '../queues/items.js';
import { sectionOrNone } from '../sites/find-section.js';
import { lockThread } from '../threads/lock-thread.js';
import { tellClosings } from '../threads/tell-closings.js';
import { touchThread } from '../threads/touch-thread.js';
import { changedUrls, readUrls, writeUrls, type Urls } from './article-urls.js';
import { claimSlug } from './claim-slug.js';
import { findArticle, type ArticleRow } from './find-article.js';
import { takenBy } from './host-article.js';

/** What an article is to become. What is undefined stays as it is. */
export interface ArticleChange {
  readonly slug?: string | undefined;
  readonly headline?: string | undefined;
  /** HTML as it came; sanitised here. */
  readonly body?: string | undefined;
  readonly byline?: string | null | undefined;
  readonly disclosure?: string | null | undefined;
  readonly editorsNote?: string | null | undefined;
  /** Its key. */
  readonly section?: string | null | undefined;
  readonly publishedAt?: Date | null | undefined;
  readonly canonicalUrl?: string | null | undefined;
  readonly aliases?: readonly string[] | undefined;
  /** Whether canonical addresses of earlier stay although `aliases` leaves them out. */
  readonly keepFormerUrls: boolean;
  readonly externalId?: string | null | undefined;
  readonly state?: 'public' | 'hidden' | undefined;
}

/**
 * Changes an article under its thread's lock: re-dating it or moving it to another section can close the thread, so
 * no post may be under way. What is the same already is no change, and leaves no trace.
 */
export async function changeArticle(
  tx: Tx,
  command: { siteId: string; found: ArticleRow; by: AccountViewer; change: ArticleChange },
): Promise<void> {
  const { siteId, by, change } = command;
  await lockThread(tx, siteId, command.found.threadId);
  // Read again: what was found before the wait for the lock may be of yesterday.
  const before = await findArticle(tx, siteId, command.found.id, by);
  allow(by, 'host articles', { section: before.sectionId });
  const sectionId =
    change.section === undefined ? before.sectionId : await sectionOrNone(tx, siteId, change.section);
  allow(by, 'host articles', { section: sectionId });
  const columns = await changedColumns(tx, before, { ...change, sectionId });
  const urls = await readUrls(tx, before.id);
  const urlsAfter = changedUrls(urls, {
    canonicalUrl: change.canonicalUrl === undefined ? before.canonicalUrl : change.canonicalUrl,
    previous: before.canonicalUrl,
    aliases: change.aliases,
    keepFormer: change.keepFormerUrls,
  });
  const fields = [...columns.keys(), ...(isSame(urls, urlsAfter) ? [] : ['aliases'])];
  if (fields.length === 0) return;
  await write(tx, before, columns);
  // After the article's own row, as for a new one: two that want one slug do not wait for each other.
  if (columns.has('slug')) await claimSlug(tx, { siteId, slug: change.slug!, articleId: before.id });
  await writeUrls(tx, { siteId, id: before.id }, urls, urlsAfter);
  await touchThread(tx, before.threadId);
  if (sectionId !== before.sectionId) await moveItems(tx, before, sectionId);
  if (columns.has('section') || columns.has('publishedAt')) await tellClosings(tx, [before.threadId]);
  await tell(tx, { siteId, by, articleId: before.id, fields, state: change.state });
}

/** What waits of the article waits in its new section from now on. */
async function moveItems(tx: Tx, { id, sectionId: from }: ArticleRow, to: string | null): Promise<void> {
  await moveItemsToSection(tx, id, to);
  const sections = [from, to].filter((section) => section !== null);
  await noteQueuePauses(tx, sections, await readClock(tx));
}

type Columns = ReadonlyMap<string, Readonly<Record<string, SqlValue>>>;

/** By the name of each field that changes: the columns that hold it. */
async function changedColumns(
  tx: Tx,
  before: ArticleRow,
  change: ArticleChange & { sectionId: string | null },
): Promise<Columns> {
  const changed = new Map<string, Readonly<Record<string, SqlValue>>>();
  const compare = <
    Name extends
      'slug' | 'headline' | 'byline' | 'disclosure' | 'editorsNote' | 'canonicalUrl' | 'externalId' | 'state',
  >(
    name: Name,
    column: string,
  ): void => {
    const value = change[name];
    if (value !== undefined && value !== before[name]) changed.set(name, { [column]: value });
  };
  compare('slug', 'slug');
  compare('headline', 'headline');
  compare('byline', 'byline');
  compare('disclosure', 'disclosure');
  compare('editorsNote', 'editors_note');
  compare('canonicalUrl', 'canonical_url');
  compare('externalId', 'external_id');
  compare('state', 'state');
  const { publishedAt, body, sectionId } = change;
  if (sectionId !== before.sectionId) changed.set('section', { section_id: sectionId });
  if (publishedAt !== undefined && publishedAt?.getTime() !== before.publishedAt?.getTime()) {
    changed.set('publishedAt', { published_at: publishedAt });
  }
  if (body !== undefined && (await isAnother(tx, before.id, body))) {
    changed.set('body', {
      body_source: body,
      body_html: sanitiseArticleHtml(body),
      sanitiser_version: SANITISER_VERSION,
    });
  }
  return changed;
}

/** Also when the sanitiser has changed since: then it goes through the one of now. */
async function isAnother(tx: Tx, articleId: string, body: string): Promise<boolean> {
  const same = await tx.query(
    'SELECT FROM articles WHERE id = $1 AND body_source = $2 AND sanitiser_version = $3',
    [articleId, body, SANITISER_VERSION],
  );
  return same.length === 0;
}

function isSame(one: Urls, other: Urls): boolean {
  return (
    one.size === other.size &&
    [...one].every(([key, { url, former }]) => {
      const same = other.get(key);
      return same?.url === url && same.former === former;
    })
  );
}

async function write(tx: Tx, before: ArticleRow, changed: Columns): Promise<void> {
  const columns = Object.assign({}, ...changed.values()) as Record<string, SqlValue>;
  const names = Object.keys(columns);
  if (names.length === 0) return;
  const set = names.map((name, index) => `${name} = $${index + 2}`).join(', ');
  try {
    await tx.run(`UPDATE articles SET ${set} WHERE id = $1`, [before.id, ...Object.values(columns)]);
  } catch (error) {
    throw takenBy(error, textOf(columns['slug']), textOf(columns['external_id'])) ?? error;
  }
}

const textOf = (value: SqlValue | undefined): string => (typeof value === 'string' ? value : '');

async function tell(
  tx: Tx,
  changed: {
    siteId: string;
    by: AccountViewer;
    articleId: string;
    fields: readonly string[];
    state: 'public' | 'hidden' | undefined;
  },
): Promise<void> {
  const { siteId, by, articleId: subjectId, state } = changed;
  const fields = changed.fields.filter((field) => field !== 'state');
  const at = await readClock(tx);
  const deed = {
    siteId,
    at,
    actor: { kind: 'account', id: by.accountId },
    subjectKind: 'article',
    subjectId,
  } as const;
  await record(tx, [
    ...(fields.length > 0 ? [{ ...deed, action: 'article.update', detail: { fields } }] : []),
    ...(changed.fields.includes('state')
      ? [{ ...deed, action: state === 'hidden' ? 'article.hide' : 'article.show' }]
      : []),
  ]);
}
