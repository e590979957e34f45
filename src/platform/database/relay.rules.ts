/** Seconds to wait after each failed delivery: an outage of an hour or two passes, a fault does not. */
const WAITS = [5, 15, 60, 300, 1_800, 7_200];

/** Seconds until an event is tried again after so many failures; null: it is given up. */
export const waitAfter = (failures: number): number | null => WAITS[failures - 1] ?? null;
