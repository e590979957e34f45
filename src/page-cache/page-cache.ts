import { LRUCache } from 'lru-cache';
import type { Database, Reader } from '../platform/database/database.js';
import type { Hints } from '../platform/database/hints.js';
import { activityHint, siteHint } from '../sites/site-hints.js';
import { threadHint } from '../threads/lock-thread.js';
import { standingOf, type Standing } from '../platform/freshness.rules.js';
import { lifeOf, type Encoding } from './sharing.rules.js';
import { bytesOf, encode, hashOf, type PageCopy, type SharedPage } from './page-copy.js';

/** Reads a page in the snapshot that it is given. */
export type ReadPage = (reader: Reader) => Promise<SharedPage>;

interface UnderWay {
  readonly startedAt: number;
  readonly copy: Promise<PageCopy>;
}

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Ready pages in memory, the same for everybody. A copy is used while no hint concerns it and nothing foreseen has come;
 * where hints may have been missed it is compared with the revision first. Of requests that miss at the same time, one
 * reads.
 */
export class PageCache {
  private readonly copies = new LRUCache<string, PageCopy>({ maxSize: MOST_BYTES, sizeCalculation: bytesOf });
  private readonly underWay = new Map<string, UnderWay>();
  private readonly making = new WeakMap<PageCopy, Map<Encoding, Promise<Buffer>>>();

  constructor(
    private readonly database: Database,
    private readonly hints: Hints,
  ) {}

  /** Pages and bytes that it holds. */
  get size(): { pages: number; bytes: number } {
    return { pages: this.copies.size, bytes: this.copies.calculatedSize };
  }

  /** A copy that can be sent without asking the database; null: ask {@link get}. */
  peek(key: string, seen: number | null): PageCopy | null {
    const copy = this.copies.get(key);
    return copy !== undefined && hasSeen(copy, seen) && this.standing(copy) === 'fresh' ? copy : null;
  }

  /**
   * The page as it is now, or was when this was called.
   * @param seen a revision of its thread that the reader knows of: an older page is not answered
   */
  async get(key: string, seen: number | null, read: ReadPage): Promise<PageCopy> {
    const calledAt = performance.now();
    for (;;) {
      const copy = this.copies.get(key);
      const standing = copy === undefined ? 'stale' : this.standing(copy);
      if (standing === 'fresh' && hasSeen(copy!, seen)) return copy!;
      const other = this.underWay.get(key);
      if (other === undefined) return this.look(key, standing === 'stale' ? null : copy!, read);
      if (other.startedAt >= calledAt) return other.copy;
      // It may have begun before what this request must see: when it is done, look again.
      await other.copy.catch(() => undefined);
    }
  }

  /** The body in an encoding: made once, and kept. */
  encoded(key: string, copy: PageCopy, encoding: Encoding): Promise<Buffer> {
    const known = copy.encoded[encoding];
    if (known !== undefined) return Promise.resolve(known);
    const making = this.making.get(copy) ?? new Map<Encoding, Promise<Buffer>>();
    this.making.set(copy, making);
    const made = making.get(encoding) ?? this.encode(key, copy, encoding);
    making.set(encoding, made);
    return made;
  }

  private async encode(key: string, copy: PageCopy, encoding: Encoding): Promise<Buffer> {
    const body = await encode(copy, encoding);
    const kept = this.copies.peek(key);
    // Another object: what it takes is counted anew.
    if (kept?.hash === copy.hash)
      this.copies.set(key, { ...kept, encoded: { ...kept.encoded, [encoding]: body } });
    return body;
  }

  private standing(copy: PageCopy): Standing {
    const hintedAt = this.hints.lastOf(...copy.hints);
    return standingOf(copy, { now: performance.now(), hintedAt, heard: this.hints.heard });
  }

  private look(key: string, unsure: PageCopy | null, read: ReadPage): Promise<PageCopy> {
    const startedAt = performance.now();
    const copy = this.confirm(key, unsure, startedAt).then((is) =>
      is ? unsure! : this.read(key, startedAt, read),
    );
    this.underWay.set(key, { startedAt, copy });
    return copy.finally(() => this.underWay.delete(key));
  }

  /** Whether the database says that a copy is what it would be now. */
  private async confirm(key: string, copy: PageCopy | null, startedAt: number): Promise<boolean> {
    if (copy === null || copy.page.ofWholeSite) return false;
    const { siteId, epoch, threads, changesAt } = copy.page;
    const [row] = await this.database.query<{ epoch: number; now: Date; same: number }>(
      `SELECT s.epoch, parley_now() AS now, (
         SELECT count(*)::integer FROM unnest($2::uuid[], $3::integer[]) AS known (id, revision)
         JOIN threads t ON t.id = known.id AND t.revision = known.revision) AS same
       FROM sites s WHERE s.id = $1`,
      [siteId, [...threads.keys()], [...threads.values()]],
    );
    const isSame =
      row?.epoch === epoch && row.same === threads.size && (changesAt === null || row.now < changesAt);
    if (!isSame) return false;
    copy.asOf = startedAt;
    // It may have been encoded meanwhile.
    const kept = this.copies.peek(key);
    if (kept?.hash === copy.hash) kept.asOf = startedAt;
    return true;
  }

  private async read(key: string, asOf: number, read: ReadPage): Promise<PageCopy> {
    const { body: text, ...page } = await this.database.snapshot(read);
    const body = Buffer.from(text);
    const { siteId, threads, now, changesAt, ofWholeSite } = page;
    const hints = [siteHint(siteId), ...[...threads.keys()].map(threadHint)];
    const copy: PageCopy = {
      page,
      body,
      encoded: {},
      hash: hashOf(body),
      hints: ofWholeSite ? [...hints, activityHint(siteId)] : hints,
      asOf,
      endsAt: asOf + lifeOf(page),
      changesAt: changesAt === null ? Infinity : asOf + changesAt.getTime() - now.getTime(),
    };
    this.copies.set(key, copy);
    return copy;
  }
}

/** A page of several threads names no single revision. */
const hasSeen = ({ page: { threads } }: PageCopy, seen: number | null): boolean =>
  seen === null || (threads.size === 1 && [...threads.values()][0]! >= seen);
