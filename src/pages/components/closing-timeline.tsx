import type { Effect } from '../../policies/preview.rules.js';
import type { ClosingPageView, PreviewedView } from '../office/closing-page-view.js';
import { AsTable, BarChart, useDays } from './office-chart.js';
import { useSite, useWords } from './page-context.js';

const EFFECTS = ['close', 'pause', 'reopen'] as const satisfies readonly Effect[];
type Counts = Readonly<Record<Effect, number>>;

/** How many discussions a draft closes, pauses and opens again: at once, and on each of the days to come. */
export function ClosingTimeline({ preview }: { preview: NonNullable<ClosingPageView['preview']> }) {
  const { timeline: words, charts } = useWords();
  const inWords = useDays();
  const number = new Intl.NumberFormat(useSite().locale);
  const now = countsOf(preview.now);
  const { days } = preview;
  const later = days.reduce((sum, day) => sum + totalOf(day), 0);
  if (totalOf(now) + later === 0) return null;
  const told = (label: string, counts: Counts): string =>
    `${label}: ${EFFECTS.map((effect) => `${words[effect]} ${number.format(counts[effect])}`).join(', ')}`;
  const bar = (label: string, counts: Counts) => ({
    label: told(label, counts),
    values: EFFECTS.map((effect) => counts[effect]),
  });
  const most = Math.max(totalOf(now), ...days.map(totalOf));
  const rows = [
    { label: words.ifSaved, counts: now },
    ...days.filter((day) => totalOf(day) > 0).map((day) => ({ label: inWords(day.date), counts: day })),
  ];
  return (
    <>
      <BarChart
        caption={words.heading}
        summary={words.summary(totalOf(now), later)}
        series={EFFECTS.map((effect) => words[effect])}
        bars={[
          bar(words.ifSaved, now),
          { label: '', values: [] },
          ...days.map((day) => bar(inWords(day.date), day)),
        ]}
        most={number.format(most)}
        axis={[words.ifSaved, inWords(days.at(-1)!.date)]}
      />
      <AsTable label={words.heading}>
        <table>
          <thead>
            <tr>
              <th scope="col">{charts.day}</th>
              {EFFECTS.map((effect) => (
                <th scope="col" class="number">
                  {words[effect]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, counts }) => (
              <tr>
                <th scope="row">{label}</th>
                {EFFECTS.map((effect) => (
                  <td class="number">{number.format(counts[effect])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </AsTable>
    </>
  );
}

const totalOf = ({ close, pause, reopen }: Counts): number => close + pause + reopen;

function countsOf(previewed: readonly PreviewedView[]): Counts {
  const counts = { close: 0, pause: 0, reopen: 0 };
  for (const { effect, count } of previewed) counts[effect] = count;
  return counts;
}
