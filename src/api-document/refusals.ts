import { FormNotTaken, NotAllowed, NotSignedIn, OriginNotAllowed } from '../accounts/accounts.errors.js';
import { isPermission } from '../accounts/request-context.js';
import { IdempotencyKeyInvalid, IdempotencyMismatch } from '../platform/database/idempotency.js';
import { Busy, CursorInvalid, NotHere, type Problem } from '../platform/errors/problem.js';
import { TooSlow } from '../platform/http/client-errors.js';
import type { Refusal } from '../platform/http/documented.js';
import { PreconditionFailed, PreconditionRequired } from '../platform/http/if-match.js';
import { InputInvalid } from '../platform/http/input.pipe.js';
import { AddressTooLong, TooManyHeaders } from '../platform/http/limits.js';
import { problemOf } from '../platform/http/problem.filter.js';
import { SiteRequired } from '../sites/sites.errors.js';
import { schemaOf } from './input-schema.js';
import type { Route } from './read-routes.js';

const examplesOf = (refusal: Refusal): readonly Problem[] =>
  'examples' in refusal ? refusal.examples() : [new refusal()];

const isWrite = (route: Route): boolean => route.method !== 'GET';
const hasCursor = ({ query }: Route): boolean => query !== null && 'cursor' in schemaOf(query).properties;

/** What routes refuse by what they are: whoever changes the layer that does it finds the words here. */
const COMMON: readonly [when: (route: Route) => boolean, refusals: readonly (Refusal | number)[]][] = [
  [({ rules }) => !rules.siteless, [SiteRequired, NotSignedIn, NotHere]],
  [({ rules }) => rules.requires !== undefined && isPermission(rules.requires), [NotAllowed]],
  [(route) => isWrite(route) && !route.rules.siteless, [OriginNotAllowed, FormNotTaken]],
  [({ path }) => path.includes(':'), [NotHere]],
  [({ query }) => query !== null, [InputInvalid]],
  [hasCursor, [CursorInvalid]],
  [({ body }) => body !== null, [InputInvalid, 413]],
  [({ takesIdempotencyKey }) => takesIdempotencyKey, [IdempotencyKeyInvalid, IdempotencyMismatch]],
  [({ takesIfMatch }) => takesIfMatch, [PreconditionRequired, PreconditionFailed]],
  [() => true, [400, TooSlow, AddressTooLong, TooManyHeaders, Busy, 500]],
];

/** Every refusal of a route, each as it looks. */
export function problemsOf(route: Route): Problem[] {
  const common = COMMON.flatMap(([when, refusals]) => (when(route) ? refusals : []));
  const problems = [...(route.document?.refuses ?? []), ...common].flatMap((refusal) =>
    typeof refusal === 'number' ? [problemOf(refusal)] : examplesOf(refusal),
  );
  const isFirst = ({ status, code }: Problem, index: number): boolean =>
    problems.findIndex((other) => other.status === status && other.code === code) === index;
  return problems.filter(isFirst);
}
