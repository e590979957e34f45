import type { Card } from '../../moderation/card/read-card.js';
import type { Action } from '../../moderation/decide.js';
import type { Queue } from '../../queues/items.js';
import type { SanctionKind } from '../../sanctions/standing.rules.js';
import type { OfficeLinksView } from '../office/closing-page-view.js';
import type { AuthorView, PageView } from '../views.js';
import type { Words } from '../words/words.js';
import type { DeskNarrowing } from './desk-hrefs.js';

/** The same with instants as texts, ready to be sent. */
export type Plain<T> = T extends Date
  ? string
  : T extends object
    ? { readonly [Key in keyof T]: Plain<T[Key]> }
    : T;

export type Saying = keyof Words['desk']['said'];

/** What became of the form that led here, or why it was not taken. */
export type DeskNoticeView =
  | { kind: 'said'; what: Saying }
  | {
      kind: 'decided';
      action: Action;
      author: string;
      href: string;
      /** Null: it is too late for that. */
      undo: { action: string; until: string; claim: string | null } | null;
    }
  | { kind: 'problem'; text: string; kept: boolean };

interface DeskPageView extends PageView {
  officeLinks: OfficeLinksView;
  notice: DeskNoticeView | null;
}

export interface QueuesPageView extends DeskPageView {
  queues: readonly {
    queue: Queue;
    href: string;
    count: number;
    /** How long the oldest has waited, in words. */
    age: string | null;
    claimAction: string;
  }[];
  narrowing: DeskNarrowing;
  sections: readonly { key: string; name: string }[];
}

export interface QueueItemView {
  id: string;
  href: string;
  author: AuthorView;
  text: string;
  openedAt: string;
  article: { headline: string; href: string };
  reasons: readonly string[];
  priority: number;
  language: string;
  holder: { name: string; until: string; own: boolean } | null;
  takeOverAction: string;
}

export interface QueuePageView extends DeskPageView {
  queue: Queue;
  queuesHref: string;
  /** The same queue whole; null: it is. */
  everythingHref: string | null;
  narrowing: DeskNarrowing;
  count: number;
  items: readonly QueueItemView[];
  claimAction: string;
  moreHref: string | null;
}

/** What was typed into the forms of a card that is shown again. */
export interface TypedOnCard {
  readonly ready?: string | undefined;
  readonly rule?: string | undefined;
  readonly note?: string | undefined;
  readonly kind?: string | undefined;
  readonly days?: string | undefined;
  readonly sanctionRule?: string | undefined;
  readonly sanctionNote?: string | undefined;
  readonly text?: string | undefined;
}

export interface CardPageView extends DeskPageView {
  card: Plain<Card>;
  articleHref: string;
  queue: { queue: Queue; href: string } | null;
  /** Posts `action`, `revision`, `rule`, `ready` and `note`. */
  decideAction: string;
  actions: readonly Action[];
  takeOverAction: string | null;
  giveBackAction: string | null;
  /** Set where this one is not the viewer's to decide. */
  nextAction: string | null;
  ready: readonly { title: string; text: string }[];
  typed: TypedOnCard;
  noteAction: string | null;
  /** Posts `kind`, `days`, `sanctionRule` and `sanctionNote`; null: they may not, or there is nobody to act on. */
  sanction: {
    action: string;
    kinds: readonly SanctionKind[];
    days: readonly number[];
    forGood: boolean;
    key: string;
  } | null;
}
