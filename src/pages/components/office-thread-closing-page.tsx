import type { ComponentChildren } from 'preact';
import type { ListedThreadView, ThreadClosingView } from '../office/thread-closings-view.js';
import { wordsFor } from '../words/words.js';
import { Moment } from './moment.js';
import { More, OfficePage } from './office-page.js';
import { useWords } from './page-context.js';

/** Many discussions that are closed or reopened together: counted, done, undone. */
export function ThreadClosingPage(view: ThreadClosingView) {
  const { many: words, discussions } = wordsFor(view.site.locale);
  return (
    <OfficePage
      view={view}
      title={words.title[view.action]}
      crumb={{ href: '/console/discussions', label: discussions.heading }}
      notice={view.notice}
    >
      {view.state === 'ready' ? <Ready view={view} /> : <Progress view={view} />}
      <Asked view={view} />
      {view.state !== 'ready' && <Results view={view} />}
    </OfficePage>
  );
}

interface Props {
  view: ThreadClosingView;
}

/** Nothing has happened yet: how many it would be, and which, for example. */
function Ready({ view: { action, count, examples, runAction, againHref } }: Props) {
  const words = useWords().many;
  if (count === 0) {
    return (
      <div class="empty" role="status">
        <p>{words.nothing[action]}</p>
        <p>
          <a class="standing" href={againHref}>
            {words.anotherFilter}
          </a>
        </p>
      </div>
    );
  }
  return (
    <section class="preview" aria-labelledby="ready-heading">
      <h2 id="ready-heading">{words.would[action](count)}</h2>
      <p role="status">
        <b>{words.nothingYet}</b> {count > examples.length && words.examples(examples.length)}
      </p>
      <ul>
        {examples.map((thread) => (
          <li>
            <ThreadLink thread={thread} />
          </li>
        ))}
      </ul>
      <form class="row" method="post" action={`${runAction}#notice`}>
        <button type="submit" class="primary">
          {words.run[action](count)}
        </button>
        <a class="standing" href={againHref}>
          {words.anotherFilter}
        </a>
      </form>
    </section>
  );
}

/** How far it is; what stopped half way goes on by its button. */
function Progress({ view: { action, state, count, counts, selfHref, runAction, undoAction } }: Props) {
  const words = useWords().many;
  const isUnderWay = state === 'running' || state === 'undoing';
  const left = state === 'undoing' ? counts.done : counts.left;
  return (
    <section class="preview" id="progress" tabIndex={-1} aria-labelledby="progress-heading">
      <h2 id="progress-heading">{words.states[state][action]}</h2>
      {isUnderWay && (
        <>
          <p role="status">
            <label for="progress-bar">{words.progress(count - left, count)}</label>{' '}
            <progress id="progress-bar" max={count} value={count - left} />
          </p>
          <p>
            <a class="standing" href={selfHref}>
              {words.lookAgain}
            </a>
          </p>
          <form class="row" method="post" action={`${state === 'running' ? runAction : undoAction}#notice`}>
            <button type="submit">{words.goOn}</button>
            <span class="hint">{words.goOnHint}</span>
          </form>
        </>
      )}
      <div role={isUnderWay ? undefined : 'status'}>
        {(['done', 'unchanged', 'refused', 'undone', 'skipped'] as const)
          .filter((result) => counts[result] > 0)
          .map((result) => (
            <p>{words.resultCounts[result](counts[result], action)}</p>
          ))}
      </div>
      {state === 'done' && counts.done > 0 && (
        <form class="row" method="post" action={`${undoAction}#notice`}>
          <button type="submit">{words.undo}</button>
          <span class="hint">{words.undoHint}</span>
        </form>
      )}
    </section>
  );
}

/** What was asked for. */
function Asked({ view: { filter, message, reason, at, until } }: Props) {
  const { many: words, discussions, control } = useWords();
  return (
    <section class="earlier" aria-labelledby="asked-heading">
      <h2 id="asked-heading">{words.asked}</h2>
      <dl class="facts">
        {filter.section !== null && (
          <Fact name={discussions.section}>
            <bdi>{filter.section}</bdi>
          </Fact>
        )}
        {(['publishedBefore', 'publishedAfter', 'lastCommentBefore'] as const).map(
          (name) =>
            filter[name] !== null && (
              <Fact name={words.dates[name]}>
                <Moment at={filter[name]} />
              </Fact>
            ),
        )}
        {filter.all && <Fact name={words.which}>{words.all}</Fact>}
        {message !== null && (
          <Fact name={control.message}>
            <span dir="auto">{message}</span>
          </Fact>
        )}
        {reason !== null && (
          <Fact name={words.reason}>
            <span dir="auto">{reason}</span>
          </Fact>
        )}
        {at !== null && (
          <Fact name={control.at}>
            <Moment at={at} withTime />
          </Fact>
        )}
        {until !== null && (
          <Fact name={control.until}>
            <Moment at={until} withTime />
          </Fact>
        )}
      </dl>
    </section>
  );
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function Results({ view: { results, moreHref } }: Props) {
  const words = useWords().many;
  if (results.length === 0) return null;
  return (
    <section class="earlier" aria-labelledby="results-heading">
      <h2 id="results-heading">{words.results}</h2>
      <ul class="result-list" role="list">
        {results.map((one) => (
          <li>
            <ThreadLink thread={one} />: {words.resultNames[one.result]}
            {one.code !== null && ` (${words.codes[one.code] ?? one.code})`}
          </li>
        ))}
      </ul>
      <More href={moreHref} words={words.more} />
    </section>
  );
}

function ThreadLink({ thread: { headline, href } }: { thread: ListedThreadView }) {
  const words = useWords().many;
  if (headline === null || href === null) return <>{words.unnamed}</>;
  return (
    <a href={href} dir="auto">
      {headline}
    </a>
  );
}
