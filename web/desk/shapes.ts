import type { PresentedClaim } from '../../src/moderation/claim-items.js';
import type { Decided } from '../../src/moderation/decide.js';
import type { ListedItem } from '../../src/moderation/list-items.js';
import type { FoundComment } from '../../src/moderation/search/search-comments.js';
import type { ListedAuthor } from '../../src/moderation/search/list-authors.js';
import type { Undone } from '../../src/moderation/undo-decision.js';
import type { Plain } from '../../src/pages/desk/desk-view.js';
import type { PresentedOwnMode } from '../../src/threads/present-mode.js';
import type { QueueSummary } from '../../src/queues/summarise-queues.js';

/** What the API answers, as it arrives. */
export type Claim = Plain<PresentedClaim>;
export type Decision = Plain<Decided>;
export type TakenBack = Plain<Undone>;
export type Waiting = Plain<ListedItem>;
export type Found = Plain<FoundComment>;
export type FoundAuthor = Plain<ListedAuthor>;
export type OwnMode = PresentedOwnMode;
export type Count = Plain<QueueSummary>;

export interface List<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Who has an item in hand, as events tell it. */
export interface Holder {
  readonly item: string;
  readonly by: { readonly id: string; readonly name: string };
}

/** What is said of what was done. */
export interface Told {
  readonly text: string;
  readonly isProblem: boolean;
}

/** What the stream of the queues tells. */
export interface QueuesEvent {
  readonly items: readonly Count[];
  readonly inHand: readonly Holder[];
}
