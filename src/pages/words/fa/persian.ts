import type { english } from '../en/english.js';
import { auditWords } from './audit.js';
import { chartWords } from './charts.js';
import { deskAppWords } from './desk-app.js';
import { deskWords } from './desk.js';
import { discussionsWords } from './discussions.js';
import { officeWords } from './office.js';
import { pageWords } from './pages.js';
import { peopleWords } from './people.js';
import { policyFormWords } from './policy-form.js';
import { pageProblems } from './problems.js';
import { problemWords } from './problems.js';
import { readerWords } from './reader.js';
import { settingsWords } from './settings.js';
import { signInWords } from './sign-in.js';
import { statementWords } from './statements.js';
import { statisticsWords } from './statistics.js';
import { wordListsWords } from './word-lists.js';

/** Every word of the pages, in Persian. */
export const persian: typeof english = {
  ...readerWords,
  ...statementWords,
  ...problemWords,
  ...pageWords,
  ...signInWords,
  ...officeWords,
  ...policyFormWords,
  ...deskWords,
  ...chartWords,
  ...discussionsWords,
  ...settingsWords,
  ...statisticsWords,
  ...peopleWords,
  ...auditWords,
  ...wordListsWords,
  ...deskAppWords,
  problems: { ...problemWords.problems, ofCode: { ...problemWords.problems.ofCode, ...pageProblems } },
};
