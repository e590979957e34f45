import type { Action } from '../../src/moderation/decide.js';
import { noteAndRule } from '../../src/pages/desk/notes.rules.js';
import type { TypedOnCard } from '../../src/pages/desk/desk-view.js';
import { Problem } from '../../src/platform/errors/problem.js';
import { nameOf } from '../../src/pages/components/author.js';
import { ask, Refusal } from './api.js';
import type { Bulk } from './bulk.js';
import type { Desk } from './desk.js';
import { cardOf, type Entry } from './in-hand.js';
import type { Claim, Decision, TakenBack } from './shapes.js';

/** Milliseconds in which something can be taken back. */
const UNDO = 600_000;
/** So many can be taken back, the last one first. */
const KEPT = 50;

/** What was done and can be taken back. */
interface Done {
  readonly at: number;
  /** The id of the decision; null: it was refused. */
  readonly made: Promise<string | null>;
  readonly takeBack: (id: string) => Promise<void>;
}

/** Decides, shows the next at once, and brings back what was refused. */
export class Decisions {
  private done: readonly Done[] = [];

  constructor(private readonly desk: Desk) {}

  get canUndo(): boolean {
    return this.done.some(({ at }) => Date.now() - at < UNDO);
  }

  /** @param typed the rule and the note, as they stand in the form */
  decide(entry: Entry, action: Action, typed: TypedOnCard): void {
    const { desk } = this;
    const { card } = entry;
    // Nobody decides on what they have not seen.
    if (card === null) return;
    let body: object;
    try {
      const { rule, note } = noteAndRule(typed, desk.start.ready);
      body = { action, revision: card.comment.revision, rule: action === 'reject' ? rule : null, note };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return desk.tellProblem(error.detail);
    }
    const name = nameOf(desk.words, card.comment.author?.name ?? null);
    const isWork = desk.inHand !== null;
    desk.inHand?.takeOut(entry.commentId);
    desk.list?.takeOut(entry.commentId);
    desk.chosen.forget(entry.commentId);
    desk.drafts.forget(entry.commentId);
    desk.say(`${name}. ${desk.words.card.done[action]}`);
    if (isWork) desk.moveOn();
    const made = this.send(entry, body, action, typed);
    this.remember(made, (id) => this.takeBack(id, name));
    desk.run(this.settle(entry.commentId, made, isWork));
  }

  /** Once it is answered: what was refused is nothing to take back, and a card outside of a queue is read again. */
  private async settle(commentId: string, made: Done['made'], isWork: boolean): Promise<void> {
    const { desk } = this;
    if ((await made) === null) this.done = this.done.filter((one) => one.made !== made);
    else if (!isWork && desk.single?.commentId === commentId) {
      await desk.show({ itemId: null, commentId });
      desk.focus();
    }
    desk.changed();
  }

  private async send(entry: Entry, body: object, action: Action, typed: TypedOnCard): Promise<string | null> {
    try {
      const { id } = await ask<Decision>('POST', `/moderation/comments/${entry.commentId}/decisions`, body);
      return id;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const own = ownDecision(error, this.desk.start.me.id, action);
      if (own !== null) return own;
      await this.comeBack(entry, error, typed);
      return null;
    }
  }

  /** What was refused is back on the desk, as it is by now and with what was typed. */
  private async comeBack(entry: Entry, refusal: Refusal, typed: TypedOnCard): Promise<void> {
    const { desk } = this;
    const problem = whatHappened(desk, refusal);
    const isUnchanged = refusal.code === 'unreachable';
    const card = isUnchanged ? entry.card : await cardOf(entry).catch(() => entry.card);
    const name = nameOf(desk.words, entry.card?.comment.author?.name ?? null);
    const back = { ...entry, card, typed, problem };
    const isNext = desk.inHand !== null && desk.entry !== null;
    if (desk.inHand !== null) desk.inHand.putBack(back);
    else if (desk.single?.commentId === entry.commentId) desk.single = back;
    desk.tellProblem(`${desk.words.deskApp.refused(name, isNext)} ${problem}`);
    if (!isNext) desk.focus();
  }

  /** Runs a decision on many, which can be taken back as one. */
  runMany(bulk: Bulk): void {
    const made = bulk.run().then(() => bulk.standing?.id ?? null);
    this.remember(made, () => bulk.undo());
    this.desk.run(made);
  }

  undoMany(bulk: Bulk): void {
    this.desk.run(
      Promise.all(this.done.map(async (one) => ((await one.made) === bulk.standing?.id ? [] : [one]))).then(
        (others) => {
          this.done = others.flat();
          return bulk.undo();
        },
      ),
    );
  }

  private remember(made: Done['made'], takeBack: Done['takeBack']): void {
    this.done = [...this.done.slice(1 - KEPT), { at: Date.now(), made, takeBack }];
  }

  /** Takes the last decision back that still can be. */
  async undo(): Promise<void> {
    const { desk } = this;
    const last = this.done.at(-1);
    if (last === undefined) return desk.say(desk.words.deskApp.nothingToUndo);
    this.done = this.done.slice(0, -1);
    const id = await last.made;
    if (id === null) return;
    try {
      await last.takeBack(id);
    } catch (error) {
      // Nobody knows whether it was taken back: it can be tried again.
      if (error instanceof Refusal && error.code === 'unreachable') this.done = [...this.done, last];
      desk.fail(error);
    }
    desk.focus();
  }

  /** The comment of a decision is looked at again, and told. */
  private async takeBack(decisionId: string, name: string): Promise<void> {
    const { desk } = this;
    const { commentId } = await ask<TakenBack>('POST', `/moderation/decisions/${decisionId}/undo`);
    desk.say(`${name}. ${desk.words.desk.said.undone}`);
    await this.lookAgain(commentId);
  }

  private async lookAgain(commentId: string): Promise<void> {
    const { item } = await cardOf({ itemId: null, commentId });
    if (item !== null && item.claim === null)
      await ask<Claim>('POST', `/moderation/items/${item.id}/take-over`);
    const { desk } = this;
    if (desk.inHand === null)
      desk.go({ kind: 'comment', id: commentId, narrowing: desk.place.narrowing }, desk.told);
    else await desk.show({ itemId: item?.id ?? null, commentId });
  }
}

/** A decision that had arrived although its answer was lost: the same one again is refused as stale. */
function ownDecision({ code, members }: Refusal, me: string, action: Action): string | null {
  if (code !== 'stale_decision') return null;
  const decision = members['decision'] as { id: string; action: string; decidedBy: { id: string } } | null;
  return decision !== null && decision.decidedBy.id === me && decision.action === action ? decision.id : null;
}

function whatHappened(desk: Desk, refusal: Refusal): string {
  const { deskApp, card } = desk.words;
  const decision = refusal.members['decision'] as { action: Action; decidedBy: { name: string } } | null;
  if (refusal.code === 'stale_decision' && decision)
    return deskApp.faster(decision.decidedBy.name, card.decided[decision.action]);
  return desk.wordsOf(refusal);
}
