import type { OwnCommentPageView } from '../own-comment-view.js';
import { wordsFor } from '../words/words.js';
import { CommentText } from './comment-text.js';
import { FormProblem } from './form-problem.js';
import { Html } from './html.js';
import { Moment } from './moment.js';
import { useWords } from './page-context.js';
import { Page } from './page.js';
import { PolicyLine } from './policy-line.js';
import { Statement } from './statement.js';
import { Unsent } from './unsent.js';

/** Where authors change or withdraw what they wrote. */
export function OwnCommentPage({
  comment,
  article,
  backHref,
  edit,
  settled,
  rejection,
  unsent,
  withdrawAction,
  ...page
}: OwnCommentPageView) {
  const words = wordsFor(page.site.locale).own;
  return (
    <Page {...page} title={words.heading} description={null} unlisted>
      <div class="own-comment">
        <h1>{words.heading}</h1>
        <p>
          {words.on} <a href={article.href}>{article.headline}</a>
        </p>
        <blockquote>
          <Html class="comment-body prose" html={comment.html} />
        </blockquote>
        {settled !== null && <p>{settled}</p>}
        {rejection !== null && <Statement statement={rejection} />}
        {unsent !== null && <Unsent label={words.unsent} text={unsent} />}
        {edit !== null && <EditForm edit={edit} />}
        {withdrawAction !== null && (
          <form class="withdraw" method="post" action={withdrawAction}>
            <h2>{words.withdraw}</h2>
            <p>{words.withdrawExplain}</p>
            <p>
              <button type="submit">{words.withdrawButton}</button>
            </p>
          </form>
        )}
        <p>
          <a href={backHref}>{words.back}</a>
        </p>
      </div>
    </Page>
  );
}

function EditForm({ edit }: { edit: NonNullable<OwnCommentPageView['edit']> }) {
  const words = useWords().own;
  const { action, typed, revision, until, policy, problem } = edit;
  return (
    <form method="post" action={`${action}#form-problem`}>
      <h2>{words.edit}</h2>
      {problem !== null && <FormProblem heading={words.problem} detail={problem.detail} />}
      {until !== null && (
        <p>
          {words.until} <Moment at={until} withTime />.
        </p>
      )}
      {policy !== null && <PolicyLine policy={policy} problem={problem} />}
      <CommentText typed={typed} problem={problem} />
      <input type="hidden" name="revision" value={revision} />
      <p>
        <button type="submit" class="primary">
          {words.save}
        </button>
      </p>
    </form>
  );
}
