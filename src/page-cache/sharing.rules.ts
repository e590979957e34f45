import type { ClosingState } from '../policies/closing.rules.js';

/** Milliseconds. Likes change no thread: while they are taken, a copy lives no longer. */
const LIKED_FOR = 10_000;

/** Seconds for which a shared cache may answer by itself. */
const SHARED_SECONDS = { open: 2, paused: 2, closed: 60 } as const;

/** How long a copy may live; `Infinity` where nothing is foreseen. */
export function lifeOf({
  likesOpen,
  now,
  changesAt,
}: {
  likesOpen: boolean;
  now: Date;
  changesAt: Date | null;
}): number {
  const untilChange = changesAt === null ? Infinity : changesAt.getTime() - now.getTime();
  return Math.min(untilChange, likesOpen ? LIKED_FOR : Infinity);
}

/**
 * Browsers ask each time, and are told "not modified"; shared caches answer by themselves for a moment, or for a minute
 * where nobody can post, and never beyond what is foreseen.
 * @param state null: of no single thread
 * @param left milliseconds to the foreseen change
 */
export function cacheControlOf(state: ClosingState | null, left: number): string {
  const seconds = Math.max(0, Math.min(SHARED_SECONDS[state ?? 'open'], Math.floor(left / 1_000)));
  return `public, max-age=0, s-maxage=${seconds}, must-revalidate`;
}

export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The best of our encodings that is accepted, by `Accept-Encoding` (RFC 9110, 12.5.3); null: as it is. */
export function encodingOf(accepted: string | undefined): Encoding | null {
  if (accepted === undefined) return null;
  const weights = new Map(
    accepted
      .toLowerCase()
      .split(',')
      .map((part) => {
        const [name = '', weight = 'q=1'] = part.split(';').map((piece) => piece.trim());
        return [name, Number(/^q=([\d.]+)$/.exec(weight)?.[1] ?? 0)];
      }),
  );
  return ENCODINGS.find((name) => (weights.get(name) ?? weights.get('*') ?? 0) > 0) ?? null;
}
