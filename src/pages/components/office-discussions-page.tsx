import { STATES, type DiscussionRowView, type DiscussionsPageView } from '../office/discussions-view.js';
import { wordsFor } from '../words/words.js';
import { Moment } from './moment.js';
import { DiscussionForms } from './office-discussion-forms.js';
import { More, OfficePage } from './office-page.js';
import { useWords } from './page-context.js';

/** Every discussion with how it stands. */
export function DiscussionsPage(view: DiscussionsPageView) {
  const words = wordsFor(view.site.locale).discussions;
  return (
    <OfficePage view={view} title={words.heading} explain={words.explain} notice={view.notice}>
      <Filter view={view} />
      <p class="many">
        <a class="standing" href={view.manyHref}>
          {words.many}
        </a>
      </p>
      {view.rows.length === 0 ? (
        <div class="empty">
          <p>{view.moreHref === null ? words.none : words.noneYet}</p>
          {view.everythingHref !== null && (
            <p>
              <a class="standing" href={view.everythingHref}>
                {words.everything}
              </a>
            </p>
          )}
        </div>
      ) : (
        <ol class="discussion-rows" role="list">
          {view.rows.map((row) => (
            <Row row={row} />
          ))}
        </ol>
      )}
      <More href={view.moreHref} words={words.more} />
    </OfficePage>
  );
}

function Filter({ view: { filter, sections, everythingHref } }: { view: DiscussionsPageView }) {
  const words = useWords().discussions;
  return (
    <form class="filter" method="get" action="/console/discussions" role="search">
      <div class="field">
        <label for="filter-words">{words.words}</label>
        <input id="filter-words" name="words" type="search" maxLength={200} value={filter.words} dir="auto" />
      </div>
      {sections.length > 0 && (
        <div class="field">
          <label for="filter-section">{words.section}</label>
          <select id="filter-section" name="section">
            <option value="">{words.everySection}</option>
            {sections.map(({ key, name }) => (
              <option value={key} selected={key === filter.section}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="field">
        <label for="filter-state">{words.state}</label>
        <select id="filter-state" name="state">
          <option value="">{words.everyState}</option>
          {STATES.map((state) => (
            <option value={state} selected={state === filter.state}>
              {words.states[state]}
            </option>
          ))}
        </select>
      </div>
      <p class="filter-buttons">
        <button type="submit">{words.apply}</button>
        {everythingHref !== null && (
          <>
            {' '}
            <a class="standing" href={everythingHref}>
              {words.everything}
            </a>
          </>
        )}
      </p>
    </form>
  );
}

function Row({ row }: { row: DiscussionRowView }) {
  const words = useWords().discussions;
  return (
    <li id={`discussion-${row.threadId}`}>
      <div>
        <h2>
          <a href={row.href} dir="auto">
            {row.headline}
          </a>
        </h2>
        <p class="byline">
          {row.section !== null && (
            <>
              <bdi>{row.section}</bdi>
              {' · '}
            </>
          )}
          {row.publishedAt !== null && (
            <>
              <Moment at={row.publishedAt} />
              {' · '}
            </>
          )}
          {words.comments(row.comments)}
          {row.waiting > 0 && (
            <>
              {' · '}
              <b class="waiting-mark">{words.waiting(row.waiting)}</b>
            </>
          )}
        </p>
      </div>
      <div>
        <State row={row} />
        <Mode row={row} />
        <DiscussionForms row={row} />
      </div>
    </li>
  );
}

function State({ row: { state, reason, will, reopensAt } }: { row: DiscussionRowView }) {
  const { discussions: words, control, closingPage } = useWords();
  return (
    <p class={`discussion-state is-${state}`}>
      <b>{control.state[state]}</b> {reason}{' '}
      {will !== null && (
        <>
          {control.will[will.state]} <Moment at={will.at} withTime />: {closingPage.because[will.because]}.
        </>
      )}
      {reopensAt !== null && state !== 'open' && (
        <>
          {words.reopens} <Moment at={reopensAt} withTime />.
        </>
      )}
    </p>
  );
}

/** How its comments meet the public, where that is not at once. */
function Mode({ row: { mode } }: { row: DiscussionRowView }) {
  const { modesPage, discussionMode: words } = useWords();
  if (mode.inForce === 'after' && mode.slowSeconds === null) return null;
  return (
    <p class="hint">
      {mode.inForce !== 'after' && `${modesPage.modes[mode.inForce]}. `}
      {mode.slowSeconds !== null && words.slow(mode.slowSeconds)}
    </p>
  );
}
