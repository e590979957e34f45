import { exampleId } from '../../platform/http/examples.js';
import { DECIDED_EXAMPLE, ITEM_EXAMPLE } from '../moderation.examples.js';
import type { ListedAuthor } from './list-authors.js';
import type { ReadAuthor } from './read-author.js';
import type { FoundComment } from './search-comments.js';

const { comment, article } = ITEM_EXAMPLE;
const AUTHOR = { kind: 'guest', id: exampleId('guest'), name: 'Ada', email: 'a***@example.org' } as const;
const ipPrefix = '192.0.2.0/24';

export const FOUND_EXAMPLE: FoundComment = { comment, article, author: AUTHOR, ipPrefix };

export const LISTED_AUTHOR_EXAMPLE: ListedAuthor = {
  ...AUTHOR,
  since: new Date('2026-10-02T08:41:07.250Z'),
  comments: { published: 12, held: 1, rejected: 1, spam: 0, withdrawn: 2 },
  lastAt: new Date('2026-11-02T08:41:07.250Z'),
};

const { id, action, rule, policyVersion, decidedAt } = DECIDED_EXAMPLE;

export const AUTHOR_EXAMPLE: ReadAuthor = {
  ...LISTED_AUTHOR_EXAMPLE,
  lastComments: [
    {
      comment,
      article,
      ipPrefix,
      decisions: [
        {
          ...{ id, action, rule, policyVersion, decidedAt },
          note: 'Another bridge.',
          decidedBy: { id: exampleId('account'), name: 'Mary Shelley' },
          onRevision: 1,
          undone: { by: { id: exampleId('account'), name: 'Mary Shelley' }, at: decidedAt },
        },
      ],
    },
  ],
};
