import type { PolicyFormPageView } from '../office/policy-form-view.js';
import { wordsFor } from '../words/words.js';
import { Moment } from './moment.js';
import { OfficeLinks } from './office-links.js';
import { Page } from './page.js';
import { useWords } from './page-context.js';
import { PolicyComparisonParts } from './policy-comparison.js';
import { PolicyForm } from './policy-form.js';

/** The next version of the comment policy, what it changes, and the versions before. */
export function PolicyFormPage(view: PolicyFormPageView) {
  const { current, draft, versions, officeLinks } = view;
  const words = wordsFor(view.site.locale).policyForm;
  return (
    <Page {...view} title={words.heading} description={null} unlisted>
      <OfficeLinks links={officeLinks} />
      <h1>{words.heading}</h1>
      <p class="byline">
        <a href={current.href}>{words.inForce(current.version)}</a>.{' '}
        {draft === null ? (
          words.noDraft(current.version)
        ) : (
          <>
            {words.draft(draft.version)} <Moment at={draft.savedAt} withTime />.{' '}
            <a href="#compare-heading">{words.compare}</a>
          </>
        )}
      </p>
      <Became view={view} />
      <PolicyForm view={view} />
      {draft !== null && (
        <section class="earlier" aria-labelledby="compare-heading">
          <h2 id="compare-heading">{words.compare}</h2>
          <article class="policy diff">
            <PolicyComparisonParts comparison={draft.comparison} />
          </article>
        </section>
      )}
      <Versions versions={versions} />
    </Page>
  );
}

function Versions({ versions }: Pick<PolicyFormPageView, 'versions'>) {
  const words = useWords();
  return (
    <section class="earlier" aria-labelledby="versions-heading">
      <h2 id="versions-heading">{words.policyForm.versions}</h2>
      <ul role="list">
        {versions.map(({ version, publishedAt, href, changesHref }) => (
          <li>
            <a href={href}>{words.policy.version(version)}</a> <Moment at={publishedAt} />
            {changesHref !== null && (
              <>
                {' · '}
                <a href={changesHref}>{words.policyForm.changes}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What became of the form that led here. */
function Became({ view: { done, problem } }: { view: PolicyFormPageView }) {
  const words = useWords().policyForm;
  if (problem !== null) {
    return (
      <div class="problem" id="notice" role="alert" tabIndex={-1}>
        <p>
          <b>{words.problem[problem.tried]}</b> {problem.kind === 'fields' && words.seeFields}
          {problem.kind === 'meanwhile' && words.meanwhile}
          {problem.kind === 'in-use' && words.keptDraft}
        </p>
        {problem.keys.map((key) => (
          <p>{words.inUse(key)}</p>
        ))}
      </div>
    );
  }
  if (done === null) return null;
  return (
    <p class="notice notice-done" id="notice" role="status" tabIndex={-1}>
      {words.done[done]}
    </p>
  );
}
