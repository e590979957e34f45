import 'reflect-metadata';
import { run, UsageError } from './cli/run.js';
import { ConfigError, readConfig } from './platform/config/config.js';
import { Problem } from './platform/errors/problem.js';

const output = {
  answer: (line: string): void => void process.stdout.write(`${line}\n`),
  tell: (line: string): void => void process.stderr.write(`${line}\n`),
};

try {
  process.exitCode = await run(process.argv.slice(2), () => readConfig(process.env), output);
} catch (error) {
  process.exitCode = 1;
  if (error instanceof UsageError) output.tell(`${error.message} "parley help" lists the commands.`);
  else if (error instanceof Problem) output.tell(error.detail);
  else if (error instanceof ConfigError) output.tell(error.message);
  else output.tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
