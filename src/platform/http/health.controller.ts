import { Controller, Get } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Database } from '../database/database.js';
import { isMigrated } from '../database/is-migrated.js';
import { Problem } from '../errors/problem.js';
import { Documented } from './documented.js';
import { Draining } from './draining.js';

class NotReady extends Problem {
  static readonly examples = () => [new NotReady('The database does not answer.')];

  constructor(detail: string) {
    super(503, 'not_ready', 'Not ready', detail, {}, { 'retry-after': '2' });
  }
}

/** Who asks whether we are ready does not wait for long. */
const PATIENCE_MS = 2_000;

/** For whoever runs the service: alive, and ready to serve. */
@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly draining: Draining,
  ) {}

  @Get('healthz')
  @RouteConfig({ siteless: true })
  @Documented({
    does: 'Says that the process is alive',
    answers: { says: 'Alive', example: { status: 'alive' } },
  })
  alive(): object {
    return { status: 'alive' };
  }

  @Get('readyz')
  @RouteConfig({ siteless: true })
  @Documented({
    does: 'Says whether the service can answer',
    answers: { says: 'The database answers and is migrated', example: { status: 'ready' } },
    refuses: [NotReady],
  })
  async ready(): Promise<object> {
    if (this.draining.isOn) throw new NotReady('This instance is stopping: ask another one.');
    const migrated = await inTime(isMigrated(this.database)).catch(() => {
      throw new NotReady('The database does not answer.');
    });
    if (!migrated) throw new NotReady('The database is not migrated: run "parley migrate".');
    return { status: 'ready' };
  }
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
