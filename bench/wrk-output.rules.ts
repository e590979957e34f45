/** What `wrk --latency` says of a run. */
export interface WrkRun {
  /** Answers a second. */
  readonly rate: number;
  readonly requests: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Answers from 400 on, and connections that failed. */
  readonly failed: number;
}

const MILLISECONDS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1_000, m: 60_000 };

export function readWrkOutput(output: string): WrkRun {
  const find = (pattern: RegExp): RegExpExecArray => {
    const found = pattern.exec(output);
    if (found === null) throw new Error(`wrk did not measure: ${output.trim().split('\n', 1)[0]}`);
    return found;
  };
  const latency = (percent: number): number => {
    const [, value, unit] = find(new RegExp(`^\\s+${percent}%\\s+([\\d.]+)(us|ms|s|m)\\s*$`, 'm'));
    return Number(value) * MILLISECONDS[unit!]!;
  };
  const errors = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(output) ?? [];
  const refused = Number(/Non-2xx or 3xx responses: (\d+)/.exec(output)?.[1] ?? 0);
  return {
    rate: Number(find(/^Requests\/sec:\s+([\d.]+)$/m)[1]),
    requests: Number(find(/^\s+(\d+) requests in /m)[1]),
    p50: latency(50),
    p99: latency(99),
    failed: errors.slice(1).reduce((sum, count) => sum + Number(count), refused),
  };
}
