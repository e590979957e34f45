import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SiteView } from '../views.js';
import { wordsFor } from '../words.js';
import type { Words } from '../words.js';

/** The site of the page, for dates and links anywhere below `Page`. */
export const SiteContext = createContext<SiteView | null>(null);

export function useSite(): SiteView {
  const site = useContext(SiteContext);
  if (site === null) throw new Error('A component of a page was drawn outside of Page.');
  return site;
}

export const useWords = (): Words => wordsFor(useSite().locale);
