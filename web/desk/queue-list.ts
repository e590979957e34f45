import type { DeskNarrowing } from '../../src/pages/desk/desk-hrefs.js';
import { ask, queryOf } from './api.js';
import type { List, Waiting, Holder } from './shapes.js';

/** More rows than that nobody reads, and a browser would keep them all. */
const MOST = 200;

/** What waits in a queue, in its order, with who has each in hand. */
export class QueueList {
  items: readonly Waiting[] = [];
  cursor: string | null = null;
  private reading: Promise<void> | null = null;
  private isAskedAgain = false;

  constructor(
    private readonly queue: string,
    private readonly narrowing: DeskNarrowing,
    private readonly changed: () => void,
  ) {}

  /** The first page as it is now. Asked for again meanwhile, it is read once more. */
  async read(): Promise<void> {
    this.isAskedAgain = this.reading !== null;
    this.reading ??= this.readFirst().finally(() => (this.reading = null));
    await this.reading;
    if (this.isAskedAgain) await this.read();
  }

  private async readFirst(): Promise<void> {
    const { items, nextCursor } = await this.page(null);
    this.items = items;
    this.cursor = nextCursor;
    this.changed();
  }

  async more(): Promise<void> {
    const { items, nextCursor } = await this.page(this.cursor);
    const known = new Set(this.items.map(({ id }) => id));
    this.items = [...this.items, ...items.filter(({ id }) => !known.has(id))];
    this.cursor = this.items.length >= MOST ? null : nextCursor;
    this.changed();
  }

  private page(cursor: string | null): Promise<List<Waiting>> {
    return ask('GET', `/moderation/queues/${this.queue}/items${queryOf({ ...this.narrowing, cursor })}`);
  }

  takeOut(commentId: string): void {
    this.items = this.items.filter(({ subjectId }) => subjectId !== commentId);
  }

  hold(holders: readonly Holder[]): void {
    const byItem = new Map(holders.map(({ item, by }) => [item, by]));
    this.items = this.items.map((item) => ({ ...item, claimedBy: byItem.get(item.id) ?? null }));
  }
}
