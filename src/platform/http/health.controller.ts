import { Controller, Get } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Database } from '../database/database.js';
import { Problem } from '../errors/problem.js';

class NotReady extends Problem {
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
  alive(): object {
    return { status: 'alive' };
  }

  @Get('readyz')
  @RouteConfig({ siteless: true })
  async ready(): Promise<object> {
    const pending = await this.database.dataSource.showMigrations().catch(() => {
      throw new NotReady('The database does not answer.');
    });
    if (pending) throw new NotReady('The database is not migrated: run "parley migrate".');
    return { status: 'ready' };
  }
}
