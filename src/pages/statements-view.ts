import type { StatementView } from './statement-view.js';
import type { PageView } from './views.js';

/** All that was decided against the viewer. */
export interface StatementsPageView extends PageView {
  statements: readonly StatementView[];
  moreHref: string | null;
}
