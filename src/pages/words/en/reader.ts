import { discussionWords } from './discussion.js';
import { reportWords } from './report.js';

/** All that a publisher's page loads to show a discussion: nothing of it is for staff. */
export const readerWords = { ...discussionWords, ...reportWords };
