import type { StatementView } from '../statement-view.js';
import { Html } from './html.js';
import { Moment } from './moment.js';
import { useStatementWords } from './page-context.js';
import { PlainText } from './plain-text.js';

/** What was decided, of which comment, and under which rule in the words of then. */
export function Statement({ statement }: { statement: StatementView }) {
  const words = useStatementWords().statements;
  const { action, standing, decidedAt, until, rule, comment } = statement;
  return (
    <div class="notice statement">
      <p>
        <b>{words.action[action]}</b> <Moment at={decidedAt} withTime />
        {comment?.article != null && (
          <>
            {' '}
            {words.on} <a href={comment.article.href}>{comment.article.headline}</a>
          </>
        )}
      </p>
      {standing !== 'in force' && <p>{words.standing[standing]}</p>}
      {until !== null && (
        <p>
          {words.until} <Moment at={until} withTime />
        </p>
      )}
      {comment !== null && (
        <blockquote>
          <Html class="comment-body prose" html={comment.html} />
        </blockquote>
      )}
      {rule !== null && (
        <div class="prose">
          <p>
            {words.rule} <a href={rule.href}>{rule.title}</a>
          </p>
          <PlainText text={rule.text} />
        </div>
      )}
      {statement.acknowledgedAt !== null && (
        <p>
          {words.acknowledged} <Moment at={statement.acknowledgedAt} withTime />
        </p>
      )}
      {statement.acknowledgeAction !== null && (
        <form method="post" action={statement.acknowledgeAction}>
          <p>
            <button type="submit" class="primary">
              {words.acknowledge}
            </button>
          </p>
        </form>
      )}
    </div>
  );
}
