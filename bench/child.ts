import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A TypeScript program of this folder in a process of its own, that tells what it found by messages. */
export class Child {
  private readonly waiting: unknown[] = [];
  private wake: () => void = () => undefined;
  private exit: number | string | null = null;

  private constructor(private readonly process: ChildProcess) {
    process.on('message', (message) => {
      this.waiting.push(message);
      this.wake();
    });
    process.on('exit', (code, signal) => {
      this.exit = code ?? signal;
      this.wake();
    });
  }

  /** @param config what the program finds as JSON in its first argument */
  static start(file: string, config: object): Child {
    const program = fileURLToPath(new URL(file, import.meta.url));
    const child = fork(program, [JSON.stringify(config)], {
      cwd: root,
      execArgv: ['--import', './scripts/typescript.js'],
      // Standard output is the report's alone.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return new Child(child);
  }

  tell(message: object): void {
    this.process.send(message);
  }

  /** The next message that was not taken yet. */
  async next<Message>(): Promise<Message> {
    while (this.waiting.length === 0) {
      if (this.exit !== null) throw new Error(`A program of the bench ended early: ${this.exit}`);
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    return this.waiting.shift() as Message;
  }

  async stop(): Promise<void> {
    if (this.exit !== null) return;
    const exited = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await exited;
  }
}

/** What {@link Child.start} was given. */
export const givenConfig = <Config>(): Config => JSON.parse(process.argv[2]!) as Config;
