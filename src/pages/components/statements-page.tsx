import type { StatementsPageView } from '../statements-view.js';
import { wordsFor } from '../words/words.js';
import { Page } from './page.js';
import { Statement } from './statement.js';

/** All that was decided against somebody, for them alone. */
export function StatementsPage({ statements, moreHref, ...page }: StatementsPageView) {
  const words = wordsFor(page.site.locale).statements;
  return (
    <Page {...page} title={words.heading} description={null} unlisted>
      <div class="statements">
        <h1>{words.heading}</h1>
        {statements.length === 0 && <p class="empty">{words.none}</p>}
        {statements.map((statement) => (
          <Statement statement={statement} />
        ))}
        {moreHref !== null && (
          <p>
            <a href={moreHref}>{words.more}</a>
          </p>
        )}
      </div>
    </Page>
  );
}
