import type { PolicyPageView, PolicyRuleView } from '../policy-page-view.js';
import { wordsFor } from '../words/words.js';
import { Moment } from './moment.js';
import { Page } from './page.js';
import { useWords } from './page-context.js';
import { PlainText } from './plain-text.js';

export function PolicyPage({ policy, current, earlier, changesHref, ...page }: PolicyPageView) {
  const words = wordsFor(page.site.locale);
  return (
    <Page {...page} title={policy.title} description={words.policy.description(page.site.name)}>
      <article class="policy">
        <header>
          <h1 dir="auto">{policy.title}</h1>
          <p class="byline">
            {words.policy.version(policy.version)}
            {policy.publishedAt !== null && (
              <>
                , {words.policy.since} <Moment at={policy.publishedAt} />
              </>
            )}
            {changesHref !== null && (
              <>
                {' '}
                · <a href={changesHref}>{words.policy.whatChanged}</a>
              </>
            )}
          </p>
          {current !== null && (
            <p class="notice">
              {words.policy.superseded} <a href={current.href}>{words.policy.readCurrent(current.version)}</a>
            </p>
          )}
        </header>
        <div class="prose">
          <PlainText text={policy.body} />
        </div>
        {policy.rules.length > 0 && (
          <section aria-labelledby="rules-heading">
            <h2 id="rules-heading">{words.policy.rules}</h2>
            <ol class="rules">
              {policy.rules.map((rule) => (
                <Rule rule={rule} />
              ))}
            </ol>
          </section>
        )}
        {earlier.length > 0 && <EarlierVersions earlier={earlier} />}
      </article>
    </Page>
  );
}

/** The key is the anchor: statements to authors link to the rule that was applied. */
const Rule = ({ rule }: { rule: PolicyRuleView }) => (
  <li id={rule.key}>
    <h3 dir="auto">
      {rule.title}{' '}
      <a class="permalink" href={`#${rule.key}`}>
        #{rule.key}
      </a>
    </h3>
    <PlainText text={rule.text} />
  </li>
);

function EarlierVersions({ earlier }: Pick<PolicyPageView, 'earlier'>) {
  const words = useWords();
  return (
    <section class="earlier" aria-labelledby="earlier-heading">
      <h2 id="earlier-heading">{words.policy.earlier}</h2>
      <ul role="list">
        {earlier.map((version) => (
          <li>
            <a href={version.href}>{words.policy.version(version.version)}</a>{' '}
            <Moment at={version.publishedAt} />
          </li>
        ))}
      </ul>
    </section>
  );
}
