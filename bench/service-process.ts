import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { memoryOf } from '../test/support/memory.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'dist/src/main.js');
const LONGEST_STOP = 15_000;

export const SECRET = 'a secret of the bench, and of nothing else';

/** Builds the service unless the build is newer than all that it is made of. */
export async function build(): Promise<void> {
  const sources = ['src', 'migrations'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name)),
  );
  const changed = [...sources, join(root, 'package.json'), join(root, 'tsconfig.json')].map(changedAt);
  if (changedAt(program) > Math.max(...changed)) return;
  const child = spawn('npm', ['run', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The service could not be built: see above.');
}

const changedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** The built service in a process of its own, on a database that is there. */
export class ServiceProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    /** Seconds from its start to the end of its first answer. */
    readonly startedIn: number,
  ) {
    child.on('exit', (code, signal) => {
      if (!this.isStopping) this.endedBy = `the service ended by itself: ${signal ?? code}`;
    });
  }

  private isStopping = false;
  /** Why it is gone, though nobody stopped it. */
  endedBy: string | null = null;

  static async start(databaseUrl: string): Promise<ServiceProcess> {
    const start = performance.now();
    const child = spawn(process.execPath, [program, 'serve'], {
      cwd: root,
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        HOST: '127.0.0.1',
        PORT: '0',
        SECRET,
        PARLEY_DEMO: '0',
        // The bench is the proxy, so that each request may have its own address.
        TRUSTED_PROXIES: '127.0.0.1',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface(child.stdout);
    const told = new Promise<string>((resolve) => {
      lines.on('line', (line) => {
        const port = /answers at .*:(\d+)/.exec(line)?.[1];
        if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
      });
    });
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`The service ended with ${String(code)} before it answered.`);
    });
    const url = await Promise.race([told, ended]);
    ended.catch(() => undefined);
    await (await fetch(`${url}/api/v1/articles`)).arrayBuffer();
    return new ServiceProcess(child, url, (performance.now() - start) / 1_000);
  }

  /** Resident megabytes. */
  get memory(): number {
    return memoryOf(this.child.pid!).now;
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const patience = new AbortController();
    const late = sleep(LONGEST_STOP, 'late', { signal: patience.signal }).catch(() => undefined);
    if ((await Promise.race([exited, late])) === 'late') {
      this.child.kill('SIGKILL');
      await exited;
    }
    patience.abort();
  }
}
