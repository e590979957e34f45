import type { Figures } from '../../moderation/statistics/read-statistics.js';
import { durationInWords } from '../durations.rules.js';
import type { StatisticsDayView, StatisticsPageView } from '../office/statistics-view.js';
import { TableRegion, useDays } from './office-chart.js';
import { useSite, useWords } from './page-context.js';

const COUNTS = ['decisions', 'approved', 'rejected', 'spam', 'restored', 'reversals'] as const;
const TIMES = ['medianSeconds', 'p90Seconds'] as const;

/** Of each day: what came, and what was decided. */
export function ByDayTable({ days }: { days: readonly StatisticsDayView[] }) {
  const { statistics: words, charts } = useWords();
  const inWords = useDays();
  const number = new Intl.NumberFormat(useSite().locale);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{charts.day}</th>
          <th scope="col" class="number">
            {words.comments}
          </th>
          <th scope="col" class="number">
            {words.heldAtFirst}
          </th>
          <FigureHeadings />
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, comments, held, figures }) => (
          <tr>
            <th scope="row">{inWords(day)}</th>
            <td class="number">{number.format(comments)}</td>
            <td class="number">{number.format(held)}</td>
            <FigureCells figures={figures} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Decisions by moderator, by queue or by rule. */
export function GroupTable({
  group: { by, rows, csvHref },
}: {
  group: StatisticsPageView['groups'][number];
}) {
  const { statistics: words, desk } = useWords();
  const most = Math.max(1, ...rows.map(({ decisions }) => decisions));
  const nameOf = ({ key, label }: { key: string | null; label: string | null }): string => {
    if (key === null) return words.without[by];
    return by === 'queue' ? desk.queues[key as keyof typeof desk.queues] : (label ?? key);
  };
  return (
    <section class="earlier" aria-labelledby={`by-${by}`}>
      <h2 id={`by-${by}`}>{words.by[by]}</h2>
      {rows.length === 0 ? (
        <p class="hint">{words.noDecisions}</p>
      ) : (
        <TableRegion label={words.by[by]}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.group[by]}</th>
                <FigureHeadings />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr>
                  <th scope="row">
                    <bdi>{nameOf(row)}</bdi>
                    <Share of={row.decisions / most} />
                  </th>
                  <FigureCells figures={row} />
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
      <p>
        <a class="standing" href={csvHref} download>
          {words.csv(words.by[by])}
        </a>
      </p>
    </section>
  );
}

/** How much of the most: what the number beside it says, for the eye. */
const Share = ({ of }: { of: number }) => (
  <svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect class="series-2" width={Math.max(1, of * 100).toFixed(1)} height="4" />
  </svg>
);

function FigureHeadings() {
  const words = useWords().statistics;
  return (
    <>
      {COUNTS.map((name) => (
        <th scope="col" class="number">
          {words[name]}
        </th>
      ))}
      <th scope="col" class="number">
        {words.median}
      </th>
      <th scope="col" class="number">
        {words.p90}
      </th>
    </>
  );
}

function FigureCells({ figures }: { figures: Figures | null }) {
  const words = useWords().statistics;
  const { locale } = useSite();
  const number = new Intl.NumberFormat(locale);
  return (
    <>
      {COUNTS.map((name) => (
        <td class="number">{number.format(figures?.[name] ?? 0)}</td>
      ))}
      {TIMES.map((name) => {
        const seconds = figures?.[name] ?? null;
        return <td class="number">{seconds === null ? words.none : durationInWords(seconds, locale)}</td>;
      })}
    </>
  );
}
