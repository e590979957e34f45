import type { CardView, PlainCard } from '../desk/desk-view.js';
import { CardNotes, CardSanction } from './desk-card-forms.js';
import { Html } from './html.js';
import { Moment } from './moment.js';
import { useSite, useWords } from './page-context.js';

type Author = NonNullable<PlainCard['author']>;

const STATUSES = ['published', 'held', 'rejected', 'spam', 'withdrawn'] as const;

/** Who wrote it: what became of their comments, what stands against them, and what is done about them. */
export function CardAuthor({ view }: { view: CardView }) {
  const words = useWords().cardAuthor;
  const number = new Intl.NumberFormat(useSite().locale);
  const { author, revisions } = view.card;
  const { ipPrefix } = revisions.at(-1)!;
  return (
    <section class="desk-author" aria-labelledby="author-heading">
      <h2 id="author-heading">{words.heading}</h2>
      {author === null ? (
        <p>{words.unknown}</p>
      ) : (
        <>
          <p>
            <b>
              <bdi>{author.name}</bdi>
            </b>
            , {words.kind[author.kind]}, {words.since} <Moment at={author.since} />
          </p>
          <p>
            {STATUSES.filter((status) => author.comments[status] > 0)
              .map((status) => `${number.format(author.comments[status])} ${words.counts[status]}`)
              .join(', ')}
          </p>
          {author.email !== null && (
            <p class="hint">
              {words.email}: {author.email}
            </p>
          )}
        </>
      )}
      {ipPrefix !== null && (
        <p class="hint">
          {words.network}: {ipPrefix}
        </p>
      )}
      {author !== null && (
        <>
          <Standing author={author} />
          <Recent author={author} commentId={view.card.comment.id} />
          <CardNotes view={view} author={author} />
          <CardSanction view={view} />
        </>
      )}
    </section>
  );
}

function Standing({ author: { standing } }: { author: Author }) {
  const words = useWords().cardAuthor;
  const { active, history } = standing;
  return (
    <>
      {active.length === 0 ? (
        <p>{words.good}</p>
      ) : (
        <>
          <h3>{words.active}</h3>
          <ul class="desk-list" role="list">
            {active.map(({ kind, until, rule, note, imposedBy, imposedAt, acknowledgedAt }) => (
              <li>
                <p>
                  <b>{words.sanction[kind]}</b>{' '}
                  {kind !== 'warn' &&
                    (until === null ? (
                      words.forGood
                    ) : (
                      <>
                        {words.until} <Moment at={until} withTime />
                      </>
                    ))}
                  {acknowledgedAt !== null && words.acknowledged}
                  {rule !== null && ` · ${rule.title}`}
                </p>
                {note !== null && (
                  <p class="plain" dir="auto">
                    {note}
                  </p>
                )}
                <p class="comment-meta">
                  <bdi>{imposedBy.name}</bdi>, <Moment at={imposedAt} withTime />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {history.length > active.length && <p class="hint">{words.history(history.length)}</p>}
    </>
  );
}

function Recent({ author: { lastComments }, commentId }: { author: Author; commentId: string }) {
  const words = useWords();
  const others = lastComments.filter(({ comment }) => comment.id !== commentId);
  if (others.length === 0) return null;
  return (
    <details>
      <summary>
        {words.cardAuthor.recent} ({others.length})
      </summary>
      <ul class="desk-list" role="list">
        {others.map(({ comment, article, decisions }) => (
          <li>
            <p class="comment-meta">
              <a href={`/console/comments/${comment.id}`} dir="auto">
                {article.headline}
              </a>
              , <Moment at={comment.createdAt} withTime />
            </p>
            {comment.html !== null && <Html class="comment-body prose" html={comment.html} />}
            <p class="comment-meta">
              {words.card.status[comment.status ?? '']}
              {decisions
                .filter(({ undone }) => !undone)
                .map(
                  ({ action, decidedBy }) =>
                    ` · ${words.card.decided[action]} ${words.card.by} ${decidedBy.name}`,
                )}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
