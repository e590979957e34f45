import { readerWords as english } from '../src/pages/words/en/reader.js';
import type { ReaderWords } from '../src/pages/words/reader-words.js';

const OTHERS: Readonly<Record<string, () => Promise<{ readerWords: ReaderWords }>>> = {
  de: () => import('../src/pages/words/de/reader.js'),
  fa: () => import('../src/pages/words/fa/reader.js'),
};

/** What readers are told, in a language; English where there is no other. Only the one that is needed is loaded. */
export async function readerWordsOf(locale: string): Promise<ReaderWords> {
  const load = OTHERS[new Intl.Locale(locale).language];
  return load === undefined ? english : (await load()).readerWords;
}
