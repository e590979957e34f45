import { PERIODS, type StatisticsPageView } from '../office/statistics-view.js';
import { durationInWords } from '../durations.rules.js';
import { wordsFor } from '../words/words.js';
import { AsTable, BarChart, useDays } from './office-chart.js';
import { OfficePage } from './office-page.js';
import { ByDayTable, GroupTable } from './office-statistics-tables.js';
import { useSite, useWords } from './page-context.js';

/** How much comes, how fast it is decided, and what does not stand. */
export function StatisticsPage(view: StatisticsPageView) {
  const words = wordsFor(view.site.locale).statistics;
  return (
    <OfficePage view={view} title={words.heading} explain={words.explain} notice={null}>
      <Filter view={view} />
      {view.arrived.comments === 0 && view.total.decisions === 0 ? (
        <p class="empty">{words.nothing}</p>
      ) : (
        <>
          <Summary view={view} />
          <Charts view={view} />
          {view.groups.map((group) => (
            <GroupTable group={group} />
          ))}
        </>
      )}
    </OfficePage>
  );
}

interface Props {
  view: StatisticsPageView;
}

function Filter({ view: { days, section, sections } }: Props) {
  const { statistics: words, discussions } = useWords();
  return (
    <form class="filter" method="get" action="/console/statistics">
      <div class="field">
        <label for="statistics-days">{words.period}</label>
        <select id="statistics-days" name="days">
          {PERIODS.map((period) => (
            <option value={period} selected={period === days}>
              {words.lastDays(Number(period))}
            </option>
          ))}
        </select>
      </div>
      {sections.length > 0 && (
        <div class="field">
          <label for="statistics-section">{discussions.section}</label>
          <select id="statistics-section" name="section">
            <option value="">{discussions.everySection}</option>
            {sections.map(({ key, name }) => (
              <option value={key} selected={key === section}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <p class="filter-buttons">
        <button type="submit">{discussions.apply}</button>
      </p>
    </form>
  );
}

function Summary({ view: { arrived, total } }: Props) {
  const words = useWords().statistics;
  const { locale } = useSite();
  const number = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const part = (some: number, all: number): string => (all === 0 ? words.none : share.format(some / all));
  const time = (seconds: number | null): string =>
    seconds === null ? words.none : durationInWords(seconds, locale);
  const figures: [name: string, value: string][] = [
    [words.comments, number.format(arrived.comments)],
    [words.shareHeld, part(arrived.held, arrived.comments)],
    [words.decisions, number.format(total.decisions)],
    [words.median, time(total.medianSeconds)],
    [words.p90, time(total.p90Seconds)],
    [words.reversals, `${number.format(total.reversals)} (${part(total.reversals, total.decisions)})`],
  ];
  return (
    <dl class="facts figures">
      {figures.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Charts({ view }: Props) {
  const words = useWords().statistics;
  const { locale } = useSite();
  const number = new Intl.NumberFormat(locale);
  const inWords = useDays();
  const { byDay, arrived, total } = view;
  const axis = [inWords(byDay[0]!.day), inWords(byDay.at(-1)!.day)] as const;
  const time = (seconds: number | null | undefined): string =>
    seconds == null ? words.none : durationInWords(seconds, locale);
  return (
    <section aria-labelledby="by-day" class="earlier">
      <h2 id="by-day">{words.byDay}</h2>
      <BarChart
        caption={words.arrivals}
        summary={words.arrivalsSummary(arrived.comments, arrived.held)}
        series={[words.heldAtFirst, words.shownAtOnce]}
        bars={byDay.map(({ day, comments, held }) => ({
          label: `${inWords(day)}: ${words.arrivalsSummary(comments, held)}`,
          values: [held, comments - held],
        }))}
        most={number.format(Math.max(...byDay.map(({ comments }) => comments)))}
        axis={axis}
      />
      <BarChart
        caption={words.decisions}
        summary={words.decisionsSummary(total.decisions, total.reversals)}
        series={[words.removed, words.reversed, words.kept]}
        bars={byDay.map(({ day, figures }) => {
          const { rejected = 0, spam = 0, approved = 0, restored = 0, reversals = 0 } = figures ?? {};
          const stand = Math.max(0, rejected + spam + approved + restored - reversals);
          const gone = Math.min(rejected + spam, stand);
          return {
            label: `${inWords(day)}: ${words.decisionsSummary(figures?.decisions ?? 0, reversals)}`,
            values: [gone, reversals, stand - gone],
          };
        })}
        most={number.format(Math.max(...byDay.map(({ figures }) => figures?.decisions ?? 0)))}
        axis={axis}
      />
      <BarChart
        caption={words.times}
        summary={words.timesSummary(time(total.medianSeconds), time(total.p90Seconds))}
        series={[words.median, words.p90]}
        bars={byDay.map(({ day, figures }) => {
          const median = figures?.medianSeconds ?? 0;
          const p90 = figures?.p90Seconds ?? 0;
          return {
            label: `${inWords(day)}: ${words.timesSummary(time(figures?.medianSeconds), time(figures?.p90Seconds))}`,
            values: [median, Math.max(0, p90 - median)],
          };
        })}
        most={time(Math.max(...byDay.map(({ figures }) => figures?.p90Seconds ?? 0)))}
        axis={axis}
      />
      <AsTable label={words.byDay}>
        <ByDayTable days={byDay} />
      </AsTable>
      <p>
        <a class="standing" href={view.byDayCsvHref} download>
          {words.csv(words.byDay)}
        </a>
      </p>
    </section>
  );
}
