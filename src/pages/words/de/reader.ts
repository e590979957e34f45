import type { ReaderWords } from '../reader-words.js';
import { discussionWords } from './discussion.js';
import { reportWords } from './report.js';

export const readerWords: ReaderWords = {
  ...discussionWords,
  ...reportWords,
};
