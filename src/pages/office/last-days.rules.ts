/** The dates of the calendar that end with this one, so many of them. */
export const lastDays = (last: string, count: number): string[] =>
  Array.from({ length: count }, (_none, nth) => {
    const date = new Date(`${last}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() - (count - 1 - nth));
    return date.toISOString().slice(0, 10);
  });
