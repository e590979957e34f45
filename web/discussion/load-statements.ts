import type { DiscussionDocument } from '../../src/pages/discussion-document.js';

/** What draws decisions against the viewer's own comments; null for the many who have none. */
export async function loadStatements({ discussion: { rejections = [] } }: DiscussionDocument) {
  return rejections.length === 0
    ? null
    : (await import('../../src/pages/components/statements.js')).Statements;
}
