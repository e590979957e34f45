import type { readerWords } from './en/reader.js';
import type { statementWords } from './en/statements.js';

/** The part of a catalogue that a publisher's page loads with a discussion. */
export type ReaderWords = typeof readerWords;

/** What it loads for the few against whose comments something was decided. */
export type StatementWords = typeof statementWords;
