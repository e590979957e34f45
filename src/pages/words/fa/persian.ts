import type { english } from '../en/english.js';
import { deskWords } from './desk.js';
import { officeWords } from './office.js';
import { pageWords } from './pages.js';
import { policyFormWords } from './policy-form.js';
import { pageProblems } from './problems.js';
import { problemWords } from './problems.js';
import { readerWords } from './reader.js';
import { signInWords } from './sign-in.js';

/** Every word of the pages, in Persian. */
export const persian: typeof english = {
  ...readerWords,
  ...problemWords,
  ...pageWords,
  ...signInWords,
  ...officeWords,
  ...policyFormWords,
  ...deskWords,
  problems: { ...problemWords.problems, ofCode: { ...problemWords.problems.ofCode, ...pageProblems } },
};
