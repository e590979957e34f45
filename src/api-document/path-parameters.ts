import { exampleId } from '../platform/http/examples.js';
import type { Schema } from './input-schema.js';

/** What a path parameter names: a kind of thing, in words, and an example. */
interface Subject {
  readonly subject: string;
  readonly words: string;
  readonly example: string;
}

const thing = (subject: string, example: string): Subject => ({
  subject,
  words: `The id of the ${subject}.`,
  example,
});

/** Of `:id`, by the segment before it: `threads/:id` names a thread. */
const OF_ID: Readonly<Record<string, Subject>> = {
  threads: thing('thread', exampleId('thread')),
  comments: thing('comment', exampleId('comment')),
  people: thing('person', exampleId('account')),
  tokens: thing('token', exampleId('credential')),
  'bulk-decisions': thing('bulk-decision', exampleId('bulk-decision')),
  closings: thing('closing', exampleId('closing')),
  claims: thing('claim', exampleId('claim')),
  items: thing('item', exampleId('item')),
  'screening-replays': thing('replay', exampleId('replay')),
  decisions: thing('decision', exampleId('decision')),
  reporters: {
    subject: 'reporter',
    words: 'The id of an account or a guest, as reports name who sent them.',
    example: exampleId('guest'),
  },
  sanctions: thing('sanction', exampleId('sanction')),
  authors: thing('author', exampleId('guest')),
};

const ARTICLE: Subject = {
  subject: 'article',
  words:
    'The article: its id, its slug, `external:<the id that its publisher gave it>` or `url:<an address of it>`, percent-encoded.',
  example: 'external:cms-4711',
};

/** Of parameters that have a name of their own. */
const BY_NAME: Readonly<Record<string, Subject>> = {
  article: ARTICLE,
  slug: ARTICLE,
  format: { subject: 'format', words: 'rss, atom or json.', example: 'atom' },
  queue: {
    subject: 'queue',
    words: 'notices, reported, held, spam, unreviewed or appeals.',
    example: 'held',
  },
  version: { subject: 'version', words: 'The number of a published version.', example: '1' },
  subject: {
    subject: 'closing-policy',
    words: 'Whose policy: `site`, `section:<key>` or `article:<id>`.',
    example: 'site',
  },
  site: { subject: 'site', words: 'The key of the site.', example: 'city' },
  file: { subject: 'file', words: 'A file of the page.', example: 'swagger-ui.css' },
  code: { subject: 'problem', words: 'The `code` of a problem.', example: 'thread_closed' },
};

const PARAMETER = /:(\w+)/g;

/** `/threads/:id` as OpenAPI writes it: `/threads/{id}`. */
export const templateOf = (path: string): string => path.replace(PARAMETER, '{$1}');

/** The parameters of a path, each with what it names. */
export function pathParameters(path: string, words: Readonly<Record<string, string>> = {}): Schema[] {
  const segments = path.split('/');
  return [...path.matchAll(PARAMETER)].map(([, name = '']) => {
    const before = segments[segments.indexOf(`:${name}`) - 1] ?? '';
    const named = name === 'id' ? OF_ID[before] : BY_NAME[name];
    if (!named)
      throw new Error(`The API document does not know ":${name}" of ${path}: add it to path-parameters.ts.`);
    return {
      name,
      in: 'path',
      required: true,
      description: words[name] ?? named.words,
      schema: { type: 'string' },
      example: named.example,
      'x-subject': named.subject,
    };
  });
}
