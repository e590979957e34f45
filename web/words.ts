import type { ReaderWords, StatementWords } from '../src/pages/words/reader-words.js';

interface Catalogue {
  reader(): Promise<{ readerWords: ReaderWords }>;
  statements(): Promise<{ statementWords: StatementWords }>;
}

const CATALOGUES: Readonly<Record<string, Catalogue>> = {
  en: {
    reader: () => import('../src/pages/words/en/reader.js'),
    statements: () => import('../src/pages/words/en/statements.js'),
  },
  de: {
    reader: () => import('../src/pages/words/de/reader.js'),
    statements: () => import('../src/pages/words/de/statements.js'),
  },
  fa: {
    reader: () => import('../src/pages/words/fa/reader.js'),
    statements: () => import('../src/pages/words/fa/statements.js'),
  },
};

/** English where there is no other. */
const catalogueOf = (locale: string): Catalogue =>
  CATALOGUES[new Intl.Locale(locale).language] ?? CATALOGUES['en']!;

/** What readers are told, in a language. Only the one that is needed is loaded. */
export const readerWordsOf = async (locale: string): Promise<ReaderWords> =>
  (await catalogueOf(locale).reader()).readerWords;

export const statementWordsOf = async (locale: string): Promise<StatementWords> =>
  (await catalogueOf(locale).statements()).statementWords;
