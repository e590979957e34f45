import { placeUnder, type Place } from '../src/threads/placement.rules.js';

export interface ThreadShape {
  readonly comments: number;
  /** Nobody replies; each replies to the one before; or people talk: some begin, some reply to a recent one. */
  readonly kind: 'flat' | 'chain' | 'talk';
  /** The same seed gives the same thread. */
  readonly seed: number;
}

/** A comment of a thread without a database: its place, its words, its likes. */
export interface GeneratedComment extends Place {
  /** 1 for the first. */
  readonly position: number;
  /** The parent's position; null at the top level. */
  readonly parent: number | null;
  readonly authorName: string;
  readonly html: string;
  readonly likes: number;
}

/** How far back a reply looks for its parent. */
const RECENT_COMMENTS = 40;
const BEGINS = 0.45;
const USUAL_WORDS = 25;
const MOST_WORDS = 600;
const SPREAD = 1.3;
const WORDS =
  'the a of to and in it that was for on as with by at from who what when why bridge council river tax school vote north old new cost plan road night water light people never always only again'.split(
    ' ',
  );
const NAMES = ['Ada', 'Bo', 'Cyrus', 'Dilek', 'Ewa', 'Farid', 'Grace', 'Hanna', 'Ivo', 'Jun', 'Kofi', 'Lena'];

/** Comments in their order of arrival; holds only the recent ones, so that a thread of any size can be streamed. */
export function* generateThread({ comments, kind, seed }: ThreadShape): Generator<GeneratedComment> {
  const next = numbers(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  const recent: { position: number; place: Place }[] = [];
  for (let position = 1; position <= comments; position += 1) {
    const parent =
      kind === 'flat' || (kind === 'talk' && next() < BEGINS) || recent.length === 0
        ? null
        : kind === 'chain'
          ? recent.at(-1)!
          : recent[below(recent.length)]!;
    const place = placeUnder(parent?.place ?? null, position);
    recent.push({ position, place });
    if (recent.length > RECENT_COMMENTS) recent.shift();
    const words = Array.from({ length: lengthOf(next) }, () => WORDS[below(WORDS.length)]!);
    yield {
      position,
      parent: parent?.position ?? null,
      ...place,
      authorName: NAMES[below(NAMES.length)]!,
      html: `<p>${words.join(' ')}.</p>`,
      // Most have none, few have many.
      likes: Math.floor(next() ** 8 * 40),
    };
  }
}

/** In words: half of the comments are shorter than the usual one, few are long, and some are very long. */
function lengthOf(next: () => number): number {
  // The sum of many small chances is nearly normal, so that the logarithm of the length is.
  const chance = Array.from({ length: 6 }, next).reduce((sum, one) => sum + one, -3);
  return Math.max(1, Math.min(MOST_WORDS, Math.round(USUAL_WORDS * Math.exp(chance * SPREAD))));
}

/** From 0 up to, not including, 1: the same for the same seed (Mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
