import type { AccountViewer } from '../../accounts/viewer.js';
import {
  readReplayExamples,
  type ReplayExample,
} from '../../moderation/screening-replays/read-replay-examples.js';
import { readScreeningReplay } from '../../moderation/screening-replays/read-screening-replay.js';
import type { Reader } from '../../platform/database/database.js';
import { readWordLists } from '../../screening/word-lists.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import type { TypedForm } from './closing-form.rules.js';
import type { OfficeNoticeView } from './office-page-view.js';
import { officePageView } from './office-page-view.js';
import type { ReplayDifferenceView, ReplayPageView } from './replay-view.js';
import { textOfPhrases } from './word-lists-form.rules.js';
import { REPLAY_DAYS, type WordListsPageView } from './word-lists-view.js';

export const WORDS = '/console/words';

export interface WordListsRequest {
  readonly site: CurrentSite;
  readonly by: AccountViewer;
  readonly notice: OfficeNoticeView | null;
  readonly test?: WordListsPageView['test'];
  /** A form that was refused and is to be shown again. */
  readonly sent?: {
    readonly typed: TypedForm;
    readonly field: WordListsPageView['field'];
    /** Somebody saved meanwhile: sent once more, it takes the place of theirs. */
    readonly isOutdated: boolean;
  };
}

/** All of the page of the word lists. */
export async function readWordListsPage(
  reader: Reader,
  { site, by, notice, test, sent }: WordListsRequest,
): Promise<WordListsPageView> {
  const lists = await readWordLists(reader, site.id);
  const { held, refused, days = REPLAY_DAYS[1], version } = sent?.typed ?? {};
  return {
    ...officePageView(site, by, 'words'),
    notice,
    version: sent === undefined || sent.isOutdated ? lists.version : Number(version),
    typed: {
      held: held ?? textOfPhrases(lists.held),
      refused: refused ?? textOfPhrases(lists.refused),
      days,
    },
    field: sent?.field ?? null,
    test: test ?? { text: '', problem: null, result: null },
  };
}

const EXAMPLES_SHOWN = 10;

/** All of the page of a replay: how far it is, and what came of it. */
export async function readReplayPage(
  reader: Reader,
  { site, by, replayId }: { site: CurrentSite; by: AccountViewer; replayId: string },
): Promise<ReplayPageView> {
  const replay = await readScreeningReplay(reader, { siteId: site.id, replayId });
  const { id, state, days, settings, createdAt, progress, notReplayed, result } = replay;
  const differences = async (of: 'newlyHeld' | 'newlyPublished'): Promise<ReplayDifferenceView | null> => {
    if (result === null) return null;
    const { count, examples } = result[of];
    const ids = examples.slice(0, EXAMPLES_SHOWN);
    const read = await readReplayExamples(reader, { siteId: site.id, ids });
    return { count, examples: read.map(exampleView) };
  };
  return {
    ...officePageView(site, by, 'words'),
    ...{ state, days, createdAt, progress, notReplayed, result },
    lists: settings.wordLists
      ? { held: settings.wordLists.held.length, refused: settings.wordLists.refused.length }
      : null,
    newlyHeld: await differences('newlyHeld'),
    newlyPublished: await differences('newlyPublished'),
    selfHref: `${WORDS}/screening-replays/${id}`,
    backHref: WORDS,
  };
}

const exampleView = ({ id, source, headline }: ReplayExample) => ({
  text: source,
  headline,
  href: `/console/comments/${id}`,
});
