import type { ReportPageView } from '../report-view.js';
import { wordsFor } from '../words/words.js';
import { nameOf } from './author.js';
import { Html } from './html.js';
import { Page } from './page.js';
import { ReportForm } from './report-form.js';

/** Where a reader says what is wrong with a comment. */
export function ReportPage(view: ReportPageView) {
  const { comment, article, backHref } = view;
  const all = wordsFor(view.site.locale);
  const words = all.report;
  return (
    <Page {...view} title={words.heading} description={null} unlisted>
      <div class="own-comment">
        <h1>{words.heading}</h1>
        <p>
          {words.by(nameOf(all, comment.author.name), comment.number)} {words.on}{' '}
          <a href={article.href} dir="auto">
            {article.headline}
          </a>
        </p>
        <blockquote>
          <Html class="comment-body prose" html={comment.html} />
        </blockquote>
        <ReportForm {...view} />
        <p>
          <a href={backHref}>{words.back}</a>
        </p>
      </div>
    </Page>
  );
}
