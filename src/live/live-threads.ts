import type { Database } from '../platform/database/database.js';
import type { Hints } from '../platform/database/hints.js';
import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import type { ClosingState } from '../policies/closing.rules.js';
import { siteHint } from '../sites/site-hints.js';
import { threadHint } from '../threads/lock-thread.js';
import { readThreads, type ReadThread } from '../threads/read-thread.js';
import { eventOf, type EventStream } from './event-stream.js';
import { Following, type Followed } from './following.js';

interface Thread {
  readonly siteId: string;
  readonly id: string;
  /** As they were read last. */
  revision: number;
  epoch: number;
  state: ClosingState | null;
}

/** A busy discussion is read at most so often. */
const READ_EVERY = 100;
const UNHEARD_EVERY = 1_000;

/** In the order of the known ones, from 1 on. */
const CHANGED = `
  SELECT known.nth::integer AS nth
  FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::integer[]) WITH ORDINALITY AS known (site_id, id, revision, epoch, nth)
  LEFT JOIN threads t ON t.id = known.id AND t.revision = known.revision
  LEFT JOIN sites s ON s.id = known.site_id AND s.epoch = known.epoch
  WHERE t.id IS NULL OR s.id IS NULL`;

/** Tells the readers of discussions, as anyone sees them, of each new revision and state. */
export class LiveThreads {
  private readonly following: Following<Thread>;

  constructor(
    private readonly database: Database,
    hints: Hints,
    failed: (error: unknown) => void,
  ) {
    const ways = {
      noun: 'discussion',
      every: READ_EVERY,
      unheardEvery: UNHEARD_EVERY,
      read: (those: readonly Followed<Thread>[]) => this.read(those),
      compare: (those: readonly Followed<Thread>[]) => this.compare(those),
    };
    this.following = new Following(hints, ways, failed);
  }

  /** @throws NotHere for a thread that is unknown, of another site, or hidden */
  async follow(siteId: string, threadId: string, open: () => EventStream): Promise<void> {
    if (!isId(threadId)) throw new NotHere('discussion');
    const id = threadId.toLowerCase();
    const about = { siteId, id, revision: 0, epoch: 0, state: null };
    const hints = [threadHint(id), siteHint(siteId)];
    await this.following.follow({ key: `${siteId} ${id}`, about, hints }, open);
  }

  stop(): Promise<void> {
    return this.following.stop();
  }

  /** One statement a site. */
  private async read(those: readonly Followed<Thread>[]): Promise<void> {
    for (const siteId of new Set(those.map(({ about }) => about.siteId))) {
      const here = those.filter(({ about }) => about.siteId === siteId);
      const startedAt = performance.now();
      const ids = here.map(({ about }) => about.id);
      const found = new Map((await readThreads(this.database, siteId, ids)).map((one) => [one.id, one]));
      for (const one of here) tell(one, found.get(one.about.id), startedAt);
    }
  }

  private async compare(those: readonly Followed<Thread>[]): Promise<Followed<Thread>[]> {
    const startedAt = performance.now();
    const all = those.map(({ about }) => about);
    const rows = await this.database.query<{ nth: number }>(CHANGED, [
      all.map(({ siteId }) => siteId),
      all.map(({ id }) => id),
      all.map(({ revision }) => revision),
      all.map(({ epoch }) => epoch),
    ]);
    const changed = new Set(rows.map(({ nth }) => those[nth - 1]!));
    for (const one of those) if (!changed.has(one)) one.asOf = startedAt;
    return [...changed];
  }
}

function tell(thread: Followed<Thread>, found: ReadThread | undefined, startedAt: number): void {
  thread.asOf = startedAt;
  if (found === undefined || found.hidden) return thread.end();
  const { about } = thread;
  const { revision, epoch, counts, now, changesAt } = found;
  const { state } = found.closing;
  const isNews = thread.told === null || revision !== about.revision || state !== about.state;
  Object.assign(about, { revision, epoch, state });
  thread.endsAt = changesAt === null ? Infinity : startedAt + changesAt.getTime() - now.getTime();
  if (isNews) thread.tell(eventOf({ revision, counts, state }, revision));
}
