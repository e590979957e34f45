import type { ReaderWords } from '../reader-words.js';
import { discussionWords } from './discussion.js';
import { reportWords } from './report.js';
import { statementWords } from './statements.js';

export const readerWords: ReaderWords = {
  ...discussionWords,
  ...reportWords,
  ...statementWords,
};
