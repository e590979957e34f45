import type { Card } from '../../moderation/card/read-card.js';
import type { CannedNote } from '../../moderation/canned-notes.js';
import type { Action } from '../../moderation/decide.js';
import type { Queue } from '../../queues/items.js';
import type { SanctionKind } from '../../sanctions/standing.rules.js';
import type { OfficeLinksView } from '../office/closing-page-view.js';
import type { AuthorView, PageView, SiteView } from '../views.js';
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
  start: DeskStart;
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

/** What somebody may do at the desk, beside deciding. */
export interface DeskPowers {
  readonly sanction: boolean;
  readonly ban: boolean;
  readonly lookUpAuthors: boolean;
}

export type PlainCard = Plain<Card>;
export type ReadyNote = Plain<CannedNote>;

/** A card with its forms. */
export interface CardView {
  notice: DeskNoticeView | null;
  card: PlainCard;
  articleHref: string;
  queue: { queue: Queue; href: string } | null;
  /** Posts `action`, `revision`, `rule`, `ready` and `note`. */
  decideAction: string;
  actions: readonly Action[];
  takeOverAction: string | null;
  giveBackAction: string | null;
  /** Set where this one is not the viewer's to decide. */
  nextAction: string | null;
  ready: readonly ReadyNote[];
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

export type CardPageView = DeskPageView & CardView;

/** What the desk's script begins with. */
export interface DeskStart {
  readonly site: SiteView;
  readonly me: { readonly id: string; readonly name: string };
  readonly powers: DeskPowers;
  /** Those that are theirs. */
  readonly sections: readonly { readonly key: string; readonly name: string }[];
  readonly ready: readonly ReadyNote[];
  /** What a rejection may cite. */
  readonly rules: readonly { readonly key: string; readonly title: string }[];
}
