import { expect, it } from '@jest/globals';
import { wordsFor } from '../words/words.js';
import { evidenceInWords } from './evidence.rules.js';

it.each([
  [undefined, ''],
  [{ links: 3, limit: 2 }, '3 links, 2 pass'],
  [{ links: 1, limit: 0 }, '1 link, 0 pass'],
  [{ reports: 2, weight: 1.5, reasons: { abuse: 2 } }, '2 reports, of weight 1.5'],
  [{ list: 'held', of: 'source', positions: [2, 9, 2] }, 'found: “casino”, “now”'],
  [{ list: 'held', of: 'shown', positions: [2] }, 'in 1 place'],
  [{ list: 'held', of: 'source', positions: [400, 500] }, 'in 2 places'],
  [{ option: 'moderationKeys', field: 'email', position: 4 }, 'moderationKeys, email'],
  [{ sanction: '0192' }, ''],
])('%j is told as "%s"', (evidence, words) => {
  expect(evidenceInWords(wordsFor('en'), evidence, 'A casino now.')).toBe(words);
});
