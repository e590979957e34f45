import { Module, type DynamicModule } from '@nestjs/common';
import { Secret } from './config/secret.js';
import { Database } from './database/database.js';
import { Draining } from './http/draining.js';
import { HealthController } from './http/health.controller.js';

/** What the process brings, for every module to ask for. */
export interface Platform {
  readonly database: Database;
  readonly secret: Secret;
  readonly draining: Draining;
}

@Module({})
export class PlatformModule {
  static with({ database, secret, draining }: Platform): DynamicModule {
    const providers = [
      { provide: Database, useValue: database },
      { provide: Secret, useValue: secret },
      { provide: Draining, useValue: draining },
    ];
    return {
      module: PlatformModule,
      global: true,
      controllers: [HealthController],
      providers,
      exports: providers,
    };
  }
}
