import { prepared, type Prepared } from '../platform/database/connection.js';
import type { Tx } from '../platform/database/database.js';
import { together } from '../platform/together.js';
import type { Facts } from '../screening/finding.js';
import { TooFast } from '../screening/screening.errors.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import type { ThreadMode } from '../threads/read-mode.js';
import { personKey, type Author } from './author.js';
import type { Person } from './same-text.js';

/** Who posts, and from where. */
export interface Poster extends Person {
  /** Null without a token: the address alone counts then. */
  readonly person: string | null;
  /** A keyed hash. */
  readonly address: string;
}

/** @param newGuestId of the guest whom a post without a token makes */
export function posterOf(author: Author, newGuestId: string | null, address: string): Poster {
  const person = personKey(author);
  return newGuestId === null
    ? { key: person, also: null, person, address }
    : { key: `address ${address}`, also: person, person: null, address };
}

/**
 * Marks that somebody posts now, and answers who has to wait: each mark is one upsert, so that of posts at the same time
 * no more pass than may. A refusal rolls the marks back. They follow the thread's row, always in this order: the
 * thread's, the person's, the address's.
 */
export async function markPost(
  tx: Tx,
  post: { site: CurrentSite; threadId: string; poster: Poster; mode: ThreadMode; at: Date },
): Promise<Pick<Facts, 'tooFast' | 'tooSoon'>> {
  const { site, threadId, poster, at } = post;
  const { secondsBetweenPosts, postsPerMinute } = site.settings;
  const [tooSoon, ofPerson, ofAddress] = await together([
    markInSlowMode(tx, threadId, poster, post.mode.slowMode?.seconds ?? null, at),
    secondsBetweenPosts === 'off' || poster.person === null
      ? 0
      : markOnce(tx, PERSONS, site.id, poster.person, at, secondsBetweenPosts),
    postsPerMinute === 'off' ? 0 : markAddress(tx, site.id, poster.address, at, postsPerMinute),
  ]);
  if (tooSoon !== null) return { tooSoon };
  if (ofPerson > 0) return { tooFast: { of: 'person', wait: ofPerson } };
  return ofAddress > 0 ? { tooFast: { of: 'address', wait: ofAddress } } : {};
}

/** Marks that an address sends a post once more: it gets a token again, and that counts like a post. */
export async function markRepeat(
  tx: Tx,
  repeat: { site: CurrentSite; address: string; at: Date },
): Promise<void> {
  const { site, address, at } = repeat;
  const { postsPerMinute } = site.settings;
  if (postsPerMinute === 'off') return;
  const wait = await markAddress(tx, site.id, address, at, postsPerMinute);
  if (wait > 0) throw new TooFast('address', wait);
}

/** A new guest is remembered beside the address, or the first comment with their token would be one too many. */
async function markInSlowMode(
  tx: Tx,
  threadId: string,
  { key, also }: Poster,
  seconds: number | null,
  at: Date,
): Promise<{ seconds: number; wait: number } | null> {
  if (seconds === null) return null;
  const wait = await markOnce(tx, SLOW, threadId, key, at, seconds);
  if (wait > 0) return { seconds, wait };
  if (also !== null) await markOnce(tx, SLOW, threadId, also, at, seconds);
  return null;
}

interface Marks {
  readonly mark: Prepared;
  readonly last: string;
}

const marksIn = (table: string, scope: string): Marks => ({
  mark: prepared(
    `mark in ${table}`,
    `INSERT INTO ${table} AS known (${scope}, person, posted_at) VALUES ($1, $2, $3)
     ON CONFLICT ON CONSTRAINT ${table}_pkey DO UPDATE SET posted_at = excluded.posted_at
     WHERE known.posted_at <= excluded.posted_at - $4 * interval '1 second'`,
  ),
  last: `SELECT posted_at AS "postedAt" FROM ${table} WHERE ${scope} = $1 AND person = $2`,
});

const PERSONS = marksIn('person_marks', 'site_id');
const SLOW = marksIn('slow_mode_marks', 'thread_id');

/** Answers the seconds to wait, from 1; 0: it is marked. */
async function markOnce(
  tx: Tx,
  { mark, last }: Marks,
  scopeId: string,
  person: string,
  at: Date,
  seconds: number,
): Promise<number> {
  const marked = await tx.run(mark, [scopeId, person, at, seconds]);
  if (marked === 1) return 0;
  const [known] = await tx.query<{ postedAt: Date }>(last, [scopeId, person]);
  return secondsFrom(at, known!.postedAt, seconds);
}

const MARK_ADDRESS = prepared(
  'mark an address',
  `INSERT INTO address_marks AS known (site_id, address, posts, posted_at) VALUES ($1, $2, ARRAY[$3::timestamptz], $3)
   ON CONFLICT ON CONSTRAINT address_marks_pkey DO UPDATE SET
     posts = ARRAY(SELECT post FROM unnest(known.posts) post WHERE post > excluded.posted_at - interval '1 minute') || excluded.posts,
     posted_at = greatest(known.posted_at, excluded.posted_at)
   WHERE (SELECT count(*) FROM unnest(known.posts) post WHERE post > excluded.posted_at - interval '1 minute') < $4`,
);

/** As {@link markOnce}, for so many posts in any minute: the posts of the last one are kept. */
async function markAddress(
  tx: Tx,
  siteId: string,
  address: string,
  at: Date,
  limit: number,
): Promise<number> {
  const marked = await tx.run(MARK_ADDRESS, [siteId, address, at, limit]);
  if (marked === 1) return 0;
  // The post that has to be a minute old for the next one to pass.
  const [known] = await tx.query<{ post: Date }>(
    `SELECT post FROM address_marks, unnest(posts) post WHERE site_id = $1 AND address = $2
     ORDER BY post DESC OFFSET $3 LIMIT 1`,
    [siteId, address, limit - 1],
  );
  return secondsFrom(at, known!.post, 60);
}

/** At least one, and no more than the whole time, whatever the clocks of others said. */
const secondsFrom = (at: Date, last: Date, seconds: number): number =>
  Math.min(seconds, Math.max(1, Math.ceil((last.getTime() + seconds * 1_000 - at.getTime()) / 1_000)));
