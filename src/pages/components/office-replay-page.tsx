import type { ReplaySide } from '../../moderation/screening-replays/tally.rules.js';
import type { ReplayDifferenceView, ReplayPageView } from '../office/replay-view.js';
import { wordsFor } from '../words/words.js';
import { Moment } from './moment.js';
import { TableRegion } from './office-chart.js';
import { OfficePage } from './office-page.js';
import { useSite, useWords } from './page-context.js';

/** What draft word lists would have made of the comments that came. */
export function ReplayPage(view: ReplayPageView) {
  const { replay: words, wordLists } = wordsFor(view.site.locale);
  return (
    <OfficePage
      view={view}
      title={words.heading}
      explain={words.explain(view.days)}
      crumb={{ href: view.backHref, label: wordLists.heading }}
      notice={null}
    >
      <p class="byline">
        {words.asked} <Moment at={view.createdAt} withTime />
        {view.lists !== null && `. ${words.draft(view.lists.held, view.lists.refused)}`}
      </p>
      {view.result === null ? <Progress view={view} /> : <Result view={view} />}
    </OfficePage>
  );
}

interface Props {
  view: ReplayPageView;
}

function Progress({ view: { state, progress, selfHref } }: Props) {
  const words = useWords().replay;
  if (state === 'failed') {
    return (
      <p class="problem" role="alert">
        {words.failed}
      </p>
    );
  }
  return (
    <section class="preview" aria-labelledby="progress-heading">
      <h2 id="progress-heading">{words.states[state]}</h2>
      <p role="status">
        {progress.of === null ? (
          words.notBegun
        ) : (
          <>
            <label for="progress-bar">{words.progress(progress.done, progress.of)}</label>{' '}
            <progress id="progress-bar" max={progress.of} value={progress.done} />
          </>
        )}
      </p>
      <p>
        <a class="standing" href={selfHref}>
          {words.lookAgain}
        </a>
      </p>
    </section>
  );
}

const VERDICTS = ['publish', 'hold', 'spam', 'refuse'] as const;

function Result({ view: { result, newlyHeld, newlyPublished, notReplayed } }: Props) {
  const words = useWords().replay;
  const { locale } = useSite();
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const share = (part: number | null): string => (part === null ? words.unknown : percent.format(part));
  const rows: [name: string, value: (side: ReplaySide) => string][] = [
    ...VERDICTS.map((verdict): [string, (side: ReplaySide) => string] => [
      words.verdicts[verdict],
      (side) => number.format(side[verdict]),
    ]),
    [words.precision, ({ precision }) => share(precision)],
    [words.recall, ({ recall }) => share(recall)],
  ];
  const { draft, inForce } = result!;
  return (
    <>
      <section class="earlier" aria-labelledby="compared">
        <h2 id="compared">{words.compared}</h2>
        <TableRegion label={words.compared}>
          <table>
            <thead>
              <tr>
                <td />
                <th scope="col" class="number">
                  {words.withDraft}
                </th>
                <th scope="col" class="number">
                  {words.inForce}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, value]) => (
                <tr>
                  <th scope="row">{name}</th>
                  <td class="number">{value(draft)}</td>
                  <td class="number">{value(inForce)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
        <p class="hint">{words.meaning}</p>
        {draft.precision === null && draft.recall === null && <p class="hint">{words.nothingDecided}</p>}
      </section>
      <Differences id="newly-held" heading={words.newlyHeld} differences={newlyHeld!} />
      <Differences id="newly-published" heading={words.newlyPublished} differences={newlyPublished!} />
      <section class="earlier" aria-labelledby="left-aside">
        <h2 id="left-aside">{words.leftAside}</h2>
        <ul>
          {notReplayed.map((code) => (
            <li>{words.notReplayed[code] ?? code}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

interface DifferencesProps {
  id: string;
  heading: (count: number) => string;
  differences: ReplayDifferenceView;
}

function Differences({ id, heading, differences: { count, examples } }: DifferencesProps) {
  const words = useWords().replay;
  return (
    <section class="earlier" aria-labelledby={id}>
      <h2 id={id}>{heading(count)}</h2>
      {count > examples.length && examples.length > 0 && (
        <p class="hint">{words.examples(examples.length)}</p>
      )}
      <ul class="result-list" role="list">
        {examples.map(({ text, headline, href }) => (
          <li>
            <q class="excerpt" dir="auto">
              {text}
            </q>
            <a class="standing" href={href}>
              {words.look} <bdi>{headline}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
