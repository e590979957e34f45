import type { CardView } from '../desk/desk-view.js';
import { Author, nameOf } from './author.js';
import { CardAuthor } from './desk-card-author.js';
import { CardDecision } from './desk-card-decision.js';
import { CardChanges, CardDecisions, CardReports, CardWhy } from './desk-card-record.js';
import { Html } from './html.js';
import { Moment } from './moment.js';
import { useWords } from './page-context.js';

/** All that a decision needs, and the decision. */
export function Card({ view }: { view: CardView }) {
  const { card } = view;
  return (
    <div class="desk-card">
      <div>
        <InHand view={view} />
        <Subject view={view} />
        <CardWhy card={card} />
        <CardReports card={card} />
        <CardChanges card={card} />
        <CardDecisions card={card} />
      </div>
      <div>
        <CardDecision view={view} />
        <CardAuthor view={view} />
      </div>
    </div>
  );
}

/** Who works on it, and how that changes. */
function InHand({ view }: { view: CardView }) {
  const { card, queue, takeOverAction, giveBackAction, nextAction } = view;
  const { item } = card;
  const { hand } = useWords().desk;
  const claim = item?.closedAt === null ? item.claim : null;
  const isOpen = item !== null && item.closedAt === null;
  return (
    <div class="row holder">
      <p>
        {!isOpen && hand.nothingWaits}
        {isOpen && claim === null && hand.nobody}
        {claim !== null && (
          <>
            {claim.own ? hand.own : hand.other(claim.by.name)} <Moment at={claim.expiresAt} withTime />
          </>
        )}
      </p>
      {giveBackAction !== null && (
        <form method="post" action={giveBackAction}>
          <input type="hidden" name="queue" value={queue!.queue} />
          <button type="submit">{hand.giveBack}</button>
        </form>
      )}
      {takeOverAction !== null && (
        <form method="post" action={takeOverAction}>
          <button type="submit">{claim === null ? hand.take : hand.takeOver}</button>
        </form>
      )}
      {nextAction !== null && (
        <form method="post" action={nextAction}>
          <button type="submit">{hand.next}</button>
        </form>
      )}
    </div>
  );
}

/** The comment, and what it is about. */
function Subject({ view: { card, articleHref } }: { view: CardView }) {
  const words = useWords();
  const { comment, article, parent } = card;
  return (
    <article class="desk-subject">
      <header>
        <p class="overline" dir="auto">
          {article.section?.name}
        </p>
        <p>
          <a href={articleHref} dir="auto">
            {article.headline}
          </a>{' '}
          {article.state === 'hidden' && <span class="badge">{words.card.hidden}</span>}
        </p>
        {article.disclosure !== null && (
          <p class="hint" dir="auto">
            {article.disclosure}
          </p>
        )}
      </header>
      {parent !== null && (
        <blockquote class="in-reply" cite={`/comments/${parent.id}`}>
          <p class="comment-meta">
            {words.card.inReplyTo} <bdi>{nameOf(words, parent.author?.name ?? null)}</bdi>
            {parent.number !== null && ` (${words.comment.number(parent.number)})`}
          </p>
          {parent.html === null ? (
            <p>{words.card.noText}</p>
          ) : (
            <Html class="comment-body prose" html={parent.html} />
          )}
        </blockquote>
      )}
      <p>
        {comment.author !== null && <Author author={comment.author} />}{' '}
        <span class="comment-meta">
          <Moment at={comment.createdAt} withTime /> {comment.editedAt !== null && words.comment.edited} ·{' '}
          {words.card.status[comment.status ?? '']}
          {comment.status === 'published' && (
            <>
              {' · '}
              <a href={comment.url}>{words.card.inPlace}</a>
            </>
          )}
        </span>
      </p>
      {comment.html === null ? (
        <p>{words.card.noText}</p>
      ) : (
        <Html class="comment-body prose judged" html={comment.html} />
      )}
    </article>
  );
}
