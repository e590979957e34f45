import type { PlainCard, TypedOnCard } from '../../src/pages/desk/desk-view.js';
import type { DeskNarrowing } from '../../src/pages/desk/desk-hrefs.js';
import { ask, Refusal, tell } from './api.js';
import type { Claim } from './shapes.js';

/** So many are claimed at once, and are more where fewer than that many are left. */
const AHEAD = 10;
const FEW = 5;
/** So many cards are ready before they are looked at. */
const CARDS_AHEAD = 3;
/** Who only looks on is not given more than this; the API gives no more at once either. */
const MOST = 25;
/** A claim that has less than this left begins anew while somebody works. */
const RENEWED_BELOW = 180_000;
const GONE = ['not_found', 'not_allowed'];
const KEPT = 'parley.desk.claims';

/** A comment on the desk. */
export interface Entry {
  readonly commentId: string;
  readonly itemId: string | null;
  /** Null: it is looked at, in no one's or another's hands. */
  readonly claimId: string | null;
  readonly until: number;
  /** Null: it is on its way. */
  readonly card: PlainCard | null;
  readonly typed: TypedOnCard;
  /** Why what was done with it was not taken. */
  readonly problem: string | null;
}

const entryOf = ({ id, expiresAt, item }: Claim): Entry => ({
  commentId: item.subjectId,
  itemId: item.id,
  claimId: id,
  until: Date.parse(expiresAt),
  card: null,
  typed: {},
  problem: null,
});

export const cardOf = ({ itemId, commentId }: Pick<Entry, 'itemId' | 'commentId'>): Promise<PlainCard> =>
  ask('GET', itemId === null ? `/moderation/comments/${commentId}` : `/moderation/items/${itemId}`);

/** What a moderator has in hand of one queue: claimed ahead, with the next cards ready. */
export class InHand {
  entries: readonly Entry[] = [];
  at = 0;
  /** Whether the first claim has been answered. */
  isOpen = false;
  private claiming: Promise<void> | null = null;
  private readonly loading = new Set<string>();
  private isLeft = false;

  constructor(
    readonly queue: string,
    private readonly narrowing: DeskNarrowing,
    private readonly changed: () => void,
    private readonly run: (work: Promise<unknown>) => void,
  ) {}

  get current(): Entry | null {
    return this.entries[this.at] ?? null;
  }

  get isClaiming(): boolean {
    return this.claiming !== null;
  }

  async open(): Promise<void> {
    // What an earlier page of this tab did not give back in time.
    const left = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]') as string[];
    await Promise.all(left.map(release));
    await this.claim();
    this.isOpen = true;
    this.changed();
  }

  /** Claims more where few are left; again after that, where nothing was free. */
  claim(): Promise<void> {
    if (this.isLeft || this.entries.length >= MOST) return Promise.resolve();
    this.claiming ??= this.claimNext().finally(() => {
      this.claiming = null;
      this.changed();
    });
    return this.claiming;
  }

  private async claimNext(): Promise<void> {
    const { section, language, reason } = this.narrowing;
    const { claims } = await ask<{ claims: readonly Claim[] }>(
      'POST',
      `/moderation/queues/${this.queue}/claims`,
      { section, language, reason, count: AHEAD },
    );
    if (this.isLeft) return void (await Promise.all(claims.map(({ id }) => release(id))));
    const known = new Set(this.entries.map(({ itemId }) => itemId));
    this.set([...this.entries, ...claims.map(entryOf).filter(({ itemId }) => !known.has(itemId))]);
  }

  /** To another of those in hand; to more, where there are. */
  async move(by: 1 | -1): Promise<boolean> {
    if (by === 1 && this.at >= this.entries.length - 1) await this.claim();
    const to = this.at + by;
    if (to < 0 || to >= this.entries.length) return false;
    this.at = to;
    this.set(this.entries);
    return true;
  }

  /** At this one, as it is given here. */
  lookAt(entry: Entry): void {
    const at = this.entries.findIndex(({ commentId }) => commentId === entry.commentId);
    if (at >= 0) this.at = at;
    const before = this.entries.slice(0, this.at);
    this.set([...before, entry, ...this.entries.slice(at >= 0 ? this.at + 1 : this.at)]);
  }

  /** It is decided on, or gone: the next one takes its place. */
  takeOut(commentId: string): void {
    const before = this.entries.findIndex((entry) => entry.commentId === commentId);
    if (before < 0) return;
    const entries = this.entries.filter((entry) => entry.commentId !== commentId);
    if (before < this.at) this.at -= 1;
    this.at = Math.max(0, Math.min(this.at, entries.length - 1));
    this.set(entries);
    if (entries.length - this.at <= FEW) this.run(this.claim());
  }

  /** It is the next one: what is looked at never changes under somebody's hands. */
  putBack(entry: Entry): void {
    // Somebody may have looked for it in the list meanwhile.
    if (this.entries.some(({ commentId }) => commentId === entry.commentId))
      return this.change(entry.commentId, entry);
    const after = this.current === null ? this.at : this.at + 1;
    this.set([...this.entries.slice(0, after), entry, ...this.entries.slice(after)]);
  }

  change(commentId: string, change: Partial<Entry>): void {
    this.set(this.entries.map((one) => (one.commentId === commentId ? { ...one, ...change } : one)));
  }

  /** Claims begin anew while somebody works with them; one that is lost leaves. */
  async renew(): Promise<void> {
    const old = this.entries.filter(
      ({ claimId, until }) => claimId !== null && until - Date.now() < RENEWED_BELOW,
    );
    for (const { claimId, commentId } of old) {
      try {
        const { expiresAt } = await ask<Claim>('PUT', `/moderation/claims/${claimId}`);
        this.change(commentId, { until: Date.parse(expiresAt) });
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'claim_lost') throw error;
        // What is looked at stays on the screen: whoever has it now is told by the answer to a decision.
        if (this.current?.commentId === commentId) this.change(commentId, { claimId: null });
        else this.takeOut(commentId);
      }
    }
  }

  /** Gives everything back. @param isLast the page goes away */
  leave(isLast: boolean): void {
    this.isLeft = true;
    const claims = this.entries.flatMap(({ claimId }) => claimId ?? []);
    for (const id of claims) {
      if (isLast) tell('DELETE', `/moderation/claims/${id}`);
      else this.run(release(id));
    }
    if (!isLast) sessionStorage.removeItem(KEPT);
  }

  private set(entries: readonly Entry[]): void {
    this.entries = entries;
    if (this.isLeft) return;
    sessionStorage.setItem(KEPT, JSON.stringify(entries.flatMap(({ claimId }) => claimId ?? [])));
    for (const entry of entries.slice(this.at, this.at + 1 + CARDS_AHEAD))
      if (entry.card === null) this.run(this.load(entry));
    this.changed();
  }

  private async load(entry: Entry): Promise<void> {
    const { commentId } = entry;
    if (this.loading.has(commentId)) return;
    this.loading.add(commentId);
    try {
      this.change(commentId, { card: await cardOf(entry) });
    } catch (error) {
      // It is gone, or was moved to a section of others.
      if (error instanceof Refusal && GONE.includes(error.code)) this.takeOut(commentId);
      throw error;
    } finally {
      this.loading.delete(commentId);
    }
  }
}

const release = (claimId: string): Promise<void> =>
  ask<void>('DELETE', `/moderation/claims/${claimId}`).catch(() => undefined);
