import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** A port of this machine that nobody listens on at this instant. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Kills a PostgreSQL server of this machine with all its processes at once, as a power cut of its own would. */
export async function killPostgres(url: string): Promise<void> {
  const client = await connect(url);
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const postmaster = parentOf(rows[0]!.pid);
  const children = processes().filter((pid) => parentOf(pid) === postmaster);
  for (const pid of [postmaster, ...children]) kill(pid);
}

/** Once there is a server that takes it: after a kill it comes back by and by. */
export async function connect(url: string): Promise<pg.Client> {
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    // The server's end is this connection's too.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch {
      await pause(20);
    }
  }
}

const processes = (): number[] => readdirSync('/proc').map(Number).filter(Number.isInteger);

/** The parent's id; 0 for a process that is gone. Its name, in brackets, may hold anything. */
function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
