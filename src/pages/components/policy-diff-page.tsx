import type { PolicyDiffPageView } from '../policy-diff-view.js';
import { wordsFor } from '../words/words.js';
import { Moment } from './moment.js';
import { Page } from './page.js';
import { PolicyComparisonParts } from './policy-comparison.js';
import { arrowOf } from '../direction.rules.js';

/** What became of one version of the comment policy in another. */
export function PolicyDiffPage({ from, to, comparison, ...page }: PolicyDiffPageView) {
  const words = wordsFor(page.site.locale).policy;
  return (
    <Page {...page} title={words.changes} description={null} unlisted>
      <article class="policy diff">
        <header>
          <h1>{words.changes}</h1>
          <p class="byline">
            <a href={from.href}>{words.version(from.version)}</a>, <Moment at={from.publishedAt} />{' '}
            {arrowOf(page.site.locale)} <a href={to.href}>{words.version(to.version)}</a>,{' '}
            <Moment at={to.publishedAt} />
          </p>
        </header>
        <PolicyComparisonParts comparison={comparison} />
      </article>
    </Page>
  );
}
