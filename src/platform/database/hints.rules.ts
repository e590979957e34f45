/** PostgreSQL takes payloads below 8,000 bytes. */
const MOST_BYTES = 7_000;

/** What one instance tells the others, or, with a beat, itself. */
export interface Notice {
  /** The instance that it is from. */
  readonly from: string;
  readonly beat: number | null;
  readonly hints: readonly string[];
}

/** Hints are without blanks, so that blanks stand between them; as many to a notice as it holds. */
export function noticesOf(from: string, hints: readonly string[], beat: number | null = null): string[] {
  const head = `${from} ${beat ?? '-'}`;
  const notices = [head];
  for (const hint of hints) {
    const longer = `${notices.at(-1)!} ${hint}`;
    if (longer.length <= MOST_BYTES) notices[notices.length - 1] = longer;
    else notices.push(`${head} ${hint}`);
  }
  return notices;
}

export function heardIn(notice: string): Notice {
  const [from = '', beat = '-', ...hints] = notice.split(' ');
  return { from, beat: /^\d+$/.test(beat) ? Number(beat) : null, hints };
}
