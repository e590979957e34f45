import type { Json } from './client.js';
import { examplesOf, operationsOf, type Operation } from './operations.js';
import { membersOf, type Heard } from './witness.js';

/** What stands below these is as free as its subject: ids, numbers and positions of a check or an act. */
const FREE = /(^|\.)(evidence|detail)\./;

/** It shows itself in part only. */
const ITSELF = '/api/docs.json';

/** What was answered and does not stand in the API document. */
export function undocumented(heard: readonly Heard[], document: Json): string[] {
  const operations = operationsOf(document)
    .map((operation) => ({ operation, matches: patternOf(operation) }))
    // What has a fixed segment goes before what takes any there.
    .sort((one, other) => parametersIn(one.operation) - parametersIn(other.operation));
  const complaints = heard.flatMap((one) => {
    const { operation } =
      operations.find(
        ({ operation: { method }, matches }) => method === one.method && matches.test(one.path),
      ) ?? {};
    const complaint = operation ? complaintOf(one, operation) : null;
    return complaint === null ? [] : [`${operation!.name}: ${complaint}`];
  });
  return [...new Set(complaints)].sort();
}

function complaintOf({ status, code, members }: Heard, { path, responses }: Operation): string | null {
  if (path === ITSELF) return null;
  const told = responses[status];
  if (!told) return `${status} ${code ?? ''} is not in the API document`;
  const examples = examplesOf(told);
  if (status >= 400) {
    return examples.some((problem) => problem.code === code)
      ? null
      : `${status} ${code} is not in the API document`;
  }
  const known = new Set(examples.flatMap((example) => membersOf(example)));
  const unknown = members.filter((member) => !known.has(member) && !FREE.test(member));
  return unknown.length === 0 ? null : `no example of ${status} has ${unknown.join(', ')}`;
}

const PARAMETER = /\{\w+\}/g;

const parametersIn = ({ path }: Operation): number => path.match(PARAMETER)?.length ?? 0;

const patternOf = ({ path }: Operation): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replace(PARAMETER, '[^/]+')}$`);
