import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where it begins, compiled from `src`; named in the environment of every test worker by the global setup. */
function program(): string {
  const main = process.env['PARLEY_TEST_PROGRAM'];
  if (main === undefined) throw new Error('PARLEY_TEST_PROGRAM is not set: the global setup did not run.');
  return main;
}

export type Environment = Readonly<Record<string, string>>;

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program as it lies in `src`, in a process of its own that knows nothing of the test's environment. */
const start = (args: readonly string[], env: Environment): ChildProcess =>
  spawn(process.execPath, [program(), ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const collected = (stream: NodeJS.ReadableStream): (() => string) => {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
};

/** Runs one command to its end. */
export function parley(args: readonly string[], env: Environment): Promise<Finished> {
  const child = start(args, env);
  const stdout = collected(child.stdout!);
  const stderr = collected(child.stderr!);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout: stdout(), stderr: stderr() }));
  });
}

/** A running `parley serve`. */
export class Serving {
  readonly lines: string[] = [];
  private readonly ended: Promise<number | null>;
  private readonly told = new Set<() => void>();
  private isEnded = false;

  private constructor(private readonly child: ChildProcess) {
    this.ended = new Promise((resolve) => child.once('close', (code) => resolve(code)));
    child.once('close', () => {
      this.isEnded = true;
      this.tell();
    });
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface({ input: stream }).on('line', (line) => {
        this.lines.push(line);
        this.tell();
      });
    }
  }

  /** Ends when the service has printed a line with `until`; what it printed before stands in {@link lines}. */
  static async start(env: Environment, until: string): Promise<Serving> {
    const serving = new Serving(start(['serve'], { PORT: '0', ...env }));
    await serving.printed(until);
    return serving;
  }

  get url(): string {
    const url = this.lines.map((line) => /^Parley answers at (\S+)$/.exec(line)?.[1]).find(Boolean);
    if (!url) throw new Error(`The service did not say where it answers:\n${this.lines.join('\n')}`);
    return url;
  }

  /** Of its process. */
  get pid(): number {
    return this.child.pid!;
  }

  /** Sends the signal and waits for the end; answers the exit code. Does nothing to one that has ended. */
  async stop(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }

  /** Rejects with what it printed, should it end. */
  async failing(): Promise<never> {
    const code = await this.ended;
    throw new Error(`The service ended by itself (exit code ${code}):\n${this.lines.join('\n')}`);
  }

  private async printed(words: string): Promise<void> {
    while (!this.lines.some((line) => line.includes(words))) {
      if (this.isEnded) throw new Error(`The service ended without "${words}":\n${this.lines.join('\n')}`);
      await new Promise<void>((resolve) => this.told.add(resolve));
    }
  }

  private tell(): void {
    for (const resolve of this.told) resolve();
    this.told.clear();
  }
}
