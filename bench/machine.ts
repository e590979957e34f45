import { cpus, release, totalmem } from 'node:os';
import type { Database } from '../src/platform/database/database.js';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGB: number;
  readonly system: string;
  readonly node: string;
  readonly postgresql: string;
}

export async function describeMachine(database: Database): Promise<Machine> {
  const [row] = await database.query<{ version: string }>(
    `SELECT current_setting('server_version') AS version`,
  );
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 1024 ** 3),
    system: `${process.platform} ${release()}`,
    node: process.version,
    postgresql: row!.version,
  };
}
