import type { Passage } from '../../policies/compare-policies.rules.js';
import type { PolicyDiffPageView } from '../policy-diff-view.js';
import { wordsFor } from '../words.js';
import { Moment } from './moment.js';
import { Page } from './page.js';

/** What became of one version of the comment policy in another. */
export function PolicyDiffPage({ from, to, comparison, ...page }: PolicyDiffPageView) {
  const words = wordsFor(page.site.locale).policy;
  return (
    <Page {...page} title={words.changes} description={null} unlisted>
      <article class="policy diff">
        <header>
          <h1>{words.changes}</h1>
          <p class="byline">
            <a href={from.href}>{words.version(from.version)}</a>, <Moment at={from.publishedAt} /> →{' '}
            <a href={to.href}>{words.version(to.version)}</a>, <Moment at={to.publishedAt} />
          </p>
        </header>
        <h2 dir="auto">
          <Passages passages={comparison.title} />
        </h2>
        <p class="plain" dir="auto">
          <Passages passages={comparison.body} />
        </p>
        <section aria-labelledby="rules-heading">
          <h2 id="rules-heading">{words.rules}</h2>
          <ol class="rules">
            {comparison.rules.map((rule) => (
              <li id={rule.key}>
                <h3 dir="auto">
                  <Passages passages={rule.title} />{' '}
                  <span class="permalink">{words.became[rule.change]}</span>
                </h3>
                <p class="plain" dir="auto">
                  <Passages passages={rule.text} />
                </p>
              </li>
            ))}
          </ol>
        </section>
      </article>
    </Page>
  );
}

const Passages = ({ passages }: { passages: readonly Passage[] }) => (
  <>
    {passages.map(({ change, text }) =>
      change === 'added' ? <ins>{text}</ins> : change === 'removed' ? <del>{text}</del> : text,
    )}
  </>
);
