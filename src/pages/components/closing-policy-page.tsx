import { fieldsAt } from '../office/closing-form.rules.js';
import type { ClosingPageView } from '../office/closing-page-view.js';
import { wordsFor } from '../words/words.js';
import { ClosingPreview } from './closing-preview.js';
import { ClosingSetting } from './closing-setting.js';
import { ClosingVersions } from './closing-versions.js';
import { OfficeLinks } from './office-links.js';
import { Page } from './page.js';
import { useWords } from './page-context.js';

/** When discussions close: the settings of one level, what a draft of them would do, and every version of them. */
export function ClosingPolicyPage(view: ClosingPageView) {
  const { level, name, articleHref, preview, versions, moreHref } = view;
  const words = wordsFor(view.site.locale).closingPage;
  return (
    <Page
      {...view}
      title={level === 'site' ? words.title : `${words.title}: ${name}`}
      description={null}
      unlisted
    >
      <OfficeLinks links={view.officeLinks} />
      <h1>
        {words.heading[level]}
        {level !== 'site' && (
          <>
            {' '}
            {articleHref === null ? (
              <bdi>{name}</bdi>
            ) : (
              <a href={articleHref}>
                <bdi>{name}</bdi>
              </a>
            )}
          </>
        )}
      </h1>
      <p class="byline">{words.explain[level]}</p>
      <Places places={view.places} />
      <Became view={view} />
      <div class={preview === null ? undefined : 'beside'}>
        {preview !== null && (
          <ClosingPreview preview={preview} id={view.meanwhile.length === 0 ? 'notice' : 'preview'} />
        )}
        <PolicyForm view={view} />
      </div>
      <section class="earlier" aria-labelledby="versions-heading">
        <h2 id="versions-heading">{words.versions}</h2>
        {versions.length === 0 ? (
          <p class="hint">{words.noVersions}</p>
        ) : (
          <ClosingVersions versions={versions} />
        )}
        {moreHref !== null && (
          <p class="pager">
            <a class="more" href={moreHref} rel="next">
              {words.more}
            </a>
          </p>
        )}
      </section>
    </Page>
  );
}

function Places({ places }: Pick<ClosingPageView, 'places'>) {
  const words = useWords().closingPage;
  if (places.length < 2) return null;
  return (
    <nav class="sorts places" aria-label={words.places}>
      {places.map(({ label, href, current }) => (
        <a href={href} aria-current={current ? 'page' : undefined}>
          <bdi>{label}</bdi>
        </a>
      ))}
    </nav>
  );
}

/** What became of the form that led here. */
function Became({ view: { saved, meanwhile, problem, version } }: { view: ClosingPageView }) {
  const words = useWords().closingPage;
  if (saved) {
    return (
      <p class="notice notice-done" id="notice" role="status" tabIndex={-1}>
        {words.saved(version)}
      </p>
    );
  }
  const [last] = meanwhile;
  if (last !== undefined) {
    return (
      <div class="problem" id="notice" role="alert" tabIndex={-1}>
        <p>
          <b>{words.meanwhile(last.setBy ?? words.somebody)}</b> {words.meanwhileExplain}
        </p>
        <ClosingVersions versions={meanwhile} />
      </div>
    );
  }
  if (problem === null) return null;
  return (
    <p class="problem" id="notice" role="alert" tabIndex={-1}>
      <b>{problem.tried === 'preview' ? words.notPreviewed : words.problem}</b>{' '}
      <a href={`#problem-${problem.setting}`}>{words.settings[problem.setting]}</a>
    </p>
  );
}

function PolicyForm({ view }: { view: ClosingPageView }) {
  const words = useWords().closingPage;
  const { level, typed, above, problem } = view;
  return (
    <form class="settings" method="post" action={`${view.action}#notice`} noValidate>
      <input type="hidden" name="version" value={view.version} />
      {fieldsAt(level).map((field) => (
        <ClosingSetting field={field} level={level} typed={typed} above={above} problem={problem} />
      ))}
      {/* First the one that changes nothing: Enter in a field takes it. */}
      <p class="buttons">
        <button type="submit" name="do" value="preview">
          {words.preview}
        </button>{' '}
        <button type="submit" name="do" value="save" class="primary">
          {words.save}
        </button>
      </p>
    </form>
  );
}
