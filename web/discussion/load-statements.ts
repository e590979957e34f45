import type { DiscussionDocument } from '../../src/pages/discussion-document.js';
import { statementWordsOf } from '../words.js';

/** What draws decisions against the viewer's own comments; null for the many who have none. */
export async function loadStatements({ site, discussion: { rejections = [] } }: DiscussionDocument) {
  if (rejections.length === 0) return null;
  const [{ Statements }, words] = await Promise.all([
    import('../../src/pages/components/statements.js'),
    statementWordsOf(site.locale),
  ]);
  return { Statements, words };
}
