import { may } from '../accounts/permissions.rules.js';
import type { Viewer } from '../accounts/viewer.js';
import type { ArticleRow } from '../articles/find-article.js';
import type { ClosingLevel } from '../policies/closing-facts.js';
import { closingOf } from '../policies/closing.rules.js';
import type { ClosingFacts } from '../threads/read-closing.js';
import type { DecidingLevelView, DiscussionControlView } from './discussion-control-view.js';
import { articleHref, closingPolicyHref } from './hrefs.js';

type Sent = Pick<DiscussionControlView, 'problem' | 'typed'>;

interface Asked {
  readonly viewer: Viewer;
  readonly article: ArticleRow;
  readonly closing: ClosingFacts;
  /** A form that was refused and is to be shown again. */
  readonly sent: Sent | null;
}

const NOTHING_SENT: Sent = { problem: null, typed: { message: '', at: '', until: '' } };

/** What a publisher sees of the state of a discussion, and can do about it; null for others. */
export function discussionControl(asked: Asked): DiscussionControlView | null {
  const { viewer, article, closing, sent } = asked;
  if (!may(viewer, 'close threads', { section: article.sectionId })) return null;
  const { state, level, closesAt } = closing.closing;
  const href = articleHref(article.slug);
  return {
    ...{ closeAction: `${href}/close`, reopenAction: `${href}/reopen` },
    decidedBy: state === 'open' || level === null ? null : decidingLevel(level, asked),
    will: closesAt === null ? null : whatCloses(asked, closesAt),
    ownPolicyHref: closingPolicyHref(`article:${article.id}`),
    ...(sent ?? NOTHING_SENT),
  };
}

/** By the same rules, asked about the instant at which they foresee it. */
function whatCloses(asked: Asked, at: Date): DiscussionControlView['will'] {
  const { state, because, level } = closingOf({ ...asked.closing.facts, now: at });
  if (state === 'open' || because === null || level === null) return null;
  return { state, because, at: at.toISOString(), decidedBy: decidingLevel(level, asked) };
}

function decidingLevel(level: ClosingLevel, { viewer, article }: Asked): DecidingLevelView {
  const { section, sectionName, sectionId, id } = article;
  const subject = { site: 'site', section: `section:${section}`, article: `article:${id}`, thread: null }[
    level
  ];
  const where = level === 'site' ? 'site' : { section: sectionId };
  const mine = subject !== null && may(viewer, 'set closing policies', where);
  return { level, name: sectionName, href: mine ? closingPolicyHref(subject) : null };
}
