import type { ComponentChildren } from 'preact';
import { dateInWords } from '../dates.js';
import { useSite, useWords } from './page-context.js';

/** One place on the axis; a value for each series, stacked. */
export interface Bar {
  /** In words, for who points at it. */
  label: string;
  values: readonly number[];
}

interface ChartProps {
  caption: string;
  /** What the drawing shows, in a sentence. */
  summary: string;
  series: readonly string[];
  bars: readonly Bar[];
  /** The highest bar, in words. */
  most: string;
  /** Below the first bar and the last. */
  axis: readonly [string, string];
}

const HEIGHT = 100;
const STEP = 10;
/** What is there is seen. */
const LEAST = 2;

/** Bars without any script or style of their own; what they show stands beside them as a table. */
export function BarChart({ caption, summary, series, bars, most, axis }: ChartProps) {
  const words = useWords().charts;
  const highest = Math.max(1, ...bars.map(({ values }) => sumOf(values)));
  return (
    <figure class="chart">
      <figcaption>{caption}</figcaption>
      <p class="chart-axis">{words.at(most)}</p>
      <svg
        viewBox={`0 0 ${bars.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={summary}
      >
        {bars.map((bar, nth) => (
          <Stack bar={bar} at={nth * STEP} scale={HEIGHT / highest} />
        ))}
      </svg>
      <p class="chart-axis">
        <span>{axis[0]}</span>
        <span>{axis[1]}</span>
      </p>
      {series.length > 1 && (
        <ul class="legend" role="list">
          {series.map((name, nth) => (
            <li>
              <svg viewBox="0 0 10 10" aria-hidden="true">
                <rect class={`series-${nth}`} x="1" y="1" width="8" height="8" />
              </svg>{' '}
              {name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

function Stack({ bar, at, scale }: { bar: Bar; at: number; scale: number }) {
  let top = HEIGHT;
  return (
    <g>
      <title>{bar.label}</title>
      {bar.values.map((value, nth) => {
        const height = value === 0 ? 0 : Math.max(LEAST, value * scale);
        top -= height;
        return height === 0 ? null : (
          <rect
            class={`series-${nth}`}
            x={at + 1}
            y={Math.max(0, top).toFixed(2)}
            width={STEP - 2}
            height={height.toFixed(2)}
          />
        );
      })}
    </g>
  );
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** A table that scrolls by itself where it is too wide, also by the keyboard. */
export const TableRegion = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <div class="table-region" role="region" aria-label={label} tabIndex={0}>
    {children}
  </div>
);

/** What a drawing shows, in figures. */
export function AsTable({ label, children }: { label: string; children: ComponentChildren }) {
  const words = useWords().charts;
  return (
    <details>
      <summary aria-label={`${words.asTable}: ${label}`}>{words.asTable}</summary>
      <TableRegion label={label}>{children}</TableRegion>
    </details>
  );
}

/** A day of the site's calendar in words, for one such as `2026-11-02`. */
export function useDays(): (date: string) => string {
  const { locale } = useSite();
  return (date) => dateInWords(`${date}T00:00:00Z`, { locale, timeZone: 'UTC' }, 'day') ?? date;
}
