import { may } from '../../accounts/permissions.rules.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { listDiscussions, type ListedDiscussion } from '../../articles/list-discussions.js';
import type { Reader } from '../../platform/database/database.js';
import { closingOf } from '../../policies/closing.rules.js';
import { readSections } from '../../sites/read-sections.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { modeAt, readSetModes, type ThreadModes } from '../../threads/read-mode.js';
import type { DiscussionControlView } from '../discussion-control-view.js';
import { articleHref } from '../hrefs.js';
import { discussionsHref, manyHref, rowAction } from './discussions-hrefs.js';
import type {
  DiscussionModeView,
  DiscussionRowView,
  DiscussionsFilter,
  DiscussionsPageView,
} from './discussions-view.js';
import { modeFormOf } from './thread-mode-form.rules.js';
import { officePageView } from './office-page-view.js';

const ROWS = 30;

export interface DiscussionsRequest {
  readonly site: CurrentSite;
  readonly by: AccountViewer;
  readonly filter: DiscussionsFilter;
  readonly cursor: string | null;
  readonly notice: DiscussionsPageView['notice'];
  /** A form of a row that was refused and is to be shown again. */
  readonly refused: (Pick<DiscussionControlView, 'problem' | 'typed'> & { readonly threadId: string }) | null;
  /** The same, of its mode. */
  readonly refusedMode?: (Pick<DiscussionModeView, 'typed' | 'field'> & { readonly threadId: string }) | null;
}

/** All of the page that lists discussions. */
export async function readDiscussionsPage(
  reader: Reader,
  request: DiscussionsRequest,
): Promise<DiscussionsPageView> {
  const { site, by, filter, cursor, notice } = request;
  const { items, nextCursor } = await listDiscussions(reader, {
    ...{ siteId: site.id, by, cursor, limit: ROWS },
    section: filter.section || null,
    state: filter.state || null,
    words: filter.words.split(/\s+/).filter(Boolean),
  });
  const sections = await readSections(reader, site.id);
  const modes = await readSetModes(
    reader,
    items.map(({ threadId }) => threadId),
  );
  return {
    ...officePageView(site, by, 'discussions'),
    notice,
    filter,
    sections: sections.filter(({ id }) => may(by, 'close threads', { section: id })),
    everythingHref: Object.values(filter).some(Boolean) ? discussionsHref({}) : null,
    rows: items.map((item) => ({
      ...rowView(item, request),
      mode: modeView(item, modes.get(item.threadId)!, request),
    })),
    moreHref: nextCursor && discussionsHref(filter, { cursor: nextCursor }),
    manyHref: manyHref({ section: filter.section }),
  };
}

const NOTHING_SENT = { problem: null, typed: { message: '', at: '', until: '' } };

function rowView(
  { threadId, slug, headline, sectionName, publishedAt, comments, waiting, closing: facts }: ListedDiscussion,
  { filter, cursor, refused }: DiscussionsRequest,
): Omit<DiscussionRowView, 'mode'> {
  const { state, explanation, reopensAt } = facts.closing;
  const { problem, typed } = refused?.threadId === threadId ? refused : NOTHING_SENT;
  return {
    ...{ threadId, headline, comments, waiting, state, problem, typed },
    href: articleHref(slug),
    section: sectionName,
    publishedAt: publishedAt?.toISOString() ?? null,
    reason: explanation,
    will: whatCloses(facts),
    reopensAt: reopensAt?.toISOString() ?? null,
    closeAction: rowAction(threadId, 'close', filter, cursor),
    reopenAction: rowAction(threadId, 'reopen', filter, cursor),
  };
}

function modeView(
  { threadId, closing: { now } }: ListedDiscussion,
  set: ThreadModes,
  { site, filter, cursor, refusedMode = null }: DiscussionsRequest,
): DiscussionModeView {
  const again = refusedMode?.threadId === threadId ? refusedMode : null;
  const { mode, slowMode } = modeAt(set, now);
  return {
    action: rowAction(threadId, 'mode', filter, cursor),
    inForce: mode,
    slowSeconds: slowMode?.seconds ?? null,
    typed: again?.typed ?? modeFormOf(set, site.timeZone),
    field: again?.field ?? null,
  };
}

/** By the same rules, asked about the instant at which they foresee it. */
function whatCloses({ facts, closing }: ListedDiscussion['closing']): DiscussionRowView['will'] {
  if (closing.closesAt === null) return null;
  const { state, because, level } = closingOf({ ...facts, now: closing.closesAt });
  if (state === 'open' || because === null || level === null) return null;
  return { state, because, level, at: closing.closesAt.toISOString() };
}
