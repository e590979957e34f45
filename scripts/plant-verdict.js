import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** The lines before the first `diff` or `---` are the header. */
const header = /^(?<words>[\s\S]*?)^(diff --git|--- )/m;
const titleLine = /^Plant: (?<title>.+)$/m;
const redLine = /^Goes red: (?<spec>\S+)(?: -- (?<pattern>.+))?$/m;

/** A file of `test/plants`: `{ path, name, title, spec, pattern }`, or with a `fault` where it is none. */
export function readPlant(path) {
  const name = basename(path, '.patch');
  const words = header.exec(readFileSync(path, 'utf8'))?.groups.words ?? '';
  const title = titleLine.exec(words)?.groups.title;
  const red = redLine.exec(words)?.groups;
  if (!title) return { name, fault: 'its header has no line "Plant: <what is wrong>".' };
  if (!red) return { name, fault: 'its header has no line "Goes red: <spec> [-- <test name pattern>]".' };
  if (!existsSync(red.spec)) return { name, fault: `there is no ${red.spec}.` };
  return { path, name, title, spec: red.spec, pattern: red.pattern };
}

/** These say that the planted program is broken, not that a test knows better. */
const brokenProgram = /^(ReferenceError|SyntaxError)\b/;

/**
 * Judges Jest's JSON report of a planted run: red counts only where a test ran and failed.
 * @returns {{ ok: boolean, words: string }}
 */
export function verdictOf(report) {
  const unrun = report.testResults.filter(({ assertionResults }) => assertionResults.length === 0);
  const failed = report.numFailedTests > 0;
  // A suite may trip over what a red test left under way; that test was red all the same.
  if (unrun.length > 0 || (report.numRuntimeErrorTestSuites > 0 && !failed)) {
    return {
      ok: false,
      words: `The spec could not run: ${unrun.map(({ message }) => beginning(message)).join('\n')}`,
    };
  }
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  if (tests.every(({ status }) => status === 'pending' || status === 'todo')) {
    return { ok: false, words: 'No test has a name like that.' };
  }
  const failures = tests
    .filter(({ status }) => status === 'failed')
    .flatMap(({ failureMessages }) => failureMessages);
  if (failures.length === 0) return { ok: false, words: 'Every test stayed green.' };
  if (failures.every((message) => brokenProgram.test(message))) {
    return { ok: false, words: `The planted program is broken, not wrong: ${beginning(failures[0])}` };
  }
  return { ok: true, words: '' };
}

function beginning(message) {
  return message.trim().split('\n').slice(0, 6).join('\n');
}
