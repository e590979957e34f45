import { writeSync } from 'node:fs';
import { relative } from 'node:path';

const reason = / ?\(skipped: (?<reason>.+?)\)/;

/**
 * Ends a run with a plain line, `12 passed, 0 failed`, after naming each skipped test with its reason. The reason
 * stands in the title of the test or of a group above it, `(skipped: no Chromium here)`; without one the run fails.
 */
export default class JestResultLine {
  #withoutReason = 0;

  constructor(globalConfig) {
    this.rootDir = globalConfig.rootDir;
    // With a name pattern, every test that was not asked for counts as skipped.
    this.everythingAskedFor = !globalConfig.testNamePattern;
  }

  onRunComplete(_contexts, results) {
    const skipped = this.everythingAskedFor ? skippedOf(results, this.rootDir) : [];
    this.#withoutReason = skipped.filter((test) => !test.reason).length;
    const lines = skipped.map(({ name, reason }) => `skipped: ${name}: ${reason ?? 'NO REASON GIVEN'}`);
    if (this.#withoutReason > 0) {
      lines.push(
        'A skipped test says why in its title, or in that of a group above it: (skipped: <reason>).',
      );
    }
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + this.#withoutReason;
    // At the exit, since Jest's own summary is printed after the last reporter.
    process.once('exit', (code) => {
      const runFailed = code !== 0 && failed === 0;
      if (runFailed) lines.push(`The run itself failed (exit code ${code}), though no test did.`);
      const counts = [`${results.numPassedTests} passed`, `${failed + (runFailed ? 1 : 0)} failed`];
      if (skipped.length > 0) counts.push(`${skipped.length} skipped`);
      writeSync(process.stdout.fd, `${[...lines, counts.join(', ')].join('\n')}\n`);
    });
  }

  getLastError() {
    return this.#withoutReason > 0 ? new Error('A test was skipped without a reason.') : undefined;
  }
}

function skippedOf(results, rootDir) {
  return results.testResults.flatMap((file) =>
    file.testResults
      .filter(({ status }) => status === 'pending' || status === 'todo')
      .map((test) => ({
        name: `${relative(rootDir, file.testFilePath)}: ${test.fullName.replace(reason, '')}`,
        reason:
          reason.exec(test.fullName)?.groups.reason ?? (test.status === 'todo' ? 'to be written' : undefined),
      })),
  );
}
