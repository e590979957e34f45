import type { OwnCommentPageView } from '../own-comment-view.js';
import { wordsFor } from '../words/words.js';
import { EditForm, WithdrawForm } from './edit-form.js';
import { Html } from './html.js';
import { Page } from './page.js';
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
        {withdrawAction !== null && <WithdrawForm action={withdrawAction} />}
        <p>
          <a href={backHref}>{words.back}</a>
        </p>
      </div>
    </Page>
  );
}
