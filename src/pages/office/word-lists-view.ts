import type { WordTest } from '../../moderation/test-words.js';
import type { ListName } from '../../screening/words.rules.js';
import type { OfficeNoticeView, OfficePageView } from './office-page-view.js';

export const REPLAY_DAYS = ['7', '30', '90'] as const;

/** The form of the lists posts `version`, `held`, `refused`, `days` and `do` (`save`, `replay`); the other one `text`. */
export interface WordListsPageView extends OfficePageView {
  notice: OfficeNoticeView | null;
  /** That the form is made on. */
  version: number;
  typed: Readonly<Record<ListName, string>> & { days: string };
  /** The list to correct. */
  field: ListName | null;
  test: {
    text: string;
    problem: string | null;
    result: WordTest | null;
  };
}
