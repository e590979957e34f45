import type { DeskStart } from '../../src/pages/desk/desk-view.js';
import type { Words } from '../../src/pages/words/words.js';
import { Problem } from '../../src/platform/errors/problem.js';
import { apiHref, ask, queryOf, Refusal } from './api.js';
import { follow } from '../follow.js';
import { cardOf, InHand, type Entry } from './in-hand.js';
import { Chosen, Drafts } from './kept.js';
import { hrefOf, placeOf, type Place } from './place.js';
import { QueueList } from './queue-list.js';
import type { Count, QueuesEvent, Told } from './shapes.js';

/** Milliseconds. */
const LIST_EVERY = 3_000;
const RENEW_EVERY = 30_000;

/** Everything that the desk shows; whoever draws it hears when something has changed. */
export class Desk {
  place: Place = placeOf(location) ?? { kind: 'queues', narrowing: NOWHERE };
  counts: readonly Count[] = [];
  /** Ends when they have been read. */
  counted: Promise<void> = Promise.resolve();
  inHand: InHand | null = null;
  list: QueueList | null = null;
  /** The card that is looked at outside of a queue. */
  single: Entry | null = null;
  readonly chosen = new Chosen(() => this.changed());
  readonly drafts = new Drafts();
  told: Told | null = null;
  isLive = true;
  /** Rises with each arrival: what is shown of a place is asked for anew. */
  round = 0;
  /** Rises when work goes on elsewhere on the page: the focus follows. */
  moved = 0;

  /** Rises with each card that is asked for, and with each move: an answer that comes late shows nothing. */
  private asked = 0;
  private isDue = false;
  private listedAt = 0;
  private listTimer: ReturnType<typeof setTimeout> | undefined;
  private usedAt = Date.now();

  constructor(
    readonly start: DeskStart,
    readonly words: Words,
    private readonly draw: () => void,
  ) {}

  get entry(): Entry | null {
    return this.place.kind === 'queue' ? (this.inHand?.current ?? null) : this.single;
  }

  begin(): void {
    this.arrive();
    addEventListener('popstate', () => {
      const place = placeOf(location);
      // A link within the page, such as the one to its content, leads to no other place.
      if (place === null || hrefOf(place) === hrefOf(this.place)) return;
      this.place = place;
      this.arrive();
      this.focus();
    });
    addEventListener('pagehide', () => this.inHand?.leave(true));
    // Back from the browser's memory, with claims that were given back.
    addEventListener('pageshow', ({ persisted }) => persisted && this.arrive());
    const use = (): void => void (this.usedAt = Date.now());
    addEventListener('keydown', use);
    addEventListener('pointerdown', use);
    setInterval(() => {
      if (Date.now() - this.usedAt < 2 * RENEW_EVERY) this.inHand?.renew().catch(this.fail);
    }, RENEW_EVERY);
    follow(
      apiHref('/moderation/queues/events'),
      (data) => this.hear(JSON.parse(data) as QueuesEvent),
      (isHeard) => {
        this.isLive = isHeard;
        this.changed();
      },
    );
  }

  /** Draws once for whatever changes at once. */
  readonly changed = (): void => {
    if (this.isDue) return;
    this.isDue = true;
    queueMicrotask(() => {
      this.isDue = false;
      this.draw();
    });
  };

  say(text: string): void {
    this.told = { text, isProblem: false };
    this.changed();
  }

  /** Does what nobody waits for; what goes wrong with it is told. */
  run(work: Promise<unknown>): void {
    work.catch(this.fail);
  }

  readonly fail = (error: unknown): void => this.tellProblem(this.wordsOf(error));

  tellProblem(text: string): void {
    this.told = { text, isProblem: true };
    this.changed();
  }

  /** What went wrong, for who asked; what is no refusal is a fault of ours. */
  wordsOf(error: unknown): string {
    if (error instanceof Problem) return error.detail;
    if (!(error instanceof Refusal)) throw error;
    return error.code === 'unreachable' ? this.words.deskApp.unreachable : error.detail;
  }

  focus(): void {
    this.moved += 1;
    this.changed();
  }

  /** Somebody works on: a card that was asked for before comes too late. */
  moveOn(): void {
    this.asked += 1;
    this.focus();
  }

  go(place: Place, told: Told | null = null): void {
    history.pushState(null, '', hrefOf(place));
    this.place = place;
    this.told = told;
    this.arrive();
    this.focus();
  }

  /** The same place once more, as it is by now. */
  restart(): void {
    this.arrive();
  }

  /** Begins what the place asks for; what was in hand elsewhere is given back. */
  private arrive(): void {
    this.inHand?.leave(false);
    this.inHand = this.list = this.single = null;
    this.round += 1;
    this.chosen.only([]);
    const { place } = this;
    if (place.kind === 'queue') this.work(place.queue);
    if (place.kind === 'item') this.run(this.show({ itemId: place.id, commentId: '' }));
    if (place.kind === 'comment') this.run(this.show({ itemId: null, commentId: place.id }));
    this.counted = this.count();
    this.run(this.counted);
    this.changed();
  }

  private work(queue: string): void {
    const { narrowing } = this.place;
    this.inHand = new InHand(queue, narrowing, this.changed, (work) => this.run(work));
    this.list = new QueueList(queue, narrowing, this.changed);
    const { list } = this;
    this.inHand
      .open()
      .then(() => list.read())
      .catch(this.fail);
  }

  /** One card, as it is by now. */
  async show(which: Pick<Entry, 'itemId' | 'commentId'>, change: Partial<Entry> = {}): Promise<void> {
    const mine = (this.asked += 1);
    const { round } = this;
    try {
      const card = await cardOf(which);
      if (mine !== this.asked || round !== this.round) return;
      const { item, comment } = card;
      const own = item?.claim?.own === true ? item.claim : null;
      const entry = {
        ...{ commentId: comment.id, itemId: item?.id ?? null, card, typed: {}, problem: null },
        ...{ claimId: own?.id ?? null, until: Date.parse(own?.expiresAt ?? '') },
        ...change,
      };
      if (this.inHand === null) this.single = entry;
      else this.inHand.lookAt(entry);
      this.changed();
    } catch (error) {
      this.fail(error);
    }
  }

  /** A card of the list: one in hand at once, another as it comes. */
  lookAt(itemId: string, commentId: string): Promise<void> {
    const entry = this.inHand?.entries.find((one) => one.itemId === itemId);
    if (entry === undefined) return this.show({ itemId, commentId }).then(() => this.focus());
    this.inHand!.lookAt(entry);
    this.moveOn();
    return Promise.resolve();
  }

  /** The same card once more, as it is by now. */
  again({ itemId, commentId }: Entry): Promise<void> {
    if (this.entry?.commentId !== commentId) return Promise.resolve();
    return this.show({ itemId, commentId });
  }

  /** What is looked at, changed. */
  change(commentId: string, change: Partial<Entry>): void {
    if (this.single?.commentId === commentId) this.single = { ...this.single, ...change };
    this.inHand?.change(commentId, change);
    this.changed();
  }

  private async count(): Promise<void> {
    const { items } = await ask<{ items: readonly Count[] }>(
      'GET',
      `/moderation/queues${queryOf({ ...this.place.narrowing })}`,
    );
    this.counts = items;
    this.changed();
  }

  private hear({ items, inHand }: QueuesEvent): void {
    if (Object.values(this.place.narrowing).some(Boolean)) this.count().catch(this.fail);
    else this.counts = items;
    this.list?.hold(inHand);
    const { place } = this;
    if (place.kind === 'queue') {
      const count = items.find(({ queue }) => queue === place.queue)?.count ?? 0;
      if (this.inHand?.isOpen && this.entry === null && count > 0) this.run(this.claimWhatCame(this.inHand));
      this.listSoon();
    }
    this.changed();
  }

  /** Whoever waits for work is told of it; what they do meanwhile is left alone. */
  private async claimWhatCame(inHand: InHand): Promise<void> {
    await inHand.claim();
    if (this.inHand === inHand && this.entry !== null) this.say(this.words.deskApp.arrived);
  }

  /** Events can come every second: the list is read less often. */
  private listSoon(): void {
    clearTimeout(this.listTimer);
    const wait = Math.max(0, this.listedAt + LIST_EVERY - Date.now());
    this.listTimer = setTimeout(() => {
      this.listedAt = Date.now();
      this.list?.read().catch(this.fail);
    }, wait);
  }
}

const NOWHERE = { section: null, language: null, reason: null };
