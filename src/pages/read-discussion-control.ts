import { may } from '../accounts/permissions.rules.js';
import type { Viewer } from '../accounts/viewer.js';
import type { ArticleRow } from '../articles/find-article.js';
import type { Reader } from '../platform/database/database.js';
import type { ClosingLevel } from '../policies/closing-facts.js';
import { closingOf } from '../policies/closing.rules.js';
import { CLOSING_FACTS, closingCaseOf, type ClosingFactsRow } from '../threads/read-closing.js';
import type { DecidingLevelView, DiscussionControlView } from './discussion-control-view.js';
import { articleHref, closingPolicyHref } from './hrefs.js';

type Sent = Pick<DiscussionControlView, 'problem' | 'typed'>;

interface Asked {
  readonly viewer: Viewer;
  readonly article: ArticleRow;
  /** A form that was refused and is to be shown again. */
  readonly sent: Sent | null;
}

const NOTHING_SENT: Sent = { problem: null, typed: { message: '', at: '', until: '' } };

/** What a publisher sees of the state of a discussion, and can do about it; null for others. */
export async function readDiscussionControl(
  reader: Reader,
  asked: Asked,
): Promise<DiscussionControlView | null> {
  const { viewer, article, sent } = asked;
  if (!may(viewer, 'close threads', { section: article.sectionId })) return null;
  const [row] = await reader.query<ClosingFactsRow>(
    `SELECT ${CLOSING_FACTS} FROM threads t JOIN articles a ON a.id = t.article_id WHERE t.id = $1`,
    [article.threadId],
  );
  const facts = closingCaseOf(row!);
  const { state, level, closesAt } = closingOf({ ...facts, now: row!.now });
  const then = closesAt === null ? null : closingOf({ ...facts, now: closesAt });
  const href = articleHref(article.slug);
  return {
    ...{ closeAction: `${href}/close`, reopenAction: `${href}/reopen` },
    decidedBy: state === 'open' || level === null ? null : decidingLevel(level, asked),
    will:
      closesAt === null ||
      then === null ||
      then.state === 'open' ||
      then.because === null ||
      then.level === null
        ? null
        : {
            state: then.state,
            because: then.because,
            at: closesAt.toISOString(),
            decidedBy: decidingLevel(then.level, asked),
          },
    ...(sent ?? NOTHING_SENT),
  };
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
