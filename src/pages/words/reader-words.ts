import type { readerWords } from './en/reader.js';

/** The part of a catalogue that a publisher's page loads with a discussion. */
export type ReaderWords = typeof readerWords;
