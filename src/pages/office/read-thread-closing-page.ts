import { may } from '../../accounts/permissions.rules.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import type { Reader } from '../../platform/database/database.js';
import { readSections } from '../../sites/read-sections.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import {
  articlesOfThreads,
  listThreadResults,
  readThreadClosing,
} from '../../threads/thread-closings/read-thread-closing.js';
import type { ThreadFilter } from '../../threads/thread-closings/thread-closing.body.js';
import { articleHref } from '../hrefs.js';
import { manyFormOf } from './closing-filter.rules.js';
import { closingHref, MANY, manyHref } from './discussions-hrefs.js';
import { officePageView } from './office-page-view.js';
import type { ListedThreadView, ManyFormView, ThreadClosingView } from './thread-closings-view.js';

const RESULTS_SHOWN = 50;

interface Asked {
  readonly site: CurrentSite;
  readonly by: AccountViewer;
}

/** All of the page on which many discussions are listed by what they have in common. */
export async function readManyFormPage(
  reader: Reader,
  { site, by, ...form }: Asked & Pick<ManyFormView, 'notice' | 'typed' | 'field'>,
): Promise<ManyFormView> {
  const sections = await readSections(reader, site.id);
  return {
    ...officePageView(site, by, 'discussions'),
    ...form,
    action: MANY,
    sections: sections.filter(({ id }) => may(by, 'close threads', { section: id })),
    limited: by.sections !== null,
  };
}

/** All of the page of one such list: what would be done, how far it is, what became of each. */
export async function readThreadClosingPage(
  reader: Reader,
  {
    site,
    by,
    closingId,
    cursor,
    notice,
  }: Asked & { closingId: string; cursor: string | null } & Pick<ThreadClosingView, 'notice'>,
): Promise<ThreadClosingView> {
  const named = { siteId: site.id, closingId, by };
  const closing = await readThreadClosing(reader, named);
  const { id, action, state, count, message, reason, at, until, results: counts } = closing;
  const filter = closing.filter as ThreadFilter;
  const sections = await readSections(reader, site.id);
  const self = closingHref(id);
  const { items, nextCursor } =
    state === 'ready'
      ? { items: [], nextCursor: null }
      : await listThreadResults(reader, named, { cursor, limit: RESULTS_SHOWN });
  const articles = await articlesOfThreads(
    reader,
    named,
    items.map(({ threadId }) => threadId),
  );
  return {
    ...officePageView(site, by, 'discussions'),
    ...{ notice, action, state, count, message, reason, at, until, counts },
    filter: {
      section: sections.find(({ key }) => key === filter.section)?.name ?? filter.section ?? null,
      publishedBefore: filter.publishedBefore ?? null,
      publishedAfter: filter.publishedAfter ?? null,
      lastCommentBefore: filter.lastCommentBefore ?? null,
      all: filter.all === true,
    },
    examples: closing.examples.map(listed),
    results: items.map(({ threadId, result, code }) => ({
      ...listed(articles.get(threadId)),
      ...{ result, code: code ?? null },
    })),
    moreHref: nextCursor && closingHref(id, nextCursor),
    selfHref: self,
    againHref: manyHref(manyFormOf({ ...closing, filter }, site.timeZone)),
    runAction: `${self}/run`,
    undoAction: `${self}/undo`,
  };
}

const listed = (article: { slug: string; headline: string } | undefined): ListedThreadView => ({
  headline: article?.headline ?? null,
  href: article === undefined ? null : articleHref(article.slug),
});
