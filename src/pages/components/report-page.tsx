import type { ReportPageView } from '../report-view.js';
import { wordsFor } from '../words/words.js';
import { nameOf } from './author.js';
import { Field } from './field.js';
import { complaintOf, FormProblem } from './form-problem.js';
import { Html } from './html.js';
import { Page } from './page.js';

/** Where a reader says what is wrong with a comment. */
export function ReportPage(view: ReportPageView) {
  const { comment, article, action, reasons, typed, problem, backHref } = view;
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
        <form method="post" action={`${action}#form-problem`}>
          {problem !== null && <FormProblem heading={words.problem} detail={problem.detail} />}
          <fieldset class="setting" {...complaintOf(problem, 'reason')}>
            <legend>{words.why}</legend>
            <ul class="reason-choices" role="list">
              {reasons.map(({ key, title }) => (
                <li>
                  <input
                    type="radio"
                    id={`reason-${key}`}
                    name="reason"
                    value={key}
                    checked={typed.reason === key}
                    required
                  />{' '}
                  <label for={`reason-${key}`} dir="auto">
                    {title}
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
          <Field id="report-text" label={words.text} hint={words.textHint}>
            <textarea
              id="report-text"
              name="text"
              rows={4}
              maxLength={2000}
              dir="auto"
              {...complaintOf(problem, 'text')}
            >
              {typed.text}
            </textarea>
          </Field>
          <p>
            <button type="submit" class="primary">
              {words.send}
            </button>
          </p>
        </form>
        <p>
          <a href={backHref}>{words.back}</a>
        </p>
      </div>
    </Page>
  );
}
