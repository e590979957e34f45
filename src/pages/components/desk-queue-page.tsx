import type { QueueItemView, QueuePageView } from '../desk/desk-view.js';
import { heldReasonInWords } from '../words/held-reason.js';
import { wordsFor } from '../words/words.js';
import { Author, nameOf } from './author.js';
import { DeskNotice } from './desk-notice.js';
import { DeskRoot } from './desk-root.js';
import { Moment } from './moment.js';
import { OfficeLinks } from './office-links.js';
import { Page } from './page.js';
import { useWords } from './page-context.js';

/** What waits in one queue, in its order. */
export function QueuePage(view: QueuePageView) {
  const { queue, count, items, claimAction, moreHref, queuesHref, everythingHref } = view;
  const words = wordsFor(view.site.locale).desk;
  return (
    <Page {...view} title={words.queues[queue]} description={null} unlisted>
      <OfficeLinks links={view.officeLinks} />
      <DeskRoot start={view.start}>
        <p class="crumb">
          <a href={queuesHref}>{words.allQueues}</a>
        </p>
        <h1>{words.queues[queue]}</h1>
        <DeskNotice notice={view.notice} />
        {everythingHref !== null && (
          <p class="byline">
            {words.narrowed} {Object.values(view.narrowing).filter(Boolean).join(', ')}.{' '}
            <a href={everythingHref}>{words.everything}</a>
          </p>
        )}
        {items.length === 0 ? (
          <div class="empty">
            <p>{words.nothing}</p>
            <p class="hint">{words.nothingHint}</p>
          </div>
        ) : (
          <>
            <form class="row" method="post" action={claimAction}>
              <button type="submit" class="primary">
                {words.claim}
              </button>
              <span class="byline">{words.waiting(count)}</span>
            </form>
            <ol class="queue" role="list">
              {items.map((item) => (
                <Item item={item} />
              ))}
            </ol>
          </>
        )}
        {moreHref !== null && (
          <p class="pager">
            <a class="more" href={moreHref} rel="next">
              {words.more}
            </a>
          </p>
        )}
      </DeskRoot>
    </Page>
  );
}

function Item({ item }: { item: QueueItemView }) {
  const words = useWords();
  const { author, article, reasons, priority, language } = item;
  const why = [...new Set(reasons.map((reason) => heldReasonInWords(words, reason)))].join('; ');
  return (
    <li id={`item-${item.id}`}>
      <article>
        <header>
          <a href={item.href} aria-label={words.desk.look(nameOf(words, author.name))}>
            <Author author={author} />
          </a>{' '}
          {words.desk.priority[priority] !== '' && <span class="badge">{words.desk.priority[priority]}</span>}{' '}
          <span class="comment-meta">
            {words.desk.since} <Moment at={item.openedAt} withTime /> · {language} ·{' '}
            <a href={article.href} dir="auto">
              {article.headline}
            </a>
          </span>
        </header>
        <p class="excerpt" dir="auto">
          {item.text}
        </p>
        {why !== '' && (
          <p class="reasons">
            <b>{words.desk.why}:</b> {why}
          </p>
        )}
        <Holder item={item} />
      </article>
    </li>
  );
}

function Holder({ item: { holder, takeOverAction } }: { item: QueueItemView }) {
  const words = useWords().desk;
  if (holder === null) return null;
  return (
    <form class="row holder" method="post" action={takeOverAction}>
      <p>
        {holder.own ? words.hand.own : words.hand.other(holder.name)} <Moment at={holder.until} withTime />
      </p>
      {!holder.own && <button type="submit">{words.hand.takeOver}</button>}
    </form>
  );
}
