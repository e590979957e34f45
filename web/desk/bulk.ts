import type { Action } from '../../src/moderation/decide.js';
import { ask, queryOf } from './api.js';
import type { Desk } from './desk.js';
import type { List } from './shapes.js';

/** Milliseconds between two looks at a run. */
const LOOK_EVERY = 400;
/** So many results are shown; all are counted. */
const SHOWN = 100;

type Result = 'decided' | 'stale' | 'claimed' | 'refused' | 'undone' | 'changedSince' | 'kept' | 'left';

/** A bulk decision as the API tells it. */
export interface BulkState {
  readonly id: string;
  readonly action: Action;
  readonly count: number;
  readonly leftOut: Readonly<Record<'own' | 'claimed' | 'unfit' | 'unknown', number>>;
  readonly state: 'ready' | 'running' | 'done' | 'undoing' | 'undone';
  readonly results: Readonly<Record<Result, number>>;
  readonly examples: readonly {
    readonly id: string;
    readonly author: { readonly name: string } | null;
    readonly html: string | null;
  }[];
}

export interface BulkResult {
  readonly commentId: string;
  readonly result: string;
}

/** Which comments: chosen one by one, or all that fit. */
export type Which =
  | { readonly ids: readonly { readonly id: string; readonly revision: number }[] }
  | { readonly filter: Readonly<Record<string, string | null>> };

/** One decision on many comments: counted first, then run, with what became of each. */
export class Bulk {
  standing: BulkState | null = null;
  /** The first of them. */
  results: readonly BulkResult[] = [];
  isBusy = false;
  problem: string | null = null;

  constructor(private readonly desk: Desk) {}

  /** Lists and counts; changes nothing. */
  count(which: Which, judged: { action: Action; rule: string | null; note: string | null }): Promise<void> {
    return this.doing(async () => {
      this.standing = await ask<BulkState>('POST', '/moderation/bulk-decisions', { ...which, ...judged });
    });
  }

  run(): Promise<void> {
    return this.doing(() => this.follow('run', 'done'));
  }

  undo(): Promise<void> {
    return this.doing(() => this.follow('undo', 'undone'));
  }

  /** More than a few are done after the answer. */
  private async follow(what: 'run' | 'undo', end: 'done' | 'undone'): Promise<void> {
    const path = `/moderation/bulk-decisions/${this.standing!.id}`;
    this.standing = await ask<BulkState>('POST', `${path}/${what}`);
    while (this.standing.state !== end) {
      this.desk.changed();
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
      this.standing = await ask<BulkState>('GET', path);
    }
    const { items } = await ask<List<BulkResult>>('GET', `${path}/results${queryOf({ limit: SHOWN })}`);
    this.results = items;
    this.desk.restart();
    const { decided, undone } = this.standing.results;
    const { told } = this.desk.words.deskApp.bulk;
    this.desk.say(what === 'run' ? told.run(decided) : told.undo(undone));
  }

  private async doing(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.problem = null;
    this.desk.changed();
    try {
      await work();
    } catch (error) {
      this.problem = this.desk.wordsOf(error);
    }
    this.isBusy = false;
    this.desk.changed();
  }
}
