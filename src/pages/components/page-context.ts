import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SiteView } from '../views.js';
import type { ReaderWords, StatementWords } from '../words/reader-words.js';
import type { Words } from '../words/words.js';

/** What components anywhere on a page know without being told. */
export interface PageSurroundings {
  /** For dates and links. */
  readonly site: SiteView;
  readonly readerWords: ReaderWords;
  /** Null where there is nothing to state. */
  readonly statementWords: StatementWords | null;
  /** Null where only a discussion is drawn: its words are all that is loaded there. */
  readonly words: Words | null;
}

export const PageContext = createContext<PageSurroundings | null>(null);

function useSurroundings(): PageSurroundings {
  const surroundings = useContext(PageContext);
  if (surroundings === null) throw new Error('A component of a page was drawn outside of a page.');
  return surroundings;
}

export const useSite = (): SiteView => useSurroundings().site;

/** For what is part of a discussion, wherever that is shown. */
export const useReaderWords = (): ReaderWords => useSurroundings().readerWords;

export function useStatementWords(): StatementWords {
  const { statementWords } = useSurroundings();
  if (statementWords === null) throw new Error('A statement was drawn where there was nothing to state.');
  return statementWords;
}

/** For what stands on our own pages alone. */
export function useWords(): Words {
  const { words } = useSurroundings();
  if (words === null) throw new Error('A component of our own pages was drawn elsewhere.');
  return words;
}
