import { identify } from '../accounts/identify.js';
import { mayAtAll } from '../accounts/permissions.rules.js';
import type { AccountViewer } from '../accounts/viewer.js';
import type { Database } from '../platform/database/database.js';
import type { Hints } from '../platform/database/hints.js';
import { listClaims } from '../queues/list-claims.js';
import { summariseQueues } from '../queues/summarise-queues.js';
import { queuesHint } from '../sites/site-hints.js';
import { eventOf, type EventStream } from './event-stream.js';
import { Following, type Followed } from './following.js';

/** What moderators see of the queues, the same for all of the same sections. */
interface Desk {
  readonly siteId: string;
  readonly sections: readonly string[] | null;
}

interface Seat {
  readonly key: string;
  readonly siteId: string;
  readonly token: string;
}

/** Counting costs more than a look at a discussion. */
const COUNT_EVERY = 1_000;
const UNHEARD_EVERY = 2_000;

const keyOf = ({ siteId, sections }: Desk): string => `${siteId} ${[...(sections ?? ['all'])].sort().join()}`;

/** Tells moderators how many items wait in the queues of their sections, and who has which in hand. */
export class LiveQueues {
  private readonly following: Following<Desk>;
  private readonly seats = new Map<EventStream, Seat>();
  private readonly timer: NodeJS.Timeout;
  private checking: Promise<void> | null = null;

  /** @param checkEvery milliseconds after which who has lost the session, the role or a section is told no more */
  constructor(
    private readonly database: Database,
    hints: Hints,
    checkEvery: number,
    private readonly failed: (error: unknown) => void,
  ) {
    const ways = {
      noun: 'queue',
      every: COUNT_EVERY,
      unheardEvery: UNHEARD_EVERY,
      read: (those: readonly Followed<Desk>[]) => this.read(those),
      compare: async (those: readonly Followed<Desk>[]) => those,
    };
    this.following = new Following(hints, ways, failed);
    this.timer = setInterval(() => this.checkAll(), checkEvery).unref();
  }

  /** @param token the credential of the viewer, which is looked at again as long as the stream is open */
  async follow(
    { siteId, viewer, token }: { siteId: string; viewer: AccountViewer; token: string },
    open: () => EventStream,
  ): Promise<void> {
    const about = { siteId, sections: viewer.sections };
    const key = keyOf(about);
    await this.following.follow({ key, about, hints: [queuesHint(siteId)] }, () => {
      const stream = open();
      this.seats.set(stream, { key, siteId, token });
      stream.onEnd(() => this.seats.delete(stream));
      return stream;
    });
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.checking;
    await this.following.stop();
  }

  private async read(those: readonly Followed<Desk>[]): Promise<void> {
    for (const desk of those) {
      const startedAt = performance.now();
      const items = await summariseQueues(this.database, desk.about);
      const event = eventOf({ items, inHand: await listClaims(this.database, desk.about) });
      desk.asOf = startedAt;
      if (desk.told === null || !desk.told.equals(event)) desk.tell(event);
    }
  }

  private checkAll(): void {
    this.checking ??= this.check().finally(() => (this.checking = null));
  }

  private async check(): Promise<void> {
    try {
      for (const [stream, seat] of this.seats) if (!(await this.maySit(seat))) stream.end();
    } catch (error) {
      this.failed(error);
    }
  }

  /** Who has other sections by now comes again, for what is theirs. */
  private async maySit({ key, siteId, token }: Seat): Promise<boolean> {
    const viewer = await identify(this.database, siteId, token);
    if (viewer.kind !== 'account' || !mayAtAll(viewer, 'read queues')) return false;
    return keyOf({ siteId, sections: viewer.sections }) === key;
  }
}
