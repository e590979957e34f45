import { Controller, Get } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Database } from '../database/database.js';
import { Problem } from '../errors/problem.js';
import { Documented } from './documented.js';

class NotReady extends Problem {
  static readonly examples = () => [new NotReady('The database does not answer.')];

  constructor(detail: string) {
    super(503, 'not_ready', 'Not ready', detail, {}, { 'retry-after': '2' });
  }
}

/** For whoever runs the service: alive, and ready to serve. */
@Controller()
export class HealthController {
  constructor(private readonly database: Database) {}

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
    const pending = await this.database.dataSource.showMigrations().catch(() => {
      throw new NotReady('The database does not answer.');
    });
    if (pending) throw new NotReady('The database is not migrated: run "parley migrate".');
    return { status: 'ready' };
  }
}
