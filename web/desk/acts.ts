import { cardView } from '../../src/pages/desk/card-view.js';
import type { CardView, PlainCard, TypedOnCard } from '../../src/pages/desk/desk-view.js';
import type { Action } from '../../src/moderation/decide.js';
import type { KeyAction } from '../../src/pages/desk/keys.rules.js';
import type { Decisions } from './decisions.js';
import type { Desk } from './desk.js';
import type { Dialogs } from './dialogs.js';
import type { Entry } from './in-hand.js';
import { NO_SEARCH } from './place.js';

/** What is looked at, as the server's page draws it. */
export function viewOf(desk: Desk, entry: Entry, typed: TypedOnCard, key = ''): CardView | null {
  if (entry.card === null) return null;
  const { powers, ready } = desk.start;
  const notice =
    entry.problem === null ? null : ({ kind: 'problem', text: entry.problem, kept: false } as const);
  const { narrowing } = desk.place;
  return cardView(withEnd(entry.card, entry), { powers, narrowing, notice, typed, ready, key });
}

/** The claim may have begun anew since the card was read. */
function withEnd(card: PlainCard, { claimId, until }: Entry): PlainCard {
  const { item } = card;
  if (item?.claim == null || item.claim.id !== claimId) return card;
  return { ...card, item: { ...item, claim: { ...item.claim, expiresAt: new Date(until).toISOString() } } };
}

export const offeredOn = (desk: Desk, entry: Entry): readonly Action[] =>
  viewOf(desk, entry, {})?.actions ?? [];

/** What stands in the form of the card. */
export function typedIn(form: HTMLFormElement): TypedOnCard {
  const data = new FormData(form);
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { rule: text('rule'), ready: text('ready'), note: text('note') };
}

const decisionForm = (): HTMLFormElement | null => document.querySelector('#desk form.desk-decision');

/** What the keys and the buttons of the desk do. */
export class Acts {
  constructor(
    private readonly desk: Desk,
    private readonly decisions: Decisions,
    private readonly dialogs: Dialogs,
  ) {}

  readonly act = (action: KeyAction): void => {
    const { desk } = this;
    const ways: Record<KeyAction, () => void> = {
      next: () => this.move(1),
      previous: () => this.move(-1),
      approve: () => this.decide('approve'),
      reject: () => this.reject(),
      spam: () => this.decide('spam'),
      undo: () => desk.run(this.decisions.undo()),
      note: () => document.getElementById('note')?.focus(),
      select: () => this.select(),
      queue: () => desk.run(this.nextQueue()),
      search: () => desk.go({ kind: 'search', search: NO_SEARCH, narrowing: desk.place.narrowing }),
      help: () => this.dialogs.show({ kind: 'help' }),
    };
    ways[action]();
  };

  /** Where a comment was removed, approving it is to restore it. */
  decide(asked: Action): void {
    const { desk } = this;
    const { entry } = desk;
    const form = decisionForm();
    if (entry?.card === null) return desk.say(desk.words.deskApp.loading);
    if (entry === null || form === null) return;
    const offered = offeredOn(desk, entry);
    const action = asked === 'approve' && !offered.includes('approve') ? 'restore' : asked;
    if (offered.includes(action)) this.decisions.decide(entry, action, typedIn(form));
  }

  /** Asks for the rule unless it stands in the form. @param isChosen whether that counts */
  reject(isChosen = false): void {
    const { desk, decisions } = this;
    const { entry } = desk;
    const form = decisionForm();
    if (entry?.card === null) return desk.say(desk.words.deskApp.loading);
    if (form === null || entry === null || !offeredOn(desk, entry).includes('reject')) return;
    const typed = typedIn(form);
    const ready = desk.start.ready.find(({ title }) => title === typed.ready);
    const chosen = typed.rule || ready?.rule || null;
    // Of this card, whatever is looked at by then.
    const choose = (rule: string): void => decisions.decide(entry, 'reject', { ...typed, rule });
    if (isChosen && chosen !== null) choose(chosen);
    else this.dialogs.show({ kind: 'rules', chosen, choose });
  }

  private move(by: 1 | -1): void {
    const { desk } = this;
    if (desk.inHand === null) return;
    desk.inHand
      .move(by)
      .then((moved) => {
        if (moved) desk.told = null;
        else desk.say(by === 1 ? desk.words.deskApp.noMore : desk.words.deskApp.noneBefore);
        desk.moveOn();
      })
      .catch(desk.fail);
  }

  private select(): void {
    const { desk } = this;
    const { entry } = desk;
    if (entry?.card == null) return;
    desk.chosen.turn(entry.commentId, entry.card.comment.revision);
    desk.say(desk.words.deskApp.bulk.selected(desk.chosen.ids.length));
  }

  /** To the next queue in which something waits, and from the last to the first. */
  private async nextQueue(): Promise<void> {
    const { desk } = this;
    await desk.counted;
    const { place, counts } = desk;
    const at = counts.findIndex(({ queue }) => place.kind === 'queue' && queue === place.queue);
    const others = [...counts.slice(at + 1), ...counts.slice(0, Math.max(0, at))];
    const next = others.find(({ count }) => count > 0);
    if (next === undefined) return desk.say(desk.words.deskApp.noOtherQueue);
    desk.go({ kind: 'queue', queue: next.queue, narrowing: place.narrowing });
  }
}
