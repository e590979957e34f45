import type { ReplayResult } from '../../moderation/screening-replays/tally.rules.js';
import type { OfficePageView } from './office-page-view.js';

/** Comments that the draft treats otherwise than the settings in force. */
export interface ReplayDifferenceView {
  count: number;
  examples: readonly { text: string; headline: string; href: string }[];
}

export interface ReplayPageView extends OfficePageView {
  state: 'waiting' | 'running' | 'done' | 'failed';
  days: number;
  createdAt: string;
  /** Of how many is not known before it runs. */
  progress: { done: number; of: number | null };
  notReplayed: readonly string[];
  /** How many phrases the draft has; null: those in force. */
  lists: { held: number; refused: number } | null;
  result: ReplayResult | null;
  newlyHeld: ReplayDifferenceView | null;
  newlyPublished: ReplayDifferenceView | null;
  selfHref: string;
  backHref: string;
}
